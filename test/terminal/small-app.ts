/**
 * A small Ink app on `openTerminal`, which the tests run in a pty. Keys: q quits, e throws in a handler, r throws while
 * drawing, t throws in a timer, p leaves a promise rejected, x exits the process; all others are shown as typed. Its
 * `leaving` writes a line to the file that LEFT names, and throws. Argument: ms to wait for the terminal's answers.
 */
import { appendFileSync } from 'node:fs'
import { Box, render, Text, useInput, useWindowSize } from 'ink'
import { createElement, useSyncExternalStore } from 'react'
import { openTerminal } from '../../source/terminal/index.ts'
import { cellWidth } from '../../source/typeset/index.ts'

const [, , within = '300'] = process.argv
const { LEFT } = process.env

interface AppState {
  readonly typed: string
  readonly broken: boolean
}

let state: AppState = { typed: '', broken: false }
let notify = (): void => {}
const change = (changes: Partial<AppState>): void => {
  state = { ...state, ...changes }
  notify()
}

const App = () => {
  const { columns, rows } = useWindowSize()
  const { typed, broken } = useSyncExternalStore(
    (listener) => {
      notify = listener
      return () => {}
    },
    () => state,
  )
  useInput((input, { upArrow }) => {
    for (const key of upArrow ? ['<up>'] : input) press(key)
  })
  if (broken) throw new Error('broken while drawing')
  const row = (text: string) => createElement(Text, { key: text, wrap: 'truncate' }, text)
  return createElement(Box, { flexDirection: 'column', width: columns, height: rows, overflow: 'hidden' }, [
    row('“报栏”'),
    row(`${columns}x${rows}`),
    row(`typed ${typed}`),
  ])
}

const terminal = openTerminal({
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  process,
  cellWidth,
  ambiguous: 1,
  interrupted: () => press('\x03'),
  ...(LEFT === undefined
    ? {}
    : {
        leaving: () => {
          appendFileSync(LEFT, 'left\n')
          throw new Error('broken on leaving')
        },
      }),
})
const probed = terminal.ask(Number(within))
terminal.stdout.write('\x1b[?1049h“报栏”\nfirst rows')
const answers = await probed
const app = render(createElement(App), {
  stdin: terminal.stdin as unknown as NodeJS.ReadStream,
  stdout: terminal.stdout as unknown as NodeJS.WriteStream,
  alternateScreen: true,
  interactive: true,
  exitOnCtrlC: false,
  patchConsole: false,
  maxFps: 60,
})
const press = (key: string): void => {
  if (key === 'q' || key === '\x03') app.unmount()
  else if (key === 'e') throw new Error('broken in a handler')
  else if (key === 'r') change({ broken: true })
  else if (key === 't') setTimeout(() => Promise.resolve().then(() => JSON.parse('{')), 0)
  else if (key === 'p') Promise.reject(new Error('broken in a promise'))
  else if (key === 'x') process.exit(3)
  else change({ typed: state.typed + JSON.stringify(key) })
}
await app.waitUntilExit().finally(() => terminal.close())
process.stdout.write(`answers ${JSON.stringify(answers)}\n`)
