import type { Issue } from '../../issue/index.ts'
import { paperAndDay } from '../fetching/day.ts'
import type { Context } from '../invocation/context.ts'
import { Failure } from '../invocation/failure.ts'
import { paperOf, readCatalogue } from './catalogue.ts'
import { onShelf } from './on-shelf.ts'

/**
 * A paper's issue of a day, or its newest on the shelf; fetched where the shelf lacks it.
 * @throws {Failure} where there is no such paper, or no such issue
 */
export const editionOf = (words: readonly string[], context: Context): Promise<Issue> => {
  const { paper: name, day } = paperAndDay(words, context.world.now())
  return onShelf(context, async (shelf) => {
    const kept = async (paper: string): Promise<Issue | undefined> => {
      const entries = (await shelf.list()).filter((entry) => entry.paper === paper || entry.name === paper)
      const entry = day ? entries.find(({ date }) => date === day) : entries[0]
      return entry && shelf.read(entry.paper, entry.date)
    }
    const there = await kept(name)
    if (there) return there
    const paper = paperOf(await readCatalogue(context), name)
    const here = await kept(paper.name)
    if (here) return here
    const { fetchOnto } = await import('../get.ts')
    const [fetched] = (await fetchOnto(shelf, paper, day ? [day] : 'newest', context)).kept
    if (!fetched) throw new Failure(`${paper.name} ${day ?? ''} could not be fetched`)
    return shelf.read(fetched.paper, fetched.date)
  })
}
