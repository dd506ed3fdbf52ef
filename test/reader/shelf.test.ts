import { describe, expect, it } from 'vitest'
import { keymapOf } from '../../source/reader/keys/keymap.ts'
import { addMonths, daysIn, weekdayOf, weeksOf } from '../../source/reader/screens/calendar/days.ts'
import { type State, screenOf } from '../../source/reader/state/state.ts'
import { type Shelved, withLibrary } from './library.ts'
import { ids } from './paper.ts'
import { lastRow, open, press, shown } from './playing.ts'

const opened = async (): Promise<Shelved> => {
  const reader = withLibrary(open())
  reader.press('s')
  await reader.until(({ shelf }) => shelf.papers !== undefined)
  return reader
}

const kind = (state: State): string => screenOf(state).kind

describe('the shelf', () => {
  it('lists the papers, opens a month of one, and an issue from it', async () => {
    const reader = await opened()
    expect(shown(reader.store.state())).toContain('4 期 · 最近 2031-05-12')
    reader.press('enter')
    expect(shown(reader.store.state())).toMatch(/江城晚报 +2031年5月/)
    // It opens on the day that is being read.
    expect(shown(reader.store.state())).toContain('[ 6]')
    reader.press('1 1 G')
    expect(shown(reader.store.state())).toContain('2031年5月11日 星期日  报架上没有，回车去取')
    reader.press('right enter')
    await reader.until((state) => kind(state) === 'contents')
    expect(shown(reader.store.state())).toContain('2031年5月12日')
    expect(reader.asked).toEqual(['open 江城晚报 2031-05-12'])
  })

  it.each([
    ['zh', 'baolan get 报名，或 baolan add 文件'],
    ['zh-TW', 'baolan get 報名，或 baolan add 檔案'],
    ['en', 'baolan get PAPER, or baolan add FILE'],
  ] as const)(
    'says how to get a paper while it has none, in %s, on a narrow screen too',
    (language, hint) => {
      for (const columns of [40, 80]) {
        const first = open({ settings: { language }, size: { columns, rows: 14 } })
        const shelf = { ...first.shelf, papers: [] }
        expect(shown({ ...first, shelf, screens: [{ kind: 'shelf', selected: 0, top: 0 }] })).toContain(hint)
      }
    },
  )

  it('is where the back key leads from an issue opened there', async () => {
    const reader = await opened()
    reader.press('enter enter')
    await reader.until((state) => kind(state) === 'contents')
    reader.press('h')
    expect(kind(reader.store.state())).toBe('calendar')
    reader.press('escape')
    expect(kind(reader.store.state())).toBe('shelf')
    reader.press('escape escape')
    expect(reader.quits()).toBe(1)
  })

  it('stores traces for the open issue, not for the previous one', async () => {
    const reader = await opened()
    reader.press('enter } enter')
    await reader.until((state) => kind(state) === 'contents')
    reader.press('m e')
    expect(reader.kept).toEqual([
      `2031-05-12 bookmark ${ids.hotline} true`,
      `2031-05-12 correct ${ids.hotline} 2 true`,
    ])
  })

  it('leaves what may be done, and the keys, as they were in another issue', async () => {
    const keymap = keymapOf({ down: ['x'] })
    const reader = withLibrary({ ...open(), secure: true, keymap })
    reader.press('{')
    await reader.until(({ key }) => key?.date === '2031-05-05')
    expect(reader.store.state()).toMatchObject({ secure: true, keymap })
    reader.press('y')
    expect(lastRow(reader.store.state())).toContain('不能')
  })

  it('opens the previous and the next issue', async () => {
    const reader = withLibrary(open())
    reader.press('{')
    await reader.until(({ key }) => key?.date === '2031-05-05')
    reader.press('}')
    await reader.until(({ key }) => key?.date === '2031-05-06')
    reader.press('}')
    await reader.until(({ key }) => key?.date === '2031-05-12')
    reader.press('}')
    await reader.until((state) => lastRow(state).includes('没有更晚的一期'))
  })

  it('shows an error in one line', async () => {
    const reader = withLibrary(open())
    reader.press('{')
    await reader.until(({ key }) => key?.date === '2031-05-05')
    reader.press('{')
    await reader.until((state) => lastRow(state).includes('2031-04-29  坏了：不完整'))
    expect(kind(reader.store.state())).toBe('contents')
  })

  it('searches while the query is typed, and opens the hit with its matches highlighted', async () => {
    const reader = await opened()
    reader.press('/')
    reader.press('热')
    reader.press('线')
    await reader.until(({ shelf }) => shelf.finds?.query === '热线')
    expect(shown(reader.store.state())).toContain('2 篇')
    expect(lastRow(reader.store.state())).toContain('/热线')
    expect(reader.asked).toEqual(['search 热', 'search 热线'])
    reader.press('enter enter')
    await reader.until((state) => kind(state) === 'article')
    const screen = screenOf(reader.store.state())
    expect(screen).toMatchObject({ place: { article: ids.hotline, block: 2 } })
    expect(reader.store.state().search.query).toBe('热线')
    reader.press('h h')
    expect(kind(reader.store.state())).toBe('finds')
  })

  it('ignores the hits of an earlier query that come late', async () => {
    const reader = await opened()
    reader.press('/ 热 线')
    await reader.until(({ shelf }) => shelf.finds?.query === '热线')
    const before = reader.store.state()
    const found = { finds: [], count: 0, capped: false }
    reader.store.send({ kind: 'finds', of: 'search', query: '热', found })
    expect(reader.store.state()).toBe(before)
  })

  it('shows the number of hits, however long the query', async () => {
    const reader = await opened()
    reader.press('/')
    const words = '热线'.repeat(60)
    reader.store.send({ kind: 'paste', text: words })
    await reader.until(({ shelf }) => shelf.finds?.query === words)
    reader.press('enter')
    expect(shown(reader.store.state()).split('\n')[0]).toMatch(/热线.*… {2}2 篇$/)
  })

  it('closes the list of hits when Esc cancels the search', async () => {
    const reader = await opened()
    reader.press('/ 热 escape')
    expect(kind(reader.store.state())).toBe('shelf')
    expect(reader.store.state().screens.length).toBe(2)
  })

  it('lists bookmarks and the history', async () => {
    const reader = await opened()
    reader.press("'")
    await reader.until(({ shelf }) => shelf.finds?.of === 'bookmarks')
    expect(shown(reader.store.state())).toContain('立夏')
    reader.press('h ~')
    await reader.until(({ shelf }) => shelf.finds?.of === 'history')
    expect(shown(reader.store.state())).toContain('还没有读过的文章')
  })

  it('fetches in the background, shows the progress, and then has the day', async () => {
    const reader = await opened()
    reader.press('enter t enter')
    await reader.until(({ shelf }) => shelf.fetching?.done === 3)
    expect(lastRow(reader.store.state())).toContain('正在取 2031-05-20 3/12')
    reader.press('left left')
    expect(screenOf(reader.store.state())).toMatchObject({ day: '2031-05-18' })
    reader.finish()
    await reader.until((state) => state.shelf.fetching === undefined)
    expect(lastRow(reader.store.state())).toContain('取到了 2031-05-20')
    reader.press('t enter')
    await reader.until(({ key }) => key?.date === '2031-05-20')
  })

  it('stops a fetch with the key shown beside it, and can fetch again', async () => {
    const reader = await opened()
    reader.press('x enter t enter')
    await reader.until(({ shelf }) => shelf.fetching?.done === 3)
    expect(lastRow(reader.store.state())).toContain('正在取 2031-05-20 3/12  x 停')
    reader.press('delete')
    await reader.until(({ shelf }) => shelf.fetching === undefined)
    expect(lastRow(reader.store.state())).toContain('已停止；取到的留着')
    expect(shown(reader.store.state())).toContain('报架上没有，回车去取')
    reader.press('enter')
    await reader.until(({ shelf }) => shelf.fetching?.done === 3)
    reader.finish()
    await reader.until(({ shelf }) => shelf.papers?.[0]?.days.includes('2031-05-20') ?? false)
    expect(reader.asked).toEqual(['fetch 江城晚报 2031-05-20', 'fetch 江城晚报 2031-05-20'])
  })

  it('has a line for each issue without a date, below its paper', async () => {
    const reader = await opened()
    const days = ['2031-05-12', 'undated-0a1b2c3d', 'undated-4e5f6a7b']
    const papers = [
      { paper: '江城晚报', name: '江城晚报', days },
      { paper: '小报', name: '小报', days: ['undated-8c9d0e1f'] },
    ]
    reader.store.send({ kind: 'papers', papers })
    const screen = shown(reader.store.state())
    expect(screen).toContain('1 期 · 最近 2031-05-12')
    for (const told of ['0a1b2c3d', '4e5f6a7b', '8c9d0e1f']) expect(screen).toContain(`无日期 · ${told}`)
    expect(screen.match(/小报/g)).toHaveLength(1)
    for (const [keys, date] of [
      ['down enter', 'undated-0a1b2c3d'],
      ['s down enter', 'undated-4e5f6a7b'],
    ] as const) {
      reader.press(keys)
      await reader.until(({ key }) => key?.date === date)
    }
  })

  it('shows a message if there is none', () => {
    const { state, effects } = press(open(), 's')
    expect(lastRow(state)).toContain('未设报架')
    expect(effects).toEqual([])
  })
})

describe('the calendar', () => {
  const calendar = (day: string): State => ({ ...open(), screens: [{ kind: 'calendar', paper: '', day }] })

  it('ends where years no longer have four digits', () => {
    for (const [day, key] of [
      ['9999-12-31', 'j'],
      ['9999-12-31', 'space'],
      ['0000-01-01', 'k'],
      ['0000-01-01', 'b'],
    ] as const)
      expect(screenOf(press(calendar(day), key).state)).toMatchObject({ day })
  })

  const PAPERS = [
    {
      paper: '江城晚报',
      name: '江城晚报',
      days: ['2031-05-05', '2031-05-06', '2031-05-12'],
      unread: new Map([
        ['2031-05-05', 37],
        ['2031-05-12', 120],
      ]),
    },
    { paper: '山城日报', name: '山城日报', days: ['2031-05-05'], fetchable: 'newest' as const },
    { paper: '水城旬报', name: '水城旬报', days: ['2031-05-05'], fetchable: 'none' as const },
  ]
  const month = (paper: string, day: string, size = { columns: 80, rows: 24 }): State => ({
    ...open({ size }),
    library: { fetches: true },
    shelf: { papers: PAPERS },
    screens: [{ kind: 'calendar', paper, day }],
  })

  it('marks the days that have an issue, and says how many of its articles are unread', () => {
    const screen = shown(month('江城晚报', '2031-05-06'))
    expect(screen).toMatch(/ 5 ·37\[ 6\]· +7 /)
    expect(screen).toMatch(/12 ·99 +13 /)
    expect(shown(month('江城晚报', '2031-05-12'))).toContain('120 篇未读，回车打开')
    expect(shown(month('江城晚报', '2031-05-06'))).toContain('星期二  回车打开')
    // Where nothing is known of what was read, there is the sign alone.
    expect(shown(month('山城日报', '2031-05-06'))).toMatch(/ 5 · {2}\[ 6\] /)
  })

  it('shows all seven days of a week, and the signs, in 20 columns', () => {
    const rows = shown(month('江城晚报', '2031-05-07', { columns: 20, rows: 14 })).split('\n')
    expect(rows).toContain('一 二 三 四 五 六 日')
    expect(rows).toContain('·5 ·6  7  8  9 10 11')
    expect(rows).toContain('26 27 28 29 30 31   ')
    // Narrower windows have the week as a list.
    expect(shown(month('江城晚报', '2031-05-07', { columns: 14, rows: 14 }))).toMatch(
      /一 {3}5 ·37[\s\S]*三 \[ 7\]/,
    )
  })

  it('offers only what can be fetched', () => {
    const offers = (paper: string, day: string) => shown(month(paper, day)).includes('回车去取')
    const asks = (paper: string, day: string) => press(month(paper, day), 'enter').effects
    const cases = [
      ['江城晚报', '2031-05-07', true],
      ['江城晚报', '2031-05-20', true],
      // Today is the 20th.
      ['江城晚报', '2031-05-21', false],
      ['山城日报', '2031-05-20', true],
      ['山城日报', '2031-05-07', false],
      ['水城旬报', '2031-05-20', false],
    ] as const
    for (const [paper, day, can] of cases) {
      expect(offers(paper, day), `${paper} ${day}`).toBe(can)
      expect(asks(paper, day), `${paper} ${day}`).toEqual(
        can ? [{ kind: 'fetch', key: { paper, date: day } }] : [],
      )
    }
    expect(lastRow(press(month('江城晚报', '2031-05-21'), 'enter').state)).toContain('报架上没有这一天的报')
  })

  it('goes by years, and to a day that is typed in any usual form', () => {
    const goes = (keys: string) => screenOf(press(month('江城晚报', '2031-05-06'), keys).state)
    for (const [keys, day] of [
      [']', '2032-05-06'],
      ['3 [', '2028-05-06'],
      ['9 G', '2031-05-09'],
      ['1 1 0 9 G', '2031-11-09'],
      ['2 0 2 1 G', '2021-05-06'],
      ['2 0 2 1 1 1 G', '2021-11-06'],
      ['2 0 2 1 1 1 0 9 G', '2021-11-09'],
      ['2 0 2 1 - 1 1 - 0 9 G', '2021-11-09'],
      ['2 0 2 1 - 1 - 9 G', '2021-01-09'],
      ['1 1 - 9 G', '2031-11-09'],
      // No such day: it stays.
      ['6 6 G', '2031-05-06'],
      ['2 0 2 1 0 2 3 0 G', '2031-05-06'],
    ] as const)
      expect(goes(keys), keys).toMatchObject({ day })
    // 29 February has no day a year later: the last of the month is taken.
    expect(screenOf(press(month('江城晚报', '2032-02-29'), ']').state)).toMatchObject({ day: '2033-02-28' })
    expect(press(month('江城晚报', '2031-05-07'), '2 0 3 1 - 5 - 1 2 enter').effects).toEqual([
      { kind: 'open', key: { paper: '江城晚报', date: '2031-05-12' } },
    ])
  })

  it('has no month for an invalid day', async () => {
    const reader = await opened()
    const papers = [{ paper: '晚报', name: '晚报', days: ['2031-02-30'] }]
    reader.store.send({ kind: 'papers', papers })
    reader.press('enter')
    expect(kind(reader.store.state())).toBe('shelf')
  })
})

describe('days', () => {
  it('are added across months and years', () => {
    expect(addMonths('2031-01-31', 1)).toBe('2031-02-28')
    expect(addMonths('2031-12-15', 1)).toBe('2032-01-15')
    expect(addMonths('0051-01-15', -1)).toBe('0050-12-15')
    expect(daysIn('2032-02-10')).toBe(29)
    expect(weekdayOf('2031-05-06')).toBe(1)
    expect(weeksOf('2031-05-06').flat().filter(Boolean).length).toBe(31)
    expect(weeksOf('2031-05-06')[0]).toEqual([
      undefined,
      undefined,
      undefined,
      '2031-05-01',
      '2031-05-02',
      '2031-05-03',
      '2031-05-04',
    ])
  })
})
