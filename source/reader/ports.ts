import type { Place, Remembered } from './state.ts'

/**
 * Where the reader's traces go. Called as things happen; whoever keeps them decides when they are written, and must not
 * block. Places are block and character, never a row.
 */
export interface Traces {
  /** What is known of this articles. */
  readonly remembered: Remembered
  /** The article was seen to its end. */
  read(article: string): void
  /** The reader is at this place now. */
  place(place: Place): void
  bookmark(place: Place, set: boolean): void
}
