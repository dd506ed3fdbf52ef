import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()
mkdirSync(join(folder, 'baolan'))

/** Lists an empty shelf with this configuration. */
const listWith = (config: string): Promise<{ readonly code: number; readonly err: string }> => {
  writeFileSync(join(folder, 'baolan/config.json'), config)
  const words = [join(inject('dist'), 'cli.js'), 'list', '--data', join(folder, 'shelf')]
  const env = { ...process.env, XDG_CONFIG_HOME: folder, LANG: 'en_GB.UTF-8' }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, words, { env }, (_, __, err) =>
      resolve({ code: child.exitCode ?? -1, err }),
    )
  })
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
