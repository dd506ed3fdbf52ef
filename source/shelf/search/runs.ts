import { byDate } from '../issues/store.ts'
import type { Listed } from './catalogue.ts'

/**
 * A stretch of rowids in which later rows are never of an earlier date. Issues that came in the order of their dates
 * are one run, so that reading it downwards is reading newest first; what came out of order opens another.
 */
export interface Run {
  /** In the order of their rowids. */
  readonly issues: readonly Listed[]
}

/** @param issues in the order of their rowids. */
export const runsOf = (issues: readonly Listed[]): readonly Run[] => {
  const runs: Listed[][] = []
  for (const issue of issues) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last && byDate(last.date, issue.date) <= 0) run.push(issue)
    else runs.push([issue])
  }
  return runs.map((run) => ({ issues: run }))
}

export const lengthOf = ({ issues }: Run): number => issues.reduce((sum, { articles }) => sum + articles, 0)

/** The part of a run within two dates, both included. */
export const between = ({ issues }: Run, from: string | undefined, to: string | undefined): Run => ({
  issues:
    from === undefined && to === undefined
      ? issues
      : issues.filter(
          ({ date }) =>
            (from === undefined || byDate(date, from) >= 0) && (to === undefined || byDate(date, to) <= 0),
        ),
})

/** A query asks each run by itself: with more than this many it is time to put some together. */
const MOST = 48
/** How many are put together then: the smallest, so that an article moves but a few times in its life. */
const TOGETHER = 40

/** The issues that are better put in again, in the order of their dates; none where the runs are few. */
export const scattered = (runs: readonly Run[]): readonly Listed[] =>
  runs.length <= MOST
    ? []
    : runs
        .toSorted((a, b) => lengthOf(a) - lengthOf(b))
        .slice(0, TOGETHER)
        .flatMap(({ issues }) => issues)
        .toSorted((a, b) => byDate(a.date, b.date))
