import { Writable } from 'node:stream'
import { Canvas } from './canvas.ts'
import type { Cells } from './cells.ts'
import { FrameScheduler } from './frame-scheduler.ts'
import { InkParser } from './ink-parser.ts'
import { Modes } from './modes.ts'
import { paintFrame } from './paint-frame.ts'
import { paintInOrder, type RankedPart } from './paint-order.ts'
import type { ScreenWriter } from './screen-writer.ts'
import { sizeOf, type TerminalOutput } from './terminal-output.ts'
import { blankTerminal, type TerminalState, unknownTerminal } from './terminal-state.ts'
import { type CellWidth, WidthCache } from './width-cache.ts'

interface PainterOptions {
  readonly output: TerminalOutput
  /** Cells of a cluster in this terminal. Called once for each cluster, and again after `remeasure`. */
  readonly cellWidth: CellWidth
  /** Called with the bytes of each update that was sent. */
  readonly painted?: ((bytes: number) => void) | undefined
}

/** The stream for Ink's `stdout`. */
export interface PaintedStream extends Writable {
  readonly isTTY: true
  readonly columns: number
  readonly rows: number
}

/** The alternate screen (1049) and bracketed paste (2004). */
const ENTER = '\x1b[?1049h\x1b[?2004h'
const LEAVE = '\x1b[r\x1b[m\x1b[?25h\x1b[?2004l\x1b[?1049l'
const SHOW_CURSOR = '\x1b[?25h'
const HIDE_CURSOR = '\x1b[?25l'
const BEGIN_SYNCHRONISED = '\x1b[?2026h'
const END_SYNCHRONISED = '\x1b[?2026l'
/** Code units from which an update is sent as synchronised output and with the cursor hidden. */
const LARGE = 512
/** Code units from which an update is painted in the order that was asked for: on a slow line it takes a second. */
const ORDERED = 1024
/** Code units of an update that no other order makes much shorter. */
const SMALL = 100

/**
 * Which screen the terminal shows: `main` before the first frame and after the last; `alternate` while frames are painted;
 * `held` while other programs have the terminal (Ctrl-Z): frames are drawn but not painted; `closed` for good.
 */
type ScreenState = 'main' | 'alternate' | 'held' | 'closed'

/**
 * Paints Ink's frames on the terminal. Ink draws whole frames on a canvas; the painter tracks what the terminal shows and
 * sends as little as possible to show the frame: scrolled regions, changed spans, nothing if nothing has changed.
 */
export class Painter {
  readonly stream: PaintedStream
  readonly #output: TerminalOutput
  readonly #widths: WidthCache
  readonly #painted: PainterOptions['painted']
  readonly #canvas: Canvas
  readonly #scheduler: FrameScheduler
  #columns: number
  #rows: number
  #screen: ScreenState = 'main'
  #terminal: TerminalState
  /** Whether the terminal shows its cursor; undefined if unknown. */
  #cursorShown: boolean | undefined
  /** Whether a cursor that Ink places is shown. */
  #showsCursor = true
  #synchronised = false
  /**
   * Whether Ink has drawn no frame since it entered the alternate screen. Ink takes that screen for blank; what the painter
   * shows stays until the first frame.
   */
  #awaitsFrame = true
  #order: readonly RankedPart[] = []
  readonly #modes = new Modes()
  /** Whether the next update begins by taking the alternate screen. */
  #entering = false
  /** Sent directly before the next frame, so that what it draws is never seen. */
  #prefix = ''

  constructor({ output, cellWidth, painted }: PainterOptions) {
    const { columns, rows } = sizeOf(output)
    this.#output = output
    this.#painted = painted
    this.#columns = columns
    this.#rows = rows
    this.#terminal = unknownTerminal(columns, rows)
    this.#widths = new WidthCache(cellWidth)
    this.#canvas = new Canvas(columns, rows, this.#widths)
    this.#scheduler = new FrameScheduler(output, () => this.#paint())
    this.stream = this.#createStream()
    output.on('resize', this.#resized)
  }

  /** Sends bytes that neither draw nor move the cursor: a clipboard write, a query. */
  send(sequence: string): void {
    if (sequence && this.#screen !== 'closed') this.#output.write(sequence)
  }

  /** Sends bytes that draw on row 0 of the alternate screen, and repaints row 0 after them: the probe. */
  probe(sequence: string): void {
    if (this.#screen === 'main') this.#enter()
    this.#prefix += sequence
    this.#terminal = {
      ...this.#terminal,
      rows: this.#terminal.rows.with(0, undefined),
      cursor: undefined,
    }
    this.#paint()
  }

  /** Drops all widths. The screen stays until the next frame, which repaints it whole. */
  remeasure(): void {
    this.#widths.clear()
    this.#canvas.clearCache()
    this.#forgetTerminal()
  }

  /** Sets whether the terminal has synchronised output (DECRQM 2026). Before this is called it is not used. */
  synchronise(has: boolean): void {
    this.#synchronised = has
  }

  /** Whether the cursor is seen where Ink places it in the frames that follow. It stands there in any case. */
  showCursor(shown: boolean): void {
    this.#showsCursor = shown
  }

  /** Sets a private mode (DECSET) while the program has the screen. `resting`: as the terminal has it, and gets it back. */
  setMode(mode: number, on: boolean, resting: boolean): void {
    this.#sendMode(this.#modes.set(mode, on, resting))
  }

  /** Sets the window's title, a text without control characters; the one before comes back with the screen. */
  setTitle(text: string): void {
    this.#sendMode(this.#modes.title(text))
  }

  /** In which order large updates show the parts of the frames that follow. */
  order(parts: readonly RankedPart[]): void {
    this.#order = parts
  }

  /** Repaints everything: other programs may have written on the screen. */
  invalidate(): void {
    this.#forgetTerminal()
    this.#scheduler.schedule()
  }

  /** Leaves the alternate screen and restores all modes, until `resume`. Meanwhile frames are held. Idempotent. */
  leave(): void {
    this.#restore()
    if (this.#screen !== 'closed') this.#screen = 'held'
  }

  /** Takes the screen again after `leave` and repaints it. */
  resume(): void {
    if (this.#screen !== 'held') return
    this.#enter()
    this.#paint()
  }

  /** As `leave`, but for good: nothing is written afterwards. */
  close(): void {
    this.#restore()
    this.#output.off('resize', this.#resized)
    this.#scheduler.close()
    this.#screen = 'closed'
  }

  #createStream(): PaintedStream {
    const parser = new InkParser(this.#canvas, {
      alternate: (on) => this.#switchScreen(on),
      frameEnd: () => {
        this.#awaitsFrame = false
        this.#paint()
      },
      passThrough: (sequence) => {
        if (this.#screen !== 'held') this.send(sequence)
      },
    })
    const stream = new Writable({
      decodeStrings: false,
      write: (chunk: string | Buffer, _encoding, done) => {
        parser.write(String(chunk))
        this.#scheduler.schedule()
        done()
      },
    })
    return Object.defineProperties(stream, {
      isTTY: { value: true },
      columns: { get: () => this.#columns },
      rows: { get: () => this.#rows },
    }) as PaintedStream
  }

  #switchScreen(alternate: boolean): void {
    if (alternate) {
      this.#canvas.clear()
      this.#awaitsFrame = true
      if (this.#screen === 'main') this.#enter()
    } else if (this.#screen === 'alternate') {
      this.#restore()
      this.#screen = 'main'
    }
  }

  /** Until the screen is taken, `Modes.enter` has them. */
  #sendMode(bytes: string): void {
    if (this.#screen === 'alternate' && !this.#entering) this.send(bytes)
  }

  #enter(): void {
    this.#entering = true
    this.#prefix = ''
    this.#screen = 'alternate'
    this.#terminal = blankTerminal(this.#columns, this.#rows)
    this.#cursorShown = undefined
  }

  #restore(): void {
    if (this.#screen !== 'alternate') return
    // ENTER has not been sent yet: there is nothing to undo.
    if (!this.#entering) this.send(this.#modes.leave() + LEAVE)
    this.#entering = false
    this.#prefix = ''
  }

  #forgetTerminal(): void {
    this.#terminal = unknownTerminal(this.#columns, this.#rows)
    this.#cursorShown = undefined
  }

  /** Paints the canvas now if nothing is in the way. */
  #paint(): void {
    if (this.#screen !== 'alternate' || (this.#awaitsFrame && this.#canvas.blank)) return
    if (!this.#scheduler.ready()) return
    const writer = this.#update(this.#canvas.read())
    const { row, column, placed } = this.#canvas.cursor
    const shown = placed && this.#showsCursor
    const large = writer.bytes.length > LARGE
    if (placed) writer.moveTo(row, column)
    this.#terminal = writer.state
    let bytes = this.#prefix + writer.bytes
    this.#prefix = ''
    if (large && shown && this.#cursorShown) bytes = HIDE_CURSOR + bytes + SHOW_CURSOR
    else if (this.#cursorShown !== shown) bytes = shown ? bytes + SHOW_CURSOR : HIDE_CURSOR + bytes
    this.#cursorShown = shown
    // First of all: urxvt has a cursor for each screen, and hides that of the one it shows.
    if (this.#entering) bytes = ENTER + this.#modes.enter() + bytes
    this.#entering = false
    const update = large && this.#synchronised ? BEGIN_SYNCHRONISED + bytes + END_SYNCHRONISED : bytes
    this.send(update)
    if (update) this.#painted?.(Buffer.byteLength(update))
  }

  #update(wanted: readonly Cells[]): ScreenWriter {
    const shortest = paintFrame(this.#terminal, wanted)
    if (this.#order.length === 0 || shortest.bytes.length < SMALL) return shortest
    const ordered = paintInOrder(this.#terminal, wanted, this.#order)
    return shortest.bytes.length < ORDERED && shortest.bytes.length <= ordered.bytes.length
      ? shortest
      : ordered
  }

  readonly #resized = (): void => {
    const { columns, rows } = sizeOf(this.#output)
    this.#columns = columns
    this.#rows = rows
    this.#canvas.resize(columns, rows)
    this.#forgetTerminal()
    this.#scheduler.resized()
    this.stream.emit('resize')
  }
}
