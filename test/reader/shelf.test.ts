import { describe, expect, it } from 'vitest'
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
    expect(shown(reader.store.state())).toContain('[12]')
    reader.press('left')
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
    reader.press('enter enter')
    await reader.until((state) => kind(state) === 'contents')
    reader.press('m e')
    expect(reader.kept).toEqual([
      `2031-05-12 bookmark ${ids.hotline} true`,
      `2031-05-12 correct ${ids.hotline} 2 true`,
    ])
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
