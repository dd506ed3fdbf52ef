import { blankCells, type Cells } from './cells.ts'
import type { CellStyle } from './style.ts'

/** First and last row of a part of the screen. */
export type Region = readonly [top: number, bottom: number]

/** What the terminal shows, and its settings, as far as the painter can tell. Undefined: unknown. */
export interface TerminalState {
  readonly columns: number
  readonly rows: readonly (Cells | undefined)[]
  /** `column` may be `columns`: after the last cell, with the wrap pending. */
  readonly cursor: { readonly row: number; readonly column: number } | undefined
  readonly style: CellStyle | undefined
  readonly scrollRegion: Region | undefined
}

export const unknownTerminal = (columns: number, rows: number): TerminalState => ({
  columns,
  rows: new Array<undefined>(rows).fill(undefined),
  cursor: undefined,
  style: undefined,
  scrollRegion: undefined,
})

/** A terminal with a blank screen, as after a switch to the alternate screen; its settings are unknown. */
export const blankTerminal = (columns: number, rows: number): TerminalState => ({
  ...unknownTerminal(columns, rows),
  rows: Array.from({ length: rows }, () => blankCells(columns)),
})
