/** Writes picture.svg for the README: the reader's first screen, from a real run in a pseudoterminal. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, start } from '../test/pty.ts'

const COLUMNS = 80
const ROWS = 24
const CELL = { width: 9, height: 20 }
const MARGIN = 16
const PAPER = '#fbfaf6'
const INK = '#1c1b19'
const RED = '#b3261e'

const data = mkdtempSync(join(tmpdir(), 'baolan-picture-'))
const reader = start(process.execPath, [join(root, 'dist/cli.js'), '--lang', 'zh', '--data', data], {
  columns: COLUMNS,
  rows: ROWS,
  env: { XDG_CONFIG_HOME: data },
})

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] ?? mark)

const attributesOf = (style: string): string =>
  [
    style.includes('bold') ? ' font-weight="bold"' : '',
    style.includes('dim') ? ' opacity="0.55"' : '',
    style.includes('red') ? ` fill="${RED}"` : '',
  ].join('')

/** Each character has its own coordinates, so that its place does not depend on the font. */
const draw = (): string =>
  reader.screen
    .cells()
    .flatMap((row, y) =>
      row.map(({ text, style }, x) =>
        text.trim()
          ? `<text x="${MARGIN + x * CELL.width}" y="${MARGIN + y * CELL.height + 15}"${attributesOf(style)}>${escaped(text)}</text>\n`
          : '',
      ),
    )
    .join('')

try {
  await reader.waitFor((screen) => screen.text().includes('帮助'), 'the line of keys')
  const width = COLUMNS * CELL.width + 2 * MARGIN
  const height = ROWS * CELL.height + 2 * MARGIN
  writeFileSync(
    join(root, 'picture.svg'),
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">
<title>The first screen of baolan</title>
<rect width="${width}" height="${height}" rx="8" fill="${PAPER}"/>
<g fill="${INK}" font-size="16" font-family="ui-monospace, Menlo, Consolas, 'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', monospace">
${draw()}</g>
</svg>
`,
  )
} finally {
  await reader.stop()
  rmSync(data, { recursive: true, force: true })
}
