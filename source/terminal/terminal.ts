import { guard, type Watched } from './guards.ts'
import { createInput, type FilteredStream, type TerminalInput } from './input.ts'
import { type CellWidth, createPainter, type PaintedStream, type TerminalOutput } from './painter/index.ts'
import { type Answers, PROBE } from './probe.ts'

export interface TerminalOptions {
  readonly stdin: TerminalInput
  readonly stdout: TerminalOutput
  readonly stderr: { write(text: string): unknown }
  readonly process: Watched
  /** Cells of a text if ambiguous characters take `ambiguous` cells. */
  readonly cellWidth: (text: string, ambiguous: 1 | 2) => number
  /** Cells of an ambiguous character until the terminal answers, if it is asked at all. */
  readonly ambiguous: 1 | 2
  /** Called when ^C is typed, even if nothing reads `stdin`. */
  readonly interrupted: () => void
  /**
   * Called once when the terminal is restored for good: by `close`, a signal, a crash or `process.exit`. Only a signal
   * waits for a promise that it returns, one second at most. Its errors are ignored: they must not keep the program alive.
   */
  readonly leaving?: () => unknown
}

/**
 * The terminal while an Ink app uses it: raw mode, the alternate screen, and two streams in place of the process's own.
 *
 *     const terminal = openTerminal({...})
 *     terminal.stdout.write(FIRST_FRAME)
 *     const {stdin, stdout} = terminal
 *     const app = render(<App/>, {stdin, stdout, alternateScreen: true, exitOnCtrlC: false, patchConsole: false})
 *     await app.waitUntilExit().finally(terminal.close)
 *
 * A frame that is written before Ink is loaded is shown at once; if Ink then draws the same frame, nothing is sent.
 */
export interface Terminal {
  readonly stdin: FilteredStream
  readonly stdout: PaintedStream
  /**
   * Probes the terminal and resolves once it has answered everything, or after `within` ms with the answers so far. Later
   * answers are dropped. From then on widths are as answered.
   */
  ask(within: number): Promise<Answers>
  /** Sends bytes that draw nothing: a clipboard write. */
  send(sequence: string): void
  /** Paints the whole screen anew, as ^L does. */
  redraw(): void
  /** Stops the program as ^Z does, and comes back when the shell says so. */
  suspend(): void
  /** Resolves when no more answers are due, or after `within` ms. Await it before `close`: the shell would read the rest. */
  answered(within: number): Promise<unknown>
  /** Restores the terminal. Idempotent; every end of the process does it too. */
  close(): void
}

export const openTerminal = (options: TerminalOptions): Terminal => {
  const { stdin, stdout, stderr, process } = options
  let { ambiguous } = options
  const cellWidth: CellWidth = (text) => options.cellWidth(text, ambiguous)
  const painter = createPainter({ output: stdout, cellWidth })
  const input = createInput({
    input: stdin,
    own: {
      '\x03': options.interrupted,
      '\f': () => painter.invalidate(),
      '\x1a': () => guards.suspend(),
    },
  })
  /** What `leaving` returned, once it has been called. */
  let left: { readonly result: unknown } | undefined
  const callLeaving = (): void => {
    if (left) return
    left = { result: undefined }
    try {
      left = { result: options.leaving?.() }
    } catch {
      // The program is ending for another reason, and that is the one to report.
    }
  }
  const restore = (): unknown => {
    try {
      painter.close()
      input.close()
    } finally {
      callLeaving()
    }
    return left?.result
  }
  const guards = guard({
    process,
    restore,
    leave: () => {
      painter.leave()
      input.pause()
    },
    resume: () => {
      input.resume()
      painter.resume()
    },
    print: (text) => stderr.write(text),
  })

  return {
    stdin: input.stream,
    stdout: painter.stream,
    ask: async (within) => {
      painter.scribble(PROBE)
      const answers = await input.answers(within)
      painter.synchronise(answers.synchronised ?? false)
      if (answers.ambiguous && answers.ambiguous !== ambiguous) {
        ambiguous = answers.ambiguous
        painter.remeasure()
      }
      return answers
    },
    send: painter.send,
    redraw: painter.invalidate,
    suspend: () => guards.suspend(),
    answered: input.answers,
    close: () => {
      restore()
      guards.close()
    },
  }
}
