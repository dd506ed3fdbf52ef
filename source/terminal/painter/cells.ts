import { hasUncertainWidth } from './clusters.ts'
import type { CellStyle } from './style.ts'

/** One row of the screen. `text` holds a cluster in its first cell and '' in the further cells that it covers. */
export interface Cells {
  readonly text: readonly string[]
  readonly style: readonly CellStyle[]
  /**
   * Whether terminals may disagree on a width in this row. Such a row is repainted whole, and each cluster after an
   * uncertain one is placed by its column.
   */
  readonly uncertain: boolean
}

/** A row that can be drawn on. */
export interface MutableCells extends Cells {
  readonly text: string[]
  readonly style: CellStyle[]
  uncertain: boolean
  /** Whether the painter or a cache holds this row: then a copy is drawn on instead. */
  shared: boolean
}

export const blankCells = (columns: number): MutableCells => ({
  text: new Array<string>(columns).fill(' '),
  style: new Array<CellStyle>(columns).fill(''),
  uncertain: false,
  shared: false,
})

export const copyCells = ({ text, style, uncertain }: Cells): MutableCells => ({
  text: [...text],
  style: [...style],
  uncertain,
  shared: false,
})

/** A row at another width: cut without cutting a wide character, or filled with blanks. */
export const resizeCells = (cells: Cells, columns: number): MutableCells => {
  const resized = blankCells(columns)
  let end = Math.min(columns, cells.text.length)
  while (end > 0 && cells.text[end] === '') end--
  for (let column = 0; column < end; column++) {
    resized.text[column] = cells.text[column] ?? ' '
    resized.style[column] = cells.style[column] ?? ''
  }
  resized.uncertain = cells.uncertain
  return resized
}

/** Adds a cluster of no width to the character before a column if it is a mark. Other such clusters are left out. */
const joinMark = (cells: MutableCells, column: number, cluster: string): void => {
  if (!/^\p{M}/u.test(cluster)) return
  const { text } = cells
  let base = Math.min(column, text.length) - 1
  while (base > 0 && text[base] === '') base--
  if (base >= 0 && column > 0) text[base] += cluster
  cells.uncertain = true
}

/** Blanks a wide character from its first cell up to a column if that column is in it. */
const blankLeftHalf = (text: string[], column: number): void => {
  if (text[column] !== '') return
  let first = column
  while (first > 0 && text[first] === '') first--
  text.fill(' ', first, column + 1)
}

/** Puts a cluster of `width` cells at a column and returns the next column. A cluster that crosses the edge is left out. */
export const putCluster = (
  cells: MutableCells,
  column: number,
  cluster: string,
  width: number,
  style: CellStyle,
): number => {
  if (width === 0) {
    joinMark(cells, column, cluster)
    return column
  }
  const { text } = cells
  const end = column + width
  if (end > text.length) return text.length
  blankLeftHalf(text, column)
  for (let half = end; text[half] === ''; half++) text[half] = ' '
  text[column] = cluster
  cells.style[column] = style
  for (let covered = column + 1; covered < end; covered++) {
    text[covered] = ''
    cells.style[covered] = style
  }
  if (hasUncertainWidth(cluster)) cells.uncertain = true
  return end
}

/** The column after the last cell that is not a plain blank. */
export const contentEnd = ({ text, style }: Cells): number => {
  let end = text.length
  while (end > 0 && text[end - 1] === ' ' && style[end - 1] === '') end--
  return end
}

const serialised = new WeakMap<Cells, string>()

/** A row as one string, cached: rows are compared many times to find the block that has moved. */
const serialise = (cells: Cells): string => {
  const cached = serialised.get(cells)
  if (cached !== undefined) return cached
  const row = `${cells.text.join('\t')}\n${cells.style.join('\t')}`
  serialised.set(cells, row)
  return row
}

/** Whether two rows look the same. They must not change afterwards. */
export const sameCells = (a: Cells, b: Cells): boolean => a === b || serialise(a) === serialise(b)
