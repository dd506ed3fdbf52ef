/** A place in a text, independent of the measure: a block and a code unit in it. */
export interface TextPlace {
  readonly block: number
  readonly character: number
}

/**
 * A place in an article, good at any width: which block of the body (of the head below 0), which code unit of it.
 * Never a row.
 */
export interface Place extends TextPlace {
  readonly article: string
}

/** What is stored about the reader: articles read, the place in each, the bookmarks. */
export interface Remembered {
  readonly read?: Iterable<string>
  readonly places?: Iterable<readonly [article: string, place: TextPlace]>
  readonly bookmarks?: Iterable<readonly [article: string, place: TextPlace]>
}
