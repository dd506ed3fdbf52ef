import type { LineBreakLevel } from './breaks/level.ts'
import type { Ambiguous } from './cells/ambiguous.ts'

/** How text is set. */
export interface Setting {
  /** Cells a line may take. */
  readonly width: number
  readonly ambiguous: Ambiguous
  readonly level: LineBreakLevel
  /** Cells before the first line: 4 for two characters. Ignored if over a third of the width. Default 0. */
  readonly indent?: number
  /** Whether one of 、，。 may hang past the width, by two cells at most. Default false. */
  readonly hang?: boolean
  /** Whether gaps are widened by up to three cells, so that the line is full. Default false. */
  readonly justify?: boolean
}

/** Blank cells that justification inserts before the character at a source offset. */
export interface Pad {
  readonly offset: number
  readonly cells: number
}

/**
 * One line of a text. Lines are contiguous: `line.end` is the next `line.start`, so their slices joined are the text.
 * White space at the end of a line belongs to it and is not drawn.
 */
export interface Line {
  /** UTF-16 offset into the text that was set. */
  readonly start: number
  readonly end: number
  /** Blank cells before the text. */
  readonly indent: number
  /** What is drawn after the indent: the slice without trailing white space, with pads. */
  readonly text: string
  /** Cells of `text`, with pads and a hanging mark, without the indent. */
  readonly cells: number
  readonly pads?: readonly Pad[]
  /** Cells by which a hanging mark exceeds the width. Absent if none does. */
  readonly hang?: number
}
