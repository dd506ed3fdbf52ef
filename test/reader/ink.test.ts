import { describe, expect, it } from 'vitest'
import type { Ambiguous } from '../../source/typeset/index.ts'
import { drawn } from './drawn.ts'
import { open } from './playing.ts'

/** The bytes of keys as a terminal sends them. */
const KEYS = { down: '\x1b[B', up: '\x1b[A', pageDown: '\x1b[6~', enter: '\r', escape: '\x1b' }

describe('what Ink draws', () => {
  for (const ambiguous of [1, 2] satisfies Ambiguous[])
    it(`is the pure rows, cell for cell, on every screen (ambiguous ${ambiguous})`, async () => {
      const reader = await drawn(open({ settings: { ambiguous } }))
      const keys = [
        'j',
        KEYS.down,
        KEYS.up,
        ']',
        'G',
        KEYS.enter,
        ' ',
        KEYS.pageDown,
        'c',
        'b',
        'J',
        '/',
        '雨',
        KEYS.enter,
        'n',
      ]
      for (const key of [
        ...keys,
        'p',
        'G',
        'p',
        'V',
        ']',
        'V',
        '?',
        'G',
        '?',
        'h',
        '[',
        'm',
        'j',
        'm',
        'm',
        '字',
      ])
        await reader.type(key)
      await reader.resize(120, 40)
      await reader.resize(40, 14)
      await reader.type(KEYS.enter)
      await reader.resize(1, 1)
      await reader.resize(80, 24)
      await reader.quit()
    })

  it('is a long message over the end of the screen, until the next key', async () => {
    const reader = await drawn(open())
    const message = ['each', ['needsLogin'], ['saveInBrowser'], ['orUserAgent', '/c/config.json']] as const
    reader.store.send({ kind: 'message', message })
    await reader.resize(60, 20)
    expect(reader.screen.text()).toContain('/c/config.json')
    await reader.type('j')
    expect(reader.screen.text()).not.toContain('/c/config.json')
    await reader.quit()
  })

  it('shows the cursor where an input method types, and hides it afterwards', async () => {
    const reader = await drawn(open())
    await reader.type(KEYS.enter)
    expect(reader.screen.cursor().shown).toBe(false)
    await reader.type('/')
    await reader.type('回音')
    expect(reader.screen.cursor()).toEqual({ column: 6, row: 23, shown: true })
    await reader.type(KEYS.enter)
    expect(reader.screen.cursor().shown).toBe(false)
    await reader.quit()
  })

  it('handles keys that arrive in one chunk, one by one', async () => {
    const reader = await drawn(open())
    await reader.type(']jj\r')
    expect(reader.store.state().screens.at(-1)).toMatchObject({ kind: 'article' })
    await reader.quit()
  })

  it('takes a paste in the search line as text, and never as commands', async () => {
    const reader = await drawn(open())
    await reader.type('/')
    await reader.type('\x1b[200~渡口\r q\x1b[201~')
    expect(reader.store.state().search.query).toBe('渡口 q')
    expect(reader.effects).toEqual([])
    await reader.quit()
  })
})
