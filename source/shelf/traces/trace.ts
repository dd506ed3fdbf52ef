/**
 * A place in an article, for ever: never a row of a screen, which changes with the width.
 * `around` finds it again where the article was parsed anew.
 */
export interface AnchoredPlace {
  readonly paper: string
  readonly date: string
  readonly article: string
  /** Index in `Article.body`; 0 also stands for the head of the article. */
  readonly block: number
  /** Code units into that block's text. */
  readonly character: number
  readonly around: Around
}

/** A few characters on either side of a place, as they stood in the block. */
export interface Around {
  readonly before: string
  readonly after: string
}

export interface Bookmark extends AnchoredPlace {
  readonly id: number
  readonly note?: string
  /** ISO 8601 with time, UTC. */
  readonly made: string
}

export interface HistoryEntry {
  readonly paper: string
  readonly date: string
  readonly article: string
  /** The headline as it was when it was read. */
  readonly headline: string
  /** ISO 8601 with time, UTC. */
  readonly at: string
}
