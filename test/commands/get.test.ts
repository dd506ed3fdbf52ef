import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { patternOf } from '../../source/papers/catalogue/address-pattern.ts'
import { type Edition, makeEdition } from '../editions/index.ts'
import { openSite, type Site } from '../papers/site.ts'
import { temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()
const cli = join(inject('dist'), 'cli.js')
let site: Site
let edition: Edition
let day: string

const baolan = (...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  promisify(execFile)(process.execPath, [cli, ...words, '--lang', 'en', '--data', join(folder, 'shelf')], {
    env: { ...process.env, XDG_CONFIG_HOME: folder },
  }).then(
    (ended) => ({ code: 0, ...ended }),
    (failed) => failed,
  )

beforeAll(async () => {
  site = await openSite()
  edition = makeEdition('A', { seed: 7, pages: 2, articles: 1 })
  day = edition.truth.date
  for (const { path, bytes } of edition.files) site.set(`/${path}`, { body: bytes })
  const url = patternOf(`${site.origin}/${edition.truth.pages[0]?.path}`)
  mkdirSync(join(folder, 'baolan'))
  writeFileSync(
    join(folder, 'baolan/config.json'),
    JSON.stringify({ papers: [{ name: edition.truth.name, url, private: true }] }),
  )
})
afterAll(() => site[Symbol.asyncDispose]())

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
})
