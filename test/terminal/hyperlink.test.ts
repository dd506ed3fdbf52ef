import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hyperlink, takesHyperlinks } from '../../source/terminal/index.ts'

describe('links', () => {
  it.each([
    [true, { TERM: 'xterm-256color' }],
    [true, { TERM: 'foot' }],
    [true, { TERM: 'tmux-256color', TMUX: 'x', TERM_PROGRAM: 'tmux', TERM_PROGRAM_VERSION: '3.4' }],
    [true, { TERM: 'screen', TMUX: 'x', TERM_PROGRAM: 'tmux', TERM_PROGRAM_VERSION: '3.10a' }],
    [false, { TERM: 'tmux-256color', TMUX: 'x', TERM_PROGRAM: 'tmux', TERM_PROGRAM_VERSION: '3.3a' }],
    [false, { TERM: 'tmux-256color' }],
    [false, { TERM: 'screen.xterm-256color', STY: '1.x' }],
    [false, { TERM: 'xterm-256color', STY: '1.x' }],
    [false, { TERM: 'linux' }],
    [false, { TERM: 'dumb' }],
    [false, { TERM: '' }],
    [false, {}],
    [false, { TERM: 'xterm\x1b[31m' }],
  ])('are sent: %s, with %j', (taken, env) => {
    expect(takesHyperlinks(env)).toBe(taken)
  })

  it('lead to plain web addresses only, and end where they began', () => {
    expect(hyperlink('报', 'https://example.org/a?b=1')).toBe(
      '\x1b]8;;https://example.org/a?b=1\x1b\\报\x1b]8;;\x1b\\',
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (tail) => {
        const link = hyperlink('报', `https://example.org/${tail}`)
        if (link !== '报') expect(tail).toMatch(/^[!-~]*$/)
      }),
    )
    for (const address of [
      'javascript:alert(1)',
      'file:///etc/x',
      'https://',
      `https://a/${'x'.repeat(3000)}`,
    ])
      expect(hyperlink('报', address)).toBe('报')
  })
})
