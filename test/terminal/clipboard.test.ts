import { expect, it } from 'vitest'
import { CLIPBOARD_LIMIT, clipboardSequence } from '../../source/terminal/index.ts'

it('writes the clipboard by OSC 52', () => {
  expect(clipboardSequence('报', {})).toBe('\x1b]52;c;5oql\x07')
})

it('inside tmux writes to tmux and to the terminal outside', () => {
  expect(clipboardSequence('报', { TMUX: '/run/tmux,1,0' })).toBe(
    '\x1b]52;c;5oql\x07\x1bPtmux;\x1b\x1b]52;c;5oql\x07\x1b\\',
  )
})

it('refuses what is longer than terminals accept, counted in bytes', () => {
  const most = Math.floor(CLIPBOARD_LIMIT / 3)
  expect(clipboardSequence('报'.repeat(most), {})?.length).toBeLessThanOrEqual(100_000)
  expect(clipboardSequence('报'.repeat(most + 1), {})).toBeUndefined()
})
