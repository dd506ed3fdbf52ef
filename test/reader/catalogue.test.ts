import { describe, expect, it } from 'vitest'
import type { KnownPaper } from '../../source/reader/state/library.ts'
import { type State, screenOf } from '../../source/reader/state/state.ts'
import { update } from '../../source/reader/update.ts'
import { withLibrary } from './library.ts'
import { lastRow, open, press, shown, type } from './playing.ts'

const KNOWN: readonly KnownPaper[] = [
  { name: '江城晚报', place: '江城' },
  { name: '江口日报', place: '江口', why: ['paperPaid'] },
  { name: '山城日报', place: '山城' },
]
const TODAY = '2031-05-20'

const onShelf = (days: readonly string[] = ['2031-05-06']): State => ({
  ...open(),
  library: { fetches: true, knowsPapers: true },
  shelf: { papers: [{ paper: '江城晚报', name: '江城晚报', days }] },
  screens: [{ kind: 'shelf', selected: 0, top: 0 }],
})
/** As it is once the library has answered what is typed now. */
const answered = (state: State, papers = KNOWN): State =>
  update(state, { kind: 'knownPapers', query: state.search.query, papers }).state
const opened = (): State => answered(press(onShelf(), 'a').state)

describe('all papers that are known', () => {
  it('are asked for with the key, and from the last row of the shelf', () => {
    const asked = [{ kind: 'knownPapers', query: '' }]
    expect(press(onShelf(), 'a').effects).toEqual(asked)
    expect(shown(onShelf())).toContain('找别的报')
    expect(press(onShelf(), 'G enter').effects).toEqual(asked)
  })

  it('are found by each character that is typed', () => {
    const { state, effects } = press(opened(), 'j')
    expect(effects).toEqual([{ kind: 'knownPapers', query: 'j' }])
    expect(lastRow(state)).toMatch(/^ ?\/j/)
    // The answer to an earlier query changes nothing.
    const late = update(state, { kind: 'knownPapers', query: '', papers: [] })
    expect(shown(late.state)).toContain('江城晚报')
    expect(shown(answered(state, KNOWN.slice(2)))).not.toContain('江城晚报')
    expect(shown(answered(state, []))).toContain('没有这样的报')
  })

  it('say where they appear, what of them is on the shelf, and why they cannot be fetched', () => {
    const screen = shown(opened())
    expect(screen).toMatch(/江城晚报 {2}江城 · 1 期/)
    expect(screen).toMatch(/江口日报 {2}江口 · \S+/)
    expect(screen).toContain('3 种')
  })

  it('are chosen by arrows while one types, and fetched with Enter', () => {
    const { state, effects } = press(opened(), 'down down enter')
    expect(effects).toEqual([{ kind: 'fetchNewest', paper: '山城日报' }])
    expect(state.search.typing).toBeUndefined()
  })

  it('open at once if today’s issue is on the shelf', () => {
    const state = answered(press(onShelf([TODAY]), 'a').state)
    expect(press(state, 'enter').effects).toEqual([{ kind: 'open', key: { paper: '江城晚报', date: TODAY } }])
  })

  it('are left with Esc, which clears what was typed first', () => {
    const typed = type(opened(), 'jc')
    const cleared = press(typed, 'escape')
    expect(cleared.effects).toEqual([{ kind: 'knownPapers', query: '' }])
    expect(screenOf(cleared.state).kind).toBe('catalogue')
    expect(screenOf(press(cleared.state, 'escape').state).kind).toBe('shelf')
  })

  it('are only looked at where nothing may be fetched', () => {
    const { state, effects } = press({ ...opened(), secure: true }, 'enter')
    expect(effects).toEqual([])
    expect(lastRow(state)).not.toContain('回车')
  })
})

describe('a paper that is fetched from the list', () => {
  const fetched = async () => {
    const reader = withLibrary(open())
    reader.press('s')
    await reader.until(({ shelf }) => shelf.papers !== undefined)
    reader.press('a')
    await reader.until(({ shelf }) => shelf.known !== undefined)
    reader.press('down enter')
    await reader.until(({ shelf }) => shelf.fetching !== undefined)
    return reader
  }

  it('is opened when it has come', async () => {
    const reader = await fetched()
    expect(reader.asked).toEqual(['fetchNewest 山城日报'])
    reader.finish()
    await reader.until((state) => state.key?.paper === '山城日报')
    expect(screenOf(reader.store.state()).kind).toBe('contents')
  })

  it('is not opened if the reader has gone elsewhere', async () => {
    const reader = await fetched()
    reader.press('escape')
    reader.finish()
    await reader.until((state) => lastRow(state).includes('取到了'))
    expect(screenOf(reader.store.state()).kind).toBe('shelf')
  })

  it('can be stopped', async () => {
    const reader = await fetched()
    reader.press('x')
    await reader.until((state) => lastRow(state).includes('已停止'))
    expect(screenOf(reader.store.state()).kind).toBe('catalogue')
  })
})
