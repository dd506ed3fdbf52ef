import { setHeadline } from './headline.ts'
import type { Line, Setting } from './line.ts'
import { setParagraph } from './paragraph.ts'

/** A paragraph of an article, or a heading in it. */
export interface Block {
  readonly kind: 'paragraph' | 'heading'
  readonly text: string
  /** Cells before its first line, where they are not the setting's: 0 for verse. */
  readonly indent?: number
}

/** A line and the block it is of. */
export interface ColumnLine {
  readonly block: number
  readonly line: Line
}

export interface Columns {
  /** Cells of each column: even. */
  readonly width: number
  readonly gutter: number
  readonly columns: readonly (readonly ColumnLine[])[]
}

/** Cells between columns: room for a hanging mark and a rule, or for two blanks and a hanging mark. */
const GUTTER = 4

/** The even width of `count` columns in `width` cells, or 0 where not one Han character would fit each. */
export const columnWidth = (width: number, count: number, gutter = GUTTER): number => {
  const cells = Math.floor((width - gutter * (count - 1)) / count)
  return cells < 2 ? 0 : cells - (cells % 2)
}

/**
 * Sets an article in `count` equal columns of an even width (CLREQ 分栏): as many lines in each, the shortfall in the last,
 * and a heading never at a column's foot. `setting.width` is that of all columns with their gutters. A width too small for
 * `count` columns is set in as many as it holds.
 */
export const setColumns = (
  blocks: readonly Block[],
  count: number,
  setting: Setting,
  gutter = GUTTER,
): Columns => {
  const width = columnWidth(setting.width, count, gutter)
  if (width === 0 && count > 1) return setColumns(blocks, count - 1, setting, gutter)
  const column = { ...setting, width: width || setting.width }
  const rows = blocks.flatMap(({ kind, text, indent = setting.indent ?? 0 }, block) => {
    const lines = kind === 'heading' ? setHeadline([text], column) : setParagraph(text, { ...column, indent })
    return lines.map((line) => ({ block, line }))
  })
  const isHeading = ({ block }: ColumnLine): boolean => blocks[block]?.kind === 'heading'
  return { width: column.width, gutter, columns: balanceColumns(rows, count, isHeading) }
}

/**
 * Divides rows into `count` columns of one height, the lowest that will do; what is missing is missing from the last. A
 * row that `leads` (a heading) is never the last of a column unless it is the last of all.
 */
export const balanceColumns = <Row>(
  rows: readonly Row[],
  count: number,
  leads: (row: Row) => boolean,
): Row[][] => {
  for (let height = Math.max(1, Math.ceil(rows.length / count)); ; height++) {
    const columns = fillColumns(rows, height, leads)
    if (columns.length > count && height < rows.length) continue
    return Array.from({ length: count }, (_, index) => columns[index] ?? [])
  }
}

/** Columns of at most `height` rows, as many as the rows need: for screens or pages that show a few at a time. */
export const fillColumns = <Row>(
  rows: readonly Row[],
  height: number,
  leads: (row: Row) => boolean,
): Row[][] => {
  const columns: Row[][] = []
  for (let start = 0; start < rows.length; ) {
    let end = Math.min(start + height, rows.length)
    const foot = end
    while (end < rows.length && end > start && leads(rows[end - 1] as Row)) end--
    if (end === start) end = foot
    columns.push(rows.slice(start, end))
    start = end
  }
  return columns
}
