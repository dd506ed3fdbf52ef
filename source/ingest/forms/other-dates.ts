import { isDay } from '../../issue/index.ts'
import { numberOf } from './numeral.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(?<monthName>January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\\.?)'
/** The year before the first of each era. */
const ERAS: Readonly<Record<string, number>> = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018 }
const NUMBER = '[元〇一二三四五六七八九十\\d]{1,3}'
const ERA = `(?<era>${Object.keys(ERAS).join('|')})\\s?(?<eraYear>${NUMBER})\\s?年`

/** Full dates of English, Japanese and Korean papers in folded text, whose commas and brackets are full-width. */
export const OTHER_DATES: readonly RegExp[] = [
  // November 9, 2021
  new RegExp(
    `\\b${MONTH}\\s(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s?[，.]?\\s?(?<year>(?:1[789]|20)\\d\\d)\\b`,
    'i',
  ),
  // 9 November 2021, 9th Nov., 2021
  new RegExp(
    `\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?${MONTH}[，]?\\s(?<year>(?:1[789]|20)\\d\\d)\\b`,
    'i',
  ),
  // 2021年（令和3年）11月9日, 令和3年（2021年）11月9日
  new RegExp(
    `(?<year>(?:1[89]|20)\\d\\d)年?\\s?（?\\s?(?:${ERA})\\s?）?\\s?年?\\s?(?<month>\\d{1,2})月\\s?(?<day>\\d{1,2})日`,
  ),
  new RegExp(
    `${ERA}\\s?(?:（\\s?(?<year>(?:1[89]|20)\\d\\d)年?\\s?）)?\\s?(?<month>${NUMBER})\\s?月\\s?(?<day>${NUMBER})\\s?日`,
  ),
  // 2021년 11월 9일
  /(?<year>(?:1[89]|20)\d\d)\s?년\s?(?<month>\d{1,2})\s?월\s?(?<day>\d{1,2})\s?일/,
]

const two = (value: number): string => String(value).padStart(2, '0')

/** The date that one of `OTHER_DATES` found, as ISO 8601; undefined if it is not in the calendar. */
export const isoOfGroups = (groups: Readonly<Record<string, string>>): string | undefined => {
  const numeral = (text = ''): number | undefined => (text === '元' ? 1 : numberOf(text))
  const { era = '', eraYear, monthName } = groups
  const eraStart = ERAS[era]
  const year =
    groups.year === undefined && eraStart !== undefined
      ? eraStart + (numeral(eraYear) ?? Number.NaN)
      : Number(groups.year)
  const month = monthName ? MONTHS.indexOf(monthName.slice(0, 3).toLowerCase()) + 1 : numeral(groups.month)
  const day = numeral(groups.day)
  if (!Number.isInteger(year) || !month || !day) return undefined
  const iso = `${year}-${two(month)}-${two(day)}`
  return isDay(iso) ? iso : undefined
}

/** The days of the week from Sunday, each as its languages begin it. */
const WEEKDAYS: readonly RegExp[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].map(
  (english, day) =>
    new RegExp(
      `^${english}|^[（]?${'日月火水木金土'[day]}曜?日?[）]?$|^[（]?${'일월화수목금토'[day]}(?:요일)?[）]?$`,
      'i',
    ),
)

/** A weekday of such a paper: Tuesday, 火曜日, （火）, 화요일, （화）. */
export const OTHER_WEEKDAY =
  '\\b(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\\b|[（]?[日月火水木金土]曜日?[）]?|（[月火水木金土日]）|[（]?[일월화수목금토]요일[）]?|（[일월화수목금토]）'

/** The number of such a weekday from Sunday, 0; undefined for any other text. */
export const otherWeekday = (printed: string): number | undefined => {
  const day = WEEKDAYS.findIndex((form) => form.test(printed.replace('(', '（').replace(')', '）')))
  return day < 0 ? undefined : day
}
