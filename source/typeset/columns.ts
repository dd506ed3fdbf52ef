/** Cells between columns: room for a hanging mark and a rule, or for two blanks and a hanging mark. */
const GUTTER = 4

/** The width of each of `count` columns in `width` cells: even, or 0 if a Han character does not fit. */
export const columnWidth = (width: number, count: number, gutter = GUTTER): number => {
  const cells = Math.floor((width - gutter * (count - 1)) / count)
  return cells < 2 ? 0 : cells - (cells % 2)
}

/** The rows to fill columns with, read one by one, so that rows after the last column need not be set. */
export interface ColumnRows<Row> {
  /** The row at an index from 0; undefined after the last. */
  readonly at: (index: number) => Row | undefined
  /** Whether a row must not be the last of a column if others follow: a heading. */
  readonly leads: (row: Row) => boolean
  /** Whether a row is left out at the top of a column. Default: no row is. */
  readonly isBlank?: (row: Row) => boolean
}

interface FilledColumns<Row> {
  readonly columns: readonly (readonly Row[])[]
  /** Index of the first row that did not fit; undefined if all did. */
  readonly next: number | undefined
}

const fillColumn = <Row>({ at, leads, isBlank }: ColumnRows<Row>, from: number, height: number) => {
  let start = from
  for (let row = at(start); row !== undefined && isBlank?.(row); row = at(start)) start += 1
  const column: Row[] = []
  for (let row = at(start); row !== undefined && column.length < height; row = at(start + column.length))
    column.push(row)
  let length = column.length
  if (at(start + length) !== undefined) while (length > 0 && leads(column[length - 1] as Row)) length -= 1
  // A column of headings only must keep them, or they would never be shown.
  if (length === 0) length = column.length
  return { column: column.slice(0, length), end: start + length }
}

/** At most `count` columns of at most `height` rows. */
const fillColumns = <Row>(rows: ColumnRows<Row>, height: number, count: number): FilledColumns<Row> => {
  const columns: Row[][] = []
  let next = 0
  while (columns.length < count && rows.at(next) !== undefined) {
    const { column, end } = fillColumn(rows, next, height)
    if (column.length > 0) columns.push(column)
    next = end
  }
  return { columns, next: rows.at(next) === undefined ? undefined : next }
}

/**
 * Fills at most `count` columns of at most `height` rows. If all rows fit, the columns are leveled: as low as possible, all
 * of one height except the last, which may be shorter.
 */
export const levelColumns = <Row>(
  rows: ColumnRows<Row>,
  height: number,
  count: number,
): FilledColumns<Row> => {
  const highest = fillColumns(rows, height, count)
  if (count === 1 || highest.next !== undefined) return highest
  const total = highest.columns.reduce((sum, column) => sum + column.length, 0)
  for (let lower = Math.max(1, Math.ceil(total / count)); lower < height; lower += 1) {
    const level = fillColumns(rows, lower, count)
    if (level.next === undefined) return level
  }
  return highest
}
