import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runWith, temporaryFolder } from './run-with.ts'

const data = join(temporaryFolder(), 'shelf')
const list = async (env: NodeJS.ProcessEnv, terminal?: number, flags = {}) =>
  (await runWith(['papers', 'rmrb'], { data, lang: 'en', env, ...(terminal && { terminal }), ...flags })).out

describe('addresses in a list', () => {
  it('are links to an issue on a terminal that takes them, and the text is the same', async () => {
    const plain = await list({ TERM: 'xterm-256color' })
    const linked = await list({ TERM: 'xterm-256color' }, 80)
    const targets = [...linked.matchAll(/\x1b\]8;;([^\x1b]+)\x1b\\(https?:[^\x1b]+)\x1b\]8;;\x1b\\/g)]
    expect(targets.length).toBe(plain.trimEnd().split('\n').length)
    for (const [, target, text] of targets) {
      expect(target).not.toMatch(/[{}]/)
      expect(plain).toContain(text)
    }
    expect(linked.replace(/\x1b\]8;;[^\x1b]*\x1b\\/g, '')).toBe(plain)
  })

  it('are plain text elsewhere: in a pipe, in JSON, and on terminals that may show what they do not know', async () => {
    expect(await list({ TERM: 'xterm-256color' })).not.toContain('\x1b')
    for (const TERM of ['dumb', 'linux', 'screen', '']) expect(await list({ TERM }, 80)).not.toContain('\x1b')
    expect(await list({ TERM: 'xterm-256color' }, 80, { json: true })).not.toContain('\x1b')
  })
})
