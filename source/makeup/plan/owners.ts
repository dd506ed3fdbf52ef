import type { Rect } from './rect.ts'

/** The owner of a cell that nobody owns. */
export const NOBODY = -1

/** Which box owns each cell of a page. */
export class Owners {
  readonly columns: number
  readonly rows: number
  readonly #cells: Int16Array

  constructor(columns: number, rows: number) {
    this.columns = columns
    this.rows = rows
    this.#cells = new Int16Array(columns * rows).fill(NOBODY)
  }

  /** The owner of a cell; `NOBODY` outside the page. */
  at(column: number, row: number): number {
    if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) return NOBODY
    return this.#cells[row * this.columns + column] ?? NOBODY
  }

  set(column: number, row: number, owner: number): void {
    this.#cells[row * this.columns + column] = owner
  }

  fill({ left, top, width, height }: Rect, owner: number): void {
    for (let row = top; row < top + height; row += 1)
      for (let column = left; column < left + width; column += 1) this.set(column, row, owner)
  }

  /** Whether a cell is left that nobody owns. */
  hasFree(): boolean {
    return this.#cells.includes(NOBODY)
  }

  /** The smallest rectangle around the cells of an owner; undefined if it has none. */
  boundsOf(owner: number): Rect | undefined {
    let [left, top, right, bottom] = [this.columns, this.rows, -1, -1]
    for (let row = 0; row < this.rows; row += 1)
      for (let column = 0; column < this.columns; column += 1) {
        if (this.at(column, row) !== owner) continue
        left = Math.min(left, column)
        right = Math.max(right, column)
        top = Math.min(top, row)
        bottom = row
      }
    return right < 0 ? undefined : { left, top, width: right - left + 1, height: bottom - top + 1 }
  }

  /** Whether a vertical hairline, or at the page's left edge the margin, stands in a cell: it is the first of its owner in the row. */
  isEdge(column: number, row: number): boolean {
    return this.at(column - 1, row) !== this.at(column, row)
  }

  /** Whether a horizontal hairline stands in a cell: its owner begins below another's. */
  isRule(column: number, row: number): boolean {
    return row > 0 && this.at(column, row - 1) !== this.at(column, row)
  }

  /** The cells of an owner that hold no hairline, as rectangles from top to bottom; the rows of each are equally wide. */
  bandsOf(owner: number): Rect[] {
    const bands: Rect[] = []
    let open: Rect[] = []
    for (let row = 0; row < this.rows; row += 1) {
      const runs = this.#runsIn(row, owner)
      const continued = runs.map(({ left, width }) => {
        const above = open.find((band) => band.left === left && band.width === width)
        return above ? { ...above, height: above.height + 1 } : { left, width, top: row, height: 1 }
      })
      bands.push(
        ...open.filter((band) => !continued.some(({ left, top }) => left === band.left && top === band.top)),
      )
      open = continued
    }
    return [...bands, ...open].sort((a, b) => a.top - b.top || a.left - b.left)
  }

  #runsIn(row: number, owner: number): { left: number; width: number }[] {
    const runs: { left: number; width: number }[] = []
    for (let column = 0; column < this.columns; column += 1) {
      if (this.at(column, row) !== owner || this.isEdge(column, row) || this.isRule(column, row)) continue
      const run = runs.at(-1)
      if (run && run.left + run.width === column) run.width += 1
      else runs.push({ left: column, width: 1 })
    }
    return runs
  }
}
