import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Article, articleId, type Issue } from '../../source/issue/index.ts'
import { plainText } from '../../source/makeup/index.ts'
import { rowsOf, viewOf } from '../../source/reader/screens/index.ts'
import { type State, screenOf } from '../../source/reader/state/state.ts'
import { paintedRows } from './drawn.ts'
import { withLibrary } from './library.ts'
import { PAPER } from './paper.ts'
import { open, press, resize, shown } from './playing.ts'

const SECTIONS = ['要闻', '经济', '社会', '副刊']
const HEADLINES = [
  '江堤加固工程提前完工',
  '学校下月起开放操场',
  '渡口',
  '旧仓库将成图书馆',
  '秋粮收购价公布',
  '一条新路通了三个村',
  '周末有小雨',
]

const articleOn = (page: string, place: number): Article => ({
  id: articleId('江城晚报', '2031-05-06', page, place),
  kind: 'news',
  headline: [`${page}之${place}：${HEADLINES[(Number(page) * 3 + place) % HEADLINES.length] ?? ''}`],
  body: [{ type: 'p', text: '河水涨到了堤脚。'.repeat(5 + ((Number(page) * 7 + place * 5) % 40)), from: [] }],
  parts: [{ page }],
  confidence: { headline: 1, boundary: 1 },
})

/** An issue of so many pages, of two to six articles each. */
const issueOf = (pages: number): Issue => {
  const sheets = Array.from({ length: pages }, (_, index) => {
    const page = String(index + 1)
    const articles = Array.from({ length: 2 + ((index * 3) % 5) }, (_, place) => articleOn(page, place + 1))
    return { page, articles, section: SECTIONS[index % SECTIONS.length] ?? '' }
  })
  return {
    ...PAPER,
    pages: sheets.map(({ page, section, articles }, index) => ({
      ...{ printPage: page, printSection: section, position: index + 1 },
      articles: articles.map(({ id }) => id),
    })),
    articles: sheets.flatMap(({ articles }) => articles),
  }
}

const issue = issueOf(8)
const at = (columns: number, rows: number, pages = issue): State =>
  press(open({ issue: pages, size: { columns, rows } }), 'V').state

/** The selected page; `place` is that of the article selected below, if the contents are shown. */
const where = (state: State): string => {
  const screen = screenOf(state)
  if (screen.kind === 'overview') return `overview ${screen.selected + 1}`
  return screen.kind === 'contents' ? `page ${screen.sheet + 1}, ${screen.selected + 1}` : screen.kind
}

/** The names of the pages on the screen. */
const names = (state: State): string[] => shown(state).match(/(?<=^|[ ▌])\d+ (?:要闻|经济|社会|副刊)/gm) ?? []

describe('the overview of an issue', () => {
  for (const [columns, rows] of [
    [80, 24],
    [120, 40],
    [38, 14],
  ] as const)
    it(`at ${columns}x${rows}`, async () => {
      const file = join(import.meta.dirname, '../screens', `overview-${columns}x${rows}.txt`)
      const screen = await paintedRows(press(at(columns, rows), 'right').state)
      await expect(`${screen.styled()}\n`).toMatchFileSnapshot(file)
    })

  it('shows every page with its name and its lead, all at once where they fit, else as they are reached', () => {
    for (const [columns, rows] of [
      [12, 3],
      [24, 8],
      [40, 14],
      [80, 24],
      [120, 40],
      [200, 50],
    ] as const) {
      let state = at(columns, rows)
      const seen = new Map<string, string>()
      for (let page = 1; page <= 8; page += 1) {
        expect(where(state), `${columns}x${rows}`).toBe(`overview ${page}`)
        for (const name of names(state)) seen.set(name, shown(state))
        state = press(state, 'right').state
      }
      expect([...seen.keys()].map(Number.parseFloat), `${columns}x${rows}`).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
      if (columns >= 24) for (const [name, text] of seen) expect(text).toContain(`${name.split(' ')[0]}之1：`)
    }
    expect(names(at(120, 40))).toHaveLength(8)
  })

  it('is moved in by arrows: over the ends of a row, and up and down in a column', () => {
    const go = (keys: string): string => where(press(at(120, 40), keys).state)
    expect(go('left')).toBe('overview 1')
    expect(go('right right right right right')).toBe('overview 6')
    expect(go('right right right right right left')).toBe('overview 5')
    expect(go('right down')).toBe('overview 7')
    expect(go('right down up')).toBe('overview 2')
    expect(go('right right right right down')).toBe('overview 8')
    expect(go('right down down')).toBe('overview 7')
    expect(go('up')).toBe('overview 1')
    expect(go('G')).toBe('overview 8')
    expect(go('G g')).toBe('overview 1')
    expect(go('] ]')).toBe('overview 3')
    expect(go('] ] [')).toBe('overview 2')
    expect(go('3 G')).toBe('overview 3')
    expect(go('3 l')).toBe('overview 4')
  })

  it('scrolls no more than necessary, by the page too, and stays where it is after a resize', () => {
    const first = at(80, 24)
    expect(names(first).map(Number.parseFloat)).toEqual([1, 2, 3])
    expect(names(press(first, 'right right').state)).toEqual(names(first))
    expect(names(press(first, 'down').state).map(Number.parseFloat)).toEqual([4, 5, 6])
    const last = press(first, 'pagedown pagedown pagedown').state
    expect(names(last).map(Number.parseFloat)).toEqual([7, 8])
    expect(where(press(last, 'pageup').state)).toBe('overview 5')
    const many = at(120, 40, issueOf(30))
    expect(names(press(many, 'down').state)).toEqual(names(many))
    expect(names(press(many, 'down down').state).map(Number.parseFloat)[0]).toBe(6)
    expect(names(press(many, 'down down up').state).map(Number.parseFloat)[0]).toBe(6)
    expect(names(resize(last, 38, 9)).map(Number.parseFloat)).toContain(8)
  })

  it('opens from the contents, the page and an article at the page that is shown, and goes back there', () => {
    const contents = press(open({ issue }), '] ] j').state
    for (const below of [contents, press(contents, 'v').state, press(contents, 'enter').state])
      for (const open of ['V', 'f3'])
        for (const back of ['escape', 'backspace', 'V', 'f3', 'q']) {
          const overview = press(below, open).state
          expect(where(overview)).toBe('overview 3')
          expect(shown(press(overview, `right ${back}`).state)).toBe(shown(below))
        }
  })

  it('goes to a page by Enter, after a number to the nth, and keeps the article of the page that was shown', () => {
    const contents = press(open({ issue }), '] ] j').state
    for (const below of [contents, press(contents, 'enter').state, press(contents, 'enter p p').state]) {
      const overview = press(below, 'V').state
      expect(where(press(overview, 'enter').state)).toBe('page 3, 2')
      expect(where(press(overview, 'right enter').state)).toBe('page 4, 1')
      const fifth = press(overview, '5 enter').state
      expect(where(fifth)).toBe('page 5, 1')
      expect(fifth.screens).toHaveLength(1)
    }
    const asPage = press(open({ issue, size: { columns: 120, rows: 40 } }), 'V 2 enter').state
    expect(shown(asPage)).toContain('今日导读')
  })

  it('of 60 pages plans only those that it shows', () => {
    const many = issueOf(60)
    const planned = new Set<string>()
    const watched: Issue = {
      ...many,
      articles: many.articles.map((article) =>
        Object.defineProperty({ ...article }, 'body', {
          get: () => {
            planned.add(article.parts[0]?.page ?? '')
            return article.body
          },
        }),
      ),
    }
    const contents = open({ issue: watched, size: { columns: 120, rows: 40 } })
    viewOf({ ...contents, contentsAs: 'list' })
    planned.clear()
    const overview = press(contents, 'V').state
    const rows = rowsOf(viewOf(overview)).map(plainText).join('\n')
    expect(rows).toContain('10之1')
    expect([...planned].map(Number).filter((page) => page > 10)).toEqual([])
    expect(planned.size).toBe(10)
  })
})

describe('the choice of page or list', () => {
  it('is kept by the key that makes it, for the next issue and for the next reader', () => {
    const { state, effects } = press(open({ size: { columns: 120, rows: 40 } }), 'v')
    expect(effects).toEqual([{ kind: 'choose', choice: { name: 'contentsAs', value: 'list' } }])
    expect(press(state, 'f2').effects).toEqual([
      { kind: 'choose', choice: { name: 'contentsAs', value: 'page' } },
    ])
    expect(press(open({ size: { columns: 50, rows: 24 } }), 'v').effects).toEqual([])
    const again = open({ size: { columns: 120, rows: 40 }, contentsAs: 'list' })
    expect(shown(again)).toBe(shown({ ...state, pressed: undefined }))
    const reader = withLibrary(again)
    reader.press('v')
    expect(reader.kept).toEqual(['contentsAs page'])
  })
})
