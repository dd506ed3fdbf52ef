/** Writes bench/PAGE.md: bytes and processor time of the page screen at 120x40, beside the list of the same issue in the same run. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readShipped } from '../../source/commands/sources/shipped.ts'
import type { Issue } from '../../source/issue/index.ts'
import { DEFAULT_SETTINGS } from '../../source/makeup/index.ts'
import { encode } from '../../source/reader/parts/encode.ts'
import { rowsOf, viewOf } from '../../source/reader/screens/index.ts'
import { createState, type State } from '../../source/reader/state/state.ts'
import { update } from '../../source/reader/update.ts'
import { Painter } from '../../source/terminal/index.ts'
import { cellWidth } from '../../source/typeset/index.ts'
import { frontPages } from '../../test/ingest/epaper/front-pages.ts'

const SIZE = { columns: 120, rows: 40 }
const MOVES = {
  page: ['right', 'down', 'left', 'up', 'down', 'right', 'up', 'left'],
  list: ['down', 'down', 'up', 'up'],
}
const ROUNDS = 60

/** One paint: bytes, and ms from the key to the last byte. */
interface Paint {
  readonly bytes: number
  readonly ms: number
}

/** The painted screens of a reader, from the first on. */
class PaintedReader {
  #state: State
  #sent = 0
  #time = 0
  readonly #painter: Painter

  constructor(issue: Issue, contentsAs: 'page' | 'list') {
    this.#state = { ...createState(issue, DEFAULT_SETTINGS, SIZE, { today: '2031-05-20' }), contentsAs }
    const output = {
      ...SIZE,
      writableNeedDrain: false,
      write: (text: string) => {
        this.#sent += Buffer.byteLength(text)
        return true
      },
      on() {},
      off() {},
      once() {},
    }
    this.#painter = new Painter({ output: output as never, cellWidth: (text) => cellWidth(text, 1) })
    this.#painter.stream.write('\x1b[?1049h\x1b[?25l')
  }

  paint(): Paint {
    return this.#measured(() => {})
  }

  /** Presses a key as one does who does not hold it. */
  press(key: string): Paint {
    this.#time += 1000
    return this.#measured(() => {
      this.#state = update(this.#state, { kind: 'key', key, text: '', time: this.#time }).state
    })
  }

  #measured(work: () => void): Paint {
    this.#sent = 0
    const begun = performance.now()
    work()
    const view = viewOf(this.#state)
    this.#painter.order(view.order ?? [])
    this.#painter.stream.write(`\x1b[?2026h\x1b[H${encode(rowsOf(view))}\x1b[?2026l`)
    return { bytes: this.#sent, ms: performance.now() - begun }
  }
}

const share = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? 0

const row = (name: string, paints: readonly Paint[]): string => {
  const bytes = paints.map((paint) => paint.bytes)
  const ms = paints.map((paint) => paint.ms)
  return `| ${name} | ${share(bytes, 0.5)} | ${share(bytes, 1)} | ${share(ms, 0.5).toFixed(1)} | ${share(ms, 0.95).toFixed(1)} |`
}

const rowsFor = (name: string, issue: Issue): string[] =>
  (['page', 'list'] as const).flatMap((as) => {
    const first = new PaintedReader(issue, as).paint()
    const reader = new PaintedReader(issue, as)
    reader.paint()
    const moves = Array.from({ length: ROUNDS }, () => MOVES[as].map((key) => reader.press(key))).flat()
    return [row(`${name}, ${as}: first paint`, [first]), row(`${name}, ${as}: a move`, moves)]
  })

const [edition] = (await frontPages()).map(([, issue]) => issue)
const rows = [
  ...rowsFor('the paper that ships', await readShipped()),
  ...(edition ? rowsFor('an invented edition with areas', edition) : []),
]
writeFileSync(
  join(import.meta.dirname, '../PAGE.md'),
  `# The page screen at 120x40

\`node bench/reader/page.ts\` writes this file: the reducer, the view and the painter, without Ink and without a terminal, beside the list of
the same issue. Bytes are exact; times are of a warm process but for the first paint, and only their ratios compare.

| what | bytes, median | bytes, most | ms, median | ms, 95 of 100 |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`,
)
