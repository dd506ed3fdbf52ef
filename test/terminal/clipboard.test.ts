import { expect, it } from 'vitest'
import { CLIPBOARD_LIMIT, clipboardSequence } from '../../source/terminal/index.ts'

it('writes the clipboard by OSC 52', () => {
  expect(clipboardSequence('报', {})).toBe('\x1b]52;c;5oql\x07')
})

it('writes both to tmux and to the terminal outside it', () => {
  expect(clipboardSequence('报', { TMUX: '/run/tmux,1,0' })).toBe(
    '\x1b]52;c;5oql\x07\x1bPtmux;\x1b\x1b]52;c;5oql\x07\x1b\\',
  )
})

it('refuses text with more bytes than terminals accept', () => {
  const longest = Math.floor(CLIPBOARD_LIMIT / 3)
  expect(clipboardSequence('报'.repeat(longest), {})?.length).toBeLessThanOrEqual(100_000)
  expect(clipboardSequence('报'.repeat(longest + 1), {})).toBeUndefined()
})
