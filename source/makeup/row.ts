/** How a span looks. The terminal's own colours; one accent. */
export interface Style {
  readonly bold?: boolean
  readonly dim?: boolean
  readonly inverse?: boolean
  readonly underline?: boolean
  readonly color?: 'red'
}

/** A run of text in one style. No control characters, no escapes: none of them is written out. */
export interface Span {
  readonly text: string
  readonly style?: Style
}

/** One row of a screen, already no wider than its place. */
export type Row = readonly Span[]

/** A row without its styles. */
export const plainText = (row: Row): string => row.reduce((all, { text }) => all + text, '')
