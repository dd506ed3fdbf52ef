import { DATE, isoDate, LUNAR, unifyWidths, WEEKDAY } from '../../forms/index.ts'

/** A date in the lines of a page. */
interface PrintedDate {
  /** ISO. */
  readonly date: string
  /** As printed, white space aside: `2026年7月18日 星期六`. */
  readonly printed: string
  readonly weekday?: string
  /** Whether the weekday is printed and right. */
  readonly hasRightWeekday: boolean
  /** Whether its line has nothing else but a masthead's parts: 第01版, 总第1234期, the paper's name. */
  readonly isAlone: boolean
}

const WEEKDAYS = '日一二三四五六'
const weekdayOf = (iso: string): string => `星期${WEEKDAYS[new Date(`${iso}T00:00:00Z`).getUTCDay()]}`

const FULL_DATE = new RegExp(`(?<!\\d)${DATE}(?!\\d)(?:[^\\p{L}\\d]{0,3}${WEEKDAY})?`, 'gu')
const weekdayForm = new RegExp(WEEKDAY)

const NOW = '(?:今[天日]|[现現]在|此刻|[当當目]前)(?:的)?(?:日期|[时時][间間])?'
const BY_THE_CLOCK = '(?:北京|系[统統]|[当當本]地|服[务務]器|[标標][准準])(?:日期|[时時][间間])'
/** The words before a date that make it the site's clock and no date of the paper: 今天是, 现在时间：, 北京时间. */
const BEFORE_CLOCK = new RegExp(
  `(?:(?:${NOW}|${BY_THE_CLOCK})(?:是|[为為])?|(?:today|now)\\s?(?:is)?)\\s?[：，]?\\s*$`,
  'iu',
)
/** A time of day after a date: `10：23：45`, 10时23分. */
const TIME = /^[^\p{L}\d]{0,4}(?:[上下]午|[AP]M)?\s?\d{1,2}\s?[：时時点點]\s?\d{1,2}/iu

/** What a masthead may have beside its date. */
const BESIDE = new RegExp(
  [
    WEEKDAY,
    `(?:农历|農曆)?${LUNAR}`,
    '(?:第\\s?)?[A-Za-z]{0,3}\\d{1,4}\\s?版(?:面)?(?:\\s?：?\\s?[^\\s\\d]{0,20})?',
    '[总總]?第\\s?\\d+\\s?[期号號]',
    '(?:出版|出刊)(?:日期|时间|時間)?|日期',
  ].join('|'),
  'gu',
)

/** Characters before a date that are searched for 今天是. */
const BEFORE = 24

/**
 * The dates that the lines of a page print, in order, without the site's clock.
 * @param name the paper's, which may be beside the date
 */
export const printedDates = (lines: readonly string[], name = ''): PrintedDate[] => {
  // Lines stay apart, but a date may be in several of them, and its weekday in the next.
  const text = lines.map((line) => unifyWidths(line).replace(/\s+/g, '')).join('\n')
  return [...text.matchAll(FULL_DATE)].flatMap((match): PrintedDate[] => {
    const [found] = match
    const end = match.index + found.length
    const date = isoDate(found)
    const isClock =
      BEFORE_CLOCK.test(text.slice(Math.max(0, match.index - BEFORE), match.index)) ||
      TIME.test(text.slice(end, end + BEFORE))
    if (date === undefined || isClock) return []
    const weekday = weekdayForm.exec(found)?.[0]
    const day = (weekday ? found.slice(0, -weekday.length) : found).replace(/\s+|[^\p{L}\p{N}]+$/gu, '')
    const lineEnd = text.indexOf('\n', end)
    const beside = [
      text.slice(text.lastIndexOf('\n', match.index) + 1, match.index),
      text.slice(end, lineEnd < 0 ? undefined : lineEnd),
    ].map((part) => (name === '' ? part : part.replace(name, ' ')).replace(BESIDE, ' '))
    return [
      {
        date,
        printed: [day, ...(weekday ? [weekday] : [])].join(' '),
        ...(weekday ? { weekday } : {}),
        hasRightWeekday: weekday?.replace(/^周/, '星期').replace('天', '日') === weekdayOf(date),
        isAlone: beside.every((part) => !/[\p{L}\p{N}]/u.test(part)),
      },
    ]
  })
}
