import { oneLine } from '../../language/index.ts'
import { cellWidth, truncate } from '../../typeset/index.ts'

/** Cells that names are padded to at most: one odd name must not push the other columns out of every row. */
const MOST_PADDING = 40

/** The least cells that a name keeps where the terminal is narrow. */
const LEAST_NAME = 8

/** One row of a list: what stands before its name, the name, and what stands after it. */
export interface NamedRow {
  readonly before?: string
  readonly name: string
  readonly after: string
}

/**
 * Rows with their names in a column. For a terminal each is at most `columns` cells wide: the names are cut, and only then
 * the row. Elsewhere nothing is cut, and a name that is wider than the column moves the rest of its own row.
 * @param columns undefined if the output is no terminal
 */
export const nameColumn = (rows: readonly NamedRow[], columns: number | undefined): string => {
  const safe = rows.map(({ before = '', name, after }) => ({
    before: oneLine(before),
    name: oneLine(name),
    after: oneLine(after),
  }))
  const widestOf = (widthOf: (row: (typeof safe)[number]) => number): number =>
    safe.reduce((widest, row) => Math.max(widest, widthOf(row)), 0)
  const beside = widestOf(({ before, after }) => cellWidth(before, 1) + cellWidth(after, 1))
  const room = columns === undefined ? MOST_PADDING : Math.max(LEAST_NAME, columns - beside)
  const widest = Math.min(
    room,
    MOST_PADDING,
    widestOf(({ name }) => cellWidth(name, 1)),
  )
  const cut = (text: string, cells: number): string =>
    columns === undefined ? text : truncate(text, cells, 1)
  return safe
    .map(({ before, name, after }) => {
      const shown = cut(name, widest)
      const padding = ' '.repeat(Math.max(0, widest - cellWidth(shown, 1)))
      return `${cut(`${before}${shown}${padding}${after}`, columns ?? 0)}\n`
    })
    .join('')
}
