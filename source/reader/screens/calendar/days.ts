import { type Day, isDay } from '../../../issue/index.ts'

const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`)

/** The first day of the month `months` months after the day's own. */
const monthStart = (day: Day, months: number): Date => {
  const first = dateOf(`${day.slice(0, 8)}01`)
  first.setUTCMonth(first.getUTCMonth() + months)
  return first
}

/** The number of days in a day's month. */
export const daysIn = (day: Day): number => {
  const last = monthStart(day, 1)
  last.setUTCDate(0)
  return last.getUTCDate()
}

/** The same day `count` months later, or the last day of that month if it is shorter. */
export const addMonths = (day: Day, count: number): Day => {
  const first = monthStart(day, count).toISOString().slice(0, 10)
  const date = Math.min(Number(day.slice(8)), daysIn(first))
  return first.slice(0, 8) + String(date).padStart(2, '0')
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')

/**
 * The day that a typed number stands for, beside another day: a day of its month (`9`), a month and a day of its year (`1109`), a
 * year (`2021`), a year and a month (`202111`), or a whole date (`20211109`). It may not exist.
 */
export const numberedDay = (day: Day, number: number): string => {
  const text = String(number)
  const [year, month, date] = day.split('-')
  if (text.length <= 2) return `${year}-${month}-${twoDigits(number)}`
  if (text.length <= 4) {
    const inYear = `${year}-${twoDigits(Math.floor(number / 100))}-${twoDigits(number % 100)}`
    return isDay(inYear) || text.length === 3 ? inYear : inMonth(`${text}-${month}`, date)
  }
  if (text.length === 6) return inMonth(`${text.slice(0, 4)}-${text.slice(4)}`, date)
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
}

/** A day of a month, or its last day if it has fewer. */
const inMonth = (month: string, date = '01'): string =>
  isDay(`${month}-01`) ? `${month}-${twoDigits(Math.min(Number(date), daysIn(`${month}-01`)))}` : month

/** Monday is 0. */
export const weekdayOf = (day: Day): number => (dateOf(day).getUTCDay() + 6) % 7

/** The weeks of a day's month, Monday first; days outside the month are undefined. */
export const weeksOf = (day: Day): (Day | undefined)[][] => {
  const month = day.slice(0, 8)
  const lead = weekdayOf(`${month}01`)
  const count = daysIn(day)
  return Array.from({ length: Math.ceil((lead + count) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, index) => {
      const date = week * 7 + index - lead + 1
      return date >= 1 && date <= count ? `${month}${String(date).padStart(2, '0')}` : undefined
    }),
  )
}
