import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { get } from '../../source/commands/get.ts'
import type { Flags, ProcessIo } from '../../source/commands/index.ts'
import type { Config } from '../../source/commands/invocation/config.ts'
import { exitCodeOf, failureLine } from '../../source/commands/invocation/failure.ts'
import { commandIo } from '../../source/commands/invocation/process-io.ts'
import { settingsOf } from '../../source/commands/invocation/settings.ts'
import { wordsFor } from '../../source/language/index.ts'
import { patternOf } from '../../source/papers/catalogue/address-pattern.ts'
import { openShelf } from '../../source/shelf/index.ts'
import { makeEdition } from '../editions/index.ts'
import { openSite, type Site } from '../papers/site.ts'
import { temporaryFolder } from './run-with.ts'

const DAYS = ['2026-07-17', '2026-07-18', '2026-07-19'] as const
const [, DAY] = DAYS

let sites: readonly Site[] = []
let papers: readonly { readonly name: string; readonly url: string }[] = []

/** The editions of a paper on a site. */
const publish = (site: Site, slug: string, paper: string, days: readonly string[]): string => {
  const editions = days.map((date) =>
    makeEdition('B', { paper, slug, date, seed: 3, pages: 1, articles: 1, jump: false }),
  )
  for (const { files } of editions) for (const { path, bytes } of files) site.set(`/${path}`, { body: bytes })
  return patternOf(`${site.origin}/${editions[0]?.truth.pages[0]?.path}`) ?? ''
}

beforeAll(async () => {
  sites = await Promise.all([openSite(), openSite(), openSite()])
  const [one, other, walled] = sites
  if (!one || !other || !walled) throw new Error('no sites')
  for (const site of sites) site.set('/', { body: '<p>街坊网' })
  papers = [
    { name: '临溪日报', url: publish(one, 'lxrb', '临溪日报', DAYS) },
    { name: '临溪晚报', url: publish(one, 'lxwb', '临溪晚报', ['2026-07-17', '2026-07-19']) },
    { name: '石桥日报', url: publish(other, 'sqrb', '石桥日报', DAYS) },
    { name: '墙内日报', url: `${walled.origin}/{Y}-{m}/{d}/node_1.htm` },
  ]
  for (const day of DAYS) walled.set(`/${day.slice(0, 7)}/${day.slice(8)}/node_1.htm`, { status: 412 })
})
afterAll(() => Promise.all(sites.map((site) => site[Symbol.asyncDispose]())))

interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs `baolan get` in this process. */
const getWith = async (
  data: string,
  words: readonly string[],
  flags: Partial<Flags> = {},
  more: Partial<Config> = {},
): Promise<Ran> => {
  const config: Config = { papers: papers.map((paper) => ({ ...paper, private: true })), ...more }
  const all: Flags = { color: false, data, ...flags }
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const read = Promise.all([text(stdout), text(stderr)])
  const io: ProcessIo = {
    env: {},
    stdin: process.stdin,
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: stderr as unknown as NodeJS.WriteStream,
    now: () => new Date('2026-07-20T04:00:00Z'),
    elapsed: () => 0,
    process,
  }
  const english = wordsFor('en')
  const context = {
    flags: all,
    config,
    settings: settingsOf(all, config, {}),
    words: english,
    io: commandIo(io),
  }
  const code = await get(words, context).catch((error: unknown) => {
    stderr.write(failureLine(error, english))
    return exitCodeOf(error)
  })
  stdout.end()
  stderr.end()
  const [out, err] = await read
  return { code, out, err }
}

const newShelf = (): string => join(temporaryFolder(), 'shelf')

/** Requests for pages, robots.txt aside. */
const requests = (): number =>
  sites.flatMap((site) => site.requests).filter(({ path }) => path !== '/robots.txt').length

describe('baolan get of several papers', () => {
  it('says a line for each, what failed and why, and a summary; one failure makes the exit code 1', async () => {
    const shelf = newShelf()
    const { code, err, out } = await getWith(shelf, ['临溪日报', '墙内日报', '石桥日报', '临溪晚报', DAY])
    const lines = err.trimEnd().split('\n')
    expect(lines.filter((line) => /2026-07-18: \d+ articles?, added$/.test(line))).toHaveLength(2)
    expect(lines.at(-2)).toMatch(/^baolan: 墙内日报: a wall against robots \(瑞数\).*baolan add FOLDER/)
    expect(lines.at(-1)).toBe('2 got, 0 the same, 1 without an issue that day, 1 failed: 墙内日报')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    const again = await getWith(shelf, ['临溪日报', '石桥日报', DAY])
    expect(again.err).toMatch(/^0 got, 2 the same, 0 without an issue that day, 0 failed$/m)
    expect(again.code).toBe(0)
  })

  it('is quiet for cron: nothing at all where nothing failed', async () => {
    const shelf = newShelf()
    expect(await getWith(shelf, ['临溪日报', '临溪晚报', '石桥日报', DAY], { quiet: true })).toEqual({
      ...{ code: 0, out: '', err: '' },
    })
    const failed = await getWith(shelf, ['临溪日报', '墙内日报', DAY], { quiet: true })
    expect(failed.err).toMatch(/^baolan: 墙内日报: .*\n$/)
    expect(failed.code).toBe(1)
    expect(await getWith(newShelf(), ['临溪日报', DAY], { quiet: true })).toMatchObject({ code: 0, err: '' })
  })

  it('gives a program the results as JSON, in English', async () => {
    const { out, code } = await getWith(newShelf(), ['临溪日报', '临溪晚报', '墙内日报', DAY], { json: true })
    expect(JSON.parse(out)).toEqual([
      { paper: '临溪日报', day: DAY, outcome: 'added', articles: expect.any(Number), missing: 0 },
      { paper: '临溪晚报', day: DAY, outcome: 'none' },
      {
        ...{ paper: '墙内日报', outcome: 'failed', kind: 'wall' },
        why: expect.stringMatching(/a wall against robots/),
        advice: expect.stringContaining('baolan add'),
      },
    ])
    expect(code).toBe(1)
    const one = await getWith(newShelf(), ['墙内日报'], { json: true })
    expect(JSON.parse(one.out)).toMatchObject([{ outcome: 'failed', kind: 'wall' }])
  })

  it('counts nothing as fetched where it only plans, and still says what failed', async () => {
    const { code, out, err } = await getWith(newShelf(), ['临溪日报', '墙内日报', '石桥日报', DAY], {
      dryRun: true,
    })
    expect(out).toMatch(/^临溪日报 .*2026-07-18.*\n/m)
    expect(err).toMatch(/^baolan: 墙内日报: a wall against robots .*\n$/)
    expect(code).toBe(1)
    const good = await getWith(newShelf(), ['临溪日报', '石桥日报', DAY], { dryRun: true })
    expect(good).toMatchObject({ code: 0, err: '' })
  })

  it('goes on with a range where it was interrupted, without a request for what is whole', async () => {
    const shelf = newShelf()
    const range = [['临溪日报', '石桥日报', '2026-07-17'], { to: '2026-07-19' }] as const
    const first = await getWith(shelf, ['临溪日报', DAY])
    expect(first.code).toBe(0)
    const all = await getWith(shelf, ...range)
    expect(all.err).toMatch(/^5 got, 1 the same, 0 without an issue that day, 0 failed$/m)
    const before = requests()
    const again = await getWith(shelf, ...range)
    expect(again.err).toMatch(/^0 got, 6 the same/m)
    expect(requests()).toBe(before)
  })

  it('asks again for what was fetched before its day was over, in part, or with something missing', async () => {
    const shelf = newShelf()
    await getWith(shelf, ['临溪日报', DAY], { pages: '1' })
    const before = requests()
    const { err } = await getWith(shelf, ['临溪日报', '2026-07-18'], { to: '2026-07-19' })
    expect(err).not.toMatch(/^0 got/m)
    expect(requests()).toBeGreaterThan(before)
  })

  it('keeps when it was fetched', async () => {
    const data = newShelf()
    await getWith(data, ['临溪日报', DAY])
    const shelf = await openShelf(data, { clock: () => new Date(), say: () => {} })
    const { source } = await shelf.read('临溪日报', DAY)
    await shelf.close()
    expect(source.fetched).toBe('2026-07-20T04:00:00.000Z')
  })

  it('sends the name that the configuration gives', async () => {
    const [site] = sites
    await getWith(newShelf(), ['临溪日报', DAY], {}, { userAgent: 'Lynx/2.9' })
    expect(site?.requests.at(-1)?.headers['user-agent']).toBe('Lynx/2.9')
    await getWith(newShelf(), ['临溪日报', DAY])
    expect(site?.requests.at(-1)?.headers['user-agent']).toMatch(
      /^Mozilla\/5\.0 \(compatible; baolan\/[\d.]+\)$/,
    )
  })

  it('asks nobody if one of the words names no paper', async () => {
    const before = requests()
    const { code, err } = await getWith(newShelf(), ['临溪日报', '无此报刊名', DAY])
    expect(err).toMatch(/^baolan: 无此报刊名: no such/)
    expect(code).toBeGreaterThan(0)
    expect(requests()).toBe(before)
  })
})

describe('a paper that has moved', () => {
  it('is found by its entry page, which is said and remembered on this machine', async () => {
    const shelf = newShelf()
    const [paper] = papers
    const moved = {
      name: paper?.name,
      private: true,
      family: 'founder',
      url: paper?.url.replace(/node_\w+/, 'node_999'),
    }
    const first = await getWith(
      shelf,
      ['临溪日报', '2026-07-19'],
      {},
      { papers: [{ ...moved, entry: `${sites[0]?.origin}/lxrb/paperindex.htm` }] },
    )
    expect(first).toMatchObject({ code: 0 })
    expect(first.err).toContain(`baolan: 临溪日报 now stands at ${paper?.url}\n`)
    const health = JSON.parse(readFileSync(join(shelf, 'papers.json'), 'utf8'))
    expect(health.临溪日报).toMatchObject({
      worked: '2026-07-20',
      learned: { url: paper?.url, on: '2026-07-20' },
    })
    for (const site of sites) site.forget()
    const again = await getWith(shelf, ['临溪日报', '2026-07-19'], {}, { papers: [moved] })
    expect(again.err).not.toContain('now stands')
    expect(sites[0]?.requests.some(({ path }) => /node_999|paperindex/.test(path))).toBe(false)
  })
})
