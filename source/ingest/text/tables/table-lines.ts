import type { Range } from '../../../issue/index.ts'
import { isDelimiter, pipedCells, pipedRows } from './piped-rows.ts'
import { BARS, isRule, ruledRows } from './ruled-rows.ts'
import { separatedRows } from './separated-rows.ts'
import { spacedRows } from './spaced-rows.ts'

/** A printed line, as far as a table needs it. */
export interface TableLine {
  /** Its text without spaces at its ends, with its tabs. */
  readonly text: string
  /** Columns of white space before it. */
  readonly indent: number
  /** Whether all of its text is safe to show; cells are set by spaces only if it is. */
  readonly isSafe: boolean
}

/** A line of a table: the ranges of its cells, or only a line between rows. */
export type TableRow = readonly Range[] | 'rule'

/** What stands between cells, or is a line of a grid: most lines have none of it, and are no row. */
const BETWEEN_CELLS = /^[-=]{3}|[|｜+,\t\u3000\u2500-\u257f]|\s\s/

/**
 * The lines from `from` on that are a table, of whatever form; empty if there is none.
 * @param lineAt the printed line; undefined where an empty row is above
 */
export const tableLines = (
  lineAt: (index: number) => TableLine | undefined,
  from: number,
): readonly TableRow[] => {
  if (!BETWEEN_CELLS.test(lineAt(from)?.text ?? '')) return []
  const textAt = (index: number): string | undefined => lineAt(index)?.text
  const texts = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => textAt(from + index) ?? '')
  const drawn = ruledRows(textAt, from)
  if (drawn > 0) return texts(drawn).map((text) => (isRule(text) ? 'rule' : pipedCells(text, BARS)))
  const piped = pipedRows(textAt, from)
  if (piped > 0) return texts(piped).map((text) => (isDelimiter(text) ? 'rule' : pipedCells(text)))
  // A line above each row, and one below the last, may be drawn.
  const kept: number[] = []
  const keptAt = (row: number): number => {
    while (kept.length <= row) {
      const next = (kept.at(-1) ?? from - 1) + 1
      kept.push(isRule(textAt(next) ?? '') ? next + 1 : next)
    }
    return kept[row] ?? from
  }
  const safeAt = (row: number): TableLine | undefined => {
    const line = lineAt(keptAt(row))
    return line?.isSafe ? line : undefined
  }
  const straight = spacedRows(safeAt, 0)
  const rows = straight.length > 0 ? straight : separatedRows((row) => safeAt(row)?.text, 0)
  if (rows.length === 0) return []
  const lines: TableRow[] = []
  for (const [row, cells] of rows.entries()) {
    while (from + lines.length < keptAt(row)) lines.push('rule')
    lines.push(cells)
  }
  if (isRule(textAt(from + lines.length) ?? '')) lines.push('rule')
  return lines
}
