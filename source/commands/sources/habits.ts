import { readFileSync } from 'node:fs'
import { addHabits, type Habit } from '../../ingest/index.ts'
import type { Article, Settled } from '../../issue/index.ts'
import type { Shelf } from '../../shelf/index.ts'
import { dataFile } from './data-file.ts'

/** How a paper prints its headings, if that is known. */
export type HabitOf = (name: string) => Habit | undefined

let table: ReadonlyMap<string, Habit> | undefined

/** The habits that `npm run fit` counted, read at the first question: most issues are not raw text. */
const shipped: HabitOf = (name) => {
  if (!table) {
    const file = dataFile('habits.json')
    const habits: Readonly<Record<string, Habit>> = file ? JSON.parse(readFileSync(file, 'utf8')) : {}
    table = new Map(Object.entries(habits))
  }
  return table.get(name)
}

/** A heading that the reader corrected counts as three: the reader corrects only headings that were misread. */
const WEIGHT = 3

const ofCorrections = ({ headings, kicker, deck }: Omit<Habit, 'lines'>): Habit => ({
  headings: headings * WEIGHT,
  kicker: kicker * WEIGHT,
  lines: 0,
  deck: deck * WEIGHT,
})

/** The newest issues of a paper that are looked at, and how many headings are enough: mostly those of one edition. */
const ISSUES = 3
const ENOUGH = 30

/** Counts the headings of two lines or more in a digital edition, which names their parts. */
const ofEdition = (articles: readonly Article[]): Habit => {
  const headings = articles.filter(
    ({ kicker = [], headline, deck = [] }) =>
      headline.length > 0 && kicker.length + headline.length + deck.length > 1,
  )
  const count = (has: (article: Article) => boolean): number => headings.filter(has).length
  return {
    headings: headings.length,
    kicker: count(({ kicker = [] }) => kicker.length > 0),
    lines: count(({ headline }) => headline.length > 1),
    deck: count(({ deck = [] }) => deck.length > 0),
  }
}

const ofEditions = (editions: Iterable<readonly Article[]>): Habit => {
  let habit: Habit = { headings: 0, kicker: 0, lines: 0, deck: 0 }
  for (const articles of editions) {
    habit = addHabits(habit, ofEdition(articles))
    if (habit.headings >= ENOUGH) break
  }
  return habit
}

/** None if the shelf cannot be read now: a habit helps to read, and is not needed for it. */
const onShelf = (name: string, shelf: Shelf): readonly Habit[] => {
  try {
    return [
      ofEditions(shelf.recentEditions(name, ISSUES)),
      ...(shelf.hasTraces ? [ofCorrections(shelf.traces.correctedHeadings(name))] : []),
    ]
  } catch {
    return []
  }
}

/**
 * What is known of how papers print their headings: the table of habits, the digital editions on the shelf, and what the reader
 * corrected. A paper is looked up when raw text of it is read, once.
 * @param given the name of the paper as the user says counts before that in the text
 */
export const knownHabits = (shelf: Shelf | undefined, given: Settled): HabitOf => {
  const known = new Map<string, Habit | undefined>()
  const learn = (name: string): Habit | undefined => {
    const habits = [shipped(name) ?? [], shelf ? onShelf(name, shelf) : []].flat()
    const some = habits.filter(({ headings }) => headings > 0)
    return some.length > 0 ? some.reduce(addHabits) : undefined
  }
  return (printed) => {
    const name = given.name ?? printed
    if (name === '') return undefined
    if (!known.has(name)) known.set(name, learn(name))
    return known.get(name)
  }
}
