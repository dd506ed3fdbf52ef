/**
 * Draws a sequence of frames and leaves the last on the screen: `painted` through the painter, `plain` each as a whole.
 * The same number draws the same frames.
 */
import { createPainter } from '../../../source/terminal/index.ts'
import { cellWidth } from '../../../source/typeset/index.ts'

const [, , mode = 'plain', seed = '1'] = process.argv
const ROWS = 24
const COLUMNS = 80

let state = Number(seed)
/** The next number below `most` (a linear congruence is random enough here). */
const random = (most: number): number => {
  state = (state * 1103515245 + 12345) % 2147483648
  return Math.floor((state / 2147483648) * most)
}
const pick = <Item>(items: readonly [Item, ...Item[]]): Item => items[random(items.length)] ?? items[0]

const span = (): string => {
  const text = pick<() => string>([
    () => '展开法治的阳光，建设现代化新湖南'.slice(random(8)),
    () => 'HENGYANG DAILY 2021-11-09'.slice(random(20)),
    () => ' '.repeat(random(9)),
    () => '────',
    () => 'é𠀋',
  ])()
  const style = pick(['', '', '1', '2', '7', '1;31', '4', '44'])
  return style ? `\x1b[${style}m${text}\x1b[0m` : text
}

const line = (): string => {
  let text = ''
  let room = COLUMNS
  for (let spans = random(6); spans > 0; spans--) {
    const next = span()
    const cells = cellWidth(next.replaceAll(/\x1b\[[\d;]*m/g, ''), 1)
    if (cells > room) break
    room -= cells
    text += next
  }
  return text
}

const painter = createPainter({ output: process.stdout, cellWidth: (text) => cellWidth(text, 1) })
const draw = (lines: readonly string[]): void => {
  if (mode === 'painted') painter.show(lines)
  else process.stdout.write(`\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J${lines.join('\r\n')}`)
}

let frame = Array.from({ length: ROWS }, line)
for (let step = 0; step < 40; step++) {
  const by = random(6)
  const kind = random(4)
  if (kind === 0) frame = [frame[0] ?? '', ...frame.slice(1 + by), ...Array.from({ length: by }, line)]
  else if (kind === 1)
    frame = [frame[0] ?? '', ...Array.from({ length: by }, line), ...frame.slice(1, ROWS - by)]
  else if (kind === 2) frame = frame.with(random(ROWS), line())
  else frame = frame.map((text) => (random(6) === 0 ? line() : text))
  draw(frame)
}
