import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completionsOf } from '../../source/reader/command-line/completion.ts'
import { actionNames } from '../../source/reader/keys/action-names.ts'
import { ACTIONS, SCOPES, worksOn } from '../../source/reader/keys/key-table.ts'
import { eventFacts } from '../../source/reader/log.ts'
import { viewOf } from '../../source/reader/screens/index.ts'
import { type State, screenOf } from '../../source/reader/state/state.ts'
import { update } from '../../source/reader/update.ts'
import { cellWidth } from '../../source/typeset/index.ts'
import { withLibrary } from './library.ts'
import { ids } from './paper.ts'
import { article, lastRow, open, type Played, press, resize, shown, type } from './playing.ts'

const PAPERS = [
  { paper: '江城晚报', name: '江城晚报', days: ['2029-11-09', '2030-11-09', '2031-05-06', '2031-05-12'] },
]
const shelved = (state: State = open()): State => ({
  ...state,
  library: { fetches: true },
  shelf: { papers: PAPERS },
})
const run = (state: State, line: string): Played => press(type(press(state, ':').state, line), 'enter')
const messageOf = (state: State, line: string) => run(state, line).state.message
const sheetOf = (state: State): unknown => {
  const screen = screenOf(state)
  return screen.kind === 'contents' ? screen.sheet : screen.kind
}

describe('the command line', () => {
  it('is typed in the last row, and is closed by Esc and by erasing', () => {
    for (const keys of [':', 'enter :', '? :']) expect(lastRow(press(open(), keys).state)).toMatch(/^ *:/)
    const typed = type(press(open(), ':').state, 'set columns')
    expect(lastRow(typed).trim()).toBe(':set columns')
    expect(press(typed, 'escape')).toMatchObject({ state: { question: undefined }, effects: [] })
    expect(press(press(typed, 'ctrl+u').state, 'backspace').state.question).toBeUndefined()
    expect(run(open(), '  ')).toMatchObject({ state: { question: undefined }, effects: [] })
  })

  it('goes to a page by its name or its number, from wherever the issue is open', () => {
    for (const [line, sheet] of [
      ['A02', 1],
      ['a02', 1],
      ['2', 1],
      ['1', 0],
      ['Ａ０２', 1],
    ] as const) {
      expect(sheetOf(run(open(), line).state), line).toBe(sheet)
      expect(sheetOf(run(press(open(), 'enter p').state, line).state), line).toBe(sheet)
    }
    expect(messageOf(open(), '9')).toEqual(['noSuchPage', '9', '1', 'A02'])
    expect(messageOf(open(), 'B1')).toEqual(['noSuchPage', 'B1', '1', 'A02'])
  })

  it('opens the issue of a day, and says where to get it if it is not there', () => {
    const opened = (date: string) => [{ kind: 'open', key: { paper: '江城晚报', date } }]
    expect(run(shelved(), '2031-05-12').effects).toEqual(opened('2031-05-12'))
    expect(run(shelved(), '2031.5.12').effects).toEqual(opened('2031-05-12'))
    // The last one on the shelf.
    expect(run(shelved(), '11-09').effects).toEqual(opened('2030-11-09'))
    expect(messageOf(shelved(), '2031-05-13')).toEqual(['noIssueOn', '江城晚报', '2031-05-13'])
    // The last such day there was.
    expect(messageOf(shelved(), '12-31')).toEqual(['noIssueOn', '江城晚报', '2030-12-31'])
    expect(messageOf(open(), '2031-05-12')).toEqual(['noShelf'])
    expect(messageOf(shelved(), '2031-02-30')?.[0]).toBe('notInLine')
  })

  it('fetches: the day of the calendar, today’s issue, or that of a paper and a day', () => {
    const get = (line: string, state = shelved()) => run(state, line).effects
    const fetched = (paper: string, date: string) => [{ kind: 'fetch', key: { paper, date } }]
    expect(get('get')).toEqual(fetched('江城晚报', '2031-05-20'))
    expect(get('get 5-3')).toEqual(fetched('江城晚报', '2031-05-03'))
    expect(get('get 山城日报 2031-05-07')).toEqual(fetched('山城日报', '2031-05-07'))
    expect(get('get 山城日报')).toEqual([{ kind: 'fetchNewest', paper: '山城日报' }])
    const day = { kind: 'calendar', paper: '山城日报', day: '2031-04-02' } as const
    expect(get('get', { ...shelved(), screens: [day] })).toEqual(fetched('山城日报', '2031-04-02'))
    expect(messageOf(open(), 'get')).toEqual(['noFetch'])
  })

  it('saves an article under a name with its blanks', () => {
    const effect = { kind: 'save', article: ids.hotline, file: '一 篇.md', replace: false }
    expect(run(open(), 'w 一 篇.md').effects).toEqual([effect])
    expect(run(press(open(), 'enter').state, 'w 一 篇.md').effects).toEqual([effect])
    expect(run(open(), 'w').state.question).toMatchObject({ for: 'save' })
    expect(messageOf(press(open(), 'p').state, 'w a.md')).toEqual(['notHere'])
  })

  it('changes settings, and says what is set', () => {
    const { state } = run(press(open(), 'enter').state, 'set columns 2')
    expect(state.settings.columns).toBe(2)
    expect(messageOf(state, 'set')?.[1]).toMatch(
      /^columns 2 · justify off · hang off · line-break gb · lang zh/,
    )
    expect(messageOf(state, 'set columns')).toEqual(['settingsAre', 'columns 2'])
    expect(lastRow(run(state, 'set lang en').state)).toContain('lang en')
    expect(run(state, 'set lang en').state.settings.language).toBe('en')
    expect(run(state, 'set lang ZH-tw').state.settings.language).toBe('zh-TW')
    expect(run(state, 'set justify on').state.settings.justify).toBe(true)
    expect(run(state, 'set line-break strict').state.settings.level).toBe('strict')
    expect(messageOf(state, 'set columns 9')).toEqual(['settingTakes', 'columns', '1 2 3 4'])
    expect(messageOf(state, 'set constructor 1')?.[0]).toBe('noSetting')
    const wide = open({ size: { columns: 120, rows: 40 } })
    expect(run(wide, 'set list')).toMatchObject({
      state: { contentsAs: 'list', message: ['settingsAre', 'contents list'] },
      effects: [{ kind: 'choose', choice: { name: 'contentsAs', value: 'list' } }],
    })
  })

  it('performs every action by its name, as its key does, or says that it does not work here', () => {
    expect(article(run(press(open(), 'enter').state, 'next-article').state)).toBe(ids.wharf)
    expect(run(open(), 'open').state.screens).toEqual(press(open(), 'enter').state.screens)
    expect(run(open(), 'q').effects).toEqual([{ kind: 'quit' }])
    expect(run(press(open(), 'enter').state, 'quit').effects).toEqual([{ kind: 'quit' }])
    expect(messageOf(open(), 'columns')).toEqual(['notHere'])
    for (const scope of SCOPES) {
      const works = ACTIONS.filter((action) => worksOn(action, scope))
      expect(actionNames(scope).length).toBeGreaterThan(works.length / 2)
      for (const name of actionNames(scope)) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
    }
  })

  it('says that it does not know a command, and what may have been meant', () => {
    expect(messageOf(open(), 'frobnicate')).toEqual(['notInLine', 'frobnicate'])
    expect(messageOf(open(), 'nxt-article')).toEqual(['notInLineBut', 'nxt-article', 'next-article'])
    expect(shown(run(open(), 'nxt-article').state)).toContain('是不是 next-article')
  })

  it('saves, pipes, copies and fetches nothing where nothing may be done but read', () => {
    const state = { ...shelved(), secure: true }
    for (const line of ['w a.md', 'w', 'pipe', 'copy', 'cite', 'browse', 'get', 'get 山城日报'])
      expect(run(state, line), line).toMatchObject({ state: { message: ['secured'] }, effects: [] })
    const offered = completionsOf('', state)
    for (const name of ['w', 'get', 'pipe', 'save', 'copy']) expect(offered).not.toContain(name)
    expect(offered).toContain('set')
  })
})

describe('Tab', () => {
  it('goes through the completions of what was typed, and around', () => {
    const state = type(press(shelved(), ':').state, 'prev')
    const tabbed = (keys: string): string => lastRow(press(state, keys).state)
    expect(tabbed('tab')).toMatch(/^ *:previous-article +1\/4$/)
    expect(tabbed('tab tab')).toMatch(/:previous-issue +2\/4/)
    expect(tabbed('shift+tab')).toMatch(/:previous-page +4\/4/)
    expect(tabbed('tab tab tab tab tab')).toBe(tabbed('tab'))
    expect(tabbed('tab tab x').trim()).toBe(':previous-issuex')
    expect(lastRow(press(type(state, 'zz'), 'tab').state).trim()).toBe(':prevzz')
  })

  it('knows pages, the days of the paper on the shelf, settings, values and papers', () => {
    const state = shelved()
    expect(completionsOf('A', state)).toEqual(['A02'])
    expect(completionsOf('A02', state)).toEqual([])
    expect(completionsOf('2031-', state)).toEqual(['2031-05-12', '2031-05-06'])
    expect(completionsOf('set j', state)).toEqual(['set justify'])
    expect(completionsOf('set line-break ', state)).toEqual([
      'set line-break basic',
      'set line-break gb',
      'set line-break strict',
    ])
    expect(completionsOf('get 江', state)).toEqual(['get 江城晚报'])
    expect(completionsOf('w a', state)).toEqual([])
    expect(completionsOf('constructor ', state)).toEqual([])
  })

  it('asks for the shelf when the line opens, so that its days are known', async () => {
    const reader = withLibrary(open())
    reader.press(': 2 0 3 1')
    await reader.until(({ shelf }) => shelf.papers !== undefined)
    reader.press('tab enter')
    await reader.until(({ issue }) => issue.datePublished === '2031-05-12')
    // The lines of this run stay when another issue is opened.
    reader.press(': up')
    expect(reader.store.state().question?.text).toBe('2031-05-12')
  })
})

describe('the lines typed before', () => {
  it('come back by up and down, each once, with what was being typed after the last', () => {
    const done = ['set hang on', '2', 'set hang on'].reduce((state, line) => run(state, line).state, open())
    expect(done.commandHistory).toEqual(['2', 'set hang on'])
    const line = type(press(done, ':').state, 'dra')
    const text = (keys: string): string | undefined => press(line, keys).state.question?.text
    expect(text('up')).toBe('set hang on')
    expect(text('up up')).toBe('2')
    expect(text('up up up')).toBe('2')
    expect(text('up up down')).toBe('set hang on')
    expect(text('up up down down')).toBe('dra')
    expect(text('down')).toBe('dra')
    expect(text('up x')).toBe('set hang onx')
  })
})

it('fits any window with its cursor, is one line whatever is pasted, and is in no log', () => {
  const long = update(press(open(), ':').state, { kind: 'paste', text: 'w 很长的名字\n'.repeat(300) }).state
  for (const columns of [12, 20, 40, 80]) {
    const state = resize(long, columns, 12)
    expect(cellWidth(lastRow(state), 1)).toBeLessThanOrEqual(columns)
    expect(viewOf(state).cursor?.x).toBeLessThan(columns)
  }
  expect(eventFacts({ kind: 'key', key: 'x', text: 'x' }, long)).toEqual({ screen: 'contents', typed: 1 })
})

it('takes any line and any keys without harm', () => {
  const key = fc.constantFrom('tab', 'shift+tab', 'up', 'down', 'enter', ':', 'backspace', 'escape', 'space')
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom('set ', 'get ', 'w ', '11-09', '9'),
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(key, text), { maxLength: 12 }), (parts) => {
      const end = parts.reduce(
        (state, part) =>
          update(state, state.question ? { kind: 'paste', text: part } : { kind: 'key', key: part, text: '' })
            .state,
        press(shelved(), ':').state,
      )
      const { state } = press(end, 'tab enter')
      for (const row of shown(state).split('\n')) expect(cellWidth(row, 1)).toBeLessThanOrEqual(80)
      expect(new Set(state.commandHistory).size).toBe(state.commandHistory.length)
    }),
    { numRuns: 60 },
  )
})
