import { expect, it } from 'vitest'
import { wantsColour } from '../../source/terminal/index.ts'

it('wants colour unless it is refused or the terminal has none', () => {
  expect(wantsColour({ env: { TERM: 'xterm-256color' } })).toBe(true)
  expect(wantsColour({ env: { TERM: 'xterm', NO_COLOR: '' } })).toBe(true)
  expect(wantsColour({ env: { TERM: 'xterm', NO_COLOR: '1' } })).toBe(false)
  expect(wantsColour({ env: { TERM: 'xterm' }, refused: true })).toBe(false)
  expect(wantsColour({ env: { TERM: 'dumb' } })).toBe(false)
  expect(wantsColour({ env: { TERM: 'xterm-mono' } })).toBe(false)
  expect(wantsColour({ env: {} })).toBe(true)
})
