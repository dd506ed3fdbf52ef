import { isDay } from './day.ts'
import type { Day, Paper } from './paper.ts'

const FIELDS: Readonly<Record<string, (year: string, month: string, day: string) => string>> = {
  Y: (year) => year,
  y: (year) => year.slice(2),
  m: (_, month) => month,
  n: (_, month) => String(Number(month)),
  d: (_, __, day) => day,
  j: (_, __, day) => String(Number(day)),
}

const FIELD = /\{([^{}]*)\}/g

/** What a pattern lacks or has too much of, in words; undefined where it is good. */
export const faultOfPattern = (pattern: string): string | undefined => {
  const fields = [...pattern.matchAll(FIELD)].map(([, field = '']) => field)
  const unknown = fields.find((field) => !(field in FIELDS))
  if (unknown !== undefined) return `{${unknown}} is no part of a date: use {Y} {y} {m} {n} {d} {j}`
  const has = (...some: string[]) => some.some((field) => fields.includes(field))
  if (!has('Y', 'y') || !has('m', 'n') || !has('d', 'j'))
    return 'the address must hold the year {Y}, the month {m} and the day {d}'
  const address = expand(pattern, '2021-11-09')
  if (!URL.canParse(address)) return `${address} is no address`
  const { protocol, username, password } = new URL(address)
  if (protocol !== 'http:' && protocol !== 'https:') return 'only http:// and https:// addresses are fetched'
  if (username || password) return 'the address must not hold a password'
  return undefined
}

const expand = (pattern: string, day: Day): string => {
  const [year = '', month = '', date = ''] = day.split('-')
  return pattern.replace(FIELD, (whole, field: string) => FIELDS[field]?.(year, month, date) ?? whole)
}

/** The address of a paper's front page of one day: its present one, or the one that held until then. */
export const frontPageUrl = (paper: Paper, day: Day): string => {
  if (!isDay(day)) throw new RangeError(`${day} is no day: write it as 2021-11-09`)
  const former = paper.former?.find(({ until }) => day <= until)
  return expand((former ?? paper).url, day)
}

/**
 * The day that an address speaks of: `/202111/09/`, `/2021-11/09/`, `/20211109/`, `_20211109_`, `/2021/11/9/`;
 * undefined where it names none. The first date counts: the number of an article may look like another.
 */
export const dayInUrl = (url: string): Day | undefined => {
  if (!URL.canParse(url)) return undefined
  const { pathname, search } = new URL(url)
  for (const [, year = '', month = '', day = ''] of `${pathname}${search}`.matchAll(
    /(?<!\d)((?:19|20)\d\d)n?[-/_.]?(\d{1,2})y?[-/_.]?(\d{1,2})(?!\d)/g,
  )) {
    const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    if (isDay(found)) return found
  }
  return undefined
}
