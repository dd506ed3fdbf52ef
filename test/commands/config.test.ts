import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'baolan-config-'))
mkdirSync(join(folder, 'baolan'))
afterAll(() => rmSync(folder, { recursive: true }))

// The folder of the configuration is read when the module is loaded.
vi.stubEnv('XDG_CONFIG_HOME', folder)
const { runWith } = await import('./run-with.ts')

/** Lists an empty shelf with this configuration. */
const listWith = (config: string) => {
  writeFileSync(join(folder, 'baolan/config.json'), config)
  return runWith(['list'], { data: join(folder, 'shelf'), env: { LANG: 'en_GB.UTF-8' } })
}

describe('config.json', () => {
  it.each([
    ['has a value that is none', '{ "lineBreak": "loose" }', /config\.json.*lineBreak.*strict/],
    ['has an unknown setting', '{ "linebreak": "gb" }', /config\.json.*linebreak/],
    ['is no JSON', '{ "lineBreak": "gb"', /config\.json/],
  ])('stops every command if it %s, and names the fault', async (_, config, message) => {
    const { code, err } = await listWith(config)
    expect(err).toMatch(message)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(code).toBe(1)
  })

  it('is used if it is valid', async () => {
    expect((await listWith('{ "lang": "zh" }')).err).toMatch(/\p{Script=Han}/u)
  })
})
