/** A calendar day, ISO 8601: `2021-11-09`. */
export type Day = string

const MS_PER_DAY = 86_400_000

/** China is eight hours ahead of UTC all year. */
const CHINA_OFFSET_MS = 8 * 3_600_000

const noon = (day: Day): number => Date.parse(`${day}T12:00:00Z`)

const dayOf = (ms: number): Day => new Date(ms).toISOString().slice(0, 10)

/** The date in China at a moment (ms since 1970, UTC). */
export const todayInChina = (now: number): Day => dayOf(now + CHINA_OFFSET_MS)

/** Whether the text is a calendar day, `YYYY-MM-DD`; 30 February is not. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(noon(text)) && dayOf(noon(text)) === text

export const addDays = (day: Day, count: number): Day => dayOf(noon(day) + count * MS_PER_DAY)

/** The days from `from` to `to`, both included; empty if `to` is earlier. */
export const daysBetween = (from: Day, to: Day): readonly Day[] =>
  Array.from({ length: Math.max(0, Math.round((noon(to) - noon(from)) / MS_PER_DAY) + 1) }, (_, index) =>
    addDays(from, index),
  )

/** When a day ends in China, ms since 1970, UTC. */
export const endOfDay = (day: Day): number => Date.parse(`${addDays(day, 1)}T00:00:00Z`) - CHINA_OFFSET_MS
