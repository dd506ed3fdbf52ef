/** A part of the inverted index: the postings of a range of rowids. */
export interface Segment {
  readonly id: number
  /** The range of rowids it covers: its row r is rowid `first + r`. */
  readonly first: number
  readonly rows: number
}

export const covers = ({ first, rows }: Segment, rowid: number): boolean =>
  rowid >= first && rowid < first + rows

/** The rowid after the last one of segments in order; 1 if there are none. */
export const endRow = (segments: readonly Segment[]): number => {
  const last = segments.at(-1)
  return last ? last.first + last.rows : 1
}
