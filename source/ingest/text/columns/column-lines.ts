import type { Range } from '../../../issue/index.ts'
import type { SourceLine } from '../lines/source-line.ts'

/** A part of a line as a line of its own; undefined if it has no text. */
export type PartOf = (line: SourceLine, range: Range) => SourceLine | undefined

/** Lines from one place to another that are lines of several columns. */
export interface ColumnLines {
  readonly from: number
  readonly to: number
  /** The lines of each column, with their rows in the source. */
  readonly columns: readonly (readonly SourceLine[])[]
  /** Whether the text is parted there; else it is only said. */
  readonly isCertain: boolean
}
