import { describe, expect, it } from 'vitest'
import { viewOf } from '../../source/reader/screens/index.ts'
import type { Language } from '../../source/reader/settings.ts'
import type { State } from '../../source/reader/state.ts'
import { type Ambiguous, cellWidth } from '../../source/typeset/index.ts'
import { EMPTY } from './paper.ts'
import { open, press, resize, type } from './playing.ts'

const COLUMNS = [1, 2, 5, 11, 12, 13, 16, 23, 24, 40, 59, 60, 79, 80, 121, 250]
const ROWS = [1, 2, 3, 4, 5, 6, 8, 11, 12, 15, 16, 20, 24, 50]

const SETTINGS: readonly (readonly [Ambiguous, Language])[] = [
  [1, 'zh'],
  [2, 'en'],
  [2, 'zh'],
]

/** Every screen, by the keys that lead there. A new screen is one line here. */
const SCREENS: Readonly<Record<string, (state: State) => State>> = {
  contents: (state) => state,
  'second page': (state) => press(state, '] j j').state,
  'searched contents': (state) => type(press(state, '/').state, '渡口'),
  article: (state) => press(state, 'enter').state,
  'long article': (state) => press(state, '] enter space').state,
  'article to its end': (state) => press(state, 'enter G space').state,
  'article in columns': (state) => press(state, '] enter c').state,
  'article without headline': (state) => press(state, '] j j enter').state,
  'searched article': (state) => press(type(press(state, 'enter /').state, '热线'), 'enter n').state,
  'search line': (state) => type(press(state, 'enter /').state, '查找很长很长很长很长很长很长很长的一行字'),
  printed: (state) => press(state, 'enter p').state,
  'printed to its end': (state) => press(state, 'p G').state,
  help: (state) => press(state, '?').state,
  'help to its end': (state) => press(state, '? G').state,
  message: (state) => type(state, '字'),
}

const expectFits = (state: State, where: string): void => {
  const { columns, rows } = state.size
  const view = viewOf(state)
  expect(view.rows.length, where).toBe(rows)
  for (const row of view.rows) {
    const text = row.map((span) => span.text).join('')
    expect(cellWidth(text, state.settings.ambiguous), `${where}: ${text}`).toBeLessThanOrEqual(columns)
    expect(text, where).not.toMatch(/[\n\r\t\x1b]/)
  }
  if (view.cursor) expect(view.cursor.x, where).toBeLessThan(columns)
  if (view.menu) {
    const { at, items } = view.menu
    const flat = items.flatMap((item) => item.rows)
    expect(view.rows.slice(at, at + flat.length), where).toEqual(flat)
  }
}

describe('the geometry of every screen', () => {
  for (const [name, go] of Object.entries(SCREENS))
    it(`${name} fills any window exactly, in both widths and languages`, () => {
      for (const [ambiguous, language] of SETTINGS)
        for (const columns of COLUMNS)
          for (const rows of ROWS) {
            const where = `${columns}x${rows} ${ambiguous} ${language}`
            // Gone there in this window, and come there by a resize.
            expectFits(go(open({ settings: { ambiguous, language }, size: { columns, rows } })), where)
            if (rows % 8 === 0)
              expectFits(resize(go(open({ settings: { ambiguous, language } })), columns, rows), where)
          }
    })

  it('holds for an issue with nothing in it', () => {
    for (const go of Object.values(SCREENS))
      for (const columns of COLUMNS)
        expectFits(go(open({ issue: EMPTY, size: { columns, rows: 24 } })), `${columns}`)
  })
})
