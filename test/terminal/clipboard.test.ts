import { describe, expect, it } from 'vitest'
import {
  CLIPBOARD_LIMIT,
  clipboardSequence,
  helpersFor,
  takesClipboard,
} from '../../source/terminal/index.ts'

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

describe('inside GNU screen', () => {
  const text = '早市'.repeat(700)

  it.each([{ STY: '1.pts-0.host' }, { TERM: 'screen.xterm-256color' }])(
    'passes it through in pieces: %o',
    (env) => {
      const sent = clipboardSequence(text, env) ?? ''
      const pieces = sent.split('\x1b\\').slice(0, -1)
      expect(pieces.length).toBeGreaterThan(10)
      for (const piece of pieces) expect(piece).toMatch(/^\x1bP[\s\S]{1,500}$/)
      expect(pieces.map((piece) => piece.slice(2)).join('')).toBe(clipboardSequence(text, {}))
    },
  )

  it('is not meant by the TERM of tmux', () => {
    expect(clipboardSequence('报', { TERM: 'screen-256color', TMUX: '/run/tmux,1,0' })).toContain(
      '\x1bPtmux;',
    )
  })
})

it.each(['dumb', 'linux', 'vt100'])('is not sent to a terminal that would print it: %s', (TERM) => {
  expect(clipboardSequence('报', { TERM })).toBeUndefined()
})

it.each([
  [{ TERM: 'xterm-kitty' }, true],
  [{ TERM: 'alacritty' }, true],
  [{ TERM: 'xterm-256color' }, false],
  [{ TERM: 'xterm-kitty', TMUX: '/run/tmux,1,0' }, false],
  [{ TERM: 'alacritty', STY: '1.pts-0.host' }, false],
])('%o is known to take it: %s', (env, takes) => {
  expect(takesClipboard(env)).toBe(takes)
})

describe('the programs of this machine', () => {
  const commands = (env: Record<string, string>, platform = 'linux') =>
    helpersFor(env, platform).map(({ command }) => command)

  it.each([
    [{ WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }, 'linux', ['wl-copy', 'xclip', 'xsel']],
    [{ DISPLAY: ':0' }, 'linux', ['xclip', 'xsel']],
    [{}, 'darwin', ['pbcopy']],
    [{ WSL_DISTRO_NAME: 'Debian' }, 'linux', ['clip.exe']],
    [{}, 'linux', []],
  ])('with %o on %s', (env, platform, expected) => {
    expect(commands(env, platform)).toEqual(expected)
  })

  it.each(['SSH_CONNECTION', 'SSH_CLIENT', 'SSH_TTY'])('are not asked where %s is set', (name) => {
    expect(commands({ DISPLAY: ':0', [name]: 'far' }, 'darwin')).toEqual([])
  })
})
