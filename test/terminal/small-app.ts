/**
 * A small Ink app in a terminal of ours, for the tests to run in a pty. Keys: q quits, e throws in a handler, r throws
 * while drawing, t throws in a timer, p leaves a promise rejected, x exits the process, all else is shown as typed.
 * On leaving it writes a line to the file that LEFT names, and throws.
 */
import { appendFileSync } from 'node:fs'
import { Box, render, Text, useApp, useInput, useWindowSize } from 'ink'
import { createElement, useState } from 'react'
import { openTerminal } from '../../source/terminal/index.ts'
import { cellWidth } from '../../source/typeset/index.ts'

const [, , within = '300', wait = '0'] = process.argv
const { LEFT } = process.env

const App = () => {
  const { exit } = useApp()
  const { columns, rows } = useWindowSize()
  const [typed, setTyped] = useState('')
  const [broken, setBroken] = useState(false)
  useInput((input, key) => {
    if (input === 'q') exit()
    else if (input === 'e') throw new Error('broken in a handler')
    else if (input === 'r') setBroken(true)
    else if (input === 't') setTimeout(() => Promise.resolve().then(() => JSON.parse('{')), 0)
    else if (input === 'p') Promise.reject(new Error('broken in a promise'))
    else if (input === 'x') process.exit(3)
    else setTyped((before) => before + (key.escape ? 'Esc' : JSON.stringify(input)))
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
  colour: true,
  ...(LEFT === undefined
    ? {}
    : {
        leaving: () => {
          appendFileSync(LEFT, 'left\n')
          throw new Error('broken on leaving')
        },
      }),
})
const asked = terminal.ask(Number(within))
terminal.show([[{ text: '“报栏”' }], [{ text: 'first rows' }]])
const answers = await asked
if (wait !== '0') await new Promise((done) => process.stdin.once('data', done))
const app = render(createElement(App), {
  stdin: terminal.stdin,
  stdout: terminal.stdout,
  alternateScreen: true,
  interactive: true,
  patchConsole: false,
  maxFps: 60,
})
await app.waitUntilExit().finally(terminal.close)
process.stdout.write(`answers ${JSON.stringify(answers)}\n`)
