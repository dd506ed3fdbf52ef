/**
 * A place in an article, independent of the width of a screen. `around` serves to find it again in another parse of the
 * article.
 */
export interface AnchoredPlace {
  readonly paper: string
  readonly date: string
  readonly article: string
  /** Index in `Article.body`; 0 also for the head of the article. */
  readonly block: number
  /** Offset in that block's text, in code units. */
  readonly character: number
  readonly around: Around
}

/** The text of the block just before and after a place. */
export interface Around {
  readonly before: string
  readonly after: string
}

export interface Bookmark extends AnchoredPlace {
  readonly id: number
  readonly note?: string
  /** ISO 8601 with time, UTC. */
  readonly made: string
  /** The title of the article at that time; empty if an older version made the bookmark. */
  readonly headline: string
}

/** An article that was read. */
export interface HistoryEntry {
  readonly paper: string
  readonly date: string
  readonly article: string
  /** The title of the article at that time. */
  readonly headline: string
  /** ISO 8601 with time, UTC. */
  readonly at: string
}
