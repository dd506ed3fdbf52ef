import { Writable } from 'node:stream'
import { type Believed, blankTerminal, unknownTerminal } from './brush.ts'
import { createCanvas } from './canvas.ts'
import { paintFrame } from './paint-frame.ts'
import { type CellWidth, createRuler } from './ruler.ts'

/** The part of process.stdout that the painter uses. */
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
  /** Cells of a cluster in this terminal. Called once for each cluster, and again after `remeasure`. */
  readonly cellWidth: CellWidth
}

/** The stream for Ink's `stdout`. */
export interface PaintedStream extends Writable {
  readonly isTTY: true
  readonly columns: number
  readonly rows: number
}

/**
 * Paints Ink's frames on the terminal. Ink draws whole frames on a canvas; the painter tracks what the terminal shows and
 * sends as little as possible to show the frame: scrolled regions, changed spans, nothing if nothing has changed.
 */
export interface Painter {
  readonly stream: PaintedStream
  /** Sends bytes that neither draw nor move the cursor: a clipboard write, a query. */
  send(sequence: string): void
  /** Sends bytes that draw on row 0 of the alternate screen, and repaints row 0 after them: the probe. */
  scribble(sequence: string): void
  /** Drops all widths. The screen stays until the next frame, which repaints it whole. */
  remeasure(): void
  /** Sets whether the terminal has synchronised output (DECRQM 2026). Before this is called it is not used. */
  synchronise(has: boolean): void
  /** Repaints everything: other programs may have written on the screen. */
  invalidate(): void
  /** Leaves the alternate screen and restores all modes, until `resume`. Meanwhile frames are held. Idempotent. */
  leave(): void
  /** Takes the screen again after `leave` and repaints it. */
  resume(): void
  /** As `leave`, but for good: nothing is written afterwards. */
  close(): void
}

/** The window's cells; those of a VT100 if unknown. */
export const sizeOf = ({ columns, rows }: Pick<TerminalOutput, 'columns' | 'rows'>) => ({
  columns: Math.max(1, columns || 80),
  rows: Math.max(1, rows || 24),
})

/** The alternate screen (1049) and bracketed paste (2004). */
const ENTER = '\x1b[?1049h\x1b[?2004h'
const LEAVE = '\x1b[r\x1b[m\x1b[?25h\x1b[?2004l\x1b[?1049l'
/** Code units from which an update is sent as synchronised output and with the cursor hidden. */
const LARGE = 512

/**
 * Which screen the terminal shows: `main` before the first frame and after the last; `alternate` while frames are drawn;
 * `lent` while others have the terminal (Ctrl-Z); `closed` for good.
 */
type Place = 'main' | 'alternate' | 'lent' | 'closed'

/** What painting waits for: a slow line, or the frame of a new size. */
type Waiting = 'nothing' | 'drain' | 'resize'

export const createPainter = ({ output, cellWidth }: PainterOptions): Painter => {
  let { columns, rows } = sizeOf(output)
  let believed: Believed = unknownTerminal(columns, rows)
  let cursorShown: boolean | undefined
  let place: Place = 'main'
  let waiting: Waiting = 'nothing'
  let synchronised = false
  let scheduled = false
  /** No frame since Ink entered the alternate screen. Ink takes that for blank; what it shows stays until the first frame. */
  let unframed = true
  /** Sent directly before the next frame, so that what it draws is never seen. */
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
      // The line is slow: frames are skipped, and the newest one is sent when it has drained.
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
    // ENTER was never sent: there is nothing to undo.
    if (ahead.startsWith(ENTER)) ahead = ''
    else send(LEAVE)
  }

  const resized = (): void => {
    const next = sizeOf(output)
    columns = next.columns
    rows = next.rows
    canvas.resize(columns, rows)
    forget()
    // The old frame has another width. Ink draws the new one in this turn of the loop, and then it is painted.
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
