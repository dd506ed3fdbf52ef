import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import vm from 'node:vm'
import type { Metafile } from 'esbuild'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeDist } from '../../build/dist.ts'
import { type Running, root, start } from '../pty.ts'

const folder = mkdtempSync(join(tmpdir(), 'baolan-build-'))
const shipped = inject('dist')
const plain = join(folder, 'plain/dist')
const metafile: Metafile = JSON.parse(readFileSync(join(shipped, '../metafile.json'), 'utf8'))

beforeAll(async () => {
  await makeDist(plain, { substituted: false })
  symlinkSync(join(root, 'data'), join(plain, '../data'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** A file and all files that it imports statically. */
const neededBy = (file: string, needed = new Set<string>()): Set<string> => {
  if (needed.has(file)) return needed
  needed.add(file)
  for (const { path, kind, external } of metafile.outputs[file]?.imports ?? [])
    if (kind === 'import-statement' && !external) neededBy(path, needed)
  return needed
}
const modulesOf = (files: Iterable<string>): string[] =>
  [...files].flatMap((file) => Object.keys(metafile.outputs[file]?.inputs ?? {}))
const outputFor = (source: string): string => {
  const [file] =
    Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(source)) ?? []
  if (!file) throw new Error(`no output for ${source}`)
  return file
}

const DRAWS = /node_modules\/(?:ink|react|react-reconciler|yoga-layout)\//
const HEAVY = /node_modules\/(?:zod|opencc-js|pinyin-pro|tyme4ts|htmlparser2)\//

const env = (name: string) => ({
  NO_COLOR: undefined,
  LANG: 'zh_CN.UTF-8',
  LC_ALL: undefined,
  XDG_DATA_HOME: join(folder, name, 'share'),
  XDG_CACHE_HOME: join(folder, name, 'cache'),
})

describe('what is shipped', () => {
  it('loads React and Ink only for the reader’s screens', () => {
    const drawing = Object.keys(metafile.outputs).filter((file) =>
      modulesOf([file]).some((module) => DRAWS.test(module)),
    )
    expect(drawing).toEqual([outputFor('source/reader/app.tsx')])
    for (const [file, { imports }] of Object.entries(metafile.outputs))
      for (const { path, kind } of imports)
        if (drawing.includes(path)) expect([file, kind]).toEqual([expect.anything(), 'dynamic-import'])
  })

  it('loads big data and validators only when they are used', () => {
    const first = modulesOf(neededBy(outputFor('cli.tsx')))
    expect(first.length).toBeGreaterThan(20)
    expect(first.filter((module) => HEAVY.test(module))).toEqual([])
  })

  it('has typeset’s tables filled', () => {
    const file =
      Object.entries(metafile.outputs).find(
        ([, { inputs }]) => inputs['source/typeset/cells/character.ts'],
      )?.[0] ?? ''
    expect(readFileSync(file, 'utf8').match(/rememberingAll\d?\(\[/g)).toHaveLength(2)
  })

  it('runs in strict mode', () => {
    for (const file of Object.keys(metafile.outputs).filter((name) => name.endsWith('.cjs')))
      expect(readFileSync(file, 'utf8').startsWith('"use strict"'), file).toBe(true)
  })

  it('loads no devtools, even with DEV=true', () => {
    expect(readFileSync(outputFor('source/reader/app.tsx'), 'utf8')).not.toMatch(
      /devtools\.js|import\.meta\.resolve/,
    )
  })

  it('loads few files before the first screen', () => {
    expect(neededBy(outputFor('cli.tsx')).size).toBeLessThanOrEqual(12)
    expect(modulesOf(neededBy(outputFor('cli.tsx')))).toContain('source/reader/open-reader.ts')
  })

  it('shows the same screens with and without substitutes, key by key', async () => {
    const open = (dist: string, name: string): Running =>
      start(process.execPath, [join(dist, 'cli.js')], { env: env(name) })
    const [one, other] = [open(shipped, 'shipped'), open(plain, 'plain')]
    const same = (): boolean => one.styled() === other.styled()
    const compare = async (keys: string, shown: RegExp): Promise<void> => {
      for (const app of [one, other]) app.type(keys)
      await Promise.all([one, other].map((app) => app.waitFor(({ text }) => shown.test(text()), `${shown}`)))
      // A frame may still be pending; only a lasting difference counts.
      await Promise.any([one, other].map((app) => app.waitFor(same))).catch(() =>
        expect(one.styled()).toBe(other.styled()),
      )
    }
    try {
      await compare('', /HENGYANG[\s\S]*退出/)
      await compare('j', /▌ 努力交出/)
      await compare('\r', /本报讯/)
      await compare('?', /帮助/)
      await compare('\x1b', /本报讯/)
      await compare('q', /▌ 努力交出/)
      for (const app of [one, other]) app.resize(40, 14)
      await compare('', /[>▌] 努力交出/)
      for (const app of [one, other]) {
        app.type('q')
        expect(await app.exited()).toEqual({ code: 0, signal: 0 })
      }
    } finally {
      await one.stop()
      await other.stop()
    }
  })

  it('creates no segmenter, fetches nothing and reads no dictionary before a search', async () => {
    const log = join(folder, 'used')
    const spy = join(folder, 'spy.cjs')
    writeFileSync(log, '')
    writeFileSync(
      spy,
      `const { appendFileSync } = require('node:fs')
       const use = (what) => appendFileSync(${JSON.stringify(log)}, what + '\\n')
       Intl.Segmenter = class extends Intl.Segmenter { constructor(...all) { super(...all); use('segmenter') } }
       globalThis.fetch = () => { use('fetch'); throw new Error('no fetch here') }
       const fs = require('node:fs')
       const { readFileSync } = fs
       fs.readFileSync = (file, ...all) => {
         if (String(file).endsWith('simplified.txt')) use('dictionary')
         return readFileSync(file, ...all)
       }`,
    )
    const app = start(process.execPath, ['--require', spy, join(shipped, 'cli.js')], {
      env: env('spied'),
    })
    await app.waitFor((screen) => screen.text().includes('退出'))
    app.type('j')
    await app.waitFor((screen) => screen.text().includes('▌ 努力交出'))
    expect(readFileSync(log, 'utf8')).toBe('')
    app.type('/衡陽')
    await app.waitFor((screen) => screen.text().includes('/衡陽'))
    expect(readFileSync(log, 'utf8')).toBe('dictionary\n')
    app.type('\rq')
    await app.exited()
  })

  it('prints the same with and without substitutes', () => {
    const options = { encoding: 'utf8', env: { ...process.env, ...env('shipped') } } as const
    const [one, other] = [shipped, plain].map((dist) =>
      execFileSync(process.execPath, [join(dist, 'cli.js'), 'print'], options),
    )
    expect(one).toBe(other)
    expect(one).toMatch(/衡 +阳 +日 +报/)
  })
})

describe('the launcher', () => {
  const script = new vm.Script(readFileSync(join(root, 'build/launcher.js'), 'utf8').replace(/^#!.*/, ''))

  const launchOn = (node: string) => {
    let stderr = ''
    const caches: unknown[] = []
    const process = {
      versions: { node },
      argv: ['node', 'cli.js', 'print'],
      env: { HOME: '/home/reader' },
      exitCode: 0,
      stderr: { write: (text: string) => (stderr += text) },
      getBuiltinModule: () => ({ enableCompileCache: (folder: unknown) => caches.push(folder) }),
    }
    const loaded: string[] = []
    script.runInNewContext({ process, require: (file: string) => loaded.push(file) })
    return { stderr, exitCode: process.exitCode, caches, loaded }
  }

  it('refuses an old Node in one line', () => {
    for (const node of ['0.12.18', '4.9.1', '20.20.2', '22.12.0'])
      expect(launchOn(node)).toEqual({
        stderr: `baolan needs Node >= 22.13, this is ${node}\n`,
        exitCode: 1,
        caches: [],
        loaded: [],
      })
  })

  it('starts on every other Node', () => {
    for (const node of ['22.13.0', '22.20.1', '24.0.0', '26.9.0', '100.0.0'])
      expect(launchOn(node)).toMatchObject({
        stderr: '',
        exitCode: 0,
        caches: ['/home/reader/.cache/baolan/compiled/print'],
        loaded: ['./baolan.cjs'],
      })
  })

  it('has only syntax that an old Node can read', () => {
    const text = readFileSync(join(root, 'build/launcher.js'), 'utf8').replace(/\/\/.*/g, '')
    expect(text).not.toMatch(/^\s*(?:const|let|import\s|export\s|class)|=>|`|\?\?|\?\./m)
  })
})
