import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nameGlyphs } from '../../source/commands/reading/glyph-file.ts'
import type { State } from '../../source/reader/state/state.ts'
import { paintedRows } from './drawn.ts'
import { withLibrary } from './library.ts'
import { open, press, type } from './playing.ts'

const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 40, rows: 14 },
  { columns: 40, rows: 12 },
]

const SCREENS: Readonly<Record<string, (state: State) => State>> = {
  contents: (state) => press(state, 'j').state,
  article: (state) => press(state, 'enter').state,
  printed: (state) => press(state, 'p space').state,
  help: (state) => press(state, '?').state,
  search: (state) => press(type(press(state, 'enter /').state, '热线'), 'enter n').state,
}

/** The golden screens, with their styles. What is on them is what Ink draws: see ink.test.ts. */
describe('the screens', () => {
  for (const [name, go] of Object.entries(SCREENS))
    for (const { columns, rows } of SIZES)
      it(`${name} at ${columns}x${rows}`, async () => {
        const screen = await paintedRows(go(open({ size: { columns, rows } })))
        const file = join(import.meta.dirname, '../screens', `${name}-${columns}x${rows}.txt`)
        await expect(`${screen.styled()}\n`).toMatchFileSnapshot(file)
      })

  it('the shelf: papers, a month, what was found', async () => {
    const reader = withLibrary(open())
    reader.press('s')
    await reader.until(({ shelf }) => shelf.papers !== undefined)
    const golden = async (name: string): Promise<void> => {
      const file = join(import.meta.dirname, '../screens', `${name}.txt`)
      await expect(`${(await paintedRows(reader.store.state())).styled()}\n`).toMatchFileSnapshot(file)
    }
    await golden('shelf-80x24')
    reader.press('a')
    await reader.until(({ shelf }) => shelf.known !== undefined)
    await golden('catalogue-80x24')
    reader.press('escape enter left')
    await golden('calendar-80x24')
    reader.store.send({ kind: 'resize', size: { columns: 40, rows: 14 } })
    await golden('calendar-40x14')
    reader.store.send({ kind: 'resize', size: { columns: 80, rows: 24 } })
    reader.press('escape / 热 线')
    await reader.until(({ shelf }) => shelf.finds?.query === '热线')
    await golden('finds-80x24')
  })

  it('contents and article in English, in columns, and with marks that are never double', async () => {
    const wide = open({ size: { columns: 120, rows: 40 }, settings: { language: 'en', columns: 2 } })
    const more: Readonly<Record<string, State>> = {
      'contents-english': wide,
      'contents-large': open({
        size: { columns: 120, rows: 40 },
        settings: { display: { glyphs: nameGlyphs } },
      }),
      'article-columns': press(wide, '] enter space').state,
      'contents-light': open({ settings: { display: { ground: 'light' } } }),
      'article-light': press(open({ settings: { display: { ground: 'light' } } }), 'enter').state,
      'contents-ambiguous': open({ settings: { ambiguous: 2 } }),
      'article-ambiguous': press(open({ settings: { ambiguous: 2 } }), 'enter').state,
    }
    for (const [name, state] of Object.entries(more)) {
      const file = join(import.meta.dirname, '../screens', `${name}.txt`)
      await expect(`${(await paintedRows(state)).styled()}\n`).toMatchFileSnapshot(file)
    }
  })
})
