import { Writable } from 'node:stream'
import type { Row } from '../row.ts'
import { type Believed, blankTerminal, unknownTerminal } from './brush.ts'
import { atWidth, type Canvas, createCanvas } from './canvas.ts'
import { blankCells, type Cells } from './cells.ts'
import { paintFrame } from './paint-frame.ts'
import { createRowDrawer } from './row-drawer.ts'
import { type CellWidth, createRuler } from './ruler.ts'

/** What the painter needs of a terminal: process.stdout has it. */
export interface TerminalOutput {
  readonly columns: number
  readonly rows: number
  write(data: string): boolean
  readonly writableNeedDrain?: boolean
  on(event: 'resize' | 'drain', listener: () => void): unknown
  off(event: 'resize' | 'drain', listener: () => void): unknown
}

export interface PainterOptions {
  /** Whether rows are shown in colour. Ink's frames have the colours they have. */
  readonly colour: boolean
  readonly output: TerminalOutput
  /** Cells that a cluster takes in this terminal, ambiguous characters as it draws them. Asked once a cluster. */
  readonly cellWidth: CellWidth
}

/** The stream for Ink's `stdout`. */
export interface PaintedStream extends Writable {
  readonly isTTY: true
  readonly columns: number
  readonly rows: number
}

/**
 * Stands between Ink and the terminal. Ink draws whole frames on a canvas; the painter keeps the screen that it
 * believes the terminal shows and sends the least that turns the one into the other: scrolled regions, changed spans,
 * nothing when nothing changed. Lines can be shown without Ink, which then follows in its own time.
 */
export interface Painter {
  readonly stream: PaintedStream
  /**
   * Shows rows on the alternate screen at once, and the cursor where it is wanted. What Ink draws is not shown from then
   * on, until `follow`.
   */
  show(rows: readonly Row[], cursor?: { readonly x: number; readonly y: number }): void
  /** From its next frame on Ink is shown again. */
  follow(): void
  /** Sends bytes that draw nothing and ask nothing of the cursor: a clipboard write, a query. */
  send(sequence: string): void
  /** Sends bytes that scribble on row 0, on the alternate screen, and shows row 0 again behind them: the probe. */
  scribble(sequence: string): void
  /** Asks for all widths anew. What is on the screen stays until the next frame, which repaints it whole. */
  remeasure(): void
  /** Whether the terminal says that it has synchronised output (DECRQM 2026). Until told, it is not used. */
  synchronise(has: boolean): void
  /** Repaints everything: the screen may have been written on by others. */
  invalidate(): void
  /** Leaves the alternate screen and puts back what was changed, until `resume`. Frames are held meanwhile. Idempotent. */
  leave(): void
  /** Takes the screen again behind `leave` and repaints it. */
  resume(): void
  /** As `leave`, for good: nothing is written any more. */
  close(): void
}

type Frame = Pick<Canvas, 'rows' | 'cursor'>

const sized = (cells: readonly Cells[], columns: number, rows: number): Cells[] =>
  Array.from({ length: rows }, (_, index) => {
    const row = cells[index]
    return row ? (row.text.length === columns ? row : atWidth(row, columns)) : blankCells(columns)
  })

/** The window's cells; those of a VT100 where it does not say. */
export const sizeOf = ({ columns, rows }: Pick<TerminalOutput, 'columns' | 'rows'>) => ({
  columns: Math.max(1, columns || 80),
  rows: Math.max(1, rows || 24),
})

/** The alternate screen (1049), and pastes marked as such (2004). */
const ENTER = '\x1b[?1049h\x1b[?2004h'
const LEAVE = '\x1b[r\x1b[m\x1b[?25h\x1b[?2004l\x1b[?1049l'
const LARGE = 512

export const createPainter = ({ output, cellWidth, colour }: PainterOptions): Painter => {
  let { columns, rows } = sizeOf(output)
  let believed: Believed = unknownTerminal(columns, rows)
  let cursorShown: boolean | undefined
  let entered = false
  let held = false
  let closed = false
  let synchronised = false
  let scheduled = false
  let resizing = false
  let following = false
  let draining = false
  /** Goes out with the next frame, before it: what it spoils is never seen. */
  let ahead = ''

  const send = (bytes: string): void => {
    if (bytes && !closed) output.write(bytes)
  }

  const enter = (): void => {
    ahead = ENTER
    entered = true
    believed = blankTerminal(columns, rows)
    cursorShown = undefined
  }

  const flush = (): void => {
    scheduled = false
    if (!entered || closed || held || draining || resizing) return
    if (output.writableNeedDrain) {
      // A line slower than the reader: what it missed is skipped, the newest frame follows when it is free.
      draining = true
      output.on('drain', drained)
      return
    }
    const brush = paintFrame(believed, front.rows)
    const { row, column, shown } = front.cursor
    const large = brush.bytes.length > LARGE
    const painted = brush.bytes !== ''
    if (shown) brush.moveTo(row, column)
    believed = brush.believed
    let bytes = ahead + brush.bytes
    ahead = ''
    if (painted && large && shown && cursorShown) {
      bytes = `\x1b[?25l${bytes}\x1b[?25h`
    } else if (cursorShown !== shown) {
      bytes = shown ? `${bytes}\x1b[?25h` : `\x1b[?25l${bytes}`
    }
    cursorShown = shown
    send(large && synchronised ? `\x1b[?2026h${bytes}\x1b[?2026l` : bytes)
  }

  const drained = (): void => {
    output.off('drain', drained)
    draining = false
    flush()
  }

  const schedule = (): void => {
    if (scheduled) return
    scheduled = true
    queueMicrotask(() => {
      if (scheduled) flush()
    })
  }

  const ruler = createRuler(cellWidth)
  const drawer = createRowDrawer(ruler.widthOf, colour)
  const drawn = createCanvas({ columns, rows }, ruler.widthOf, {
    alternate: (on) => {
      if (on) {
        // Ink draws its first frame on what it takes for a blank screen.
        drawn.clear()
        if (!entered && !held) enter()
      } else leave()
    },
    complete: flush,
    other: (sequence) => {
      if (!held) send(sequence)
    },
  })
  /** What is to be on the screen: what Ink has drawn, or what was shown in front of it. */
  let front: Frame = drawn

  const leave = (): void => {
    if (!entered) return
    // What never went out need not be taken back.
    if (ahead.startsWith(ENTER)) ahead = ''
    else send(LEAVE)
    entered = false
  }

  const invalidate = (): void => {
    believed = unknownTerminal(columns, rows)
    cursorShown = undefined
    schedule()
  }

  const resized = (): void => {
    const next = sizeOf(output)
    columns = next.columns
    rows = next.rows
    drawn.resize(columns, rows)
    if (front !== drawn) front = { ...front, rows: sized(front.rows, columns, rows) }
    believed = unknownTerminal(columns, rows)
    cursorShown = undefined
    // What stood is set for another width. Whoever shows rows does so in this turn of the loop: then that is painted.
    resizing = true
    setImmediate(() => {
      resizing = false
      flush()
    })
    stream.emit('resize')
  }

  const stream = Object.defineProperties(
    new Writable({
      decodeStrings: false,
      write: (chunk: string | Buffer, _encoding, done) => {
        drawn.write(String(chunk))
        if (following) front = drawn
        following = false
        schedule()
        done()
      },
    }),
    {
      isTTY: { value: true },
      columns: { get: () => columns },
      rows: { get: () => rows },
    },
  ) as PaintedStream
  output.on('resize', resized)

  return {
    stream,
    show: (wanted, cursor) => {
      front = {
        rows: sized(drawer.draw(wanted, columns), columns, rows),
        cursor: cursor
          ? { row: cursor.y, column: Math.min(cursor.x, columns - 1), shown: true }
          : { row: 0, column: 0, shown: false },
      }
      following = false
      resizing = false
      if (!entered && !held) enter()
      flush()
    },
    follow: () => {
      following = true
    },
    send,
    scribble: (sequence) => {
      if (!entered) enter()
      ahead += sequence
      believed = { ...believed, rows: believed.rows.with(0, undefined), cursor: undefined }
      flush()
    },
    remeasure: () => {
      ruler.forget()
      drawer.forget()
      believed = unknownTerminal(columns, rows)
    },
    synchronise: (has) => {
      synchronised = has
    },
    invalidate,
    leave: () => {
      held = true
      leave()
    },
    resume: () => {
      if (closed) return
      held = false
      enter()
      flush()
    },
    close: () => {
      leave()
      output.off('resize', resized)
      output.off('drain', drained)
      closed = true
    },
  }
}
