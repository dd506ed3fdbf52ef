import type { Day } from '../../issue/index.ts'
import type { Paper } from '../catalogue/paper-entry.ts'
import type { FetchDependencies } from '../fetch/dependencies.ts'
import { Fetcher } from '../fetch/fetcher.ts'
import { privateOriginsOf } from '../fetch/system-dependencies.ts'
import type { EditionOptions, FetchRun } from './fetch-run.ts'
import { IssueFetch } from './issue-fetch.ts'
import { loadEpaperReader } from './page-reader.ts'
import { NoIssue, type Progress } from './progress.ts'
import { ProgressCounter } from './progress-count.ts'
import { streamOf } from './stream.ts'

/**
 * Fetches a paper's issues of several days, one after the other, or its newest issue of the last week: the front page, all
 * pages, all articles. Each day ends with `issue`, or with `plan` in a dry run; the stream ends with `stopped` if the
 * signal is aborted. Fetched pages stay in `dependencies.store`, so that a second call does not fetch them again.
 *
 * A day without an issue emits `none` if it is one of several. If it is the only one, NoIssue is thrown, which names the
 * nearest day with an issue.
 * @throws NoSuchPage
 * @throws FetchFailure if the host cannot be reached, refuses, or stops answering half way
 */
export const fetchEditions = (
  paper: Paper,
  days: readonly Day[] | 'newest',
  dependencies: FetchDependencies,
  options: EditionOptions = {},
): AsyncIterable<Progress> =>
  streamOf<Progress>(options.signal, async (emit, signal) => {
    const fetcher = new Fetcher(dependencies, {
      privateOrigins: privateOriginsOf(paper),
      ...(options.limits && { limits: options.limits }),
    })
    const reader = options.reader ?? (await loadEpaperReader())
    const run: FetchRun = { paper, dependencies, reader, fetcher, options, signal, emit }
    const requestedDays = days === 'newest' ? [days] : days
    const isOnlyDay = requestedDays.length === 1
    for (const day of requestedDays) {
      const counter = new ProgressCounter(dependencies.clock.now)
      try {
        await new IssueFetch(run, counter).fetch(day, isOnlyDay)
      } catch (error) {
        if (signal.aborted) {
          emit({ kind: 'stopped', ...(day !== 'newest' && { day }), count: counter.count() })
          return
        }
        if (isOnlyDay || !(error instanceof NoIssue)) throw error
        emit({ kind: 'none', day: error.day })
      }
    }
  })
