import type { Day, Issue } from '../../issue/index.ts'
import { type Saying, Told } from '../../language/index.ts'
import type { Paper } from '../catalogue/paper-entry.ts'
import type { FetchFailure } from '../fetch/fetch-failure.ts'
import type { Wait } from '../fetch/retry.ts'
import type { LearnedAddress } from './day-addresses.ts'

export interface ProgressCount {
  /** Pages and articles that were fetched or are missing. */
  readonly done: number
  /** All pages and articles found so far; grows while pages are read. */
  readonly of: number
  /** Received for this day, in this call. */
  readonly bytes: number
  /** Estimated, ms; absent before the first request. */
  readonly msLeft?: number
}

/** A page or an article that could not be fetched. */
export interface MissingItem {
  readonly what: 'page' | 'article'
  readonly url: string
  /** The page's label or the article's title; empty if the link has none. */
  readonly label: string
  readonly failure: FetchFailure
}

interface PlannedPage {
  readonly url: string
  /** As linked, `第A01版：头版`. */
  readonly label: string
  readonly articles: number
}

export type Progress =
  /** The requested day has no issue; this day is tried next. */
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
  /** The paper's pages stand elsewhere now: its entry page led to them. To be remembered. */
  | ({ readonly kind: 'moved' } & LearnedAddress)
  /** What the user should know of a request that goes on all the same. */
  | { readonly kind: 'notice'; readonly notice: Saying }
  | ({ readonly kind: 'missing'; readonly count: ProgressCount } & MissingItem)
  /** What would be fetched. The end of a day in a dry run. */
  | {
      readonly kind: 'plan'
      readonly day: Day
      readonly pages: readonly PlannedPage[]
      readonly articles: number
      /** How many of those articles are in the store and need no request. */
      readonly held: number
    }
  /** The end of a day. The issue is complete if `missing` is empty. */
  | {
      readonly kind: 'issue'
      readonly day: Day
      readonly issue: Issue
      readonly missing: readonly MissingItem[]
      readonly count: ProgressCount
    }
  /** The end of a day without an issue, if it is one of several. `sent` is the day of the issue that came instead. */
  | { readonly kind: 'none'; readonly day: Day; readonly sent?: Day }
  /** Days that are not asked for, because the host sent another day's issue twice in a row. */
  | { readonly kind: 'skipped'; readonly days: readonly Day[] }
  /** The signal was aborted. The pages fetched so far are in the store, and the same call continues from there. */
  | { readonly kind: 'stopped'; readonly day?: Day; readonly count: ProgressCount }

interface NoIssueDetails {
  /** Why the day has no front page. */
  readonly why?: Saying | undefined
  /** The nearest day with an issue, if one was found. */
  readonly nearest?: Day | undefined
  /** The day of the issue that the host sent instead. */
  readonly sent?: Day | undefined
  /** Whether it was looked for. */
  readonly seekNearest: boolean
}

/** The paper has no issue of the day. */
export class NoIssue extends Told {
  override readonly name = 'NoIssue'
  readonly paper: Paper
  readonly day: Day
  /** The nearest day with an issue, if one was found. */
  readonly nearest: Day | undefined
  /** The day of the issue that the host sent instead. */
  readonly sent: Day | undefined

  constructor(paper: Paper, day: Day, { why, nearest, sent, seekNearest }: NoIssueDetails) {
    const saying: Saying = nearest
      ? ['nearestIs', paper.name, day, nearest]
      : sent
        ? ['sentOtherDay', paper.name, day, sent]
        : [seekNearest ? 'noneNear' : 'noIssueOfDay', paper.name, day]
    super(why && !nearest && !sent ? ['because', saying, why] : saying)
    this.paper = paper
    this.day = day
    this.nearest = nearest
    this.sent = sent
  }
}

/** A page was requested that the issue does not have. The message lists the pages that it has. */
export class NoSuchPage extends Told {
  override readonly name = 'NoSuchPage'

  constructor(page: string, ...existing: readonly string[]) {
    super(['noSuchPage', page, ...existing])
  }
}
