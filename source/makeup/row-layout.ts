import { type Ambiguous, cellWidth, truncate } from '../typeset/index.ts'
import type { Row, Span, Style } from './row.ts'

export const QUIET: Style = { dim: true }
export const STRONG: Style = { bold: true }

export const BLANK: Row = []

/** One text in one style. A line break or tab that a field of an issue holds is drawn as a blank. */
export const line = (text: string, style?: Style): Row => {
  const drawn = text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
  return drawn === '' ? BLANK : [style ? { text: drawn, style } : { text: drawn }]
}

export const rowCells = (row: Row, ambiguous: Ambiguous): number =>
  row.reduce((sum, span) => sum + cellWidth(span.text, ambiguous), 0)

/** The row, or as much of it as `width` cells hold with an ellipsis. */
export const fitRow = (row: Row, width: number, ambiguous: Ambiguous): Row => {
  if (rowCells(row, ambiguous) <= width) return row
  const fitted: Span[] = []
  let room = width
  for (const span of row) {
    const cells = cellWidth(span.text, ambiguous)
    if (cells > room || (cells === room && span !== row.at(-1))) {
      // Where the row goes on behind a span that just fits, the ellipsis must still say so.
      const text = truncate(cells === room ? `${span.text}  ` : span.text, room, ambiguous)
      if (text !== '') fitted.push({ ...span, text })
      break
    }
    fitted.push(span)
    room -= cells
  }
  return fitted
}

export const shift = (row: Row, cells: number): Row =>
  cells > 0 && row.length > 0 ? [{ text: ' '.repeat(cells) }, ...row] : row

export const centre = (row: Row, width: number, ambiguous: Ambiguous): Row => {
  const fitted = fitRow(row, width, ambiguous)
  return shift(fitted, Math.floor((width - rowCells(fitted, ambiguous)) / 2))
}

/** `left` and `right` at the two ends of `width` cells. `right` is whole or not there; `left` gives way before it. */
export const spread = (left: Row, right: Row, width: number, ambiguous: Ambiguous, least = 8): Row => {
  const rightCells = rowCells(right, ambiguous)
  const leftCells = rowCells(left, ambiguous)
  const needed = Math.min(leftCells, least)
  if (right.length === 0 || needed + 2 + rightCells > width) return fitRow(left, width, ambiguous)
  const fitted = fitRow(left, width - rightCells - 2, ambiguous)
  const gap = width - rightCells - rowCells(fitted, ambiguous)
  return [...fitted, { text: ' '.repeat(gap) }, ...right]
}

/** The least that a name is cut to. */
const LEAST_NAME = 8

/** A name or query and what is said behind it, which is kept: the name is cut where `width` cells do not hold all. */
export const named = (
  name: string,
  said: readonly string[],
  joint: string,
  width: number,
  ambiguous: Ambiguous,
): string => {
  const behind = said.map((text) => joint + text).join('')
  const room = Math.max(LEAST_NAME, width - cellWidth(behind, ambiguous))
  return name === '' ? said.join(joint) : truncate(name, room, ambiguous) + behind
}

/** Exactly `count` rows: cut or filled with blank ones at the end. */
export const exactly = (rows: readonly Row[], count: number): Row[] =>
  Array.from({ length: Math.max(0, count) }, (_, index) => rows[index] ?? BLANK)
