import type { Day } from '../../../issue/index.ts'

const at = (day: Day): Date => new Date(`${day}T00:00:00Z`)

/** The first day of the month that is `months` months later. */
const firstOf = (day: Day, months: number): Date => {
  const first = at(`${day.slice(0, 8)}01`)
  first.setUTCMonth(first.getUTCMonth() + months)
  return first
}

/** The number of days in a day's month. */
export const daysIn = (day: Day): number => {
  const last = firstOf(day, 1)
  last.setUTCDate(0)
  return last.getUTCDate()
}

/** The same day of another month, or the last day of a month that is too short. */
export const addMonths = (day: Day, count: number): Day => {
  const first = firstOf(day, count).toISOString().slice(0, 10)
  const date = Math.min(Number(day.slice(8)), daysIn(first))
  return first.slice(0, 8) + String(date).padStart(2, '0')
}

/** Monday is 0. */
export const weekdayOf = (day: Day): number => (at(day).getUTCDay() + 6) % 7

/** The weeks of a day's month, Monday first; undefined outside the month. */
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
