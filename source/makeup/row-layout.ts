import { type Ambiguous, cellWidth, truncate } from '../typeset/index.ts'
import type { Row, Span, Style } from './row.ts'
import type { Settings } from './settings.ts'

export const QUIET: Style = { dim: true }
export const STRONG: Style = { bold: true }

/** The colour of the paper's name, red by default. Plain red is dark, and bright red pale: each can be read on one ground. */
export const accentOf = ({ display }: Settings): Style => ({
  bold: true,
  color: display?.accent ?? (display?.ground === 'dark' ? 'bright red' : 'red'),
})

export const BLANK: Row = []

/** A field of an issue as it is drawn on one row: its control characters and line ends become blanks, which take cells. */
export const rowText = (field: string): string => field.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')

/** A row of one text in one style. */
export const line = (text: string, style?: Style): Row => {
  const drawn = rowText(text)
  return drawn === '' ? BLANK : [style ? { text: drawn, style } : { text: drawn }]
}

export const rowCells = (row: Row, ambiguous: Ambiguous): number =>
  row.reduce((sum, span) => sum + cellWidth(span.text, ambiguous), 0)

/** The row, cut to `width` cells with an ellipsis if it is wider. */
export const fitRow = (row: Row, width: number, ambiguous: Ambiguous): Row => {
  if (rowCells(row, ambiguous) <= width) return row
  const fitted: Span[] = []
  let room = width
  for (const span of row) {
    const cells = cellWidth(span.text, ambiguous)
    if (cells > room || (cells === room && span !== row.at(-1))) {
      // A span that just fits still needs the ellipsis if another follows.
      const text = truncate(cells === room ? `${span.text}  ` : span.text, room, ambiguous)
      if (text !== '') fitted.push({ ...span, text })
      break
    }
    fitted.push(span)
    room -= cells
  }
  return fitted
}

/** Moves a row to the right. */
export const shift = (row: Row, cells: number): Row =>
  cells > 0 && row.length > 0 ? [{ text: ' '.repeat(cells) }, ...row] : row

/** Centres a row, cut to `width` cells. */
export const centre = (row: Row, width: number, ambiguous: Ambiguous): Row => {
  const fitted = fitRow(row, width, ambiguous)
  return shift(fitted, Math.floor((width - rowCells(fitted, ambiguous)) / 2))
}

/** Puts two rows at the ends of `width` cells. `left` is cut, to no fewer than `least` cells; `right` is whole or left out. */
export const spread = (left: Row, right: Row, width: number, ambiguous: Ambiguous, least = 8): Row => {
  const rightCells = rowCells(right, ambiguous)
  const leftCells = rowCells(left, ambiguous)
  const needed = Math.min(leftCells, least)
  if (right.length === 0 || needed + 2 + rightCells > width) return fitRow(left, width, ambiguous)
  const fitted = fitRow(left, width - rightCells - 2, ambiguous)
  const gap = width - rightCells - rowCells(fitted, ambiguous)
  return [...fitted, { text: ' '.repeat(gap) }, ...right]
}

/** Cells. A name is never cut to fewer. */
const LEAST_NAME = 8

/** A name or query followed by further texts, in `width` cells: if they do not fit, the name is cut. */
export const named = (
  name: string,
  details: readonly string[],
  joint: string,
  width: number,
  ambiguous: Ambiguous,
): string => {
  const tail = details.map((text) => joint + text).join('')
  const room = Math.max(LEAST_NAME, width - cellWidth(tail, ambiguous))
  return name === '' ? details.join(joint) : truncate(name, room, ambiguous) + tail
}

/** Exactly `count` rows: the first of them, filled up with blank rows. */
export const exactly = (rows: readonly Row[], count: number): Row[] =>
  Array.from({ length: Math.max(0, count) }, (_, index) => rows[index] ?? BLANK)
