import type { Colour } from './colours.ts'

/** The style of a span: the terminal's own colours, and one accent. */
export interface Style {
  readonly bold?: boolean
  readonly dim?: boolean
  readonly inverse?: boolean
  readonly underline?: boolean
  readonly color?: Colour
}

/** A run of text in one style, without control characters or escapes. */
export interface Span {
  readonly text: string
  readonly style?: Style
}

/** One row of a screen, no wider than the space it is for. */
export type Row = readonly Span[]

/** The text of a row, without styles. */
export const plainText = (row: Row): string => row.reduce((all, { text }) => all + text, '')
