import type { Range } from '../../../issue/index.ts'
import { widthOf } from '../lines/widths.ts'

/** The fewest rows whose columns begin or end at the same places. */
const MIN_ROWS = 3
/** The longest cell and the longest mean of all cells, in code units: longer ones are columns of text side by side. */
const MAX_CELL = 16
const MAX_MEAN = 9
/** Columns of the terminal by which a cell may be off. */
const SLACK = 1

const CELL = /\S+(?: \S+)*/g
/** What divides cells. A line without it is no row, and most lines are without it. */
const GAP = /\s\s|[^\S ]/
/** Marks of a sentence: what has them is text. */
const SENTENCE = /[，。；！？：“”‘’…,;]/
const DIGIT = /\d/

interface Cell {
  readonly range: Range
  /** Where it begins and ends, in cells of a terminal. */
  readonly from: number
  readonly to: number
}

/** The cells of a row: two spaces or more divide them, or an ideographic one. */
const cellsOf = (text: string, indent: number): Cell[] => {
  const cells: Cell[] = []
  let [end, to] = [0, indent]
  for (const { 0: words, index } of text.matchAll(CELL)) {
    const from = to + widthOf(text.slice(end, index))
    end = index + words.length
    to = from + widthOf(words)
    cells.push({ range: [index, end], from, to })
  }
  return cells
}

const mayBeRow = (text: string): boolean => GAP.test(text) && !SENTENCE.test(text)

const isRow = (cells: readonly Cell[]): boolean =>
  cells.length >= 2 && cells.every(({ range: [from, to] }) => to - from <= MAX_CELL)

/** Whether a column is straight: its cells begin, end or are centred at one place. */
const isStraight = (cells: readonly Cell[]): boolean => {
  const within = (place: (cell: Cell) => number, slack: number): boolean => {
    const places = cells.map(place)
    return Math.max(...places) - Math.min(...places) <= slack
  }
  return within(({ from }) => from, SLACK) || within(({ to }) => to, SLACK)
}

/** A printed line for this purpose: its text without spaces at its ends, and the columns before it. */
export interface SpacedLine {
  readonly text: string
  readonly indent: number
}

/** Rows that tell whether there is a table, and the most of one; a longer table is divided. */
const SAMPLE = 40
const MAX_ROWS = 1000

/** Whether rows of as many cells each are a table: their columns are straight, their cells short, and half of them have figures. */
const areTable = (rows: readonly (readonly Cell[])[], textAt: (row: number) => string): boolean => {
  const columns = rows[0]?.length ?? 0
  if (rows.length < MIN_ROWS || columns < 2) return false
  const columnAt = (column: number): Cell[] => rows.flatMap((row) => row.slice(column, column + 1))
  if (!rows[0]?.every((_, column) => column === 0 || isStraight(columnAt(column)))) return false
  const all = rows.flat()
  if (all.reduce((sum, { range: [a, b] }) => sum + b - a, 0) > all.length * MAX_MEAN) return false
  const figures = rows.filter((cells, row) =>
    cells.slice(1).some(({ range: [a, b] }) => DIGIT.test(textAt(row).slice(a, b))),
  )
  return figures.length * 2 >= rows.length
}

/**
 * The cells of each row of a table that is set with spaces alone; empty if there is none at `from`. Three cells or more at the
 * same places over three rows or more are a table; of two, most of the second must be figures, or it may be verse or names. What the
 * first rows show is asked before further ones are looked at, so that a long run of lines that are no table is read once.
 */
export const spacedRows = (
  lineAt: (index: number) => SpacedLine | undefined,
  from: number,
): readonly (readonly Range[])[] => {
  const rows: Cell[][] = []
  const textAt = (row: number): string => lineAt(from + row)?.text ?? ''
  const extend = (most: number): void => {
    for (let line = lineAt(from + rows.length); rows.length < most; line = lineAt(from + rows.length)) {
      if (!line || !mayBeRow(line.text)) return
      const cells = cellsOf(line.text, line.indent)
      if (!isRow(cells) || (rows[0] && rows[0].length !== cells.length)) return
      rows.push(cells)
    }
  }
  extend(SAMPLE)
  if (!areTable(rows, textAt)) return []
  const sampled = rows.length
  extend(MAX_ROWS)
  const found = areTable(rows, textAt) ? rows : rows.slice(0, sampled)
  return found.map((row) => row.map(({ range }) => range))
}
