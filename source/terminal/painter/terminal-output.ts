/** The part of process.stdout that the painter uses. */
export interface TerminalOutput {
  readonly columns: number
  readonly rows: number
  write(data: string): boolean
  readonly writableNeedDrain?: boolean
  on(event: 'resize' | 'drain', listener: () => void): unknown
  off(event: 'resize' | 'drain', listener: () => void): unknown
}

/** The window's cells; those of a VT100 if unknown. */
export const sizeOf = ({ columns, rows }: Pick<TerminalOutput, 'columns' | 'rows'>) => ({
  columns: Math.max(1, columns || 80),
  rows: Math.max(1, rows || 24),
})
