import { type Day, isDay } from '../../issue/index.ts'
import type { Saying } from '../../language/index.ts'
import type { Paper } from './paper-entry.ts'

const FIELDS: Readonly<Record<string, (year: string, month: string, day: string) => string>> = {
  Y: (year) => year,
  y: (year) => year.slice(2),
  m: (_, month) => month,
  n: (_, month) => String(Number(month)),
  d: (_, __, day) => day,
  j: (_, __, day) => String(Number(day)),
}

const FIELD = /\{([^{}]*)\}/g

/** What is wrong with a pattern; undefined if it is valid. */
export const faultOfPattern = (pattern: string): Saying | undefined => {
  const fields = [...pattern.matchAll(FIELD)].map(([, field = '']) => field)
  const unknown = fields.find((field) => !(field in FIELDS))
  if (unknown !== undefined) return ['noDatePart', unknown]
  const has = (...some: string[]) => some.some((field) => fields.includes(field))
  if (!has('Y', 'y') || !has('m', 'n') || !has('d', 'j')) {
    const meant = patternOf(pattern)
    return meant === undefined ? ['needsDate'] : ['needsDateAs', meant]
  }
  const address = expand(pattern, '2021-11-09')
  if (!URL.canParse(address)) return ['isNoAddress', address]
  const { protocol, username, password } = new URL(address)
  if (protocol !== 'http:' && protocol !== 'https:') return ['onlyHttp']
  if (username || password) return ['addressWithPassword']
  return undefined
}

const expand = (pattern: string, day: Day): string => {
  const [year = '', month = '', date = ''] = day.split('-')
  return pattern.replace(FIELD, (whole, field: string) => FIELDS[field]?.(year, month, date) ?? whole)
}

/** The address of a paper's front page of one day, from the pattern that was valid on that day. */
export const frontPageUrl = (paper: Paper, day: Day): string => {
  if (!isDay(day)) throw new RangeError(`${day} is no day: write it as 2021-11-09`)
  const former = paper.former?.find(({ until }) => day <= until)
  return expand((former ?? paper).url, day)
}

/**
 * A date in an address: `/202111/09/`, `/2021-11/09/`, `/20211109/`, `_20211109_`, `/2021/11/9/`, `/2021n/11y/09/`.
 * No other digits may adjoin, so that the number of an article is rarely taken for a date.
 */
const DATE = /(?<!\d)((?:19|20)\d\d)(n?[-/_.]?)(\d{1,2})(y?[-/_.]?)(\d{1,2})(?!\d)/g

const datesIn = (text: string) =>
  [...text.matchAll(DATE)].flatMap((match) => {
    const [whole, year = '', afterYear = '', month = '', afterMonth = '', date = ''] = match
    const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
    return isDay(day) ? [{ whole, day, afterYear, month, afterMonth, date }] : []
  })

/** The first day that an address contains; undefined if it contains none. */
export const dayInUrl = (url: string): Day | undefined => {
  if (!URL.canParse(url)) return undefined
  const { pathname, search } = new URL(url)
  return datesIn(`${pathname}${search}`)[0]?.day
}

/** The pattern of an address of one day; undefined if it contains no day. */
export const patternOf = (url: string): string | undefined => {
  const dates = datesIn(url)
  const [first] = dates
  if (!first) return undefined
  const pattern = dates
    .filter(({ day }) => day === first.day)
    .reduce((text, { whole, afterYear, month, afterMonth, date }) => {
      const fields = `{Y}${afterYear}${month.length === 1 ? '{n}' : '{m}'}${afterMonth}${date.length === 1 ? '{j}' : '{d}'}`
      return text.replace(whole, fields)
    }, url)
  // Some papers keep each year in a folder of its own: /2021/20211109/.
  return pattern.replace(new RegExp(`(?<=/)${first.day.slice(0, 4)}(?=/)`, 'g'), '{Y}')
}
