import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { patternOf } from '../../source/papers/catalogue/address-pattern.ts'
import { type Edition, makeEdition } from '../editions/index.ts'
import { openSite, type Site } from '../papers/site.ts'
import { start } from '../pty.ts'
import { temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()
const cli = join(inject('dist'), 'cli.js')
let site: Site
let edition: Edition
/** An edition of another paper, which is not on the site at first. */
let moved: Edition
let day: string

const baolan = (...words: string[]) => baolanWith(folder, ...words)

/** @param configuration the folder of the configuration */
const baolanWith = (
  configuration: string,
  ...words: string[]
): Promise<{ code: number; stdout: string; stderr: string }> =>
  promisify(execFile)(process.execPath, [cli, ...words, '--lang', 'en', '--data', join(folder, 'shelf')], {
    env: { ...process.env, XDG_CONFIG_HOME: configuration },
  }).then(
    (ended) => ({ code: 0, ...ended }),
    (failed) => failed,
  )

beforeAll(async () => {
  site = await openSite()
  site.set('/', { body: '<p>街坊网' })
  edition = makeEdition('A', { seed: 7, pages: 2, articles: 1 })
  day = edition.truth.date
  for (const { path, bytes } of edition.files) site.set(`/${path}`, { body: bytes })
  moved = makeEdition('A', { paper: '街坊报', slug: 'jfb', seed: 9, pages: 1, articles: 1, jump: false })
  const papers = [edition, moved].map(({ truth: { name, pages } }) => ({
    ...{ name, private: true },
    url: patternOf(`${site.origin}/${pages[0]?.path}`),
  }))
  mkdirSync(join(folder, 'baolan'))
  writeFileSync(join(folder, 'baolan/config.json'), JSON.stringify({ papers }))
  mkdirSync(join(folder, 'limited/baolan'), { recursive: true })
  writeFileSync(
    join(folder, 'limited/baolan/config.json'),
    JSON.stringify({ papers, fetch: { requests: 4 } }),
  )
})
afterAll(() => site[Symbol.asyncDispose]())

/** The same paper's edition of another day, now on the site. */
const editionOf = (date: string): Edition => {
  const other = makeEdition('A', { date, seed: 8, pages: 1, articles: 2, jump: false })
  for (const { path, bytes } of other.files) site.set(`/${path}`, { body: bytes })
  return other
}

describe('baolan get', () => {
  it('plans without fetching an article', async () => {
    const { code, stdout } = await baolan('get', edition.truth.name, day, '--dry-run')
    expect(code).toBe(0)
    expect(stdout).toMatch(/2 pages, \d+ articles, 0 of them already here\n$/)
  })

  it('fetches an edition onto the shelf, where it is read, found and not fetched again', async () => {
    const got = await baolan('get', edition.truth.name, day)
    expect(got.stderr).toMatch(/articles?, added\n$/)
    expect(got.code).toBe(0)
    const asked = site.requests.length
    const [article] = edition.truth.articles
    const headline = article?.headline[0] ?? ''
    const printed = await baolan('print', edition.truth.name, day, '--format', 'json')
    expect(printed.stdout).toContain(JSON.stringify(headline))
    expect((await baolan('search', headline)).code).toBe(0)
    expect(site.requests.length).toBe(asked)
    expect((await baolan('papers', edition.truth.name)).stdout).toContain(edition.truth.name)
  })

  it('reports a day without an issue, and does not count it as a failure of the paper', async () => {
    const { code, stderr } = await baolan('get', edition.truth.name, '2001-01-01')
    expect(stderr).toMatch(/^baolan: .*has no issue of 2001-01-01/)
    expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(2)
    expect(code).toBe(1)
  })

  it('puts an issue on the shelf without the article that is not there, and exits with 1', async () => {
    const next = editionOf('2026-07-19')
    const [lost = '', ...others] = next.truth.articles.flatMap(({ paths }) => paths)
    expect(others.length).toBeGreaterThan(0)
    site.set(`/${lost}`, { status: 404 })
    const { code, stderr } = await baolan('get', next.truth.name, '2026-07-19')
    expect(stderr).toMatch(new RegExp(`^baolan: .*${lost}: is not there \\(404\\)$`, 'm'))
    expect(stderr).toMatch(/2026-07-19.*added\n$/)
    expect(code).toBe(1)
    // The same command completes it.
    site.set(`/${lost}`, { body: next.files.find(({ path }) => path === lost)?.bytes ?? '' })
    expect(await baolan('get', next.truth.name, '2026-07-19')).toMatchObject({ code: 0 })
  })

  it('keeps what came before a limit of the configuration, which it names once', async () => {
    const date = '2026-07-23'
    const large = makeEdition('A', { date, seed: 8, pages: 1, articles: 6, jump: false })
    for (const { path, bytes } of large.files) site.set(`/${path}`, { body: bytes })
    const { code, stderr } = await baolanWith(join(folder, 'limited'), 'get', large.truth.name, date)
    expect(stderr.match(/"requests"/g)).toHaveLength(1)
    expect(stderr).toMatch(/: \d articles, added$/m)
    expect(stderr).toMatch(/^baolan: 3 more not fetched/m)
    expect(code).toBe(1)
    const { stdout } = await baolan('print', large.truth.name, date, '--format', 'json')
    expect(JSON.parse(stdout).notes.filter((note: { code: string }) => note.code === 'missing')).toHaveLength(
      4,
    )
  })

  it('fetches the days of a range that have an issue, and names the others', async () => {
    const { code, stderr } = await baolan(
      'get',
      edition.truth.name,
      day,
      '--to',
      '2026-07-20',
      '--pages',
      '1',
    )
    expect(stderr).toContain(`${edition.truth.name} has no issue of 2026-07-20\n`)
    expect(stderr).toMatch(/2026-07-19.*\n/)
    expect(code).toBe(0)
  })

  it('shows its progress in one line of a terminal, and leaves only the result there', async () => {
    const later = editionOf('2026-07-21')
    const fetching = start(
      process.execPath,
      [cli, 'get', later.truth.name, '2026-07-21', '--lang', 'en', '--data', join(folder, 'another')],
      { env: { XDG_CONFIG_HOME: folder } },
    )
    expect(await fetching.exited()).toMatchObject({ code: 0 })
    expect(fetching.output()).toMatch(/\r\x1b\[K\d+\/\d+.* kB/)
    expect(fetching.text().trim()).toMatch(/^.*2026-07-21.*added$/)
  })

  it('fetches an issue that print asks for', async () => {
    const asked = editionOf('2026-07-22')
    const { stdout } = await baolan('print', asked.truth.name, '2026-07-22')
    expect(stdout).toContain(asked.truth.articles[0]?.body[0]?.slice(0, 8))
    expect((await baolan('list', asked.truth.name)).stdout).toContain('2026-07-22')
  })

  it('remembers that a paper failed, and how to correct it, until it works again', async () => {
    const { name } = moved.truth
    const failed = await baolan('get', name, moved.truth.date)
    expect(failed.stderr).toMatch(/^baolan: 街坊报 has no issue of .*its address may have changed/)
    expect(failed.stderr).toContain(join(folder, 'baolan/config.json'))
    expect(failed.code).toBe(1)
    expect((await baolan('papers', name)).stdout).toMatch(/\(failed \d{4}-\d\d-\d\d: .*no issue of/)
    const [entry] = JSON.parse((await baolan('papers', name, '--json')).stdout)
    expect(entry.standing.failed).toEqual({
      ...{ since: expect.any(String), last: expect.any(String) },
      kind: 'moved',
      why: expect.stringContaining('no issue of'),
    })
    for (const { path, bytes } of moved.files) site.set(`/${path}`, { body: bytes })
    expect((await baolan('get', name, moved.truth.date)).code).toBe(0)
    expect((await baolan('papers', name)).stdout).not.toContain('failed')
  })
})
