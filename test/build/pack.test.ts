import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { root, start } from '../pty.ts'

const folder = mkdtempSync(join(tmpdir(), 'baolan-pack-'))
afterAll(() => rmSync(folder, { recursive: true }))

const npm = (...args: string[]): string =>
  execFileSync('npm', [...args, '--silent', '--offline', '--cache', join(folder, '.npm')], {
    cwd: folder,
    encoding: 'utf8',
  })

describe('the package', () => {
  it('installs without dependencies in an empty folder, opens and prints the sample issue', async () => {
    const staged = join(folder, 'staged')
    for (const file of [
      'package.json',
      'README.md',
      'README.zh.md',
      'CHANGELOG.md',
      'LICENSE',
      'data',
      'schema',
      'man',
    ])
      cpSync(join(root, file), join(staged, file), { recursive: true })
    cpSync(inject('dist'), join(staged, 'dist'), { recursive: true })
    npm('pack', staged, '--ignore-scripts', '--pack-destination', folder)
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''
    expect(statSync(join(folder, tarball)).size).toBeLessThan(1_500_000)
    writeFileSync(join(folder, 'package.json'), '{"private": true}')
    npm('install', join(folder, tarball), '--no-audit', '--no-fund')
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'baolan',
    ])
    const manifest: unknown = JSON.parse(
      readFileSync(join(folder, 'node_modules/baolan/package.json'), 'utf8'),
    )
    expect(manifest).not.toHaveProperty('dependencies')

    const bin = join(folder, 'node_modules/.bin/baolan')
    const env = {
      LANG: 'zh_CN.UTF-8',
      XDG_DATA_HOME: join(folder, 'share'),
      XDG_CACHE_HOME: join(folder, 'cache'),
    }
    const printed = execFileSync(process.execPath, [bin, 'print'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    })
    expect(printed).toContain('深入学习贯彻中央人大工作会议精神')
    const app = start(process.execPath, [bin], { cwd: folder, env })
    await app.waitFor((screen) => screen.text().includes('退出'))
    app.type('q')
    expect(await app.exited()).toEqual({ code: 0, signal: 0 })
  })
})
