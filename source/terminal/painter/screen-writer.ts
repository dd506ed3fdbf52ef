import { blankCells, type Cells } from './cells.ts'
import { hasUncertainWidth } from './clusters.ts'
import { type CellStyle, transition } from './style.ts'
import type { Region, TerminalState } from './terminal-state.ts'

const shortest = (sequences: readonly string[]): string =>
  sequences.reduce((best, sequence) => (sequence.length < best.length ? sequence : best))

const upOrDown = (rows: number): string => {
  const by = Math.abs(rows)
  return `\x1b[${by > 1 ? by : ''}${rows > 0 ? 'B' : 'A'}`
}

/** Writes the bytes of one update, as few as possible, and tracks what the terminal shows after them. */
export class ScreenWriter {
  readonly #columns: number
  readonly #rows: (Cells | undefined)[]
  #bytes = ''
  #cursor: TerminalState['cursor']
  #style: TerminalState['style']
  #region: Region

  constructor(start: TerminalState) {
    this.#columns = start.columns
    this.#rows = [...start.rows]
    this.#cursor = start.cursor
    this.#style = start.style
    this.#region = start.scrollRegion ?? [0, this.#rows.length - 1]
    if (!start.scrollRegion) {
      // Another program may have left a region set. Setting one also moves the cursor home, but terminals of one row
      // refuse it.
      this.#bytes = '\x1b[r'
      this.#cursor = this.#rows.length > 1 ? { row: 0, column: 0 } : undefined
    }
  }

  get bytes(): string {
    return this.#bytes
  }

  /** The terminal once it has processed the bytes. */
  get state(): TerminalState {
    return {
      columns: this.#columns,
      rows: this.#rows,
      cursor: this.#cursor,
      style: this.#style,
      scrollRegion: this.#region,
    }
  }

  /** What a row shows; undefined if unknown. */
  rowAt(row: number): Cells | undefined {
    return this.#rows[row]
  }

  /** Records that a row shows these cells. */
  setRow(row: number, cells: Cells): void {
    this.#rows[row] = cells
  }

  moveTo(row: number, column: number): void {
    const cursor = this.#cursor
    if (cursor?.row === row && cursor.column === column) return
    const absolute = `\x1b[${row > 0 ? row + 1 : ''}${column > 0 ? `;${column + 1}` : ''}H`
    const ways = [absolute]
    if (cursor) {
      if (cursor.row === row) ways.push(...this.#alongRow(cursor.column, column))
      else if (this.#isInOneRegion(cursor.row, row))
        ways.push(...this.#alongRow(cursor.column, column).map((way) => way + upOrDown(row - cursor.row)))
      if (row === cursor.row + 1 && column === 0 && this.#region[1] !== cursor.row) ways.push('\r\n')
    }
    this.#bytes += shortest(ways)
    this.#cursor = { row, column }
  }

  /** The ways from a column of the row to another. */
  #alongRow(from: number, to: number): string[] {
    const by = to - from
    const ways = [to === 0 ? '\r' : `\x1b[${to + 1}G`]
    // Terminals differ on relative moves while the wrap is pending; a carriage return is safe.
    if (from === this.#columns) return ways
    if (by === 0) ways.push('')
    if (by > 0) ways.push(`\x1b[${by > 1 ? by : ''}C`)
    if (by < 0 && by > -4) ways.push('\b'.repeat(-by))
    return ways
  }

  /** Whether a move up or down between two rows meets no margin. */
  #isInOneRegion(a: number, b: number): boolean {
    const [top, bottom] = this.#region
    return Math.min(a, b) >= top && Math.max(a, b) <= bottom
  }

  /** Writes the cells `from` up to `to` of a row, in place. `from` and `to` must not cut a wide character. */
  put(row: number, cells: Cells, from: number, to: number): void {
    this.moveTo(row, from)
    let uncertain = false
    for (let column = from; column < to; column++) {
      const text = cells.text[column] ?? ' '
      if (text === '') continue
      if (uncertain) this.#bytes += `\x1b[${column + 1}G`
      this.#setStyle(cells.style[column] ?? '')
      this.#bytes += text
      uncertain = cells.uncertain && hasUncertainWidth(text)
    }
    this.#cursor = uncertain ? undefined : { row, column: to }
  }

  /** Erases a row from a column to its end. */
  eraseFrom(row: number, column: number): void {
    this.moveTo(row, column)
    // Erased cells take the current background.
    this.#setStyle('')
    this.#bytes += '\x1b[K'
  }

  /** Moves the rows of a region up by `by` rows, down if negative. The rows that come in are blank. */
  scroll(region: Region, by: number): void {
    const [top, bottom] = region
    // Rows that come in take the current background.
    this.#setStyle('')
    this.#setRegion(region)
    // Line feed and reverse index scroll on every terminal since the VT100.
    if (by > 0) {
      // From column 0: whether a return is added to a line feed depends on the output mode of the tty.
      this.moveTo(bottom, 0)
      this.#bytes += '\n'.repeat(by)
    } else {
      this.moveTo(top, 0)
      this.#bytes += '\x1bM'.repeat(-by)
    }
    const rows = this.#rows.slice(top, bottom + 1)
    const blank = Array.from({ length: Math.abs(by) }, () => blankCells(this.#columns))
    const scrolled = by > 0 ? [...rows.slice(by), ...blank] : [...blank, ...rows.slice(0, by)]
    this.#rows.splice(top, scrolled.length, ...scrolled)
  }

  #setStyle(style: CellStyle): void {
    if (this.#style === undefined) this.#bytes += `\x1b[m${transition('', style)}`
    else this.#bytes += transition(this.#style, style)
    this.#style = style
  }

  #setRegion([top, bottom]: Region): void {
    if (this.#region[0] === top && this.#region[1] === bottom) return
    const last = this.#rows.length - 1
    if (top === 0 && bottom === last) this.#bytes += '\x1b[r'
    else this.#bytes += `\x1b[${top > 0 ? top + 1 : ''}${bottom < last ? `;${bottom + 1}` : ''}r`
    this.#region = [top, bottom]
    this.#cursor = { row: 0, column: 0 }
  }
}
