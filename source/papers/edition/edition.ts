import type { Day } from '../../issue/index.ts'
import type { Paper } from '../catalogue/paper.ts'
import type { Ports } from '../visit/ports.ts'
import { privateOriginsOf } from '../visit/system-ports.ts'
import { createVisitor } from '../visit/visitor.ts'
import { fetchIssueOfDay } from './issue-of-day.ts'
import { NoIssue, type Progress } from './progress.ts'
import { epaperReading } from './reading.ts'
import type { EditionOptions, Session } from './session.ts'
import { streamOf } from './stream.ts'
import { createCounter } from './tally.ts'

/**
 * Fetches a paper's issues of some days, one after the other, or the newest of the last week: the front page, all
 * pages, all articles. A day ends with `issue` (or `plan` in a dry run), all of it with `stopped` where the signal was
 * aborted. What has come is in `ports.store` from then on, so the same call made again fetches nothing twice.
 *
 * Of one day alone throws NoIssue, which names the nearest day that has one; of several, a day without an issue is
 * told as `none`, and the nearest is not sought. Throws NoSuchPage, and FetchFailure where the host cannot be reached,
 * forbids it, or stops answering half way.
 */
export const fetchEditions = (
  paper: Paper,
  days: readonly Day[] | 'newest',
  ports: Ports,
  options: EditionOptions = {},
): AsyncIterable<Progress> =>
  streamOf<Progress>(options.signal, async (emit, signal) => {
    const visitor = createVisitor(ports, {
      homes: privateOriginsOf(paper),
      ...(options.manners && { manners: options.manners }),
    })
    const reading = options.reading ?? epaperReading
    const session: Session = { paper, ports, reading, visitor, options, signal, emit }
    const asked = days === 'newest' ? [days] : days
    const alone = asked.length === 1
    for (const day of asked) {
      const counter = createCounter(ports.clock.now)
      try {
        await fetchIssueOfDay(session, day, alone, counter)
      } catch (error) {
        if (signal.aborted) {
          emit({ kind: 'stopped', ...(day !== 'newest' && { day }), tally: counter.tally() })
          return
        }
        if (alone || !(error instanceof NoIssue)) throw error
        emit({ kind: 'none', day: error.day })
      }
    }
  })
