import { Writable } from 'node:stream'
import { type Believed, blankTerminal, unknownTerminal } from './brush.ts'
import { createCanvas } from './canvas.ts'
import { paintFrame } from './paint-frame.ts'
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
 * nothing when nothing changed.
 */
export interface Painter {
  readonly stream: PaintedStream
  /** Sends bytes that draw nothing and ask nothing of the cursor: a clipboard write, a query. */
  send(sequence: string): void
  /** Sends bytes that scribble on row 0 of the alternate screen, and shows row 0 again after them: the probe. */
  scribble(sequence: string): void
  /** Asks for all widths anew. What is on the screen stays until the next frame, which repaints it whole. */
  remeasure(): void
  /** Whether the terminal says that it has synchronised output (DECRQM 2026). Until told, it is not used. */
  synchronise(has: boolean): void
  /** Repaints everything: the screen may have been written on by others. */
  invalidate(): void
  /** Leaves the alternate screen and puts back what was changed, until `resume`. Frames are held meanwhile. Idempotent. */
  leave(): void
  /** Takes the screen again after `leave` and repaints it. */
  resume(): void
  /** As `leave`, for good: nothing is written any more. */
  close(): void
}

/** The window's cells; those of a VT100 where it does not say. */
export const sizeOf = ({ columns, rows }: Pick<TerminalOutput, 'columns' | 'rows'>) => ({
  columns: Math.max(1, columns || 80),
  rows: Math.max(1, rows || 24),
})

/** The alternate screen (1049), and pastes marked as such (2004). */
const ENTER = '\x1b[?1049h\x1b[?2004h'
const LEAVE = '\x1b[r\x1b[m\x1b[?25h\x1b[?2004l\x1b[?1049l'
const LARGE = 512

/**
 * Which screen the terminal shows: `main` before the first frame and after the last; `alternate` while frames are drawn;
 * `lent` while others have the terminal (Ctrl-Z); `closed` for good.
 */
type Place = 'main' | 'alternate' | 'lent' | 'closed'

/** What a frame waits for: a line slower than the reader, or the frame of a new size. */
type Waiting = 'nothing' | 'drain' | 'resize'

export const createPainter = ({ output, cellWidth }: PainterOptions): Painter => {
  let { columns, rows } = sizeOf(output)
  let believed: Believed = unknownTerminal(columns, rows)
  let cursorShown: boolean | undefined
  let place: Place = 'main'
  let waiting: Waiting = 'nothing'
  let synchronised = false
  let scheduled = false
  /** Ink takes the screen for blank before its first frame; what stands on it stays until there is one. */
  let unframed = true
  /** Goes out with the next frame, before it: what it spoils is never seen. */
  let ahead = ''

  const send = (bytes: string): void => {
    if (bytes && place !== 'closed') output.write(bytes)
  }

  const forget = (): void => {
    believed = unknownTerminal(columns, rows)
    cursorShown = undefined
  }

  const enter = (): void => {
    ahead = ENTER
    place = 'alternate'
    believed = blankTerminal(columns, rows)
    cursorShown = undefined
  }

  const flush = (): void => {
    scheduled = false
    if (place !== 'alternate' || waiting !== 'nothing') return
    if (unframed && canvas.blank) return
    if (output.writableNeedDrain) {
      // A line slower than the reader: what it missed is skipped, the newest frame follows when it is free.
      waiting = 'drain'
      output.on('drain', drained)
      return
    }
    const brush = paintFrame(believed, canvas.rows)
    const { row, column, shown } = canvas.cursor
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
    waiting = 'nothing'
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
  const canvas = createCanvas({ columns, rows }, ruler.widthOf, {
    alternate: (on) => {
      if (on) {
        canvas.clear()
        unframed = true
        if (place === 'main') enter()
      } else if (place === 'alternate') {
        leave()
        place = 'main'
      }
    },
    complete: () => {
      unframed = false
      flush()
    },
    other: (sequence) => {
      if (place !== 'lent') send(sequence)
    },
  })

  const leave = (): void => {
    if (place !== 'alternate') return
    // What never went out need not be taken back.
    if (ahead.startsWith(ENTER)) ahead = ''
    else send(LEAVE)
  }

  const resized = (): void => {
    const next = sizeOf(output)
    columns = next.columns
    rows = next.rows
    canvas.resize(columns, rows)
    forget()
    // What stood is set for another width. Ink draws the new frame in this turn of the loop: then that is painted.
    if (waiting === 'nothing') {
      waiting = 'resize'
      setImmediate(() => {
        waiting = 'nothing'
        flush()
      })
    }
    stream.emit('resize')
  }

  const stream = Object.defineProperties(
    new Writable({
      decodeStrings: false,
      write: (chunk: string | Buffer, _encoding, done) => {
        canvas.write(String(chunk))
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
    send,
    scribble: (sequence) => {
      if (place === 'main') enter()
      ahead += sequence
      believed = { ...believed, rows: believed.rows.with(0, undefined), cursor: undefined }
      flush()
    },
    remeasure: () => {
      ruler.forget()
      canvas.forget()
      forget()
    },
    synchronise: (has) => {
      synchronised = has
    },
    invalidate: () => {
      forget()
      schedule()
    },
    leave: () => {
      leave()
      if (place !== 'closed') place = 'lent'
    },
    resume: () => {
      if (place !== 'lent') return
      enter()
      flush()
    },
    close: () => {
      leave()
      output.off('resize', resized)
      output.off('drain', drained)
      place = 'closed'
    },
  }
}
