import type { Day } from '../../issue/index.ts'
import { oneLine } from '../../language/index.ts'
import { ClosedHosts, forEachConcurrent, type Paper, withAdvice } from '../../papers/index.ts'
import type { Shelf } from '../../shelf/index.ts'
import type { Context } from '../invocation/context.ts'
import { toldLine } from '../invocation/failure.ts'
import { interruptible } from '../invocation/interruptible.ts'
import { type DayResult, type Tally, tallyOf } from './day-result.ts'
import { EditionFetch } from './edition-fetch.ts'
import { ProgressBoard } from './progress-line.ts'

/** Hosts from which papers are fetched at once. */
const HOSTS = 2

/** Fetches editions of several papers onto the shelf: those of one host one after the other. Ctrl-C stops all. */
export const fetchPapers = (
  shelf: Shelf,
  papers: readonly Paper[],
  days: readonly Day[] | 'newest',
  context: Context,
): Promise<readonly DayResult[]> =>
  interruptible(context.io, async (signal) => {
    const board = new ProgressBoard(context.io.stderr, context.words)
    const closedHosts = new ClosedHosts()
    const results: DayResult[] = []
    const byHost = [...Map.groupBy(papers, ({ url }) => new URL(url).host).values()]
    await forEachConcurrent(byHost, HOSTS, async (group) => {
      for (const paper of group) {
        if (signal.aborted) return
        const fetch = new EditionFetch(paper, {
          shelf,
          context,
          line: board.line(paper.name),
          closedHosts,
          signal,
        })
        await fetch.run(days)
        results.push(...fetch.results)
      }
    })
    return papers.flatMap(({ name }) => results.filter(({ paper }) => paper === name))
  })

/** Says which papers failed and why, and how many days came, stayed the same, had no issue, or failed. */
export const printSummary = (results: readonly DayResult[], { words, io, flags }: Context): void => {
  for (const result of results) {
    if (result.outcome !== 'failed') continue
    const { why, advice } = result
    io.stderr.write(toldLine(withAdvice(why, advice), words))
  }
  // Nothing was fetched that could be counted.
  if (flags.quiet || flags.dryRun) return
  const count = (tally: Tally): number => results.filter((result) => tallyOf(result) === tally).length
  const failed = [
    ...new Set(results.filter((result) => tallyOf(result) === 'failed').map(({ paper }) => paper)),
  ]
  const counts = [count('got'), count('same'), count('none'), count('failed')] as const
  io.stderr.write(`${oneLine(words.gotSummary(...counts, ...failed))}\n`)
}
