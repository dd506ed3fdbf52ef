import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { copyByHelper, helpersFor } from '../../source/terminal/index.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baolan-clipboard-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Puts a program of that name on PATH. */
const fake = (name: string, script: string): void => {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, name), 0o755)
}

const copy = (text: string, longestMs?: number): Promise<boolean> => {
  const env = {
    PATH: folder + delimiter + process.env.PATH,
    DISPLAY: ':0',
    WAYLAND_DISPLAY: 'w',
    FOLDER: folder,
  }
  return copyByHelper(text, helpersFor(env, 'linux'), env, longestMs)
}

it('gives the text to the first program', async () => {
  fake('wl-copy', 'cat > "$FOLDER/copied"')
  expect(await copy('豆腐摊的早市\n'.repeat(50_000))).toBe(true)
  expect(readFileSync(join(folder, 'copied'), 'utf8')).toBe('豆腐摊的早市\n'.repeat(50_000))
})

it('tries the next if one fails, and reads nothing', async () => {
  fake('wl-copy', 'exit 1')
  fake('xclip', 'test "$*" = "-selection clipboard" && cat > "$FOLDER/copied"')
  expect(await copy('豆腐摊的早市'.repeat(50_000))).toBe(true)
  expect(readFileSync(join(folder, 'copied'), 'utf8')).toContain('豆腐')
})

it('kills one that hangs and ignores milder signals', async () => {
  fake('wl-copy', 'trap "" TERM; exec sleep 100')
  for (const name of ['xclip', 'xsel']) fake(name, 'exit 1')
  expect(await copy('豆腐', 300)).toBe(false)
}, 30_000)

it('says if none can', async () => {
  for (const name of ['wl-copy', 'xclip', 'xsel']) fake(name, 'cat > /dev/null; exit 1')
  expect(await copy('豆腐')).toBe(false)
})
