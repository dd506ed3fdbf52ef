import { blankCells, type Cells, copyCells, putCluster } from './cells.ts'
import { paintRow } from './paint-row.ts'
import { ScreenWriter } from './screen-writer.ts'
import type { TerminalState } from './terminal-state.ts'

/** A part of a row of the screen, columns `from` up to `to`, and when a large update shows it. */
export interface RankedPart {
  readonly row: number
  readonly from: number
  readonly to: number
  /** Lower ranks are painted first. What is in no part has rank 0. */
  readonly rank: number
}

/** The rank of each cell of a row. */
type Ranks = Int16Array

const ranksOf = (parts: readonly RankedPart[], columns: number): Map<number, Ranks> => {
  const rows = new Map<number, Ranks>()
  for (const { row, from, to, rank } of parts) {
    const ranks = rows.get(row) ?? new Int16Array(columns)
    rows.set(row, ranks.fill(rank, from, to))
  }
  return rows
}

/** What a row shows once all its cells up to a rank are painted. */
const stageOf = (shown: Cells, wanted: Cells, ranks: Ranks | undefined, rank: number): Cells => {
  const stage = copyCells(shown)
  for (let column = 0; column < wanted.text.length; column += 1) {
    const cluster = wanted.text[column] ?? ' '
    if (cluster === '' || (ranks?.[column] ?? 0) > rank) continue
    let width = 1
    while (wanted.text[column + width] === '') width += 1
    putCluster(stage, column, cluster, width, wanted.style[column] ?? '')
  }
  return stage
}

/**
 * Paints the wanted rows in the order of the ranks of their parts, so that on a slow line what matters stands first. It takes some
 * more bytes than painting row by row, for the moves between the parts.
 */
export const paintInOrder = (
  terminal: TerminalState,
  wanted: readonly Cells[],
  parts: readonly RankedPart[],
): ScreenWriter => {
  const writer = new ScreenWriter(terminal)
  const ranksByRow = ranksOf(parts, terminal.columns)
  const ranks = [...new Set([0, ...parts.map(({ rank }) => rank)])].sort((a, b) => a - b)
  const rows = Map.groupBy(parts, ({ rank }) => rank)
  for (const rank of ranks.slice(0, -1)) {
    const touched = rank === 0 ? wanted.keys() : new Set(rows.get(rank)?.map(({ row }) => row))
    for (const row of touched) {
      const cells = wanted[row]
      const shown = writer.rowAt(row) ?? blankCells(terminal.columns)
      // Such a row is painted whole each time, so it is left to the end.
      if (!cells || cells.uncertain || shown.uncertain) continue
      paintRow(writer, row, stageOf(shown, cells, ranksByRow.get(row), rank))
    }
  }
  for (const [row, cells] of wanted.entries()) paintRow(writer, row, cells)
  return writer
}
