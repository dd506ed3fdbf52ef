import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { patternOf } from '../../source/papers/catalogue/address-pattern.ts'
import { makeEdition } from '../editions/index.ts'
import { openSite } from '../papers/site.ts'
import { type Running, start } from '../pty.ts'
import { runWith, temporaryFolder } from './run-with.ts'

const cli = join(inject('dist'), 'cli.js')
const folder = temporaryFolder()
const paper = join(folder, 'paper.txt')
const HEADLINE = '春汛将至沿江加固堤防'
const QUERY = '江水'
writeFileSync(
  paper,
  `江城晚报

2024年3月1日 星期五

${HEADLINE}

本报讯（记者 林一）3月1日，${QUERY}涨了半米。

新桥通车

本报讯（记者 陈二）2月29日，新桥通车，过江只要5分钟。
`,
)

interface Line {
  readonly ms: number
  readonly what: string
  readonly [fact: string]: unknown
}
const linesOf = (text: string): Line[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
/** The events of some kinds, without their times. */
const events = (lines: readonly Line[], ...kinds: readonly string[]) =>
  lines.filter(({ what }) => kinds.includes(what)).map(({ ms, ...facts }) => facts)

const running: Running[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop()
})

const open = (log: string): Running => {
  const env = { XDG_CONFIG_HOME: folder, BAOLAN_DEBUG: log }
  const reader = start(process.execPath, [cli, '--lang', 'zh', '--data', join(folder, 'data'), paper], {
    env,
  })
  running.push(reader)
  return reader
}
const shows = (text: string) => (screen: { text(): string }) => screen.text().includes(text)

describe('BAOLAN_DEBUG', () => {
  it('logs a session: its keys and effects in order, with times, and no word of what is read or typed', async () => {
    const file = join(folder, 'session.log')
    const reader = open(file)
    await reader.waitFor(shows('退出'))
    reader.type('\r')
    await reader.waitFor(shows('涨了半米'))
    reader.type(`/${QUERY}`)
    await reader.waitFor(shows(`/${QUERY}`))
    reader.type('\r')
    reader.type(`\x1b[200~${QUERY}\x1b[201~`)
    reader.type('\fy')
    await reader.waitFor(() => reader.output().includes('\x1b]52;'), 'the copy')
    reader.resize(70, 20)
    await reader.waitFor((screen) => screen.text().split('\n').length === 20)
    reader.type('\x03')
    expect(await reader.exited()).toEqual({ code: 0, signal: 0 })

    const text = readFileSync(file, 'utf8')
    const lines = linesOf(text)
    expect(text).not.toMatch(/\p{Script=Han}/u)
    expect(text).not.toContain('paper.txt')
    expect(lines.map(({ ms }) => ms)).toEqual(lines.map(({ ms }) => ms).sort((a, b) => a - b))
    expect(lines[0]).toMatchObject({
      what: 'start',
      command: 'open',
      words: 1,
      node: process.version,
      term: 'xterm-256color',
    })
    expect(events(lines, 'terminal')).toEqual([{ what: 'terminal', columns: 80, rows: 24 }])
    expect(events(lines, 'probe')).toEqual([expect.objectContaining({ ambiguous: 1 })])
    expect(lines.filter(({ what, bytes }) => what === 'frame' && Number(bytes) > 0).length).toBeGreaterThan(3)
    expect(events(lines, 'key', 'paste').filter(({ key }) => key !== 'ctrl+l')).toEqual([
      { what: 'key', screen: 'contents', key: 'enter', action: 'open' },
      { what: 'key', screen: 'article', key: '/', action: 'search' },
      { what: 'key', screen: 'article', typed: 1 },
      { what: 'key', screen: 'article', typed: 1 },
      { what: 'key', screen: 'article', key: 'enter' },
      { what: 'paste', typed: QUERY.length },
      { what: 'key', screen: 'article', key: 'y', action: 'copy' },
      { what: 'key', screen: 'article', key: 'ctrl+c', action: 'leave' },
    ])
    expect(events(lines, 'key')).toContainEqual({ what: 'key', key: 'ctrl+l' })
    const effects = events(lines, 'effect').map(({ kind }) => kind)
    expect(effects.filter((kind) => kind !== 'place')).toEqual(['read', 'copy', 'quit'])
    expect(lines.at(-1)).toMatchObject({ what: 'end', code: 0 })
  })

  it('is whole after the program is killed, and goes on in the same file', async () => {
    const file = join(folder, 'killed.log')
    for (const runs of [1, 2]) {
      const reader = open(file)
      await reader.waitFor(shows('退出'))
      reader.type('j')
      await reader.waitFor(shows('▌ 新桥通车'))
      reader.signal('SIGKILL')
      await reader.exited()
      const text = readFileSync(file, 'utf8')
      expect(text.endsWith('\n')).toBe(true)
      expect(events(linesOf(text), 'start')).toHaveLength(runs)
      expect(events(linesOf(text), 'key')).toHaveLength(runs)
    }
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('logs requests and answers without the queries of addresses, and the errors of a run without their texts', async () => {
    await using site = await openSite()
    const { files, truth } = makeEdition('A', { seed: 7, pages: 1, articles: 1 })
    const url = `${patternOf(`${site.origin}/${truth.pages[0]?.path}`)}?key=secret`
    for (const { path, bytes } of files) site.set(`/${path}`, { body: bytes })
    for (const { path } of truth.pages) site.set(`/${path}?key=secret`, { status: 403 })
    const own = join(folder, 'own')
    const config = join(folder, 'baolan')
    mkdirSync(config, { recursive: true })
    writeFileSync(
      join(config, 'config.json'),
      JSON.stringify({ papers: [{ name: truth.name, url, private: true }] }),
    )
    const file = join(folder, 'get.log')
    const env = { ...process.env, XDG_CONFIG_HOME: folder, BAOLAN_DEBUG: file }
    const code = await new Promise((done) =>
      execFile(process.execPath, [cli, 'get', truth.name, truth.date, '--data', own], { env }, (error) =>
        done(error?.code),
      ),
    )
    expect(code).toBe(1)
    const text = readFileSync(file, 'utf8')
    expect(text).not.toMatch(/secret|\p{Script=Han}/u)
    const lines = linesOf(text)
    expect(events(lines, 'request', 'answer').slice(0, 4)).toEqual([
      { what: 'request', id: 1, method: 'GET', host: new URL(site.origin).host, path: '/robots.txt' },
      { what: 'answer', id: 1, status: 404, bytes: expect.any(Number) },
      {
        what: 'request',
        id: 2,
        method: 'GET',
        host: new URL(site.origin).host,
        path: `/${truth.pages[0]?.path}`,
      },
      { what: 'answer', id: 2, status: 403, bytes: 0 },
    ])
    expect(events(lines, 'error')).toEqual([
      expect.objectContaining({ name: 'Failure', saying: expect.stringContaining('refusesAll') }),
    ])
  })

  it('logs the system’s code of an error', async () => {
    const file = join(folder, 'error.log')
    const { code } = await runWith(['print', join(folder, 'none.txt')], { env: { BAOLAN_DEBUG: file } })
    expect(code).toBe(1)
    expect(events(linesOf(readFileSync(file, 'utf8')), 'error')).toEqual([
      { what: 'error', name: 'Failure', saying: 'at noSuchFile', code: 'ENOENT' },
    ])
  })

  it('says in one line that a file cannot be opened, and ends with 2', async () => {
    for (const file of [join(folder, 'no/folder.log'), folder]) {
      const { code, out, err } = await runWith([], { lang: 'en', env: { BAOLAN_DEBUG: file } })
      expect(code).toBe(2)
      expect(out).toBe('')
      expect(err).toMatch(/^baolan: BAOLAN_DEBUG=\S+: [^\n]+\n$/)
    }
  })
})
