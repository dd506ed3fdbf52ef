import type { Issue } from '../../issue/index.ts'
import { choosePaper, findPapers } from '../../papers/index.ts'
import { paperAndDay } from '../fetching/parse-day.ts'
import type { Context } from '../invocation/context.ts'
import { Failure } from '../invocation/failure.ts'
import { paperOf, readCatalogue } from './catalogue.ts'
import { onShelf } from './on-shelf.ts'

/**
 * A paper's issue of a day, or its newest on the shelf. Fetches it if the shelf lacks it.
 * @throws {Failure} if there is no such paper, or no such issue
 */
export const editionOf = (words: readonly string[], context: Context): Promise<Issue> => {
  const { paper: name, day } = paperAndDay(words, context.io.now())
  return onShelf(context, async (shelf) => {
    const entries = await shelf.list()
    const entriesOf = (paper: string) =>
      entries.filter((entry) => entry.paper === paper || entry.name === paper)
    const storedIssue = async (paper: string): Promise<Issue | undefined> => {
      const entry = entriesOf(paper).find(({ date }) => !day || date === day)
      return entry && shelf.read(entry.paper, entry.date)
    }
    const namedIssue = await storedIssue(name)
    if (namedIssue) return namedIssue
    const catalogue = await readCatalogue(context)
    const days = entriesOf(name).map(({ date }) => date)
    if (day && days.length > 0 && choosePaper(catalogue, name).kind !== 'one')
      throw new Failure(['notOfDay', name, day, nearest(days, day)])
    // What is on the shelf opens by a part of its name too.
    const [only, ...others] = findPapers(catalogue, name)
    const onlyIssue = only && others.length === 0 ? await storedIssue(only.name) : undefined
    if (onlyIssue) return onlyIssue
    const paper = paperOf(catalogue, name)
    const paperIssue = await storedIssue(paper.name)
    if (paperIssue) return paperIssue
    const { fetchOnto } = await import('../fetching/fetch-onto.ts')
    const [fetched] = (await fetchOnto(shelf, paper, day ? [day] : 'newest', context)).keys
    if (!fetched) throw new Failure(['couldNotFetch', paper.name, day ?? ''])
    return shelf.read(fetched.paper, fetched.date)
  })
}

const nearest = (days: readonly string[], day: string): string => {
  const distance = (date: string): number => Math.abs(Date.parse(date) - Date.parse(day)) || 0
  return days.reduce((best, date) => (distance(date) < distance(best) ? date : best))
}
