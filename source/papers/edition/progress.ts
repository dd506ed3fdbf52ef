import type { Day, Issue } from '../../issue/index.ts'
import { type Saying, Told } from '../../language/index.ts'
import type { Paper } from '../catalogue/paper-entry.ts'
import type { FetchFailure } from '../fetch/fetch-failure.ts'
import type { Wait } from '../fetch/retry.ts'

export interface ProgressCount {
  /** Pages and articles that are fetched, or known to be missing. */
  readonly done: number
  /** All known so far; grows while pages are read. */
  readonly of: number
  /** Received in this call. */
  readonly bytes: number
  /** Estimated, ms; absent before the first request. */
  readonly msLeft?: number
}

/** A page or an article that could not be fetched. */
export interface Missing {
  readonly what: 'page' | 'article'
  readonly url: string
  /** The page's label or the article's title; empty if the link has none. */
  readonly label: string
  readonly failure: FetchFailure
}

export interface PlannedPage {
  readonly url: string
  /** As linked, `第A01版：头版`. */
  readonly label: string
  readonly articles: number
}

export type Progress =
  /** The day asked for has no issue; this day is tried next. */
  | { readonly kind: 'seek'; readonly day: Day }
  /** The paper has an issue of this day. */
  | { readonly kind: 'found'; readonly day: Day; readonly url: string }
  | {
      readonly kind: 'page' | 'article'
      readonly url: string
      readonly label: string
      readonly count: ProgressCount
    }
  /** Waiting before the same address is requested again. */
  | ({ readonly kind: 'wait' } & Wait)
  | ({ readonly kind: 'missing'; readonly count: ProgressCount } & Missing)
  /** What would be fetched: the end of a dry run. */
  | {
      readonly kind: 'plan'
      readonly day: Day
      readonly pages: readonly PlannedPage[]
      readonly articles: number
      /** Of those articles, how many need no request. */
      readonly held: number
    }
  /** The end of a day. If `missing` is empty the issue is whole. */
  | {
      readonly kind: 'issue'
      readonly day: Day
      readonly issue: Issue
      readonly missing: readonly Missing[]
      readonly count: ProgressCount
    }
  /** In a range of days: this one has no issue. */
  | { readonly kind: 'none'; readonly day: Day }
  /** The signal was aborted; whole pages are in the store, and the same call continues from there. */
  | { readonly kind: 'stopped'; readonly day?: Day; readonly count: ProgressCount }

interface Search {
  /** Why there is no front page of the day. */
  readonly why?: Saying | undefined
  /** The nearest day that has one, if one was found. */
  readonly nearest?: Day | undefined
  /** Whether one was looked for. */
  readonly sought: boolean
}

/** A day on which the paper has no issue. */
export class NoIssue extends Told {
  override readonly name = 'NoIssue'
  readonly paper: Paper
  readonly day: Day
  /** The nearest day that has one, if one was found. */
  readonly nearest: Day | undefined

  constructor(paper: Paper, day: Day, { why, nearest, sought }: Search) {
    const what: Saying = nearest
      ? ['nearestIs', paper.name, day, nearest]
      : [sought ? 'noneNear' : 'noIssueOfDay', paper.name, day]
    super(why && !nearest ? ['because', what, why] : what)
    this.paper = paper
    this.day = day
    this.nearest = nearest
  }
}

/** `--pages` asked for a page that the issue does not have. */
export class NoSuchPage extends Told {
  override readonly name = 'NoSuchPage'

  constructor(page: string, ...there: readonly string[]) {
    super(['noSuchPage', page, ...there])
  }
}
