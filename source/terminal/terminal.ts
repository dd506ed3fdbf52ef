import { isInForeground } from './foreground.ts'
import { Guards, type Watched } from './guards.ts'
import { type FilteredStream, Input, type TerminalInput } from './input.ts'
import { type PaintedStream, Painter, type RankedPart, type TerminalOutput } from './painter/index.ts'
import { type Answers, PROBE } from './probe.ts'

/** Is told what a log may want to know. */
interface TerminalObserver {
  /** @param bytes of a frame, handed to the terminal */
  painted(bytes: number): void
  /** A key that the terminal handles itself. */
  handled(key: string): void
  /** The error that ends the program. */
  crashed(error: unknown): void
}

export interface TerminalOptions {
  readonly stdin: TerminalInput
  readonly stdout: TerminalOutput
  readonly stderr: { write(text: string): unknown }
  readonly process: Watched
  /** The terminal's kind, as in $TERM. */
  readonly term?: string | undefined
  /** Cells of a text if ambiguous characters take `ambiguous` cells. */
  readonly cellWidth: (text: string, ambiguous: 1 | 2) => number
  /** Cells of an ambiguous character until `ask` has learnt them. */
  readonly ambiguous: 1 | 2
  readonly observer?: TerminalObserver | undefined
  /** Called when ^C is typed, even if nothing reads `stdin`. */
  readonly interrupted: () => void
  /**
   * Called once when the terminal is restored for good: by `close`, a signal, a crash or `process.exit`. Only a signal
   * waits for a promise that it returns, one second at most. Its errors are ignored: they must not keep the program alive.
   */
  readonly leaving?: () => unknown
}

/** ms after a resize in which mlterm still shows old text beside what is painted, however that is done. */
const UNSETTLED = 250

/** Private modes: the wheel sends arrows on the alternate screen (xterm); the input method may be used (foot). */
const WHEEL = 1007
const INPUT_METHOD = 737769

/**
 * The terminal while an Ink app uses it: raw mode, the alternate screen, and two streams in place of the process's own.
 *
 *     const terminal = openTerminal({...})
 *     terminal.stdout.write(FIRST_FRAME)
 *     const {stdin, stdout} = terminal
 *     const app = render(<App/>, {stdin, stdout, alternateScreen: true, exitOnCtrlC: false, patchConsole: false})
 *     await app.waitUntilExit().finally(() => terminal.close())
 *
 * A frame that is written before Ink is loaded is shown at once; if Ink then draws the same frame, nothing is sent.
 */
export class Terminal {
  readonly #options: TerminalOptions
  readonly #painter: Painter
  readonly #input: Input
  readonly #guards: Guards
  #ambiguous: 1 | 2
  /** Whether the wheel sent arrows before; undefined if that is unknown or cannot be chosen. */
  #wheelBefore: boolean | undefined
  #wheelWanted = true
  #settling: NodeJS.Timeout | undefined
  /** Shown on the main screen, under what another program left there, while a key is waited for. */
  #prompt: string | undefined
  readonly #ended = new AbortController()
  /** Whether `leaving` has been called, and what it returned. */
  #left = false
  #leavingResult: unknown

  constructor(options: TerminalOptions) {
    const { observer } = options
    this.#options = options
    this.#ambiguous = options.ambiguous
    this.#painter = new Painter({
      output: options.stdout,
      cellWidth: (text) => options.cellWidth(text, this.#ambiguous),
      painted: observer?.painted,
    })
    this.#input = new Input(options.stdin, {
      '\x03': options.interrupted,
      '\f': () => {
        observer?.handled('ctrl+l')
        this.redraw()
      },
      '\x1a': () => {
        observer?.handled('ctrl+z')
        this.suspend()
      },
    })
    if (options.term === 'mlterm') options.stdout.on('resize', this.#repaintSoon)
    this.#guards = new Guards({
      process: options.process,
      restore: () => this.#restore(),
      leave: () => {
        this.#painter.leave()
        this.#input.pause()
      },
      resume: () => {
        this.#input.resume()
        if (this.#prompt === undefined) this.#painter.resume()
        else options.stdout.write(`\r\n${this.#prompt}`)
      },
      inForeground: isInForeground,
      crashed: observer?.crashed,
      print: (text) => options.stderr.write(text),
    })
  }

  get stdin(): FilteredStream {
    return this.#input.stream
  }

  get stdout(): PaintedStream {
    return this.#painter.stream
  }

  /**
   * Probes the terminal and resolves once it has answered, or after `within` ms with the answers so far. Of later answers
   * only that about the background is kept: see `answered`. From then on widths are as answered.
   */
  async ask(within: number): Promise<Answers> {
    this.#painter.probe(PROBE)
    const answers = await this.#input.answers(within)
    this.#painter.synchronise(answers.synchronised ?? false)
    this.#wheelBefore = answers.wheel
    this.scrollByWheel(this.#wheelWanted)
    if (answers.ambiguous && answers.ambiguous !== this.#ambiguous) {
      this.#ambiguous = answers.ambiguous
      this.#painter.remeasure()
    }
    return answers
  }

  /** Sends bytes that draw nothing: a clipboard write. */
  send(sequence: string): void {
    this.#painter.send(sequence)
  }

  /** In which order large updates show the parts of the frames that follow. */
  paintInOrder(parts: readonly RankedPart[]): void {
    this.#painter.order(parts)
  }

  /** Whether the cursor is seen where the frames that follow place it. */
  showCursor(shown: boolean): void {
    this.#painter.showCursor(shown)
  }

  /** Whether the wheel sends arrows, where the terminal lets that be chosen. */
  scrollByWheel(on: boolean): void {
    this.#wheelWanted = on
    if (this.#wheelBefore !== undefined) this.#painter.setMode(WHEEL, on, this.#wheelBefore)
  }

  /** Whether text is typed or commands: those need no input method, and it would take their letters. */
  takeText(on: boolean): void {
    if (this.#options.term?.startsWith('foot')) this.#painter.setMode(INPUT_METHOD, on, true)
  }

  /** Sets the window's title, a text without control characters, until the terminal is given back. */
  setTitle(text: string): void {
    // The Linux console draws it.
    if (this.#options.term !== 'linux') this.#painter.setTitle(text)
  }

  /** Repaints the whole screen, as ^L does. */
  redraw(): void {
    this.#painter.invalidate()
  }

  /** Stops the program as ^Z does; it returns when the shell continues it. */
  suspend(): void {
    this.#guards.suspend()
  }

  /**
   * Gives the terminal to another program, as ^Z does, until `work` is done; then it is repainted.
   * @param work its signal is aborted when the reader ends meanwhile: the program should end with it
   * @param prompt if given, it is written under what the program left, and a key is waited for. Not if `work` fails
   */
  async lend<Result>(work: (ended: AbortSignal) => Promise<Result>, prompt?: string): Promise<Result> {
    this.#guards.lend()
    try {
      const result = await work(this.#ended.signal)
      this.#prompt = prompt
      return result
    } finally {
      this.#guards.reclaim()
      if (this.#prompt !== undefined && !this.#left) {
        await this.#input.nextKey()
        this.#prompt = undefined
        this.#painter.resume()
      }
    }
  }

  /**
   * Resolves with all answers when no other can come, or after `within` ms. Await it before `close`: the shell would take late
   * answers for typed text.
   */
  answered(within: number): Promise<Answers> {
    return this.#input.allAnswers(within)
  }

  /** Restores the terminal. Idempotent; every end of the process does it too. */
  close(): void {
    this.#restore()
    this.#guards.close()
  }

  readonly #repaintSoon = (): void => {
    clearTimeout(this.#settling)
    this.#settling = setTimeout(() => this.redraw(), UNSETTLED)
  }

  #restore(): unknown {
    clearTimeout(this.#settling)
    this.#options.stdout.off('resize', this.#repaintSoon)
    try {
      this.#painter.close()
      this.#input.close()
    } finally {
      this.#callLeaving()
    }
    return this.#leavingResult
  }

  #callLeaving(): void {
    if (this.#left) return
    this.#left = true
    this.#ended.abort()
    try {
      this.#leavingResult = this.#options.leaving?.()
    } catch {
      // The program is ending for another reason, and that is the one to report.
    }
  }
}

/** Takes the terminal until `close`: reads it in raw mode, and watches for its resizes and for the end of the process. */
export const openTerminal = (options: TerminalOptions): Terminal => new Terminal(options)
