import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { patternOf } from '../../source/papers/catalogue/address-pattern.ts'
import { type Edition, type JsonSite, makeEdition, makeJsonSite } from '../editions/index.ts'
import { openSite, type Site } from '../papers/site.ts'
import { runWith, temporaryFolder } from './run-with.ts'

// The folder of the configuration is looked up when the module is loaded.
const folder = await vi.hoisted(async () => {
  const { mkdtempSync } = await import('node:fs')
  const { tmpdir } = await import('node:os')
  process.env.XDG_CONFIG_HOME = mkdtempSync(`${tmpdir()}/baolan-config-`)
  return `${process.env.XDG_CONFIG_HOME}/baolan`
})

const data = join(temporaryFolder(), 'shelf')
/** The day of `runWith`. */
const TODAY = '2024-03-01'
let site: Site
let pages: Edition
let service: JsonSite

const publishPages = (): void => {
  for (const { path, bytes } of pages.files) site.set(`/${path}`, { body: bytes })
}

beforeAll(async () => {
  site = await openSite()
  pages = makeEdition('A', { date: TODAY, seed: 3, pages: 3, articles: 2, jump: false })
  service = makeJsonSite('period', { date: TODAY, paper: '街坊报', pages: 2, articles: 2 })
  for (const { path, posted, body } of service.answers)
    site.set(`/${path}${posted ? ` ${JSON.stringify(posted)}` : ''}`, { body })
  const day = makeJsonSite('day', { date: TODAY, paper: '巷口报', pages: 2, articles: 2 })
  for (const { path, body } of day.answers) site.set(`/${path}`, { body })
  const front = pages.truth.pages[0]?.path ?? ''
  const own = { family: 'other', private: true }
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'config.json'),
    JSON.stringify({
      papers: [
        {
          ...own,
          name: '临溪日报',
          pinyin: 'lin xi ri bao',
          url: patternOf(`${site.origin}/${front}`),
          entry: `${site.origin}/${pages.entry}`,
        },
        { ...own, name: '街坊报', url: `${site.origin}/${service.front}` },
        { ...own, name: '巷口报', url: `${site.origin}/${day.front}` },
        { ...own, name: '远山报', url: `${site.origin}/nowhere/{Y}{m}/{d}/node_01.html` },
        {
          ...own,
          name: '岭上报',
          family: 'amuc',
          url: `${site.origin}/ls/pc/layout/{Y}{m}/{d}/node_01.html`,
        },
      ],
    }),
  )
})
beforeEach(() => {
  publishPages()
  site.forget()
})
afterAll(() => site[Symbol.asyncDispose]())

const check = (names: readonly string[], flags: object = {}) =>
  runWith(['papers', ...names], { check: true, data, lang: 'en', ...flags })

interface Step {
  readonly what: string
  readonly status?: number
  readonly encoding?: string
  readonly pages?: number
  readonly articles?: number
  readonly failure?: string
}
const stepsOf = (out: string): readonly Step[] => JSON.parse(out)[0].steps

describe('papers --check', () => {
  it('tells of robots.txt, the entry, the front page and the first article what came', async () => {
    const { code, out, err } = await check(['临溪日报'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const [head, verdict, ...steps] = out.trimEnd().split('\n')
    expect(head).toMatch(/^paper +address +status +bytes +encoding +pages +articles +ms +result$/)
    expect(verdict).toMatch(/^临溪日报 .*readable$/)
    expect(steps.map((row) => row.trim().split(/ {2,}/).slice(0, 2))).toEqual([
      ['robots.txt', '404'],
      ['entry', '200'],
      ['front page', '200'],
      ['first article', '200'],
    ])
    // Nobody is asked for more.
    expect(site.requests.length).toBeLessThanOrEqual(5)
  })

  it('tells programs the same', async () => {
    const steps = stepsOf((await check(['linxiribao'], { json: true })).out)
    expect(steps.find(({ what }) => what === 'front')).toMatchObject({
      ...{ status: 200, encoding: 'UTF-8', pages: 3, articles: 2 },
    })
    expect(steps.at(-1)).toMatchObject({ what: 'article', articles: 1 })
    expect(steps.at(-1)).not.toHaveProperty('pages')
  })

  it.each([
    [
      'of a service that answers to POST',
      '街坊报',
      ['robots', 'entry', 'front', 'page', 'article'],
      { articles: 1 },
    ],
    ['in one file', '巷口报', ['robots', 'entry', 'front'], { pages: 2, articles: 4 }],
  ])('tries an edition %s', async (_, name, expected, last) => {
    const { code, out } = await check([name], { json: true })
    const steps = stepsOf(out)
    expect(steps.map(({ what }) => what)).toEqual(expected)
    expect(steps.at(-1)).toMatchObject(last)
    expect(code).toBe(0)
  })

  it.each([
    ['first', '/ls/pc/layout/index.html', 1],
    ['second', '/ls/paperindex.htm', 2],
  ])(
    'asks the %s entry page that follows from the family, where the paper has none',
    async (_, path, asked) => {
      site.set('/ls/pc/layout/index.html', { status: 404 })
      const front = '<a href="/ls/pc/layout/202402/29/node_01.html">第01版：要闻</a>'
      site.set(path, { body: `<body><p>岭上报</p>${front}</body>` })
      const steps = stepsOf((await check(['岭上报'], { json: true })).out)
      expect(steps.filter(({ what }) => what === 'entry')).toMatchObject([
        { status: 200, url: `${site.origin}${path}` },
      ])
      expect(site.requests.filter(({ path }) => /index/.test(path))).toHaveLength(asked)
    },
  )

  it('asks first where the entry page led a fetch on this machine', async () => {
    const shelf = join(temporaryFolder(), 'shelf')
    const from = patternOf(`${site.origin}/${pages.truth.pages[0]?.path}`)
    const learned = { url: `${site.origin}/moved/{Y}{m}/{d}/p.html`, since: TODAY, from, on: TODAY }
    mkdirSync(shelf, { recursive: true })
    writeFileSync(join(shelf, 'papers.json'), JSON.stringify({ 临溪日报: { learned } }))
    const { code } = await check(['临溪日报'], { data: shelf })
    expect({ code, asked: site.count('/moved/202403/01/p.html') }).toEqual({ code: 0, asked: 1 })
  })

  it('says why a paper cannot be read, with exit code 1', async () => {
    const { code, out } = await check(['远山报'])
    expect(out).toMatch(/^远山报 .*not readable$/m)
    expect(out).toMatch(/front page +404 .*is not there \(404\)/)
    expect(code).toBe(1)
    const closed = await check(['参考消息'])
    expect(closed.out).toMatch(/^参考消息 .*not readable \(it is sold\)$/m)
    expect(closed.code).toBe(1)
    site.forget()
    const forbidden = { status: 403, body: '<p>forbidden' }
    for (const { path } of pages.files) site.set(`/${path}`, forbidden)
    const refused = await check(['临溪日报'], { json: true })
    expect(stepsOf(refused.out).at(-1)).toMatchObject({ what: 'front', status: 403 })
    // A host that refuses one day is not asked for seven others.
    expect(site.requests.length).toBeLessThanOrEqual(4)
  })

  it('offers the names that a word begins, and asks nobody', async () => {
    for (const word of ['linxi', '临溪', 'man']) {
      const { code, out, err } = await check([word])
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toMatch(
        /^baolan: .* is only a part of a name, so nothing was fetched: write it in full, such as /,
      )
    }
    for (const words of [
      ['get', 'linxi'],
      ['print', 'linxi'],
      ['get', '临溪', '2024-02-01'],
    ])
      expect(await runWith(words, { data, lang: 'en' })).toMatchObject({ code: 2, out: '' })
    expect(site.requests).toEqual([])
  })

  it('tries the papers of one’s own if none is named', async () => {
    const { out } = await check([], { json: true })
    const papers: { paper: string; readable: boolean }[] = JSON.parse(out)
    expect(papers.map(({ paper, readable }) => [paper, readable])).toEqual([
      ['临溪日报', true],
      ['街坊报', true],
      ['巷口报', true],
      ['远山报', false],
      ['岭上报', false],
    ])
  })

  it.each([['临溪日报'], ['街坊报'], ['巷口报']])(
    'saves what came of %s, so that it can be read',
    async (name) => {
      const saved = join(temporaryFolder(), 'report')
      expect((await check([name], { save: saved })).code).toBe(0)
      expect(readdirSync(saved)).toContain('front.html')
      const log = JSON.parse(readFileSync(join(saved, 'check.log'), 'utf8'))
      expect(log).toMatchObject({ paper: name, readable: true })
      expect(Object.keys(log.steps.at(-1))).not.toContain('content')
      const { code, out } = await runWith(['print', saved], { format: 'json', data, lang: 'en' })
      const issue = JSON.parse(out)
      expect(issue.articles.some(({ body }: { body: unknown[] }) => body.length > 0)).toBe(true)
      expect(issue.datePublished).toBe(TODAY)
      expect([0, 1]).toContain(code)
    },
  )

  it('saves each paper into a folder of its own if there are several', async () => {
    const saved = join(temporaryFolder(), 'reports')
    await check(['临溪日报', '街坊报'], { save: saved })
    expect(readdirSync(saved).sort()).toEqual(['临溪日报', '街坊报'].sort())
  })
})

describe('the list of papers', () => {
  it('says how old its knowledge of each is', async () => {
    const { out, err } = await runWith(['papers'], { data, lang: 'en' })
    expect(out).toMatch(/^阿克苏日报 .* 2023-02-12 +12 months ago +http/m)
    expect(out).toMatch(/^街坊报 .*never tried +http/m)
    expect(out).toMatch(/^参考消息 .*\(not readable: it is sold\)$/m)
    expect(out).toMatch(/^每日经济新闻 .*\(the newest issue only\)$/m)
    expect(err).toMatch(/^\d+ papers\. .*worked: \d+ in 2026, .*\d+ in 2023.*; never tried: \d+\. /)
    const [paper] = JSON.parse((await runWith(['papers', '阿克苏日报'], { data, json: true })).out)
    expect(paper).toMatchObject({ seen: '2023-02-12', ageDays: 383 })
  })

  it('fetches no paper that cannot be read, and says why', async () => {
    const { code, err } = await runWith(['get', '参考消息'], { data, lang: 'en' })
    expect(err).toMatch(/^baolan: 参考消息 cannot be read: it is sold \(https:\/\/[^)]*\); .*baolan add/)
    expect(code).toBe(1)
  })
})
