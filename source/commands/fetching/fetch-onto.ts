import type { Day, IssueKey } from '../../issue/index.ts'
import { ClosedHosts, type Paper, withAdvice } from '../../papers/index.ts'
import type { Shelf } from '../../shelf/index.ts'
import type { Context } from '../invocation/context.ts'
import { Failure } from '../invocation/failure.ts'
import { interruptible } from '../invocation/interruptible.ts'
import type { DayResult } from './day-result.ts'
import { EditionFetch } from './edition-fetch.ts'
import { ProgressBoard } from './progress-line.ts'

interface Fetched {
  readonly keys: readonly IssueKey[]
  readonly results: readonly DayResult[]
}

/** What is thrown where only one paper was wanted. */
export const failureOf = (result: DayResult | undefined, cause: unknown): unknown => {
  if (result?.outcome !== 'failed') return cause
  const { why, advice } = result
  return new Failure(withAdvice(why, advice), { cause })
}

/** Fetches editions of one paper onto the shelf; reports progress and results on stderr. Ctrl-C stops it. @throws {Failure} */
export const fetchOnto = (
  shelf: Shelf,
  paper: Paper,
  days: readonly Day[] | 'newest',
  context: Context,
): Promise<Fetched> =>
  interruptible(context.io, async (signal) => {
    const line = new ProgressBoard(context.io.stderr, context.words).line('')
    const fetch = new EditionFetch(paper, { shelf, context, line, closedHosts: new ClosedHosts(), signal })
    await fetch.run(days)
    const { keys, results, failure } = fetch
    if (failure !== undefined) throw failureOf(results.at(-1), failure)
    return { keys, results }
  })
