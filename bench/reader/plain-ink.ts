/**
 * The peer “Ink alone”: the same screen by unmodified Ink, directly on the terminal, without painter and substitutes. Its
 * lines already fit, and it draws only the visible ones.
 */
import { readFileSync } from 'node:fs'
import { Box, render, Text, useApp, useInput, useWindowSize } from 'ink'
import { createElement, useState } from 'react'

const [, , mode = 'article', file = ''] = process.argv
const lines = readFileSync(file, 'utf8').split('\n')

const Reader = () => {
  const { exit } = useApp()
  const { columns, rows } = useWindowSize()
  const [position, setPosition] = useState(0)
  useInput((input) => {
    const step = { j: 1, k: -1, ' ': rows - 3, b: 3 - rows }[input]
    if (input === 'q') exit()
    else if (step !== undefined) setPosition((line) => Math.max(0, Math.min(lines.length - 1, line + step)))
  })
  const list = mode === 'list'
  const shown = list ? lines.slice(0, rows - 2) : lines.slice(position, position + rows - 2)
  const row = (text: string, key: number, inverse = false) =>
    createElement(Text, { key, inverse, wrap: 'truncate' }, text || ' ')
  return createElement(
    Box,
    { flexDirection: 'column', width: columns, height: rows, overflow: 'hidden' },
    row('衡阳日报', -1),
    ...shown.map((text, index) => row(text, index, list && index === position)),
    createElement(Text, { key: 'end', dimColor: true }, 'end'),
  )
}

render(createElement(Reader), { alternateScreen: true, interactive: true, maxFps: 60 })
