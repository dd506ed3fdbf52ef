import {
  blankCells,
  type Cells,
  contentEnd,
  copyCells,
  type MutableCells,
  putCluster,
  resizeCells,
} from './cells.ts'
import { eachCluster } from './clusters.ts'
import { applySgr, type CellStyle } from './style.ts'
import type { WidthCache } from './width-cache.ts'

/** A drawn line, and the column of the cursor after it. */
interface CachedLine {
  readonly cells: MutableCells
  readonly end: number
}

/** Lines cached: enough for a few frames of a large window. */
const MAX_LINES = 500

/**
 * The screen that Ink draws on: the cells and the cursor that a terminal would show. Text never wraps: it is cut at the
 * right edge, and a wide character that crosses the edge is left out.
 */
export class Canvas {
  readonly #widths: WidthCache
  #columns: number
  #rows: MutableCells[]
  #row = 0
  /** The number of columns if the cursor is past the last cell. */
  #column = 0
  #cursorShown = true
  #style: CellStyle = ''
  #blank = true
  /**
   * Lines drawn on a blank row, by their bytes. Most lines of a frame were in the last one, perhaps on another row: they
   * are not drawn again, and as the same object they compare fast.
   */
  readonly #lines = new Map<string, CachedLine>()

  constructor(columns: number, rows: number, widths: WidthCache) {
    this.#widths = widths
    this.#columns = columns
    this.#rows = Array.from({ length: rows }, () => blankCells(columns))
  }

  /** Whether nothing has been drawn since it was cleared. */
  get blank(): boolean {
    return this.#blank
  }

  /** `placed`: whether it was placed on purpose, and not left where the drawing ended. */
  get cursor(): { readonly row: number; readonly column: number; readonly placed: boolean } {
    return {
      row: this.#row,
      column: Math.min(this.#column, this.#columns - 1),
      placed: this.#cursorShown,
    }
  }

  /** The rows as they are now. They never change: from here on the canvas draws on copies. */
  read(): readonly Cells[] {
    for (const cells of this.#rows) cells.shared = true
    return this.#rows
  }

  write(text: string): void {
    eachCluster(text, this.#put)
  }

  /**
   * Whether a line of text and styles written now looks the same on any row: the cursor is at the start of a blank row and
   * no style is set.
   */
  get atBlankRow(): boolean {
    if (this.#column > 0 || this.#style !== '') return false
    const cells = this.#rows[this.#row]
    return cells === undefined || contentEnd(cells) === 0
  }

  /** Draws a cached line on a blank row; returns whether it was cached. */
  drawCached(line: string): boolean {
    const cached = this.#lines.get(line)
    if (cached === undefined) return false
    this.#rows[this.#row] = cached.cells
    this.#column = cached.end
    this.#blank = false
    return true
  }

  /** Caches the cursor's row under the bytes of the line that drew it, unless the line leaves a style set. */
  cache(line: string): void {
    const cells = this.#rows[this.#row]
    if (this.#style !== '' || !cells) return
    if (this.#lines.size >= MAX_LINES) this.#lines.clear()
    cells.shared = true
    this.#lines.set(line, { cells, end: this.#column })
  }

  /** Drops the cached lines: widths have changed. */
  clearCache(): void {
    this.#lines.clear()
  }

  applyStyle(parameters: string): void {
    this.#style = applySgr(this.#style, parameters)
  }

  showCursor(shown: boolean): void {
    this.#cursorShown = shown
  }

  carriageReturn(): void {
    this.#column = 0
  }

  /** Moves to the start of the next row, and scrolls at the last one. */
  lineFeed(): void {
    this.#column = 0
    if (this.#row < this.#rows.length - 1) this.#row++
    else this.#rows = [...this.#rows.slice(1), blankCells(this.#columns)]
  }

  /** Moves the cursor, no further than the edges. */
  moveTo(row: number, column: number): void {
    this.#row = Math.max(0, Math.min(this.#rows.length - 1, row))
    this.#column = Math.max(0, Math.min(this.#columns - 1, column))
  }

  moveBy(rows: number, columns: number): void {
    this.moveTo(this.#row + rows, this.#column + columns)
  }

  /** Moves by rows, to the first column. */
  moveLines(rows: number): void {
    this.moveTo(this.#row + rows, 0)
  }

  moveToColumn(column: number): void {
    this.moveTo(this.#row, column)
  }

  /** EL: erases the row after the cursor (0), up to it (1), or whole. */
  eraseLine(mode: number): void {
    this.#erase(mode === 0 ? this.#column : 0, mode === 1 ? this.#column + 1 : this.#columns)
  }

  /** ED: erases the screen after the cursor (0), up to it (1), or whole. */
  eraseDisplay(mode: number): void {
    this.eraseLine(mode)
    const first = mode === 0 ? this.#row + 1 : 0
    const end = mode === 1 ? this.#row : this.#rows.length
    for (let row = first; row < end; row++) if (row !== this.#row) this.#rows[row] = blankCells(this.#columns)
  }

  clear(): void {
    this.#rows = this.#rows.map(() => blankCells(this.#columns))
    this.#blank = true
    this.#row = 0
    this.#column = 0
  }

  /** Keeps what fits, with the row of the cursor on the screen, as a terminal does. */
  resize(columns: number, rows: number): void {
    this.#lines.clear()
    this.#columns = columns
    const top = Math.max(0, this.#row - rows + 1)
    this.#rows = Array.from({ length: rows }, (_, row) => {
      const cells = this.#rows[top + row]
      return cells ? resizeCells(cells, columns) : blankCells(columns)
    })
    this.moveTo(this.#row - top, this.#column)
  }

  readonly #put = (cluster: string): void => {
    this.#blank = false
    const width = this.#widths.widthOf(cluster)
    this.#column = putCluster(this.#editableRow(), this.#column, cluster, width, this.#style)
  }

  /** The row of the cursor, copied first if it is shared. */
  #editableRow(): MutableCells {
    const cells = this.#rows[this.#row] ?? blankCells(this.#columns)
    if (!cells.shared) return cells
    const copy = copyCells(cells)
    this.#rows[this.#row] = copy
    return copy
  }

  /** Erases the cells `start` up to `end` of the cursor's row. A wide character at an edge is erased whole. */
  #erase(start: number, end: number): void {
    if (start <= 0 && end >= this.#columns) {
      this.#rows[this.#row] = blankCells(this.#columns)
      return
    }
    const { text, style } = this.#editableRow()
    let from = start
    let to = Math.min(this.#columns, end)
    while (from > 0 && text[from] === '') from--
    while (to < this.#columns && text[to] === '') to++
    text.fill(' ', from, to)
    style.fill('', from, to)
  }
}
