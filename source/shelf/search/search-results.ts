import type { Range } from '../../issue/index.ts'

export type SearchOrder = 'newest' | 'relevance'

export interface SearchOptions {
  /** The most hits to return; 50 by default. */
  readonly limit?: number
  /** `relevance` ranks the newest 1,000 that match: hits in the headline first, then more hits, then newer. */
  readonly order?: SearchOrder
  /** The highest number to count to: a higher one takes longer. `limit` by default. */
  readonly countTo?: number
  /** Aborts a search that is no longer wanted, because another key was pressed; its promise rejects. */
  readonly signal?: AbortSignal
}

/** A text with its hits: `marks` are ranges of code units in `text`, in order and disjoint. */
export interface MarkedText {
  readonly text: string
  readonly marks: readonly Range[]
}

export type Part = 'kicker' | 'headline' | 'deck' | 'column' | 'abstract' | 'caption' | 'byline' | 'body'

export interface Hit {
  readonly paper: string
  readonly date: string
  readonly article: string
  /** The paper's name as printed. */
  readonly name: string
  readonly page: string
  readonly headline: MarkedText
  /** A few clauses around the first hit. Empty if only the headline has one. */
  readonly snippet: MarkedText
  /** Where Enter opens the article: the part, the index in `body` (0 in other parts) and the code unit. */
  readonly part: Part
  readonly block: number
  readonly character: number
}

export interface SearchResults {
  readonly hits: readonly Hit[]
  readonly count: number
  /** True if more than `count` match. */
  readonly capped: boolean
  /** How many issues on the shelf are not indexed yet, and so were not searched. */
  readonly unindexed: number
}
