import type { IssueKey, MarkedText, Place } from '../../issue/index.ts'
import type { Saying } from '../../language/index.ts'

export type SearchOrder = 'newest' | 'relevance'

export interface SearchOptions {
  /** The most hits to return; 50 by default. */
  readonly limit?: number
  /** `relevance` ranks the newest 1,000 that match: hits in the headline first, then more hits, then newer. */
  readonly order?: SearchOrder
  /** The highest number to count to: a higher one takes longer. `limit` by default. */
  readonly countTo?: number
  /** Aborts the search: its promise rejects. */
  readonly signal?: AbortSignal
}

export type Part = 'kicker' | 'headline' | 'deck' | 'column' | 'abstract' | 'caption' | 'byline' | 'body'

/** An article that matches, and the place of its first hit, in `part`. `block` is 0 outside the body. */
export interface Hit extends IssueKey, Place {
  /** The paper's name as printed. */
  readonly name: string
  readonly page: string
  readonly headline: MarkedText
  /** A few clauses around the first hit. Empty if only the headline has one. */
  readonly snippet: MarkedText
  readonly part: Part
}

export interface SearchResults {
  readonly hits: readonly Hit[]
  readonly count: number
  /** True if more than `count` match. */
  readonly capped: boolean
  /** How many issues on the shelf are not indexed yet, and so were not searched. */
  readonly unindexed: number
  /** Issues that cannot be indexed, and so were not searched. */
  readonly skipped: readonly SkippedIssue[]
}

export interface SkippedIssue extends IssueKey {
  /** Names the file. */
  readonly why: Saying
}
