import { guard, type Watched } from './guards.ts'
import { createInput, type FilteredStream, type TerminalInput } from './input.ts'
import { type CellWidth, createPainter, type PaintedStream, type TerminalOutput } from './painter/index.ts'
import { type Answers, PROBE } from './probe.ts'

export interface TerminalOptions {
  readonly stdin: TerminalInput
  readonly stdout: TerminalOutput
  readonly stderr: { write(text: string): unknown }
  readonly process: Watched
  /** Cells that a text takes when ambiguous characters take `ambiguous`. */
  readonly cellWidth: (text: string, ambiguous: 1 | 2) => number
  /** Cells of an ambiguous character until the terminal has said, or for good where it is not asked. */
  readonly ambiguous: 1 | 2
  /** ^C was typed. It is heard whether or not anything reads `stdin`. */
  readonly interrupted: () => void
  /**
   * Called once when the terminal is given back for good, whatever the end: closed, a signal, a crash, `process.exit`.
   * Only a signal waits for what it returns, a second at most; what it throws is lost, as the end must not be stopped by it.
   */
  readonly leaving?: () => unknown
}

/**
 * The terminal while an Ink app has it: raw mode, alternate screen, and two streams in place of the process's own.
 *
 *     const terminal = openTerminal({...})
 *     terminal.stdout.write(FIRST_FRAME)
 *     const {stdin, stdout} = terminal
 *     const app = render(<App/>, {stdin, stdout, alternateScreen: true, exitOnCtrlC: false, patchConsole: false})
 *     await app.waitUntilExit().finally(terminal.close)
 *
 * A frame that is written before Ink is loaded is shown at once; if Ink then draws the same, that costs nothing.
 */
export interface Terminal {
  readonly stdin: FilteredStream
  readonly stdout: PaintedStream
  /**
   * Asks the terminal what it is, once, and resolves with what it has answered by then: at once when all is answered,
   * else after `within` ms. Later answers are swallowed. From here on widths are as answered.
   */
  ask(within: number): Promise<Answers>
  /** Sends bytes that draw nothing: a clipboard write. */
  send(sequence: string): void
  /** Resolves when no answer is due any more, or after `within` ms: before `close`, or the shell would be typed the rest. */
  answered(within: number): Promise<unknown>
  /** Gives the terminal back as it was. Idempotent; any end of the process does it too. */
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
  let left: { readonly by: unknown } | undefined
  const tellLeaving = (): void => {
    if (left) return
    left = { by: undefined }
    try {
      left = { by: options.leaving?.() }
    } catch {
      // Said to nobody: the program is ending for another reason, which is the one to tell.
    }
  }
  const giveBack = (): unknown => {
    try {
      painter.close()
      input.close()
    } finally {
      tellLeaving()
    }
    return left?.by
  }
  const guards = guard({
    process,
    restore: giveBack,
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
    answered: input.answers,
    close: () => {
      giveBack()
      guards.close()
    },
  }
}
