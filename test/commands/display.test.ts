import { expect, it } from 'vitest'
import { displayOf } from '../../source/commands/reading/display.ts'
import { DEFAULT_SETTINGS, nameplate, plainText } from '../../source/makeup/index.ts'
import { PAPER } from '../reader/paper.ts'

const plate = (env: NodeJS.ProcessEnv): string =>
  nameplate(PAPER, { ...DEFAULT_SETTINGS, display: displayOf(env, {}) }, { columns: 100, rows: 40 })
    .map(plainText)
    .join('\n')

it('draws a large name in every terminal but the Linux console, whose fonts have no quadrants', () => {
  for (const TERM of ['xterm-256color', 'screen', 'rxvt-unicode-256color', undefined])
    expect(plate({ TERM }), TERM).not.toContain('江    城    晚    报')
  expect(plate({ TERM: 'linux' })).toContain('江    城    晚    报')
})

it('takes the ground from the environment until the terminal is asked', () => {
  expect(displayOf({ COLORFGBG: '15;0' }, {}).ground).toBe('dark')
  expect(displayOf({ TERM: 'linux', COLORFGBG: '0;15' }, {}).ground).toBe('light')
  expect(displayOf({}, {}).ground).toBeUndefined()
})

it('has quiet text in a grey where dimming does nothing, unless the configuration says otherwise', () => {
  for (const TERM of ['rxvt-unicode-256color', 'mlterm'])
    expect(displayOf({ TERM }, {}).quiet, TERM).toBe(244)
  expect(displayOf({ TERM: 'xterm-256color', KONSOLE_VERSION: '221203' }, {}).quiet).toBe(244)
  expect(displayOf({ TERM: 'xterm-256color' }, {}).quiet).toBeUndefined()
  expect(displayOf({ TERM: 'mlterm' }, { quiet: 'plain', accent: 'bright blue' })).toMatchObject({
    quiet: 'plain',
    accent: 'bright blue',
  })
})
