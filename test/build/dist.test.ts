import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, delimiter, join } from 'node:path'
import vm from 'node:vm'
import type { Metafile } from 'esbuild'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeDist } from '../../build/dist.ts'
import { COMMAND_NAMES } from '../../source/commands/index.ts'
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

/** A Node of the PATH that is too old for the program. */
const oldNode = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'node'))
  .find((node) => {
    const [, major = ''] =
      /^v(\d+)\./.exec(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? '') ?? []
    return major !== '' && Number(major) < 22
  })

describe('the launcher', () => {
  const script = new vm.Script(readFileSync(join(root, 'build/launcher.js'), 'utf8').replace(/^#!.*/, ''))

  const launchOn = (node: string, own?: string, platform = 'linux') => {
    let stderr = ''
    const caches: unknown[] = []
    const process = {
      versions: { node },
      platform,
      execPath: '/bin/node',
      on: () => {},
      argv: ['node', 'cli.js', 'print'],
      env: { HOME: '/home/reader' },
      exitCode: 0,
      stderr: { write: (text: string) => (stderr += text) },
      getBuiltinModule: () => ({ enableCompileCache: (folder: unknown) => caches.push(folder) }),
    }
    const loaded: string[] = []
    const spawned: unknown[] = []
    const spawn = (...given: unknown[]) => {
      spawned.push(given)
      return { on: () => {} }
    }
    const load = (file: string) => (file === 'child_process' ? { spawn } : loaded.push(file))
    const resolve = (file: string) => {
      if (own === undefined || file !== `node/bin/${basename(own)}`) throw new Error('not there')
      return own
    }
    script.runInNewContext({ process, require: Object.assign(load, { resolve }), __filename: '/dist/cli.js' })
    return { stderr, exitCode: process.exitCode, caches, loaded, spawned }
  }

  it('hands over from an old Node to the one of the package', () => {
    for (const node of ['0.12.18', '20.20.2', '22.12.0'])
      expect(launchOn(node, '/package/node_modules/node/bin/node')).toEqual({
        ...{ stderr: '', exitCode: 0, caches: [], loaded: [] },
        spawned: [['/package/node_modules/node/bin/node', ['/dist/cli.js', 'print'], { stdio: 'inherit' }]],
      })
    expect(launchOn('20.20.2', '/package/node.exe', 'win32').spawned).toHaveLength(1)
    // That one is old too: it is not started again and again.
    expect(launchOn('20.20.2', '/bin/node')).toMatchObject({ exitCode: 1, spawned: [] })
  })

  it.skipIf(!oldNode)(
    'passes on what is typed, printed and returned (skipped where no old Node is in the PATH)',
    () => {
      const installed = join(folder, 'installed')
      mkdirSync(join(installed, 'node_modules/node/bin'), { recursive: true })
      symlinkSync(process.execPath, join(installed, 'node_modules/node/bin/node'))
      cpSync(shipped, join(installed, 'dist'), { recursive: true })
      const launch = (words: readonly string[], input = '') =>
        spawnSync(oldNode ?? '', [join(installed, 'dist/cli.js'), '--lang', 'en', ...words], {
          input,
          env: { ...process.env, NODE_OPTIONS: '' },
          encoding: 'utf8',
        })
      const paper = '江城晚报\n\n2024年3月1日\n\n新桥通车\n\n本报讯（记者 林一）新桥通车。\n'
      const printed = launch(['print', '-'], paper)
      expect(printed).toMatchObject({ status: 0, stderr: '' })
      expect(printed.stdout).toContain('新桥通车')
      expect(launch(['completion', 'csh'])).toMatchObject({ status: 2, stdout: '' })
    },
  )

  it('refuses an old Node in one line', () => {
    for (const node of ['0.12.18', '4.9.1', '20.20.2', '22.12.0'])
      expect(launchOn(node)).toEqual({
        spawned: [],
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
        spawned: [],
      })
  })

  it('keeps the compiled code of each command apart', () => {
    const text = readFileSync(join(root, 'build/launcher.js'), 'utf8')
    const [, names = ''] = /\^\(\?:([\w|]+)\)\$/.exec(text) ?? []
    expect(names.split('|').sort()).toEqual([...COMMAND_NAMES].sort())
  })

  it('has only syntax that an old Node can read', () => {
    const text = readFileSync(join(root, 'build/launcher.js'), 'utf8').replace(/\/\/.*/g, '')
    expect(text).not.toMatch(/^\s*(?:const|let|import\s|export\s|class)|=>|`|\?\?|\?\./m)
  })
})
