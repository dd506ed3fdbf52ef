import { describe, expect, it } from 'vitest'
import type { Issue } from '../../source/issue/index.ts'
import { printedStrips } from '../../source/makeup/printed.ts'
import { DEFAULT_SETTINGS } from '../../source/makeup/settings.ts'
import { pieces } from '../../source/makeup/strip.ts'
import { rowsOf, viewOf } from '../../source/reader/screens/index.ts'
import { type State, screenOf } from '../../source/reader/state/state.ts'
import { update } from '../../source/reader/update.ts'
import { EMPTY, ids, PAPER } from './paper.ts'
import { article, lastRow, open, press, resize, shown, type } from './playing.ts'

describe('the contents', () => {
  it('open the selected article', () => {
    expect(article(press(open(), 'enter').state)).toBe(ids.hotline)
    expect(article(press(open(), 'j enter').state)).toBe(ids.wharf)
    expect(article(press(open(), '] j l').state)).toBe(ids.poem)
  })

  it('stop at the first and the last headline', () => {
    expect(press(open(), 'k k').state.screens).toEqual(open().screens)
    expect(article(press(open(), 'j j j j enter').state)).toBe(ids.wharf)
  })

  it('turn the pages of the paper, and show a message at either end', () => {
    expect(shown(press(open(), ']').state)).toContain('第A02版 副刊')
    expect(lastRow(press(open(), '] ]').state)).toContain('已是最后一版')
    expect(lastRow(press(open(), '[').state)).toContain('已是第一版')
    expect(shown(press(open(), '] [').state)).toContain('第1版 要闻')
  })

  it('keep the selected headline whole on the screen, however small the window', () => {
    for (let rows = 3; rows < 30; rows += 1) {
      let { state } = press(open({ size: { columns: 60, rows } }), ']')
      for (const title of ['慢下来的渡口', '立夏', '读者李先生来电', '图为市民在江滩放风筝']) {
        expect(shown(state), `${rows} rows`).toContain(title)
        state = press(state, 'j').state
      }
    }
  })

  it('set the headlines of what is read in plain type, and of what is not in bold', () => {
    for (const size of [
      { columns: 80, rows: 24 },
      { columns: 40, rows: 14 },
    ]) {
      const state = open({ size, remembered: { read: [ids.hotline] } })
      const runs = rowsOf(viewOf(state)).flat()
      const styleOf = (title: string) => runs.find(({ text }) => text.includes(title))?.style
      expect(runs.some(({ text }) => text.includes('让每一通来电都有回音'))).toBe(true)
      expect(styleOf('让每一通来电都有回音')?.bold ?? false).toBe(false)
      expect(styleOf('老码头改造二期开工')).toMatchObject({ bold: true })
    }
  })

  it('mark read and bookmarked articles', () => {
    const back = press(open(), 'j enter G h').state
    expect(shown(back)).toMatch(/周予安.*已读/)
    expect(shown(press(open(), 'm').state)).toMatch(/林晓舟.*书签/)
    expect(shown(press(open(), 'm m').state)).not.toMatch(/林晓舟.*书签/)
  })

  it('search the articles of all pages', () => {
    const found = type(press(open(), '/').state, '缆绳')
    expect(shown(found)).toContain('第A02版')
    expect(article(press(found, 'enter enter').state)).toBe(ids.long)
    expect(shown(press(found, 'escape').state)).toContain('第1版')
    expect(lastRow(press(type(press(open(), '/').state, '没有的字'), 'enter').state)).toContain(
      '没有“没有的字”',
    )
  })

  it('are quit by q, or by going back twice', () => {
    expect(press(open(), 'q').effects).toEqual([{ kind: 'quit' }])
    const once = press(open(), 'escape')
    expect(once.effects).toEqual([])
    expect(lastRow(once.state)).toContain('再按一次退出')
    expect(press(open(), 'escape escape').effects).toEqual([{ kind: 'quit' }])
    expect(press(open(), 'escape j escape').effects).toEqual([])
  })

  it('show a message for an issue without articles', () => {
    const { state } = press(open({ issue: EMPTY }), 'j k enter space G ] p m y n')
    expect(shown(state)).toContain('这一期没有读出文章')
    expect(screenOf(state).kind).toBe('contents')
  })
})

describe('an article', () => {
  const long = (): State => press(open(), '] enter').state

  it('offers the next one at its end, and opens it at a second press', () => {
    const end = press(open(), 'enter G space').state
    expect(lastRow(end)).toContain('老码头改造二期开工')
    expect(article(end)).toBe(ids.hotline)
    expect(article(press(end, 'space').state)).toBe(ids.wharf)
  })

  it('withdraws the offer at any other key', () => {
    const other = press(open(), 'enter G space k').state
    expect(lastRow(other)).not.toContain('再按一次')
    expect(article(press(open(), 'enter G space G space').state)).toBe(ids.hotline)
  })

  it('leads to the next and the previous one across pages; going back selects it', () => {
    expect(article(press(open(), 'enter J J').state)).toBe(ids.long)
    expect(article(press(open(), 'enter J J K').state)).toBe(ids.wharf)
    expect(lastRow(press(open(), 'enter K').state)).toContain('已是第一篇')
    expect(screenOf(press(open(), 'enter J J h').state)).toMatchObject({ sheet: 1, selected: 0 })
  })

  it('that two pages list is on the first of them only', () => {
    const [front, back] = PAPER.pages
    if (!front || !back) throw new Error('no pages')
    const pages = [front, { ...back, articles: [ids.hotline, ...back.articles] }]
    const issue = { ...PAPER, pages }
    expect(article(press(open({ issue }), 'enter J J').state)).toBe(ids.long)
    expect(shown(press(open({ issue }), ']').state)).toContain('4 篇')
  })

  it('pages without losing or repeating a line', () => {
    const text = (state: State): string[] => shown(state).split('\n').slice(2, -2)
    let state = long()
    const lines = text(state)
    for (let page = 0; page < 3; page += 1) {
      state = press(state, 'space').state
      lines.push(...text(state))
    }
    const body = lines.join('').replaceAll(/\s/g, '')
    for (let sound = 1; sound <= 10; sound += 1)
      expect(body.split(`第${sound}声汽笛`).length).toBe(sound % 8 === 5 ? 1 : 2)
    for (let page = 0; page < 3; page += 1) state = press(state, 'b').state
    expect(shown(state)).toBe(shown(long()))
  })

  it('scrolls by lines, and back through the same positions, blank lines included', () => {
    let state = long()
    const seen: string[] = []
    for (let row = 0; row < 45; row += 1) {
      seen.push(shown(state))
      state = press(state, 'j').state
    }
    for (let row = 44; row >= 0; row -= 1) {
      state = press(state, 'k').state
      expect(shown(state)).toBe(seen[row])
    }
  })

  it('keeps the sentence at the top of the window at any resize', () => {
    const place = (state: State) => {
      const screen = screenOf(state)
      return screen.kind === 'article' ? screen.place : undefined
    }
    const start = press(long(), 'space space j').state
    let state = start
    for (const [columns, rows] of [
      [40, 14],
      [120, 40],
      [13, 5],
      [1, 1],
      [200, 50],
      [80, 24],
    ] as const) {
      state = resize(state, columns, rows)
      expect(place(state)).toEqual(place(start))
    }
    expect(shown(state)).toBe(shown(start))
    const narrow = resize(start, 40, 14)
    const words = shown(start).split('\n')[2]?.trim().slice(0, 4) ?? ''
    expect(shown(narrow).split('\n').slice(0, 4).join('')).toContain(words)
  })

  it('is marked as read once its end was shown, and its place is stored', () => {
    expect(press(open(), '] enter').effects.map(({ kind }) => kind)).toEqual(['place'])
    expect(press(open(), '] enter G').effects.at(-1)).toEqual({ kind: 'read', article: ids.long })
    const left = press(open(), '] enter space j h')
    expect(article(press(left.state, 'enter').state)).toBe(ids.long)
    expect(shown(press(left.state, 'enter').state)).toBe(shown(press(open(), '] enter space j').state))
  })

  it('opens where it was left', () => {
    const remembered = { places: [[ids.long, { block: 9, character: 30 }]] as const, read: [ids.poem] }
    const again = press(open({ remembered }), '] enter').state
    expect(shown(again)).toContain('第10声汽笛')
    expect(shown(again)).not.toContain('慢下来的渡口')
  })

  it('is copied whole, with its source and without our line breaks', () => {
    const [effect] = press(open(), 'y').effects
    expect(effect).toMatchObject({ kind: 'copy' })
    const text = effect?.kind === 'copy' ? effect.text : ''
    expect(text).toContain(PAPER.articles[0]?.body[1]?.text)
    expect(text).toContain('让每一通来电都有回音')
    expect(text.endsWith('《江城晚报》 2031-05-06 第1版')).toBe(true)
  })

  it('is set in columns if the window is wide enough, else shows a message', () => {
    const wide = press(resize(long(), 120, 40), 'c').state
    expect(wide.settings.columns).toBe(2)
    expect(shown(wide)).toMatch(/\S {4}\S/)
    expect(lastRow(press(resize(long(), 60, 24), 'c').state)).toContain('分不了栏')
  })

  it('marks the dateline, the end and each match without colour', () => {
    expect(shown(press(open(), 'enter').state)).toContain('……  ■'.replace('  ', ' '))
  })
})

describe('a line without end', () => {
  const text = '江面上雾很薄，像一张没有铺平的纸——风一吹，就露出底下青灰色的水纹。'.repeat(30_000)
  const [article] = PAPER.articles
  const issue: Issue = {
    ...PAPER,
    articles: article ? [{ ...article, body: [{ type: 'p', text, from: [[0, text.length]] }] }] : [],
    source: { kind: 'text', text },
    notes: [],
  }

  it('never leaves its end mark alone on a row', () => {
    for (let columns = 24; columns <= 96; columns++)
      for (const ambiguous of [1, 2] as const) {
        const end = press(open({ size: { columns, rows: 30 }, settings: { ambiguous } }), 'enter G').state
        const row = shown(end)
          .split('\n')
          .findLast((line) => /[■#]\s*$/.test(line))
        expect(row?.trim(), `${columns} columns`).toMatch(/.+ [■#]$/)
      }
  })

  it('is set in pieces that add up to it, none split inside a character', () => {
    for (const one of [text, '𠮷'.repeat(9000), 'x'.repeat(5001), '']) {
      const parts = pieces(one)
      expect(parts.map((part) => part.text).join('')).toBe(one)
      expect(parts.every((part) => one.startsWith(part.text, part.offset))).toBe(true)
      expect(parts.every((part) => !/^[\udc00-\udfff]/.test(part.text))).toBe(true)
    }
  })

  it('can be opened, scrolled to its end and back, searched, and shown as printed', () => {
    const end = press(open({ issue }), 'enter G').state
    expect(shown(end)).toContain('水纹。 ■')
    expect(shown(press(end, 'k k b b').state)).toContain('江面上雾')
    expect(shown(press(end, 'g').state)).toBe(shown(press(open({ issue }), 'enter').state))
    expect(lastRow(press(type(press(end, '/').state, '青灰色的'), 'enter').state)).toContain('/30,000')
    expect(shown(press(end, 'p').state)).toContain('原样')
  })
})

describe('a search in an article', () => {
  const searched = (query: string, keys = ''): State =>
    press(type(press(open({ size: { columns: 44, rows: 24 } }), 'enter /').state, query), `enter ${keys}`)
      .state

  it('finds across line breaks, in any letter width and case', () => {
    expect(lastRow(searched('具体单位'))).toContain('1/1')
    expect(lastRow(searched('ｎｅｘｔcall'))).toContain('1/1')
    expect(lastRow(searched('由原来的6人 增至'))).toContain('1/1')
    expect(lastRow(searched('转到具体'))).toContain('1/1')
  })

  it('finds simplified and traditional alike, also on the contents and as printed', () => {
    expect(lastRow(searched('熱線'))).toContain('1/5')
    expect(article(press(type(press(open(), '/').state, '纜繩'), 'enter enter').state)).toBe(ids.long)
    const printed = (query: string): string =>
      lastRow(press(type(press(open(), 'enter p /').state, query), 'enter').state)
    expect(printed('熱線')).toMatch(/\d\/\d/)
    expect(printed('熱線').replace('熱線', '热线')).toBe(printed('热线'))
  })

  it('ignores invisible characters in the query', () => {
    const pasted = update(press(open(), 'enter /').state, { kind: 'paste', text: '\u202e热\u200b线\u2066' })
    expect(pasted.state.search.query).toBe('热线')
    expect(lastRow(press(pasted.state, 'enter').state)).toContain('1/5')
  })

  it('wraps around from the last match to the first', () => {
    expect(lastRow(searched('热线'))).toContain('1/5')
    expect(lastRow(searched('热线', 'n'))).toContain('2/5')
    expect(lastRow(searched('热线', 'n n n n n'))).toContain('1/5')
    expect(lastRow(searched('热线', 'N'))).toContain('5/5')
  })

  it('is undone by Esc, and repeated by an empty query', () => {
    const start = press(open(), '] enter space').state
    const gone = press(type(press(start, '/').state, '第20声'), 'escape').state
    expect(shown(gone)).toBe(shown(start))
    const again = press(searched('热线', 'g /'), 'enter').state
    expect(again.search.query).toBe('热线')
  })

  it('shows a message if nothing is found', () => {
    expect(lastRow(searched('没有这几个字'))).toContain('没有“没有这几个字”')
    expect(lastRow(press(open(), 'enter n').state)).toContain('先按 /')
  })
})

describe('the name of the paper', () => {
  const LONG = '江城市滨江新区经济技术开发区职工文化体育生活服务周刊晚报都市版读者来信专刊特别增刊'
  const titled = (name: string, columns: number, rows: number): State =>
    open({ issue: { ...PAPER, name }, size: { columns, rows } })

  it('is whole on the nameplate if two rows hold it, and cut in a small window', () => {
    const [first = '', second = ''] = shown(titled(LONG, 80, 24))
      .split('\n')
      .slice(2, 4)
    expect(first.trim() + second.trim()).toBe(LONG)
    expect(shown(titled(LONG, 40, 12)).split('\n')[0]).toMatch(/^ 江城市.*…$/)
    expect(shown(titled(LONG.repeat(3), 80, 24)).split('\n')[2]).toMatch(/^ 江城市.*…$/)
  })

  it('is cut in running heads before the day and the page are', () => {
    for (const columns of [40, 80, 120])
      expect(shown(press(titled(LONG, columns, 24), 'enter').state).split('\n')[0]).toMatch(
        /^ *江城市.*… 2031-05-06 第1版 要闻 +1\/2$/,
      )
  })

  it('is letter-spaced, except for its Latin words', () => {
    expect(shown(titled('21世纪River报', 80, 24))).toContain('21  世  纪  River  报')
    expect(shown(titled('The River News', 80, 24))).toContain('The River News')
  })

  it('may be missing, and any field with it', () => {
    expect(shown(titled('', 80, 24)).split('\n')[0]).toMatch(/^ 2031-05-06 第1版 要闻 1\/2 /)
    const [effect] = press(titled('', 80, 24), 'y').effects
    expect(effect?.kind === 'copy' && effect.text.endsWith('\n2031-05-06 第1版')).toBe(true)
    const issue = { ...EMPTY, name: '江城晚报', articles: PAPER.articles, pages: PAPER.pages }
    for (const rows of [12, 24, 40]) {
      const [, second = '', third] = shown(open({ issue, size: { columns: 40, rows } })).split('\n')
      expect(second).toMatch(/^ ─+$/)
      expect(third).toContain('市长热线')
    }
  })
})

describe('the search line', () => {
  const typing = (columns: number): State => press(open({ size: { columns, rows: 24 } }), 'enter /').state
  const paste = (state: State, text: string): State => update(state, { kind: 'paste', text }).state

  it('takes only the beginning of a long paste', () => {
    const pasted = paste(typing(80), '渡口的清晨'.repeat(4000))
    expect(pasted.search.query).toBe('渡口的清晨'.repeat(40))
    expect(type(pasted, '雾').search.query).toBe(pasted.search.query)
    expect(press(pasted, 'backspace').state.search.query.length).toBe(199)
    expect(paste(typing(80), '𠮷'.repeat(500)).search.query).toBe('𠮷'.repeat(200))
  })

  it('leaves room for the number of matches', () => {
    const query = PAPER.articles[0]?.body[0]?.text.slice(0, 100) ?? ''
    expect(lastRow(press(paste(typing(80), query), 'enter').state)).toMatch(/ \/本报讯.*… 1\/1$/)
  })

  it('shows the end of the query, and never half a character', () => {
    for (let columns = 24; columns < 34; columns += 1) {
      const text = lastRow(paste(typing(columns), `渡口${'e\u0301'.repeat(60)}雾`)).trim()
      expect(text, `${columns}`).toMatch(/^\/(?:e\u0301)+雾$/)
    }
  })
})

describe('more items than a function call takes arguments', () => {
  const [article] = PAPER.articles
  const many = 130_000

  it('may be the lines of a poem', () => {
    const verse = { type: 'verse', text: '风', from: [] } as const
    const poem = { ...PAPER, articles: article ? [{ ...article, body: Array(many).fill(verse) }] : [] }
    expect(shown(press(open({ issue: poem }), 'enter').state)).toContain('风')
  })

  it('may be the repeats folded in one line', () => {
    const text = '雾雨'.repeat(many)
    const notes = Array.from({ length: many }, (_, index) => ({
      code: 'repeat' as const,
      at: [2 * index, 2 * index + 1] as const,
      message: 'repeats the text above',
    }))
    const folded: Issue = { ...PAPER, articles: [], source: { kind: 'text', text }, notes }
    expect([...printedStrips(folded, DEFAULT_SETTINGS)].filter(Boolean).length).toBe(2 * many + 1)
  })
})

describe('an input method', () => {
  it('is reported in command mode, in a line that disappears at the next key', () => {
    const state = type(open(), '中')
    expect(lastRow(state)).toContain('输入法')
    expect(lastRow(press(state, 'j').state)).not.toContain('输入法')
  })

  it('types text into the search line', () => {
    expect(lastRow(type(press(open(), '/').state, '中文'))).toContain('/中文')
  })
})
