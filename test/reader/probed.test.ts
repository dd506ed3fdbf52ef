import { expect, it } from 'vitest'
import { nameGlyphs } from '../../source/commands/reading/glyph-file.ts'
import { encode } from '../../source/reader/parts/encode.ts'
import { rowsOf, viewOf } from '../../source/reader/screens/index.ts'
import type { State } from '../../source/reader/state/state.ts'
import { type Event, update } from '../../source/reader/update.ts'
import { open } from './playing.ts'

const SIZE = { columns: 100, rows: 40 }
const probed = (state: State, answers: Omit<Event & { kind: 'probed' }, 'kind'>): State =>
  update(state, { kind: 'probed', ...answers }).state
const drawn = (state: State): string => encode(rowsOf(viewOf(state)))

it('changes nothing if the terminal is what it was taken to be', () => {
  const first = open({ size: SIZE, settings: { display: { glyphs: nameGlyphs, ground: 'light' } } })
  for (const answers of [{}, { ambiguous: 1, blocks: 1, ground: 'light' }, { blocks: 1 }] as const)
    expect(probed(first, answers)).toBe(first)
  // What COLORFGBG said stays where the terminal says nothing.
  expect(probed(first, { blocks: 2 }).settings.display?.ground).toBe('light')
})

it('redraws only the name for another ground, and spaces it where blocks are wide', () => {
  const first = open({ size: SIZE, settings: { display: { glyphs: nameGlyphs } } })
  const before = drawn(first)
  expect(before).toContain('\x1b[31m')
  expect(before).toMatch(/[▟▛▙▜]/)
  expect(drawn(probed(first, { ground: 'dark' }))).toBe(before.replaceAll('\x1b[31m', '\x1b[91m'))
  expect(drawn(probed(first, { ground: 'light' }))).toBe(before)
  const spaced = drawn(open({ size: SIZE }))
  expect(drawn(probed(first, { blocks: 2 }))).toBe(spaced)
  expect(drawn(probed(probed(first, { blocks: 2 }), { blocks: 1 }))).toBe(before)
})
