import { ROLE } from './credits.ts'
import { DATE, isoDate, LUNAR, WEEKDAY } from './date.ts'
import { HAN } from './han.ts'
import { type PageLabel, pageLabelOf, printPageOf } from './page-label.ts'
import { EDITION_AFTER_NAME, withEdition } from './paper-name.ts'

/** A line along the edge of a page: `A02 要闻 2022年3月18日 星期五 责编：张三`, `青石日报 2022年3月18日 03版 综合`. */
export interface RunningHead {
  readonly label: PageLabel
  readonly name?: string
  readonly datePublished?: string
  readonly weekday?: string
}

const MAX_LENGTH = 100
const date = new RegExp(`${DATE}(?:\\s*（[^）]{1,10}）)?`)
const weekday = new RegExp(WEEKDAY)
const lunar = new RegExp(`(?:农历|夏历)?\\s*${LUNAR}`)
const NAME = `${HAN}{2,4}(?:[、，]${HAN}{2,4}){0,3}`
const credits = new RegExp(`(?:本版|今日|本期)?${ROLE}\\s*[：/]?\\s*${NAME}`, 'gu')
const PAPER = new RegExp(
  `(?:^|[\\s|｜·])《?(?<name>${HAN}{2,8}(?:报|周刊|导刊|参考|快报|商报|晨报|时讯))》?(?<edition>${EDITION_AFTER_NAME})?》?(?=[\\s|｜·]|$)`,
  'u',
)
const TELEPHONE = /(?:\p{Script=Han}{0,6}(?:电话|热线)[：\s]*)?\d{3,4}-?\d{7,8}/u
const EDGES = /^[\s|｜·，、/]+|[\s|｜·，、/]+$/g

/** 03 要闻, 要闻 03版, 03: a page label only if a date or a name is next to it. */
const WEAK_FORMS: readonly RegExp[] = [
  /^(?<page>\d{2}|[A-Z]\d{1,2})(?: (?<section>\p{Script=Han}{2,8}))?$/u,
  /^(?<section>\p{Script=Han}{2,8}) 第?(?<page>[A-Z]{0,2}\d{1,3})版?$/u,
]

const labelOf = (remainder: string): PageLabel | undefined => {
  const label = pageLabelOf(remainder)
  if (label) {
    const { bare: _, ...fullLabel } = label
    return fullLabel
  }
  const groups = WEAK_FORMS.map((form) => form.exec(remainder)?.groups).find((groups) => groups !== undefined)
  if (!groups?.page) return undefined
  return { printPage: printPageOf(groups.page), ...(groups.section ? { printSection: groups.section } : {}) }
}

/** The running head in folded text that is nothing else; else undefined. */
export const runningHeadOf = (folded: string): RunningHead | undefined => {
  if (folded.length > MAX_LENGTH || !/(?:19|20)\d\d|[编校]/.test(folded) || !/版|[A-Z]\d|\d\d/.test(folded))
    return undefined
  const withoutCredits = folded.replace(credits, ' ')
  const dateMatch = date.exec(withoutCredits)
  if (!dateMatch && withoutCredits === folded) return undefined
  const withoutDate = dateMatch ? withoutCredits.replace(dateMatch[0], ' ') : withoutCredits
  const weekdayPrinted = weekday.exec(withoutDate)?.[0]
  const remainder = withoutDate.replace(weekday, ' ').replace(lunar, ' ').replace(TELEPHONE, ' ')
  const paper = PAPER.exec(remainder)?.groups
  const name = paper?.name && withEdition(paper.name, paper.edition ?? '')
  const label = labelOf(
    remainder
      .replace(PAPER, ' ')
      .replace(/[\s|｜·]+/g, ' ')
      .replace(EDGES, ''),
  )
  if (!label) return undefined
  const datePublished = dateMatch ? isoDate(dateMatch[0]) : undefined
  return {
    label,
    ...(name ? { name } : {}),
    ...(datePublished ? { datePublished } : {}),
    ...(weekdayPrinted ? { weekday: weekdayPrinted } : {}),
  }
}
