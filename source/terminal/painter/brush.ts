import { blankCells, type Cells, isLoose } from './cells.ts'
import { type CellStyle, transition } from './style.ts'

/** What the terminal is believed to show, and its settings. Undefined: unknown. */
export interface Believed {
  readonly columns: number
  readonly rows: readonly (Cells | undefined)[]
  /** `column` may be `columns`: after the last cell, with the wrap pending. */
  readonly cursor: { readonly row: number; readonly column: number } | undefined
  readonly style: CellStyle | undefined
  /** First and last row of the scroll region. */
  readonly region: readonly [number, number] | undefined
}

/** A terminal in an unknown state. */
export const unknownTerminal = (columns: number, rows: number): Believed => ({
  columns,
  rows: new Array<undefined>(rows).fill(undefined),
  cursor: undefined,
  style: undefined,
  region: undefined,
})

/** A terminal with a blank screen, as after a switch to the alternate screen; its settings are unknown. */
export const blankTerminal = (columns: number, rows: number): Believed => ({
  ...unknownTerminal(columns, rows),
  rows: Array.from({ length: rows }, () => blankCells(columns)),
})

/** Composes the bytes of one update, as few as possible, and tracks what the terminal shows after them. */
export interface Brush {
  readonly bytes: string
  readonly believed: Believed
  moveTo(row: number, column: number): void
  /** Writes cells `from` up to `to` of a row, in place. `from` and `to` must not cut a wide character. */
  put(row: number, cells: Cells, from: number, to: number): void
  /** Erases a row from a column to its end. */
  eraseFrom(row: number, column: number): void
  /** Moves the rows of a region up by `by` rows, down if negative. The rows that come in are blank. */
  scroll(region: readonly [number, number], by: number): void
  /** Records that a row shows these cells. */
  believe(row: number, cells: Cells): void
}

const shortest = (ways: readonly string[]): string =>
  ways.reduce((best, way) => (way.length < best.length ? way : best))

export const createBrush = (start: Believed): Brush => {
  const { columns } = start
  const rows = [...start.rows]
  const whole = [0, rows.length - 1] as const
  let { cursor, style, region } = start
  let bytes = ''
  if (!region) {
    // The program before may have left a region set. Setting one also moves the cursor home, but terminals of one
    // row refuse it.
    bytes = '\x1b[r'
    region = whole
    cursor = rows.length > 1 ? { row: 0, column: 0 } : undefined
  }

  const setStyle = (wanted: CellStyle): void => {
    if (style === undefined) bytes += `\x1b[m${transition('', wanted)}`
    else bytes += transition(style, wanted)
    style = wanted
  }

  const moveTo = (row: number, column: number): void => {
    if (cursor?.row === row && cursor.column === column) return
    const absolute = `\x1b[${row > 0 ? row + 1 : ''}${column > 0 ? `;${column + 1}` : ''}H`
    const ways = [absolute]
    // Terminals differ on relative moves while the wrap is pending; a return is safe.
    const pending = cursor?.column === columns
    if (cursor?.row === row) {
      const by = column - cursor.column
      if (column === 0) ways.push('\r')
      else ways.push(`\x1b[${column + 1}G`)
      if (!pending && by > 0) ways.push(`\x1b[${by > 1 ? by : ''}C`)
      if (!pending && by < 0 && by > -4) ways.push('\b'.repeat(-by))
    } else if (cursor && row === cursor.row + 1 && column === 0 && region?.[1] !== cursor.row)
      ways.push('\r\n')
    bytes += shortest(ways)
    cursor = { row, column }
  }

  const put = (row: number, cells: Cells, from: number, to: number): void => {
    moveTo(row, from)
    let displaced = false
    for (let at = from; at < to; at++) {
      const text = cells.text[at] ?? ' '
      if (text === '') continue
      if (displaced) bytes += `\x1b[${at + 1}G`
      setStyle(cells.style[at] ?? '')
      bytes += text
      displaced = cells.loose && isLoose(text)
    }
    cursor = displaced ? undefined : { row, column: to }
  }

  return {
    get bytes() {
      return bytes
    },
    get believed() {
      return { columns, rows, cursor, style, region }
    },
    moveTo,
    put,
    eraseFrom: (row, column) => {
      moveTo(row, column)
      // Erased cells take the current background.
      setStyle('')
      bytes += '\x1b[K'
    },
    scroll: (wanted, by) => {
      const [top, bottom] = wanted
      // Rows that come in take the current background.
      setStyle('')
      if (region?.[0] !== top || region[1] !== bottom) {
        const full = top === whole[0] && bottom === whole[1]
        bytes += full
          ? '\x1b[r'
          : `\x1b[${top > 0 ? top + 1 : ''}${bottom < whole[1] ? `;${bottom + 1}` : ''}r`
        region = [top, bottom]
        cursor = { row: 0, column: 0 }
      }
      // Line feed and reverse index scroll on every terminal since the VT100.
      if (by > 0) {
        // From column 0: whether a return is added to a line feed depends on the output mode of the tty.
        moveTo(bottom, 0)
        bytes += '\n'.repeat(by)
      } else {
        moveTo(top, 0)
        bytes += '\x1bM'.repeat(-by)
      }
      const moved = rows.slice(top, bottom + 1)
      const open = Array.from({ length: Math.abs(by) }, () => blankCells(columns))
      const next = by > 0 ? [...moved.slice(by), ...open] : [...open, ...moved.slice(0, by)]
      rows.splice(top, next.length, ...next)
    },
    believe: (row, cells) => {
      rows[row] = cells
    },
  }
}
