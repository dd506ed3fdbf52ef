import { type Ambiguous, cellWidth } from '../typeset/index.ts'

/** Cells between two columns. */
export const COLUMN_GAP = 2
/** Cells that a narrowed column keeps at least: four Han characters. */
const LEAST_COLUMN = 8

/** The rows of a table's text with their offsets; the line feed after a row belongs to it. */
export const tableRows = (text: string): { readonly offset: number; readonly text: string }[] => {
  let offset = 0
  return text.split(/(?<=\n)/).map((row) => {
    const start = offset
    offset += row.length
    return { offset: start, text: row }
  })
}

/** The cells of a row with their offsets. */
export const tableCells = (row: string): { readonly offset: number; readonly text: string }[] => {
  let offset = 0
  return row
    .replace(/\n$/, '')
    .split('\t')
    .map((text) => {
      const start = offset
      offset += text.length + 1
      return { offset: start, text }
    })
}

/** Widens the natural widths of a table's columns, in cells, for one more row: each is as wide as its widest cell. */
export const widenColumns = (widths: number[], row: string, ambiguous: Ambiguous): void => {
  for (const [column, cell] of tableCells(row).entries())
    widths[column] = Math.max(widths[column] ?? 0, cellWidth(cell.text, ambiguous))
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/**
 * The widths of a table's columns within `width` cells, gaps apart: natural if all fit, else with the widest narrowed to an
 * even width. Undefined if even the narrowest columns are too wide.
 */
export const fitColumns = (natural: readonly number[], width: number): readonly number[] | undefined => {
  const room = width - COLUMN_GAP * (natural.length - 1)
  if (sum(natural) <= room) return natural
  if (sum(natural.map((cells) => Math.min(cells, LEAST_COLUMN))) > room) return undefined
  let [left, columns, most] = [room, natural.length, room]
  // A column that is no wider than its share leaves the rest to the wider ones.
  for (const cells of natural.toSorted((one, other) => one - other)) {
    most = Math.floor(left / columns)
    if (cells > most) break
    left -= cells
    columns -= 1
  }
  const even = most - (most % 2)
  return natural.map((cells) => (cells > most ? even : cells))
}
