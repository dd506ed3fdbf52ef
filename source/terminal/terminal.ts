import { guard, type Watched } from './guards.ts'
import type { Input } from './input.ts'
import { createKeyboard, type TerminalInput } from './keyboard.ts'
import { type CellWidth, createPainter, type PaintedStream, type TerminalOutput } from './painter/index.ts'
import { type Answers, PROBE } from './probe.ts'
import type { Row } from './row.ts'

export interface TerminalOptions {
  readonly stdin: TerminalInput
  readonly stdout: TerminalOutput
  readonly stderr: { write(text: string): unknown }
  readonly process: Watched
  /** Cells that a text takes when ambiguous characters take so many. */
  readonly cellWidth: (text: string, ambiguous: 1 | 2) => number
  /** Cells of an ambiguous character until the terminal has said, or for good where it is not asked. */
  readonly ambiguous: 1 | 2
  readonly colour: boolean
  /**
   * Called once when the terminal is given back for good, whatever the end: closed, a signal, a crash, `process.exit`.
   * Only a signal waits for what it returns, a second at most; what it throws is lost, as the end must not be stopped by it.
   */
  readonly leaving?: () => unknown
}

/**
 * The terminal while a reader has it: raw mode, alternate screen, painter and guards. Rows are shown at once; Ink, which
 * is slower to load and to draw, follows when told to:
 *
 *     const terminal = openTerminal({...})
 *     terminal.show(rows)
 *     terminal.listen((input) => terminal.show(rowsBehind(input)))
 *     terminal.follow()
 *     render(<Reader/>, {stdout: terminal.stdout, alternateScreen: true, interactive: true, patchConsole: false})
 *     await waitUntilExit().finally(terminal.close)
 */
export interface Terminal {
  /** For Ink, in place of the process's own. */
  readonly stdout: PaintedStream
  /** Tells what is typed and pasted from now on, first what was typed before. */
  listen(listener: (input: Input) => void): void
  /** Shows rows at once, in front of what Ink draws. */
  show(rows: readonly Row[], cursor?: { readonly x: number; readonly y: number }): void
  /** Lets Ink's next frame take the place of what is shown: if it is the same, it costs nothing. */
  follow(): void
  /**
   * Asks the terminal what it is, once, and resolves with what it has answered by then: at once when all is answered,
   * else after `within` ms. Later answers are swallowed. From here on widths are as answered.
   */
  ask(within: number): Promise<Answers>
  /** Sends bytes that draw nothing: a clipboard write. */
  send(sequence: string): void
  /** Resolves when no answer is due any more, or after so many ms: before `close`, or the shell would be typed the rest. */
  answered(within: number): Promise<unknown>
  /** Gives the terminal back as it was. Idempotent; any end of the process does it too. */
  close(): void
}

export const openTerminal = (options: TerminalOptions): Terminal => {
  const { stdin, stdout, stderr, process, colour } = options
  let { ambiguous } = options
  const cellWidth: CellWidth = (text) => options.cellWidth(text, ambiguous)
  const painter = createPainter({ output: stdout, cellWidth, colour })
  const keyboard = createKeyboard({
    input: stdin,
    own: { '\f': () => painter.invalidate(), '\x1a': () => guards.suspend() },
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
      keyboard.close()
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
      keyboard.pause()
    },
    resume: () => {
      keyboard.resume()
      painter.resume()
    },
    print: (text) => stderr.write(text),
  })

  return {
    stdout: painter.stream,
    listen: keyboard.listen,
    show: painter.show,
    follow: painter.follow,
    ask: async (within) => {
      painter.scribble(PROBE)
      const answers = await keyboard.answers(within)
      painter.synchronise(answers.synchronised ?? false)
      if (answers.ambiguous && answers.ambiguous !== ambiguous) {
        ambiguous = answers.ambiguous
        painter.remeasure()
      }
      return answers
    },
    send: painter.send,
    answered: keyboard.answers,
    close: () => {
      giveBack()
      guards.close()
    },
  }
}
