import type { Correction } from './corrections.ts'

/** A place in a text, valid at any measure: a block and a code unit in it. */
export interface TextPlace {
  readonly block: number
  readonly character: number
}

/** A place in an article. Blocks of the body count from 0; the head has negative numbers. */
export interface Place extends TextPlace {
  readonly article: string
}

/** The reader's traces: articles read, the place in each, bookmarks, what the lines of headings are. */
export interface Remembered {
  readonly read?: Iterable<string>
  readonly places?: Iterable<readonly [article: string, place: TextPlace]>
  readonly bookmarks?: Iterable<readonly [article: string, place: TextPlace]>
  readonly corrections?: readonly Correction[]
}
