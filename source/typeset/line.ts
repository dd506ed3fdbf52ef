/** Cells that an East Asian Ambiguous character takes here (UAX #11): what the terminal answered, or 1. */
export type Ambiguous = 1 | 2

/** CLREQ's levels of line breaking: basic, GB-style (and no …… at a line's start), strict. */
export type LineBreakLevel = 'basic' | 'gb' | 'strict'

/** How text is set: the one argument of everything that makes lines. */
export interface Setting {
  /** Cells a line may take. */
  readonly width: number
  readonly ambiguous: Ambiguous
  readonly level: LineBreakLevel
  /** Cells before the first line: 4 for a body's two characters; none where it would take over a third. Default 0. */
  readonly indent?: number
  /** Whether one of 、，。 may hang past the width, by two cells at most. Default false. */
  readonly hang?: boolean
  /** Whether up to three spare cells are given to gaps, so that the line is full. Default false. */
  readonly justify?: boolean
}

/** Blank cells that justification puts in before the character at the source offset `at`. */
export interface Pad {
  readonly at: number
  readonly cells: number
}

/**
 * One line of a text. Lines are contiguous: `line.end` is the next `line.start`, so the slices joined give the text
 * back. White space at a line's end belongs to it and is not drawn.
 */
export interface Line {
  /** UTF-16 offset into the text that was set. */
  readonly start: number
  readonly end: number
  /** Blank cells before the text. */
  readonly indent: number
  /** What is drawn behind the indent: the slice less trailing white space, pads put in. */
  readonly text: string
  /** Cells of `text`, pads and a hanging mark included, the indent not. */
  readonly cells: number
  readonly pads?: readonly Pad[]
  /** Cells by which a hanging mark reaches past the width. Absent: none does. */
  readonly hang?: number
}
