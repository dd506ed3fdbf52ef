import { blankCells, type Cells, isLoose } from './cells.ts'
import { type CellStyle, transition } from './style.ts'

/** What the terminal is believed to show and to be set to. Undefined: not known. */
export interface Believed {
  readonly columns: number
  readonly rows: readonly (Cells | undefined)[]
  /** Where the cursor is; `column` may be `columns`: behind the last cell, the wrap still pending. */
  readonly cursor: { readonly row: number; readonly column: number } | undefined
  readonly style: CellStyle | undefined
  /** First and last row of the scroll region. */
  readonly region: readonly [number, number] | undefined
}

/** A terminal about which nothing is believed. */
export const unknownTerminal = (columns: number, rows: number): Believed => ({
  columns,
  rows: new Array<undefined>(rows).fill(undefined),
  cursor: undefined,
  style: undefined,
  region: undefined,
})

/** A terminal with a blank screen and everything at its default: behind a switch to the alternate screen. */
export const blankTerminal = (columns: number, rows: number): Believed => ({
  ...unknownTerminal(columns, rows),
  rows: Array.from({ length: rows }, () => blankCells(columns)),
})

/** Writes to a terminal in as few bytes as it can and keeps what it then is believed to show. */
export interface Brush {
  readonly bytes: string
  readonly believed: Believed
  moveTo(row: number, column: number): void
  /** Writes cells `from` up to `to` of a row there. `from` and `to` halve no wide character. */
  put(row: number, cells: Cells, from: number, to: number): void
  /** Blanks a row from a column to its end. */
  eraseFrom(row: number, column: number): void
  /** Moves the rows of a region up by so many, down where negative; the rows left open are blank. */
  scroll(region: readonly [number, number], by: number): void
  /** Declares a row to show these cells. */
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
    // Whoever had the terminal before may have left a region. Setting one also takes the cursor home, but on a
    // screen of one row it is refused.
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
    // With the wrap pending terminals differ on relative moves; a return is safe.
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
      // Erased cells take the background that is set.
      setStyle('')
      bytes += '\x1b[K'
    },
    scroll: (wanted, by) => {
      const [top, bottom] = wanted
      // Rows that come in take the background that is set.
      setStyle('')
      if (region?.[0] !== top || region[1] !== bottom) {
        const full = top === whole[0] && bottom === whole[1]
        bytes += full
          ? '\x1b[r'
          : `\x1b[${top > 0 ? top + 1 : ''}${bottom < whole[1] ? `;${bottom + 1}` : ''}r`
        region = [top, bottom]
        cursor = { row: 0, column: 0 }
      }
      // Line feed and reverse index: every terminal since the VT100 scrolls so.
      if (by > 0) {
        // From column 0, for a tty in its usual output mode adds a return to each line feed and one without does not.
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
