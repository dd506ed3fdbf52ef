/** Days as `2031-05-06`, reckoned without a time zone. */

const DAY = 86_400_000

const at = (day: string): Date => {
  const date = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(date.getTime()) ? new Date('2000-01-01T00:00:00Z') : date
}

const iso = (date: Date): string => date.toISOString().slice(0, 10)

export const addDays = (day: string, count: number): string => iso(new Date(at(day).getTime() + count * DAY))

/** The same day of another month, or the month's last where it has no such day. */
export const addMonths = (day: string, count: number): string => {
  const date = at(day)
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1)
  const length = daysIn(iso(new Date(first)))
  return iso(new Date(first + (Math.min(date.getUTCDate(), length) - 1) * DAY))
}

export const daysIn = (day: string): number => {
  const date = at(day)
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
}

/** Monday is 0. */
export const weekdayOf = (day: string): number => (at(day).getUTCDay() + 6) % 7

/** The weeks of a day's month, Monday first; undefined outside the month. */
export const weeksOf = (day: string): (string | undefined)[][] => {
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
