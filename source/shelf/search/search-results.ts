import type { Range } from '../../issue/index.ts'

export type SearchOrder = 'newest' | 'relevance'

export interface SearchOptions {
  /** Hits wanted, 50 where none is given. */
  readonly limit?: number
  /** `relevance` puts hits in the headline first, then more hits, then newer; among the newest 1,000 that match. */
  readonly order?: SearchOrder
  /** How far to count. Counting costs more the further it goes; `limit` where none is given. */
  readonly countTo?: number
  /** A search that is no longer wanted (another key was pressed) is dropped; its promise rejects. */
  readonly signal?: AbortSignal
}

/** Text with the parts that were searched for: `marks` are ranges of code units into `text`, in order, apart. */
export interface MarkedText {
  readonly text: string
  readonly marks: readonly Range[]
}

export type Part = 'kicker' | 'headline' | 'deck' | 'column' | 'abstract' | 'caption' | 'byline' | 'body'

export interface Hit {
  readonly paper: string
  readonly date: string
  readonly article: string
  /** As the paper prints its name. */
  readonly name: string
  readonly page: string
  readonly headline: MarkedText
  /** Where the first hit stands, a few clauses of it. Empty where the headline alone has it. */
  readonly snippet: MarkedText
  /** Where Enter opens: the part, the index in `body` (0 elsewhere) and the code unit there. */
  readonly part: Part
  readonly block: number
  readonly character: number
}

export interface SearchResults {
  readonly hits: readonly Hit[]
  readonly count: number
  /** There are more than `count`. */
  readonly capped: boolean
  /** Issues on the shelf that the index does not hold yet, and that this search could not see. */
  readonly unindexed: number
}
