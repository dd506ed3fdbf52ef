import type { Line } from '../typeset/index.ts'
import type { Strip } from './strip.ts'

/** A line and its place in a row. */
export interface SetLine {
  readonly line: Line
  /** Blank cells on its left, up to the left edge of the row. */
  readonly left: number
}

/** One row of set text, without style. A row without a line is blank. */
export interface SetRow {
  readonly strip: Strip
  readonly line?: Line
  /** Blank cells on its left, in addition to the line's own indent. */
  readonly left: number
  /** The lines of a table's other columns, from left to right. */
  readonly beside?: readonly SetLine[]
  /** Drawn after the last line: the end mark, or the mark that the sentence continues. */
  readonly tail?: string
}
