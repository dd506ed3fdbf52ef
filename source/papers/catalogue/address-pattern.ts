import { type Day, isDay } from '../../issue/index.ts'
import type { Saying } from '../../language/index.ts'
import type { Paper, Way } from './paper-entry.ts'

/** What each `{field}` of a pattern expands to. */
const FIELDS: Readonly<Record<string, (year: string, month: string, day: string) => string>> = {
  Y: (year) => year,
  y: (year) => year.slice(2),
  m: (_, month) => month,
  n: (_, month) => String(Number(month)),
  d: (_, __, day) => day,
  j: (_, __, day) => String(Number(day)),
}

const FIELD = /\{([^{}]*)\}/g

/** Whether the address of a paper that is read in this way has a date in it. */
const isDated = (how: Way): boolean => how === 'page' || how === 'json'

/** The fault of a pattern, as a message; undefined if the pattern is valid. */
export const faultOfPattern = (pattern: string, how: Way = 'page'): Saying | undefined => {
  const fields = [...pattern.matchAll(FIELD)].map(([, field = '']) => field)
  const unknown = fields.find((field) => !(field in FIELDS))
  if (unknown !== undefined) return ['noDatePart', unknown]
  const hasAny = (...names: string[]) => names.some((name) => fields.includes(name))
  if (isDated(how) && !(hasAny('Y', 'y') && hasAny('m', 'n') && hasAny('d', 'j'))) {
    const suggestion = patternOf(pattern)
    return suggestion === undefined ? ['needsDate'] : ['needsDateAs', suggestion]
  }
  return faultOfAddress(expand(pattern, '2021-11-09'))
}

/** The fault of an address that a user or the catalogue gives. */
export const faultOfAddress = (address: string): Saying | undefined => {
  if (!URL.canParse(address)) return ['isNoAddress', address]
  const { protocol, username, password } = new URL(address)
  if (protocol !== 'http:' && protocol !== 'https:') return ['onlyHttp']
  if (username || password) return ['addressWithPassword']
  return undefined
}

const expand = (pattern: string, day: Day): string => {
  const [year = '', month = '', date = ''] = day.split('-')
  return pattern.replace(FIELD, (match, field: string) => FIELDS[field]?.(year, month, date) ?? match)
}

/**
 * The address of a paper's front page on one day, from the pattern that was valid on that day.
 * @throws RangeError if `day` is not a day
 */
export const frontPageUrl = (paper: Paper, day: Day): string => {
  if (!isDay(day)) throw new RangeError(`${day} is no day: write it as 2021-11-09`)
  const former = paper.former?.find(({ until }) => day <= until)
  return expand((former ?? paper).url, day)
}

/**
 * A date in an address: `/202111/09/`, `/2021-11/09/`, `/20211109/`, `_20211109_`, `/2021/11/9/`, `/2021n/11y/09/`. Digits
 * before or after it exclude a match, so that the number of an article is rarely read as a date.
 */
const DATE = /(?<!\d)((?:19|20)\d\d)(n?[-/_.]?)(\d{1,2})(y?[-/_.]?)(\d{1,2})(?!\d)/g

const datesIn = (address: string) =>
  [...address.matchAll(DATE)].flatMap((match) => {
    const [text, year = '', afterYear = '', month = '', afterMonth = '', date = ''] = match
    const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
    return isDay(day) ? [{ text, day, afterYear, month, afterMonth, date }] : []
  })

/** The first day in the path or query of an address; undefined if there is none. */
export const dayInUrl = (url: string): Day | undefined => {
  if (!URL.canParse(url)) return undefined
  const { pathname, search } = new URL(url)
  return datesIn(`${pathname}${search}`)[0]?.day
}

/** Turns an address of one day into a pattern; undefined if it contains no day. */
export const patternOf = (url: string): string | undefined => {
  const dates = datesIn(url)
  const [first] = dates
  if (!first) return undefined
  const pattern = dates
    .filter(({ day }) => day === first.day)
    .reduce((address, { text, afterYear, month, afterMonth, date }) => {
      const fields = `{Y}${afterYear}${month.length === 1 ? '{n}' : '{m}'}${afterMonth}${date.length === 1 ? '{j}' : '{d}'}`
      return address.replace(text, fields)
    }, url)
  // Some papers have a folder for each year: /2021/20211109/.
  return pattern.replace(new RegExp(`(?<=/)${first.day.slice(0, 4)}(?=/)`, 'g'), '{Y}')
}
