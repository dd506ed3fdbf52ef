import { CHINA_AHEAD_MS } from '../../issue/index.ts'
import type { Day } from './paper.ts'

const MS_A_DAY = 86_400_000

const noon = (day: Day): number => Date.parse(`${day}T12:00:00Z`)

const dayOf = (ms: number): Day => new Date(ms).toISOString().slice(0, 10)

/** Whether this is a day of the calendar, written `YYYY-MM-DD`. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(noon(text)) && dayOf(noon(text)) === text

export const addDays = (day: Day, count: number): Day => dayOf(noon(day) + count * MS_A_DAY)

/** The days from one to another, both included; empty where the second is earlier. */
export const daysBetween = (from: Day, to: Day): readonly Day[] =>
  Array.from({ length: Math.max(0, Math.round((noon(to) - noon(from)) / MS_A_DAY) + 1) }, (_, at) =>
    addDays(from, at),
  )

/** The moment at which a day is over in China, ms since 1970, UTC. */
export const endOfDay = (day: Day): number => Date.parse(`${addDays(day, 1)}T00:00:00Z`) - CHINA_AHEAD_MS
