import { existsSync, readFileSync } from 'node:fs'
import type { Habit } from '../../ingest/index.ts'

/** How a paper prints its headings, if that is known. */
export type HabitOf = (name: string) => Habit | undefined

/** Beside `dist/` in the package, three folders up in the sources. `npm run fit` writes it. */
const FILES = ['../data/', '../../../data/'].map((folder) => new URL(`${folder}habits.json`, import.meta.url))

let table: ReadonlyMap<string, Habit> | undefined

/** The habits that the catalogue has, read at the first question: most issues are not raw text. */
const catalogued: HabitOf = (name) => {
  if (!table) {
    const file = FILES.find((url) => existsSync(url))
    const habits: Readonly<Record<string, Habit>> = file ? JSON.parse(readFileSync(file, 'utf8')) : {}
    table = new Map(Object.entries(habits))
  }
  return table.get(name)
}

/** What is known of how papers print their headings. */
export const knownHabits = (): HabitOf => catalogued
