import { expect, it } from 'vitest'
import { groundHint, wantsColour } from '../../source/terminal/index.ts'

it('wants colour unless it is refused or the terminal has none', () => {
  expect(wantsColour({ env: { TERM: 'xterm-256color' } })).toBe(true)
  expect(wantsColour({ env: { TERM: 'xterm', NO_COLOR: '' } })).toBe(true)
  expect(wantsColour({ env: { TERM: 'xterm', NO_COLOR: '1' } })).toBe(false)
  expect(wantsColour({ env: { TERM: 'xterm' }, refused: true })).toBe(false)
  expect(wantsColour({ env: { TERM: 'dumb' } })).toBe(false)
  expect(wantsColour({ env: { TERM: 'xterm-mono' } })).toBe(false)
  expect(wantsColour({ env: {} })).toBe(true)
})

it('takes the ground from COLORFGBG where that names it', () => {
  for (const [value, ground] of [
    ['15;0', 'dark'],
    ['0;15', 'light'],
    ['0;default;15', 'light'],
    ['12;8', 'dark'],
    ['0;7', 'light'],
    ['default;default', undefined],
    ['0', undefined],
    ['0;99', undefined],
    ['0;15;', undefined],
    ['', undefined],
  ] as const)
    expect(groundHint({ COLORFGBG: value }), value).toBe(ground)
  expect(groundHint({})).toBeUndefined()
})
