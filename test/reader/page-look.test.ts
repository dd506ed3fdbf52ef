import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readShipped } from '../../source/commands/sources/shipped.ts'
import type { Issue } from '../../source/issue/index.ts'
import { encode } from '../../source/reader/parts/encode.ts'
import { rowsOf, viewOf } from '../../source/reader/screens/index.ts'
import { plannedPage } from '../../source/reader/screens/page/page-rows.ts'
import { sheetsOf } from '../../source/reader/state/sheets.ts'
import { type ContentsScreen, type State, screenOf } from '../../source/reader/state/state.ts'
import { Painter } from '../../source/terminal/index.ts'
import { cellWidth } from '../../source/typeset/index.ts'
import { frontPages } from '../ingest/epaper/front-pages.ts'
import { inventedArticle } from '../makeup/invented-sheets.ts'
import { createScreen } from '../screen.ts'
import { paintedRows } from './drawn.ts'
import { PAPER } from './paper.ts'
import { open } from './playing.ts'

const SIZES = [
  { columns: 120, rows: 40 },
  { columns: 200, rows: 50 },
]

let shipped: Issue = PAPER
let editions: readonly Issue[] = []

beforeAll(async () => {
  shipped = await readShipped()
  editions = (await frontPages()).map(([, issue]) => issue)
})

const contents = (state: State): ContentsScreen => {
  const screen = screenOf(state)
  if (screen.kind !== 'contents') throw new Error(`on the ${screen.kind}`)
  return screen
}

/** The cells of each row of the page, one string a cell, below the head and above the key line. */
const pageCells = async (state: State): Promise<string[][]> => {
  const screen = await paintedRows(state)
  const { head } = viewOf(state)
  return screen
    .cells()
    .slice(head.length, -1)
    .map((row) => row.map(({ text }) => text))
}

const isBlank = (text: string | undefined): boolean => /^[ │▌]$/.test(text ?? ' ')

/** Runs of text in a row that hairlines, or gaps of columns, part: 3 blank cells or more. */
const runsOf = (row: readonly string[]): number =>
  row
    .map((text) => (isBlank(text) ? ' ' : text || '·'))
    .join('')
    .split(/ {3,}|[─┌┬┐├┼┤└┴┘]+/)
    .filter((part) => /\p{L}/u.test(part)).length

/** The most rows in a row that are blank over the whole of a box's width, or over the page's. */
const tallestBlank = (state: State, cells: readonly string[][]): number => {
  const { plan } = plannedPage(state, contents(state))
  const { owners, boxes } = plan
  const left = Math.floor((state.size.columns - owners.columns) / 2)
  let tallest = 0
  const runs = boxes.map(() => 0)
  for (const [row, shown] of cells.entries()) {
    for (const owner of boxes.keys()) {
      const own = Array.from({ length: owners.columns }, (_, column) => column).filter(
        (column) => owners.at(column, row) === owner,
      )
      const blank = own.length > 0 && own.every((column) => isBlank(shown[column + left]))
      runs[owner] = blank ? (runs[owner] ?? 0) + 1 : 0
      tallest = Math.max(tallest, runs[owner] ?? 0)
    }
  }
  return tallest
}

/** At least 70 % of the rows hold text in two columns or more, and no blank block is over 8 rows. */
const expectLook = async (state: State): Promise<void> => {
  const cells = await pageCells(state)
  const inColumns = cells.filter((row) => runsOf(row) >= 2).length
  expect(inColumns / cells.length).toBeGreaterThanOrEqual(0.7)
  expect(tallestBlank(state, cells)).toBeLessThanOrEqual(8)
}

describe('a page looks like a page', () => {
  it('of the paper that ships: text in columns, no hole', async () => {
    for (const size of SIZES) await expectLook(open({ issue: shipped, size }))
  })

  it('of the invented editions, whose articles are too short for their areas until they get more text', async () => {
    const { body } = inventedArticle(0, { characters: 3000 })
    for (const edition of editions.filter((_, index) => index % 4 === 0)) {
      const issue = { ...edition, articles: edition.articles.map((article) => ({ ...article, body })) }
      for (const size of SIZES) await expectLook(open({ issue, size }))
    }
  })
})

/** The bytes of the first paint of a state, and of each state after it. */
const painting = (first: State) => {
  let bytes = ''
  const output = Object.assign(new EventEmitter(), {
    ...first.size,
    write: (data: string) => {
      bytes += data
      return true
    },
  })
  const painter = new Painter({ output, cellWidth: (text) => cellWidth(text, 1) })
  const draw = (state: State): Buffer => {
    bytes = ''
    const view = viewOf(state)
    painter.order(view.order ?? [])
    painter.stream.write(`\x1b[?2026h\x1b[H${encode(rowsOf(view))}\x1b[?2026l`)
    return Buffer.from(bytes)
  }
  painter.stream.write('\x1b[?1049h\x1b[?25l')
  return { draw }
}

describe('a page on a slow line', () => {
  it('stands with all its headings after 2.5 KB, and whole after 6.5', async () => {
    const state = open({ issue: shipped, size: { columns: 120, rows: 40 } })
    const bytes = painting(state).draw(state)
    expect(bytes.length).toBeLessThanOrEqual(6656)
    const cut = new TextDecoder('utf-8', { fatal: false })
      .decode(bytes.subarray(0, 2500))
      .replace(/\ufffd$/, '')
    const screen = createScreen({ columns: 120, rows: 40 })
    await screen.write(cut)
    const shownText = screen.text().replace(/\s/g, '')
    for (const found of sheetsOf(shipped)[0]?.articles ?? [])
      for (const heading of [...found.headline]) expect(shownText).toContain(heading.replace(/\s/g, ''))
  })

  it('a move between boxes sends 450 bytes at most', () => {
    const sent: number[] = []
    for (const issue of [shipped, ...editions.filter((_, index) => index % 4 === 0)]) {
      const state = open({ issue, size: { columns: 120, rows: 40 } })
      const { items, neighbours } = plannedPage(state, contents(state))
      const at = (item: number | undefined): State => {
        const { kind, index } = items[item ?? -1]?.target ?? { kind: 'article', index: 0 }
        const screen = {
          ...contents(state),
          ...(kind === 'sheet' ? { otherSheet: index } : { selected: index }),
        }
        return { ...state, screens: [screen] }
      }
      for (const [from, ways] of neighbours.entries())
        for (const to of Object.values(ways)) {
          const { draw } = painting(state)
          draw(at(from))
          sent.push(draw(at(to)).length)
        }
    }
    expect(Math.max(...sent)).toBeLessThanOrEqual(450)
  })
})

describe('the golden pages', () => {
  for (const [name, size] of [
    ['page-80x24', { columns: 80, rows: 24 }],
    ['page-120x40', { columns: 120, rows: 40 }],
    ['page-200x50', { columns: 200, rows: 50 }],
  ] as const)
    it(name, async () => {
      const [edition = PAPER] = editions.slice(2)
      for (const [whose, issue] of [
        ['', shipped],
        ['-edition', edition],
      ] as const) {
        const state = { ...open({ issue, size }), contentsAs: 'page' as const }
        const file = join(import.meta.dirname, '../screens', `${name.replace('page', `page${whose}`)}.txt`)
        await expect(`${(await paintedRows(state)).styled()}\n`).toMatchFileSnapshot(file)
      }
    })
})
