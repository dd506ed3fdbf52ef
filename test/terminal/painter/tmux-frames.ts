/**
 * Draws a sequence of frames and leaves the last on the screen. Arguments: `painted` (through the painter) or `plain` (each
 * as a whole), and a seed: the same seed draws the same frames.
 */
import type { Row, Span, Style } from '../../../source/makeup/index.ts'
import { encodeRow } from '../../../source/reader/parts/encode.ts'
import { Painter } from '../../../source/terminal/index.ts'
import { cellWidth } from '../../../source/typeset/index.ts'

const [, , mode = 'plain', seed = '1'] = process.argv
const ROWS = 24
const COLUMNS = 80

let state = Number(seed)
/** The next number below `most` (a linear congruential generator is random enough here). */
const random = (most: number): number => {
  state = (state * 1103515245 + 12345) % 2147483648
  return Math.floor((state / 2147483648) * most)
}
const pick = <Item>(items: readonly [Item, ...Item[]]): Item => items[random(items.length)] ?? items[0]

const span = (): Span => {
  const text = pick<() => string>([
    () => '展开法治的阳光，建设现代化新湖南'.slice(random(8)),
    () => 'HENGYANG DAILY 2021-11-09'.slice(random(20)),
    () => ' '.repeat(random(9)),
    () => '────',
    () => 'é𠀋',
  ])()
  const style = pick<Style | undefined>([
    undefined,
    undefined,
    { bold: true },
    { dim: true },
    { inverse: true },
    { bold: true, color: 'red' },
    { underline: true },
  ])
  return style ? { text, style } : { text }
}

const line = (): Row => {
  const row: Span[] = []
  let room = COLUMNS
  for (let spans = random(6); spans > 0; spans--) {
    const next = span()
    room -= cellWidth(next.text, 1)
    if (room < 0) break
    row.push(next)
  }
  return row
}

const painter = new Painter({
  output: process.stdout,
  cellWidth: (text) => cellWidth(text, 1),
})
const draw = (rows: readonly Row[]): void => {
  const lines = rows.map((row) => encodeRow(row)).join('\r\n')
  if (mode === 'plain') process.stdout.write(`\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J${lines}`)
  else painter.stream.write(`\x1b[?2026h\x1b[?25l\x1b[H\x1b[2J${lines}\x1b[?2026l`)
}

if (mode === 'painted') painter.stream.write('\x1b[?1049h')
let frame = Array.from({ length: ROWS }, line)
for (let step = 0; step < 40; step++) {
  const by = random(6)
  const kind = random(4)
  if (kind === 0) frame = [frame[0] ?? [], ...frame.slice(1 + by), ...Array.from({ length: by }, line)]
  else if (kind === 1)
    frame = [frame[0] ?? [], ...Array.from({ length: by }, line), ...frame.slice(1, ROWS - by)]
  else if (kind === 2) frame = frame.with(random(ROWS), line())
  else frame = frame.map((row) => (random(6) === 0 ? line() : row))
  draw(frame)
}
