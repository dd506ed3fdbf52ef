import type { Day } from '../../issue/index.ts'
import type { Paper } from '../catalogue/paper-entry.ts'
import type { FetchDependencies } from '../fetch/dependencies.ts'
import { Fetcher } from '../fetch/fetcher.ts'
import { privateOriginsOf } from '../fetch/system-dependencies.ts'
import type { EditionOptions, FetchRun } from './fetch-run.ts'
import { fetchIssueOfDay } from './issue-of-day.ts'
import { loadEpaperReader } from './page-reader.ts'
import { NoIssue, type Progress } from './progress.ts'
import { ProgressCounter } from './progress-count.ts'
import { streamOf } from './stream.ts'

/**
 * Fetches a paper's issues of some days, one after the other, or the newest of the last week: the front page, all
 * pages, all articles. Each day ends with `issue`, or with `plan` in a dry run; everything ends with `stopped` if the
 * signal is aborted. What has been fetched stays in `dependencies.store`, so the same call again fetches nothing twice.
 *
 * A single day without an issue throws NoIssue, which names the nearest day that has one. Of several days, one without
 * an issue emits `none`, and the nearest is not looked for. Throws NoSuchPage, and FetchFailure if the host cannot be
 * reached, refuses, or stops answering half way.
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
    const requested = days === 'newest' ? [days] : days
    const alone = requested.length === 1
    for (const day of requested) {
      const counter = new ProgressCounter(dependencies.clock.now)
      try {
        await fetchIssueOfDay(run, day, alone, counter)
      } catch (error) {
        if (signal.aborted) {
          emit({ kind: 'stopped', ...(day !== 'newest' && { day }), count: counter.count() })
          return
        }
        if (alone || !(error instanceof NoIssue)) throw error
        emit({ kind: 'none', day: error.day })
      }
    }
  })
