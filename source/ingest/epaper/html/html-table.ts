import type { Html } from './html.ts'
import { type HtmlLine, type LineOptions, type NodeSpan, spanOf } from './html-lines.ts'

/** The rows of a table, and its lines outside all cells, such as its caption. */
export interface HtmlTable {
  readonly rows: readonly (readonly string[])[]
  readonly outside: readonly HtmlLine[]
  /** The lines of its cells. */
  readonly lines: readonly HtmlLine[]
}

/** Reads the lines of a span. */
type Look = (span: NodeSpan, options?: LineOptions) => readonly HtmlLine[]

interface Cell {
  readonly index: number
  readonly columns: number
  readonly rows: number
}

/** A cell that spans more columns than this, or more rows, has its span cut: no table of a paper is so large. */
const MAX_SPAN = 64
const spanIn = (value: string | undefined): number =>
  Math.min(MAX_SPAN, Math.max(1, Number.parseInt(value ?? '1', 10) || 1))

/** The cells of a table, row by row, those of tables inside it excluded. */
const cellsOf = ({ nodes }: Html, table: number): Cell[][] => {
  const rows: Cell[][] = []
  const end = nodes[table]?.end ?? table
  for (let index = table + 1; index < end; ) {
    const node = nodes[index]
    if (node?.kind !== 'element') {
      index++
      continue
    }
    const { name, attributes } = node
    const isCell = name === 'td' || name === 'th'
    if (name === 'tr' || (isCell && rows.length === 0)) rows.push([])
    if (isCell)
      rows.at(-1)?.push({ index, columns: spanIn(attributes.colspan), rows: spanIn(attributes.rowspan) })
    index = isCell || name === 'table' ? node.end : index + 1
  }
  return rows
}

/** Puts words into a grid: a cell that spans several places has its words in the first and leaves the others empty. */
const gridOf = (rows: readonly (readonly Cell[])[], wordsIn: (cell: Cell) => string): string[][] => {
  /** How many more rows each column is taken by a cell above. */
  const taken: number[] = []
  return rows.map((cells) => {
    const row: string[] = []
    const skipTaken = (): void => {
      while ((taken[row.length] ?? 0) > 0) {
        taken[row.length] = (taken[row.length] ?? 0) - 1
        row.push('')
      }
    }
    for (const cell of cells) {
      skipTaken()
      for (let column = 0; column < cell.columns; column++) {
        taken[row.length] = cell.rows - 1
        row.push(column === 0 ? wordsIn(cell) : '')
      }
    }
    skipTaken()
    return row
  })
}

/** Columns without any words, and rows without any, say nothing. */
const withoutEmpty = (grid: readonly (readonly string[])[]): string[][] => {
  const columns = new Set(
    grid.flatMap((row) => row.flatMap((words, column) => (words === '' ? [] : [column]))),
  )
  return grid
    .filter((row) => row.some((words) => words !== ''))
    .map((row) => row.filter((_, column) => columns.has(column)))
    .map((row) => row.slice(0, row.findLastIndex((words) => words !== '') + 1))
}

/** A cell with more lines and more characters than these holds an article, not an entry. */
const MAX_LINES = 4
const MAX_LENGTH = 200

/** Reads a table of the paper; undefined for one that only lays out the page: without two rows of two cells with words. */
const readTable = (html: Html, table: number, look: Look): HtmlTable | undefined => {
  const cells = cellsOf(html, table)
  if (cells.filter((row) => row.length > 1).length < 2) return undefined
  const linesByCell = new Map(cells.flat().map(({ index }) => [index, look(spanOf(html, index))] as const))
  const isProse = (lines: readonly HtmlLine[]): boolean =>
    lines.length > MAX_LINES && lines.reduce((sum, { text }) => sum + text.length, 0) > MAX_LENGTH
  const all = [...linesByCell.values()]
  if (all.some(isProse)) return undefined
  const wordsIn = ({ index }: Cell): string =>
    (linesByCell.get(index) ?? []).map(({ text }) => text).join(' ')
  const rows = withoutEmpty(gridOf(cells, wordsIn))
  if (rows.filter((row) => row.filter((words) => words !== '').length > 1).length < 2) return undefined
  const outside = look(spanOf(html, table), { without: (index) => linesByCell.has(index) })
  return { rows, outside, lines: all.flat() }
}

/** How often each node may be read: tables may be nested without end. */
const MAX_READINGS = 8

/**
 * The tables of the paper in a span, in order. A table around other tables only lays them out.
 * @param look reads lines as the span itself is read
 */
export const tablesIn = (
  html: Html,
  { from, to }: NodeSpan,
  look: Look,
): { readonly span: NodeSpan; readonly table: HtmlTable }[] => {
  const tables: { span: NodeSpan; table: HtmlTable }[] = []
  const spans = (html.named.get('table') ?? []).map((index) => spanOf(html, index))
  let allowance = MAX_READINGS * html.nodes.length
  // From the last table to the first, so that the tables in a table come before it.
  for (const span of spans.toReversed()) {
    const [after] = tables
    if (span.from <= from || span.to > to || (after && after.span.from < span.to) || allowance <= 0) continue
    allowance -= span.to - span.from
    const table = readTable(html, span.from, look)
    if (table) tables.unshift({ span, table })
  }
  return tables
}

/** The lines of a span with each table of the paper as one line, after the lines in it that are in no cell. */
export const linesWithTables = (html: Html, span: NodeSpan, look: Look, options: LineOptions): HtmlLine[] => {
  const lines: HtmlLine[] = []
  let { from } = span
  for (const { span: at, table } of tablesIn(html, span, look)) {
    lines.push(...look({ from, to: at.from }, options), ...table.outside, lineOf(table))
    from = at.to
  }
  return [...lines, ...look({ from, to: span.to }, options)]
}

const lineOf = ({ rows, lines }: HtmlTable): HtmlLine => {
  const glyphs = lines.flatMap((line) => line.glyphs ?? [])
  return {
    text: rows.map((row) => row.join('\t')).join('\n'),
    strong: false,
    nodes: lines.flatMap(({ nodes }) => nodes),
    rows,
    ...(glyphs.length > 0 ? { glyphs } : {}),
  }
}
