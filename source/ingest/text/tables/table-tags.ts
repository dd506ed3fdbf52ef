import type { Range } from '../../../issue/index.ts'

/** The rows of a table, as ranges of the source; the cells that a span leaves empty are empty ranges. */
export interface TableSource {
  readonly range: Range
  readonly rows: readonly (readonly Range[])[]
}

const TABLE = /<table(?:\s[^<>]*)?>/gi
const TABLE_END = /<\/table\s*>/gi
const TAG = /<(\/?)(tr|td|th|caption)(\s[^<>]*)?>/gi
/** A span beyond this is no span of a paper's table. */
const MAX_SPAN = 64
/** The longest table, in code units. */
const MAX_TABLE = 200_000

const spanIn = (attributes: string, name: string): number => {
  const [, digits = '1'] = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,4})`, 'i').exec(attributes) ?? []
  return Math.min(MAX_SPAN, Math.max(1, Number(digits)))
}

/** Lays cells out in columns: what a span covers are empty cells. */
class Grid {
  readonly rows: Range[][] = []
  /** How many more rows a column is taken by a cell above. */
  readonly #taken: number[] = []

  addRow(): void {
    this.#skip()
    this.rows.push([])
  }

  addCell(range: Range, attributes: string): void {
    if (this.rows.length === 0) this.addRow()
    this.#skip()
    const row = this.rows.at(-1) ?? []
    const rows = spanIn(attributes, 'rowspan')
    for (let column = 0; column < spanIn(attributes, 'colspan'); column++) {
      this.#taken[row.length] = rows - 1
      row.push(column === 0 ? range : [range[1], range[1]])
    }
  }

  #skip(): void {
    const row = this.rows.at(-1)
    while (row && (this.#taken[row.length] ?? 0) > 0) {
      this.#taken[row.length] = (this.#taken[row.length] ?? 0) - 1
      const at = row.at(-1)?.[1] ?? 0
      row.push([at, at])
    }
  }
}

const rowsIn = (source: string, [start, end]: Range): Range[][] => {
  const grid = new Grid()
  let cell: { readonly from: number; readonly attributes: string } | undefined
  const close = (at: number): void => {
    if (cell) grid.addCell([cell.from, at], cell.attributes)
    cell = undefined
  }
  const text = source.slice(start, end)
  for (const { 0: tag, 1: slash, 2: name = '', 3: attributes = '', index } of text.matchAll(TAG)) {
    close(start + index)
    if (slash) continue
    if (name.toLowerCase() === 'tr') grid.addRow()
    else cell = { from: start + index + tag.length, attributes }
  }
  close(end)
  return grid.rows.filter((row) => row.some(([from, to]) => source.slice(from, to).trim() !== ''))
}

/** The tables that a text has in HTML, in order. */
export const taggedTables = (source: string): TableSource[] => {
  const tables: TableSource[] = []
  TABLE.lastIndex = 0
  for (let match = TABLE.exec(source); match; match = TABLE.exec(source)) {
    const inner = match.index + match[0].length
    TABLE_END.lastIndex = inner
    const closing = TABLE_END.exec(source)
    if (!closing) break
    const end = closing.index + closing[0].length
    TABLE.lastIndex = end
    if (end - inner > MAX_TABLE) continue
    const rows = rowsIn(source, [inner, closing.index])
    if (rows.length > 0) tables.push({ range: [match.index, end], rows })
  }
  return tables
}
