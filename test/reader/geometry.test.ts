import { describe, expect, it } from 'vitest'
import { nameGlyphs } from '../../source/commands/reading/glyph-file.ts'
import type { Issue } from '../../source/issue/index.ts'
import type { Settings } from '../../source/makeup/settings.ts'
import { encodeRow } from '../../source/reader/parts/encode.ts'
import { cursorOf, rowsOf, viewOf } from '../../source/reader/screens/index.ts'
import type { Finds, ShelvedPaper } from '../../source/reader/state/library.ts'
import type { State } from '../../source/reader/state/state.ts'
import { update } from '../../source/reader/update.ts'
import { cellWidth } from '../../source/typeset/index.ts'
import { EMPTY, PAPER } from './paper.ts'
import { open, press, resize, type } from './playing.ts'

const COLUMNS = [1, 2, 5, 11, 12, 16, 24, 40, 60, 80, 121, 250]
const ROWS = [1, 2, 3, 5, 8, 11, 12, 16, 20, 24, 50]

const SETTINGS: readonly Partial<Settings>[] = [
  { ambiguous: 1, language: 'zh', display: { glyphs: nameGlyphs } },
  { ambiguous: 2, language: 'en', hang: true, justify: true },
]

/** Every screen, with the keys that lead there. A new screen is one line here. */
const SCREENS: Record<string, (state: State) => State> = {
  contents: (state) => state,
  'second page': (state) => press(state, '] j j').state,
  'searched contents': (state) => type(press(state, '/').state, '渡口'),
  page: (state) => ({ ...state, contentsAs: 'page' }),
  'page with another selected': (state) => press({ ...state, contentsAs: 'page' }, 'right right').state,
  'second page as a page': (state) => press({ ...state, contentsAs: 'page' }, '] down down').state,
  overview: (state) => press(state, 'V').state,
  'overview to its end': (state) => press(state, 'V G').state,
  article: (state) => press(state, 'enter').state,
  'long article': (state) => press(state, '] enter space').state,
  'article to its end': (state) => press(state, 'enter G space').state,
  'article in columns': (state) => press(state, '] enter c').state,
  'article without headline': (state) => press(state, '] j j enter').state,
  'searched article': (state) => press(type(press(state, 'enter /').state, '热线'), 'enter n').state,
  'search line': (state) => type(press(state, 'enter /').state, '查找很长很长很长很长很长很长很长的一行字'),
  'name of a file': (state) => press(state, 'enter w').state,
  'file that exists': (state) =>
    update(state, { kind: 'fileExists', article: 'a', file: '一个很长很长很长的文件名.md' }).state,
  command: (state) => type(press(state, '|').state, '一条很长很长很长很长很长很长的命令'),
  'command line': (state) => press(type(press(state, ':').state, 'previous'), 'tab').state,
  printed: (state) => press(state, 'enter p').state,
  'printed to its end': (state) => press(state, 'p G').state,
  help: (state) => press(state, '?').state,
  'help to its end': (state) => press(state, '? G').state,
  message: (state) => type(state, '字'),
}

const PAPERS: ShelvedPaper[] = Array.from({ length: 9 }, (_, index) => ({
  paper: `paper-${index}`,
  name: index % 2 === 0 ? '一份名字很长很长的晚报' : 'Evening News',
  days: index === 3 ? [] : ['2031-05-06', '2031-05-31'],
}))

const FINDS: Finds = {
  finds: PAPERS.map(({ paper, name }, index) => ({
    paper,
    name,
    date: '2031-05-06',
    article: `${index}`,
    headline: { text: '一条很长的标题，长得一行放不下，还要再长一点才行', marks: [[2, 4]] },
    ...(index % 2 === 0 ? { snippet: { text: '前面的字，要找的字，后面的字', marks: [[5, 9]] } } : {}),
    block: 0,
    character: 0,
  })),
  count: 900,
  capped: true,
}

const shelved = (state: State, keys: string): State => {
  const shelf = press({ ...state, library: { fetches: true }, shelf: { papers: PAPERS } }, 's').state
  return press(shelf, keys).state
}

Object.assign(SCREENS, {
  shelf: (state: State) => shelved(state, 'j j'),
  calendar: (state: State) => shelved(state, 'enter'),
  catalogue: (state: State) => ({
    ...press({ ...shelved(state, ''), library: { fetches: true, knowsPapers: true } }, 'a').state,
    shelf: { papers: PAPERS, known: { papers: PAPERS.map(({ name }) => ({ name, place: '某省某市' })) } },
  }),
  'search of the shelf': (state: State) => ({
    ...type(shelved(state, '/'), '字'),
    shelf: { papers: PAPERS, finds: { ...FINDS, of: 'search' as const, query: '字' } },
  }),
  bookmarks: (state: State) => {
    const list = shelved(state, 'M')
    return press({ ...list, shelf: { finds: { ...FINDS, of: 'bookmarks', query: '' } } }, 'j j j').state
  },
  fetching: (state: State) => ({
    ...shelved(state, 'enter'),
    shelf: { papers: PAPERS, fetching: { paper: 'paper-0', date: '2031-05-06', done: 3, of: 120 } },
  }),
})

const expectFits = (state: State, where: string): void => {
  const { columns, rows } = state.size
  const view = viewOf(state)
  const all = rowsOf(view)
  expect(all.length, where).toBe(rows)
  for (const row of all) {
    const text = row.map((span) => span.text).join('')
    expect(cellWidth(text, state.settings.ambiguous), `${where}: ${text}`).toBeLessThanOrEqual(columns)
    expect(text, where).not.toMatch(/[\n\r\t\x1b]/)
  }
  const cursor = cursorOf(view)
  expect(cursor.x, where).toBeLessThan(columns)
  expect(cursor.y, where).toBeLessThan(rows)
  const { body } = view
  if (body.kind === 'list') {
    const filled = body.items.reduce((sum, item) => sum + item.rows.length, 0)
    expect(filled, where).toBeLessThanOrEqual(body.height)
    for (const { rows: plain, selectedRows = plain } of body.items)
      expect(selectedRows.length, where).toBe(plain.length)
  }
}

describe('the geometry of every screen', () => {
  for (const [name, go] of Object.entries(SCREENS))
    it(`${name} fills any window exactly, in both widths and languages`, () => {
      for (const settings of SETTINGS)
        for (const columns of COLUMNS)
          for (const rows of ROWS) {
            const where = `${columns}x${rows} ${JSON.stringify(settings)}`
            // Opened in this window, and reached by a resize.
            expectFits(go(open({ settings, size: { columns, rows } })), where)
            if (rows % 8 === 0) expectFits(resize(go(open({ settings })), columns, rows), where)
          }
    })

  it('holds for text that no newspaper would print', () => {
    const dirt = `两\n行\t跳 👩‍👩‍👧‍👦🇨🇳 é́́ \u200bשלום\u2028𠮷𱁬 ﷽ﷺ ${'w'.repeat(300)}`
    const soil = (issue: Issue, keys: RegExp): Issue =>
      JSON.parse(JSON.stringify(issue), (key, value) => {
        if (!keys.test(key)) return value
        return typeof value === 'string' ? value + dirt : Array.isArray(value) ? [dirt, ...value] : value
      })
    const plate = soil(
      PAPER,
      /^(?:name|nameLatin|weekday|lunarDate|issueNumber|cn|value|label|printSection|sponsor)$/,
    )
    const text = soil(PAPER, /^(?:headline|kicker|deck|abstract|column|text|caption|name|credit)$/)
    for (const issue of [plate, text])
      for (const settings of SETTINGS)
        for (const [name, go] of Object.entries(SCREENS))
          for (const columns of [1, 13, 40, 80])
            expectFits(go(open({ issue, settings, size: { columns, rows: 20 } })), `${name} ${columns}`)
  })

  it('sends no control character and no direction mark of a text to the terminal', () => {
    const HIDDEN = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/u
    const dirt = '\x1b]0;x\x07\x9b2J\u202e\u2066\r\n\t\x00\u200f\ufeff\u061c\u2028\u0085\ud800报'
    const soil = <Value>(value: Value): Value =>
      JSON.parse(JSON.stringify(value), (key, inner) =>
        typeof inner === 'string' &&
        !/^(?:id|article|articles|\d+|kind|type|role|query|of|code|paper|date|days)$/.test(key)
          ? dirt + inner
          : inner,
      )
    for (const [name, go] of Object.entries(SCREENS)) {
      const state = go(open({ issue: soil(PAPER), size: { columns: 60, rows: 24 } }))
      const { shelf } = soil({ shelf: state.shelf })
      const message = ['at', dirt, ['noSuchPaper', dirt]] as const
      for (const one of [
        { ...state, shelf },
        { ...state, shelf, message },
      ]) {
        const view = viewOf({ ...one, search: { ...one.search, query: one.search.query + dirt } })
        for (const row of rowsOf(view)) {
          const drawn = encodeRow(row).replace(/\x1b\[[\d;]*m/g, '')
          expect(drawn, name).not.toMatch(HIDDEN)
          expect(cellWidth(drawn, 1), name).toBeLessThanOrEqual(60)
        }
      }
    }
  })

  it('holds for an empty issue', () => {
    for (const go of Object.values(SCREENS))
      for (const columns of COLUMNS)
        expectFits(go(open({ issue: EMPTY, size: { columns, rows: 24 } })), `${columns}`)
  })
})
