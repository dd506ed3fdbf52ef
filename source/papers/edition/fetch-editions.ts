import type { Day } from '../../issue/index.ts'
import { refuseClosed } from '../catalogue/closed-paper.ts'
import type { Paper } from '../catalogue/paper-entry.ts'
import type { FetchDependencies } from '../fetch/dependencies.ts'
import { Fetcher } from '../fetch/fetcher.ts'
import { LIMITS, type Limits } from '../fetch/limits.ts'
import { privateOriginsOf } from '../fetch/system-dependencies.ts'
import { EntryPage } from './entry-page.ts'
import type { EditionOptions, FetchRun } from './fetch-run.ts'
import { IssueFetch } from './issue-fetch.ts'
import { loadEpaperReader } from './page-reader.ts'
import { NoIssue, type Progress } from './progress.ts'
import { ProgressCounter } from './progress-count.ts'
import { Refusals } from './refusals.ts'
import { streamOf } from './stream.ts'

/** Days in a row for which the host sent another day's issue, after which it is not asked for more. */
const STOP_AFTER = 2

/**
 * Fetches a paper's issues of several days, one after the other, or its newest issue of the last week: the front page, all
 * pages, all articles. Each day ends with `issue`, or with `plan` in a dry run; the stream ends with `stopped` if the
 * signal is aborted. Fetched pages stay in `dependencies.store`, so that a second call does not fetch them again.
 *
 * A day without an issue emits `none` if it is one of several; so does a day for which the host sends another day's issue,
 * which is never stored. If it is the only one, NoIssue is thrown, which names the
 * nearest day with an issue.
 * @throws ClosedPaper, NoSuchPage
 * @throws FetchFailure if the host cannot be reached, refuses, or stops answering half way
 */
export const fetchEditions = (
  paper: Paper,
  days: readonly Day[] | 'newest',
  dependencies: FetchDependencies,
  options: EditionOptions = {},
): AsyncIterable<Progress> =>
  streamOf<Progress>(options.signal, async (emit, signal) => {
    refuseClosed(paper)
    const limits: Limits = { ...LIMITS, ...options.limits }
    const { closedHosts } = options
    const fetcher = new Fetcher(dependencies, {
      ...{ privateOrigins: privateOriginsOf(paper), limits },
      ...(closedHosts && { closedHosts }),
    })
    const reader = options.reader ?? (await loadEpaperReader())
    const refusals = new Refusals(fetcher)
    const run: FetchRun = {
      ...{ paper, dependencies, reader, fetcher, options, limits, signal, emit, refusals },
      entry: new EntryPage({ paper, reader, fetcher, refusals, clock: dependencies.clock }),
      learned: { address: options.learned },
    }
    const requestedDays = days === 'newest' ? [days] : days
    const isOnlyDay = requestedDays.length === 1
    let sentOther = 0
    for (const [index, day] of requestedDays.entries()) {
      const counter = new ProgressCounter(dependencies.clock.elapsed)
      try {
        await new IssueFetch(run, counter).fetch(day, isOnlyDay)
        sentOther = 0
      } catch (error) {
        if (signal.aborted) {
          emit({ kind: 'stopped', ...(day !== 'newest' && { day }), count: counter.count() })
          return
        }
        if (isOnlyDay || !(error instanceof NoIssue)) throw error
        const { day: missed, sent } = error
        emit({ kind: 'none', day: missed, ...(sent && { sent }) })
        sentOther = sent ? sentOther + 1 : 0
        const rest = requestedDays.slice(index + 1).filter((each) => each !== 'newest')
        if (sentOther < STOP_AFTER || rest.length === 0) continue
        emit({ kind: 'skipped', days: rest })
        return
      }
    }
  })
