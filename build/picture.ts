/** Writes the pictures of the README: the shipped paper as a page, and an article in columns, from real runs in a pseudoterminal. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cellWidth } from '../source/typeset/index.ts'
import { root, start } from '../test/pty.ts'
import { CELL, shapeOf } from './cell-shapes.ts'

const MARGIN = 16
/** From the top of a cell to the base line of its text. */
const BASE = 17
/** Full-width characters are two cells wide at this size, and those of a monospaced font about one cell at that. */
const FULL_WIDTH = 18
const NARROW = 15
const FONTS =
  "ui-monospace, Menlo, Consolas, 'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', monospace"

interface Picture {
  readonly file: string
  readonly title: string
  readonly columns: number
  readonly rows: number
  /** What the screen shows last of all. */
  readonly shown: string
  /** Keys typed, each with a text that the screen shows after it. */
  readonly keys: readonly (readonly [key: string, shown: string])[]
  readonly colours: { readonly paper: string; readonly ink: string; readonly red: string }
}

const PICTURES: readonly Picture[] = [
  {
    file: 'picture.svg',
    title: 'The front page of the paper that ships, in a terminal of 120 by 40',
    columns: 120,
    rows: 40,
    shown: '约 6 分钟',
    keys: [],
    colours: { paper: '#fbfaf6', ink: '#1c1b19', red: '#b3261e' },
  },
  {
    file: 'picture-article.svg',
    title: 'An article in two columns',
    columns: 100,
    rows: 30,
    shown: '约 6 分钟',
    keys: [
      ['J', '2/3'],
      ['J', '3/3'],
      ['\r', '向吟吟'],
      ['c', '分两栏'],
      ['z', '本期最后一篇'],
    ],
    colours: { paper: '#1b1c1e', ink: '#d8d4ca', red: '#e5675c' },
  },
]

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] ?? mark)

const attributesOf = (style: string, red: string): string =>
  [
    style.includes('bold') ? ' font-weight="bold"' : '',
    style.includes('dim') ? ' opacity="0.6"' : '',
    style.includes('red') ? ` fill="${red}"` : '',
  ].join('')

interface Drawn {
  readonly text: string
  readonly x: number
  readonly y: number
}

const isFullWidth = (text: string): boolean => cellWidth(text, 1) === 2

const textElement = (text: string, { x, y }: Drawn): string =>
  `<text x="${x}" y="${y + BASE}" font-size="${isFullWidth(text.slice(0, 1)) ? FULL_WIDTH : NARROW}">${escaped(text)}</text>`

/** Texts whose places do not depend on the font: runs of full-width characters, which are as wide as they are large, and others alone. */
const drawTexts = (cells: readonly Drawn[]): string[] => {
  const runs: { text: string; first: Drawn }[] = []
  for (const cell of cells) {
    const last = runs.at(-1)
    const follows =
      last &&
      isFullWidth(cell.text) &&
      isFullWidth(last.text.slice(0, 1)) &&
      last.first.y === cell.y &&
      last.first.x + last.text.length * 2 * CELL.width === cell.x
    if (follows) last.text += cell.text
    else runs.push({ text: cell.text, first: cell })
  }
  return runs.map(({ text, first }) => textElement(text, first))
}

/** The cells of one style: marks as one path, texts after it. */
const drawStyle = (cells: readonly Drawn[]): string => {
  const shapes = cells.map(({ text, x, y }) => shapeOf(text, { x, y }) ?? '').join('')
  const texts = cells.filter(({ text, x, y }) => shapeOf(text, { x, y }) === undefined)
  return [...(shapes ? [`<path d="${shapes}"/>`] : []), ...drawTexts(texts)].join('\n')
}

const draw = async ({ file, title, columns, rows, shown, keys, colours }: Picture): Promise<void> => {
  const data = mkdtempSync(join(tmpdir(), 'baolan-picture-'))
  const paper = join(root, 'data/hengyang-daily-2021-11-09.txt')
  const reader = start(process.execPath, [join(root, 'dist/cli.js'), paper, '--lang', 'zh', '--data', data], {
    columns,
    rows,
    env: { XDG_CONFIG_HOME: data },
  })
  try {
    await reader.waitFor((screen) => screen.text().includes(shown), shown)
    for (const [key, after] of keys) {
      reader.type(key)
      await reader.waitFor((screen) => screen.text().includes(after), after)
    }
    const cells = reader.screen
      .cells()
      .flatMap((row, y) =>
        row.flatMap(({ text, style }, x) =>
          text.trim() ? [{ text, style, x: MARGIN + x * CELL.width, y: MARGIN + y * CELL.height }] : [],
        ),
      )
    const groups = [...Map.groupBy(cells, ({ style }) => style)].map(
      ([style, own]) => `<g${attributesOf(style, colours.red)}>\n${drawStyle(own)}\n</g>`,
    )
    const width = columns * CELL.width + 2 * MARGIN
    const height = rows * CELL.height + 2 * MARGIN
    writeFileSync(
      join(root, file),
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">
<title>${title}</title>
<rect width="${width}" height="${height}" rx="8" fill="${colours.paper}"/>
<g fill="${colours.ink}" font-family="${FONTS}">
${groups.join('\n')}
</g>
</svg>
`,
    )
  } finally {
    await reader.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

for (const picture of PICTURES) await draw(picture)
