import { describe, expect, it } from 'vitest'
import { type State, screenOf } from '../../source/reader/state/state.ts'
import { EMPTY, ids } from './paper.ts'
import { article, lastRow, open, press, type } from './playing.ts'

const back = (state: State, keys: string): State => press(state, `${keys} ' '`).state
const screen = (state: State) => screenOf(state)

describe("''", () => {
  const small = open({ size: { columns: 40, rows: 10 } })
  const text = press(small, 'enter j j').state

  it('goes back to where a jump in a text came from, and forth again', () => {
    for (const keys of ['G', '9 G', '5 0 %', 'G j j']) {
      expect(screen(press(text, keys).state), keys).not.toEqual(screen(text))
      expect(screen(back(text, keys)), keys).toMatchObject({ place: { ...placeIn(text) } })
    }
    const end = press(text, 'G').state
    expect(screen(back(text, "G ' '"))).toMatchObject({ place: placeIn(end) })
    // Lines are no jumps.
    expect(screen(back(text, 'G j j k'))).toEqual(screen(back(text, 'G')))
  })

  it('goes back after a search, from where it began', () => {
    const found = press(type(press(text, '/').state, '供水'), 'enter').state
    expect(screen(found)).not.toEqual(screen(text))
    expect(screen(back(found, ''))).toMatchObject({ place: placeIn(text) })
    const list = press(type(press(open(), '/').state, '渡口'), 'enter').state
    expect(screen(list)).toMatchObject({ sheet: 1 })
    expect(screen(back(list, ''))).toMatchObject({ kind: 'contents', sheet: 0, selected: 0 })
  })

  it('goes back to the article and the page before, and selects it in the contents', () => {
    expect(article(back(text, 'J'))).toBe(ids.hotline)
    expect(screen(back(text, 'J'))).toMatchObject({ place: placeIn(text) })
    expect(screen(press(back(text, 'J'), 'h').state)).toMatchObject({ sheet: 0, selected: 0 })
    expect(screen(back(open(), 'j ]'))).toMatchObject({ sheet: 0, selected: 1 })
    expect(screen(back(press(open(), 'j').state, ': A 0 2 enter'))).toMatchObject({ sheet: 0, selected: 1 })
    const page = open({ size: { columns: 120, rows: 40 } })
    expect(screen(back(page, ']'))).toMatchObject({ sheet: 0, selected: 0 })
    expect(screen(back(open(), 'p G'))).toEqual(screen(press(open(), 'p').state))
  })

  it('says where there is nothing to go back to', () => {
    for (const keys of ['', 'enter', 'G enter', 'p'])
      expect(back(open(), keys).message, keys).toEqual(['noPlaceBefore'])
    expect(back(open({ issue: EMPTY }), 'G').message).toEqual(['noPlaceBefore'])
  })

  it('shows the first of the two, which another key or Esc takes back', () => {
    expect(lastRow(press(open(), "'").state)).toMatch(/'$/)
    expect(press(open(), "' escape").state).toMatchObject({ count: '', message: undefined })
    expect(screen(press(open(), "' j").state)).toMatchObject({ selected: 1 })
    expect(press(open(), "3 ' j ' '").state.message).toEqual(['noPlaceBefore'])
  })
})

/** The place of an article's screen. */
const placeIn = (state: State) => {
  const shown = screen(state)
  return shown.kind === 'article' ? shown.place : {}
}

describe('a key that does nothing', () => {
  it('says so once, until another does something', () => {
    const said = press(open(), 'z').state
    expect(lastRow(said)).toContain('没有这个键 · ? 帮助')
    expect(press(said, 'z').state.message).toBeUndefined()
    expect(press(said, 'z X f9').state.message).toBeUndefined()
    expect(press(said, 'j').state.message).toBeUndefined()
    expect(press(said, 'j z').state.message).toEqual(['unknownKey', '?'])
    // Another thing to say is said.
    expect(press(said, '中').state.message).toEqual(['inputMethod'])
    expect(press(open({ keys: { help: ['f1'] } }), '!').state.message).toEqual(['unknownKey', 'F1'])
  })
})

describe('Esc', () => {
  it('clears a search before it leaves, on text, list and page', () => {
    for (const first of [press(open(), 'enter').state, open(), open({ size: { columns: 120, rows: 40 } })]) {
      const found = press(type(press(first, '/').state, '热线'), 'enter').state
      const cleared = press(found, 'escape').state
      expect(cleared).toMatchObject({ search: { query: '' }, message: undefined })
      expect(screen(cleared)).toEqual(screen(found))
      expect(press(found, 'escape escape').state).not.toEqual(cleared)
    }
  })
})
