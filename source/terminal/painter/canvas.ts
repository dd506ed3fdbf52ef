import { blankCells, type Cells, type Draft, eachCluster, endOf, putCluster } from './cells.ts'
import type { CellWidth } from './ruler.ts'
import { applySgr, type CellStyle } from './style.ts'

export interface Cursor {
  readonly row: number
  readonly column: number
  readonly shown: boolean
}

/** What Ink sends besides drawing, in order. */
export interface CanvasEvents {
  /** Ink enters or leaves the alternate screen. */
  alternate(on: boolean): void
  /** An update is complete (end of synchronised output). */
  complete(): void
  /** Anything else that is not drawing (modes, clipboard, queries), to be sent unchanged. */
  other(sequence: string): void
}

/**
 * The screen that Ink draws on: takes Ink's bytes and holds the cells and the cursor that a terminal would show. Text
 * never wraps: it is cut at the right edge, and a wide character that crosses the edge is left out.
 */
export interface Canvas {
  /** Whether nothing has been drawn since it was cleared. */
  readonly blank: boolean
  readonly rows: readonly Cells[]
  readonly cursor: Cursor
  write(data: string): void
  clear(): void
  /** Drops the kept lines: widths have changed. */
  forget(): void
  resize(columns: number, rows: number): void
}

/** Bracketed paste: the painter sets it together with the alternate screen and ignores Ink's own changes. */
const PASTES = '2004'

const CSI = /\x1b\[([<=>?]?)([\d;:]*)([ -/]*)([@-~])/y
/** OSC ends with BEL or ST; in DCS and the like only ST ends, and a doubled ESC is content (tmux's passthrough). */
const STRING = /\x1b(?:\][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)|[PX^_](?:\x1b\x1b|[^\x1b])*\x1b\\)/y
const UNFINISHED =
  /\x1b(?:\[[<=>?]?[\d;:]*[ -/]*|\][^\x07\x1b\x9c]*\x1b?|[PX^_](?:\x1b\x1b|[^\x1b])*\x1b?)?$/y

/** A line of text and styles only. */
const STYLED_LINE = /(?:[^\x00-\x1f\x7f]|\x1b\[[\d;]*m)+/y
/** Lines kept: enough for a few frames of a large window. */
const MOST_LINES = 500

/** A drawn line, and the column of the cursor after it. */
interface KeptLine {
  readonly cells: Draft
  readonly end: number
}

const match = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** A row at another width: cut without cutting a wide character, or filled with blanks. */
export const atWidth = (cells: Cells, columns: number): Draft => {
  const { text, style } = blankCells(columns)
  let kept = Math.min(columns, cells.text.length)
  while (kept > 0 && cells.text[kept] === '') kept--
  for (let at = 0; at < kept; at++) {
    text[at] = cells.text[at] ?? ' '
    style[at] = cells.style[at] ?? ''
  }
  return { text, style, loose: cells.loose }
}

export const createCanvas = (
  size: { readonly columns: number; readonly rows: number },
  cellWidth: CellWidth,
  events: CanvasEvents,
): Canvas => {
  let { columns } = size
  let rows: Draft[] = Array.from({ length: size.rows }, () => blankCells(columns))
  /** Rows that the painter has read since they were last drawn on: they are copied before they change. */
  let shared = new Set<Draft>()
  let row = 0
  let column = 0
  let shown = true
  let style: CellStyle = ''
  let unfinished = ''
  let blank = true
  /**
   * The cells of lines that were drawn on a blank row, by their bytes. Most lines of a frame were in the one before, perhaps
   * on another row: they are not drawn again, and as the same object they compare fast.
   */
  const lines = new Map<string, KeptLine>()
  let kept = new WeakSet<Draft>()
  const forget = (): void => {
    lines.clear()
    kept = new WeakSet()
  }
  const draft = (at: number): Draft => {
    const old = rows[at] ?? blankCells(columns)
    if (!shared.has(old) && !kept.has(old)) return old
    const copy = { text: [...old.text], style: [...old.style], loose: old.loose }
    rows[at] = copy
    return copy
  }

  const put = (cluster: string): void => {
    blank = false
    column = putCluster(draft(row), column, cluster, cellWidth(cluster), style)
  }

  const lineFeed = (): void => {
    column = 0
    if (row < rows.length - 1) row++
    else rows = [...rows.slice(1), blankCells(columns)]
  }

  const erase = (at: number, from: number, to: number): void => {
    if (from <= 0 && to >= columns) {
      rows[at] = blankCells(columns)
      return
    }
    const cells = draft(at)
    // A wide character at the edge of the erased part is erased whole.
    let [start, end] = [Math.max(0, from), Math.min(columns, to)]
    while (start > 0 && cells.text[start] === '') start--
    while (end < columns && cells.text[end] === '') end++
    cells.text.fill(' ', start, end)
    cells.style.fill('', start, end)
  }

  const moveTo = (newRow: number, newColumn: number): void => {
    row = Math.max(0, Math.min(rows.length - 1, newRow))
    column = Math.max(0, Math.min(columns - 1, newColumn))
  }

  const clear = (): void => {
    rows = rows.map(() => blankCells(columns))
    shared = new Set()
    blank = true
    row = 0
    column = 0
  }

  const control = (sequence: string, prefix: string, parameters: string, final: string): void => {
    const [first = 0, second = 0] = parameters.split(';').map(Number)
    if (prefix === '?' && (final === 'h' || final === 'l')) {
      const on = final === 'h'
      if (parameters === '1049') events.alternate(on)
      else if (parameters === '25') shown = on
      else if (parameters === '2026') {
        if (!on) events.complete()
      } else if (parameters !== PASTES) events.other(sequence)
      return
    }
    if (prefix !== '') {
      events.other(sequence)
      return
    }
    const step = first || 1
    if (final === 'm') style = applySgr(style, parameters)
    else if (final === 'A') moveTo(row - step, column)
    else if (final === 'B') moveTo(row + step, column)
    else if (final === 'C') moveTo(row, column + step)
    else if (final === 'D') moveTo(row, column - step)
    else if (final === 'E') moveTo(row + step, 0)
    else if (final === 'F') moveTo(row - step, 0)
    else if (final === 'G') moveTo(row, step - 1)
    else if (final === 'H' || final === 'f') moveTo(step - 1, (second || 1) - 1)
    else if (final === 'K') erase(row, first === 0 ? column : 0, first === 1 ? column + 1 : columns)
    else if (final === 'J') {
      if (first !== 1) erase(row, first === 0 ? column : 0, columns)
      if (first !== 0) for (let at = 0; at < row; at++) erase(at, 0, columns)
      if (first === 1) erase(row, 0, column + 1)
      else for (let at = row + 1; at < rows.length; at++) erase(at, 0, columns)
    } else events.other(sequence)
  }

  /** Takes the escape sequence at `at` and returns its end; undefined if it is not complete yet. */
  const takeEscape = (all: string, at: number): number | undefined => {
    const csi = match(CSI, all, at)
    if (csi) {
      const [sequence, prefix = '', parameters = '', middle = '', final = ''] = csi
      if (middle) events.other(sequence)
      else control(sequence, prefix, parameters, final)
      return at + sequence.length
    }
    const string = match(STRING, all, at)?.[0]
    if (string === undefined && match(UNFINISHED, all, at)) return undefined
    const sequence = string ?? all.slice(at, at + 2)
    events.other(sequence)
    return at + sequence.length
  }

  /** Takes the text, control or sequence at `at` and returns its end; undefined if it is not complete yet. */
  const writeOne = (all: string, at: number): number | undefined => {
    const unit = all.charCodeAt(at)
    if (unit === 0x1b) return takeEscape(all, at)
    if (unit === 0x0a) lineFeed()
    else if (unit === 0x0d) column = 0
    if (unit < 0x20 || unit === 0x7f) return at + 1
    let end: number = at + 1
    while (end < all.length && all.charCodeAt(end) >= 0x20 && all.charCodeAt(end) !== 0x7f) end++
    eachCluster(all.slice(at, end), put)
    return end
  }

  /** The whole line at `at` if it would look the same on any row; otherwise undefined. */
  const lineAt = (all: string, at: number): string | undefined => {
    if (column > 0 || style !== '' || endOf(rows[row] ?? blankCells(0)) > 0) return undefined
    const line = match(STYLED_LINE, all, at)?.[0]
    return line !== undefined && all.charCodeAt(at + line.length) === 0x0a ? line : undefined
  }

  const drawKept = ({ cells, end }: KeptLine): void => {
    rows[row] = cells
    column = end
    blank = false
  }

  const keep = (line: string): void => {
    const cells = rows[row]
    if (style !== '' || !cells) return
    if (lines.size >= MOST_LINES) forget()
    lines.set(line, { cells, end: column })
    kept.add(cells)
  }

  const write = (data: string): void => {
    const all = unfinished + data
    unfinished = ''
    let at: number | undefined = 0
    let from = 0
    while (at !== undefined && at < all.length) {
      from = at
      const line = lineAt(all, at)
      const known = line === undefined ? undefined : lines.get(line)
      const end: number = at + (line?.length ?? 1)
      if (known) {
        drawKept(known)
        at = end
      }
      while (at !== undefined && at < end) {
        from = at
        at = writeOne(all, at)
      }
      if (line !== undefined && !known) keep(line)
    }
    if (at === undefined) unfinished = all.slice(from)
  }

  return {
    get blank() {
      return blank
    },
    get rows() {
      shared = new Set(rows)
      return rows
    },
    get cursor() {
      return { row, column: Math.min(column, columns - 1), shown }
    },
    write,
    clear,
    forget,
    resize: (newColumns, newRows) => {
      forget()
      columns = newColumns
      // A terminal that loses rows keeps the cursor's row on the screen.
      const first = Math.max(0, row - newRows + 1)
      rows = Array.from({ length: newRows }, (_, index) => {
        const old = rows[first + index]
        return old ? atWidth(old, columns) : blankCells(columns)
      })
      moveTo(row - first, column)
    },
  }
}
