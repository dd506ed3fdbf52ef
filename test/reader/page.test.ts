import { beforeAll, describe, expect, it } from 'vitest'
import { readShipped } from '../../source/commands/sources/shipped.ts'
import type { Issue } from '../../source/issue/index.ts'
import { plannedPage } from '../../source/reader/screens/page/page-rows.ts'
import { scopeOf } from '../../source/reader/state/scope.ts'
import { sheetsOf } from '../../source/reader/state/sheets.ts'
import { type ContentsScreen, type State, screenOf } from '../../source/reader/state/state.ts'
import { update } from '../../source/reader/update.ts'
import { cellWidth } from '../../source/typeset/index.ts'
import { frontPages } from '../ingest/epaper/front-pages.ts'
import { articlesOf, inventedSheet } from '../makeup/invented-sheets.ts'
import { PAPER } from './paper.ts'
import { article, lastRow, open, press, resize, shown } from './playing.ts'

const WIDE = { columns: 120, rows: 40 }

const contents = (state: State): ContentsScreen => {
  const screen = screenOf(state)
  if (screen.kind !== 'contents') throw new Error(`on the ${screen.kind}`)
  return screen
}

/** What is selected: the number of an article, or of a sheet with `§`. */
const selected = (state: State): string => {
  const { sheet, selected: index, otherSheet } = contents(state)
  return otherSheet === undefined ? `${sheet + 1}.${index + 1}` : `§${otherSheet + 1}`
}

/** An issue of pages without areas, one for each count of articles. */
const madeUp = (counts: readonly number[]): Issue => {
  const pages = counts.map((count, page) =>
    inventedSheet(articlesOf(count)).articles.map((article) => ({
      ...article,
      id: `${page + 1}.${article.id}`,
    })),
  )
  return {
    ...PAPER,
    pages: pages.map((articles, page) => ({
      printPage: String(page + 1),
      position: page + 1,
      articles: articles.map(({ id }) => id),
    })),
    articles: pages.flat(),
  }
}

const ARROWS = ['left', 'right', 'up', 'down'] as const
const OPPOSITE = { left: 'right', right: 'left', up: 'down', down: 'up' } as const

/** Keys pressed one directly after another: as a held key, they do not turn the page. */
const held = (state: State, keys: readonly string[]): State => {
  let now: State = { ...state, pressed: 995 }
  for (const [turn, key] of keys.entries())
    now = update(now, { kind: 'key', key, text: '', time: 1000 + turn * 10 }).state
  return now
}

let issues: readonly Issue[] = []
let shipped: Issue = PAPER

beforeAll(async () => {
  shipped = await readShipped()
  issues = [shipped, madeUp([12, 2, 2]), ...(await frontPages()).map(([, issue]) => issue)]
})

describe('the page as the first screen', () => {
  it('opens from 100 columns, and below as a list', () => {
    expect(scopeOf(open({ size: { columns: 100, rows: 24 } }))).toBe('page')
    expect(scopeOf(open({ size: { columns: 99, rows: 24 } }))).toBe('contents')
    expect(scopeOf(open({ size: { columns: 120, rows: 19 } }))).toBe('contents')
  })

  it('v toggles, and is kept on other pages and after a resize', () => {
    const list = press(open({ size: WIDE }), 'v ]').state
    expect(scopeOf(list)).toBe('contents')
    expect(scopeOf(resize(list, 200, 50))).toBe('contents')
    const page = press(open(), 'v').state
    expect(scopeOf(page)).toBe('page')
    expect(scopeOf(press(page, '] enter').state)).toBe('article')
    expect(scopeOf(press(page, '] enter escape').state)).toBe('page')
    const small = press(open({ size: { columns: 59, rows: 24 } }), 'v').state
    expect(scopeOf(small)).toBe('contents')
    expect(lastRow(small)).not.toBe(lastRow(open({ size: { columns: 59, rows: 24 } })))
  })

  it('a map beside the list shows where the selected article stands', () => {
    const bars = (state: State): number[] =>
      shown(state)
        .split('\n')
        .flatMap((row, index) => (row.lastIndexOf('▌') > 30 ? [index * 100 + row.lastIndexOf('▌')] : []))
    const list = open({ issue: madeUp([6]), size: { columns: 99, rows: 30 } })
    const first = bars(list)
    const last = bars(press(list, 'G').state)
    expect(first.length).toBe(1)
    expect(last.length).toBe(1)
    expect(last).not.toEqual(first)
    expect(bars(resize(list, 59, 30))).toEqual([])
  })
})

describe('keys on a page', () => {
  it('all items are reached by arrows alone, and in nine of ten the way back leads back', () => {
    let ways = 0
    let back = 0
    // A family in five: their pages have six to nine articles in turn.
    for (const issue of issues.filter((_, index) => index < 2 || index % 5 === 0))
      for (const sheet of sheetsOf(issue).keys()) {
        const first = press(open({ issue, size: WIDE }), '] '.repeat(sheet)).state
        const items = plannedPage(first, contents(first)).items.length
        const keyOf = (state: State): string => selected(state) + JSON.stringify(contents(state).cameFrom)
        const seen = new Map([[keyOf(first), first]])
        for (const state of seen.values())
          for (const arrow of ARROWS) {
            const there = held(state, [arrow])
            if (selected(there) === selected(state)) continue
            ways += 1
            if (selected(held(there, [OPPOSITE[arrow]])) === selected(state)) back += 1
            if (!seen.has(keyOf(there))) seen.set(keyOf(there), there)
          }
        expect(new Set([...seen.values()].map(selected)).size).toBe(items)
      }
    expect(back / ways).toBeGreaterThanOrEqual(0.9)
  })

  it('letters move as arrows do', () => {
    const state = open({ issue: madeUp([12, 2, 2]), size: WIDE })
    for (const [letter, arrow] of [
      ['h', 'left'],
      ['j', 'down'],
      ['k', 'up'],
      ['l', 'right'],
    ] as const)
      for (const before of ['', '3 G', '5 G'])
        expect(selected(press(state, `${before} ${letter}`).state)).toBe(
          selected(held(press(state, before).state, [arrow])),
        )
  })

  it('Enter opens at once, and back comes to the same box', () => {
    const state = press(open({ issue: madeUp([12, 2, 2]), size: WIDE }), 'J J').state
    const there = press(state, 'enter').state
    expect(article(there)).toBe(sheetsOf(state.issue)[0]?.articles[contents(state).selected]?.id)
    for (const back of ['escape', 'left', 'h', 'backspace', 'q'])
      expect(selected(press(there, back).state)).toBe(selected(state))
  })

  it('J and K follow the reading order, digits and Enter open', () => {
    const state = open({ issue: madeUp([12, 2, 2]), size: WIDE })
    expect(selected(press(state, 'J J > K').state)).toBe('1.3')
    expect(selected(press(state, '] J').state)).toBe('2.2')
    expect(selected(press(state, '] ] [').state)).toBe('2.1')
    const seventh = sheetsOf(state.issue)[0]?.articles[6]?.id
    expect(article(press(state, '7 enter').state)).toBe(seventh)
    expect(selected(press(state, '7 enter escape').state)).toBe('1.7')
  })

  it('in the list of other pages Enter goes there', () => {
    let state = open({ issue: madeUp([12, 2, 3]), size: WIDE })
    for (let rights = 0; rights < 5 && !selected(state).startsWith('§'); rights += 1)
      state = press(state, 'l').state
    expect(selected(state)).toMatch(/^§/)
    const sheet = contents(state).otherSheet ?? -1
    expect(selected(press(state, 'enter').state)).toBe(`${sheet + 1}.1`)
    expect(scopeOf(press(state, 'enter').state)).toBe('page')
    // No article is selected meanwhile: nothing is done to one that does not look so.
    const pressed = press(state, 'm')
    expect(pressed.state.bookmarks.size).toBe(0)
    expect(pressed.effects).toEqual([])
  })

  it('an arrow over the edge turns the page, unless the key is held', () => {
    const paced = (keys: string, ms: number): string =>
      selected(
        keys
          .split(' ')
          .reduce(
            (now, key, turn) => update(now, { kind: 'key', key, text: '', time: 1000 + turn * ms }).state,
            open({ issue: madeUp([2, 2, 1]), size: WIDE }),
          ),
      )
    const down = Array.from({ length: 12 }, () => 'down').join(' ')
    expect(paced(down, 100)).toMatch(/^(1\.|§)/)
    expect(paced(down, 400)).toMatch(/^3\.1|^§/)
    expect(paced('up', 400)).toBe('1.1')
    expect(paced('down down up up up up up up', 100)).toMatch(/^1\./)
  })

  it('no row is wider than the window, whatever is selected', () => {
    for (const ambiguous of [1, 2] as const) {
      let state = open({ issue: madeUp([60, 3]), size: { columns: 100, rows: 24 }, settings: { ambiguous } })
      for (const key of 'l l j j h j l j j j k K J G'.split(' ')) {
        state = press(state, key).state
        for (const row of shown(state).split('\n'))
          expect(cellWidth(row, ambiguous)).toBeLessThanOrEqual(state.size.columns)
      }
    }
  })
})
