import { isDay } from '../../issue/index.ts'
import { numberOf } from './numeral.ts'

const NUMERAL = '[〇○零一二三四五六七八九十廿卅]'
const BEFORE_MINGUO = 1911
/** A full date, in digits or Chinese numerals, with or without 年月日, also in years of the Republic; matched in folded text. */
export const DATE =
  String.raw`(?:(?<year>(?:1[89]|20)\d\d)\s?[年.\-/]\s?(?<month>\d{1,2})\s?[月.\-/]\s?(?<day>\d{1,2})(?:\s?日)?` +
  String.raw`|(?<hanYear>[一二][〇○零一二三四五六七八九]{3})\s?年\s?(?<hanMonth>${NUMERAL}{1,3})\s?月\s?(?<hanDay>${NUMERAL}{1,3})\s?日` +
  String.raw`|(?:中华)?民国\s?(?<minguo>\d{1,3}|[元〇零一二三四五六七八九十百]{1,5})\s?年\s?(?<minguoMonth>\d{1,2}|${NUMERAL}{1,3})\s?月\s?(?<minguoDay>\d{1,2}|${NUMERAL}{1,3})\s?日)`
export const WEEKDAY = '(?:星期|周|礼拜)[一二三四五六日天]'

/** 辛丑年十月初五, with 农历 or without, leap months and the animal's year included. */
export const LUNAR =
  '(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥](?:[（(]?[鼠牛虎兔龙蛇马羊猴鸡狗猪][)）]?)?年\\s?)?' +
  '闰?(?:[正一二三四五六七八九十冬腊]|十[一二])月(?:初[一二三四五六七八九十]|十[一二三四五六七八九]|二十[一二三四五六七八九]?|[廿]十?[一二三四五六七八九]?|三十|[一二三四五六七八九])[日]?'

const full = new RegExp(DATE)
const two = (value: number): string => String(value).padStart(2, '0')

/** The first full date of folded text as ISO 8601, or undefined. Dates not in the calendar do not count. */
export const isoDate = (folded: string): string | undefined => {
  const groups = full.exec(folded)?.groups
  if (!groups) return undefined
  const minguo = groups.minguo === '元' ? 1 : numberOf(groups.minguo ?? '')
  const [year, month, day] = [
    minguo === undefined ? numberOf(groups.year ?? groups.hanYear ?? '') : minguo + BEFORE_MINGUO,
    numberOf(groups.month ?? groups.hanMonth ?? groups.minguoMonth ?? ''),
    numberOf(groups.day ?? groups.hanDay ?? groups.minguoDay ?? ''),
  ]
  if (year === undefined || month === undefined || day === undefined) return undefined
  const iso = `${year}-${two(month)}-${two(day)}`
  return isDay(iso) ? iso : undefined
}

const IN_PATH =
  /(?<!\d)(?<year>(?:19|20)\d\d)(?:[-_./年 ]{1,2}(?<month>\d{1,2})[-_./月 ]{1,2}(?<day>\d{1,2})日?(?!\d)|[-_./年]?(?<mm>\d\d)[-_./月]?(?<dd>\d\d)(?=(?:\d\d)?(?!\d)))/g

interface DateInPath {
  /** ISO 8601. */
  readonly day: string
  /** Where it ends in the path. */
  readonly end: number
}

/** The last day in a path: `rmrb_20200125_01.txt`, `2020-1-25.txt`, `2020/01/25/03.txt`, `2020年/1月/25日`. */
export const dateInPath = (path: string): DateInPath | undefined =>
  [...path.matchAll(IN_PATH)]
    .flatMap(({ 0: text, index, groups = {} }): DateInPath[] => {
      const day = isoDate(`${groups.year}-${groups.month ?? groups.mm}-${groups.day ?? groups.dd}`)
      return day ? [{ day, end: index + text.length }] : []
    })
    .at(-1)
