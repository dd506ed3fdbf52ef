import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type EditionOptions, fetchEditions, type Progress } from '../../../source/papers/index.ts'
import { openPageFolder } from '../../../source/papers/visit/page-store.ts'
import { allOf, filesOf, link, openStreet, plainReading, print, type Street } from '../street-paper.ts'

const DAY = '2026-07-18'

const kinds = (told: readonly Progress[]): readonly string[] => told.map(({ kind }) => kind)

const failing = async (street: Street, day = DAY, options?: EditionOptions) =>
  street.fetch(day, options).then(
    () => {
      throw new Error('it did not fail')
    },
    (error: Error) => error,
  )

describe('fetching an issue', () => {
  it('brings the front page, all pages, all articles, each asked for once', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [2, 0, 3])
    const told = await street.fetch(DAY)
    expect(filesOf(told)).toEqual(['p-1', 'p-2', 'p-3', 'a-1-1', 'a-1-2', 'a-3-1', 'a-3-2', 'a-3-3'])
    expect(told.at(-1)).toMatchObject({ day: DAY, missing: [], tally: { done: 8, of: 8 } })
    expect(kinds(told)).toEqual(['found', ...Array(3).fill('page'), ...Array(5).fill('article'), 'issue'])
    const paths = street.site.asked.map(({ path }) => path)
    expect(paths[0]).toBe('/robots.txt')
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths).toHaveLength(9)
  })

  it('says how far it is, how much came and how long the rest takes', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [2, 2])
    const tallies = (await street.fetch(DAY)).flatMap((each) => ('tally' in each ? [each.tally] : []))
    expect(tallies.map(({ done }) => done)).toEqual([1, 2, 3, 4, 5, 6, 6])
    expect(tallies.every(({ done, of }) => done <= of)).toBe(true)
    expect(tallies.at(-1)?.msLeft).toBe(0)
    expect(tallies.at(-3)?.msLeft).toBeGreaterThan(0)
    const bodies = street.site.asked.length
    expect(bodies).toBe(7)
    expect(tallies.at(-1)?.bytes).toBeGreaterThan(300)
  })

  it('minds its manners: two at once, a pause between, and says who it is and where it comes from', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [6, 6])
    await street.fetch(DAY)
    const { asked, mostAtOnce } = street.site
    expect(mostAtOnce).toBeLessThanOrEqual(2)
    for (const [at, time] of street.sent.entries())
      if (at > 0) expect(time - (street.sent[at - 1] ?? 0)).toBeGreaterThanOrEqual(400)
    expect(asked.every(({ headers }) => headers['user-agent'] === 'baolan/test')).toBe(true)
    expect(asked.every(({ headers }) => headers.cookie === undefined)).toBe(true)
    expect(asked.at(-1)?.headers.referer).toMatch(/p-2$/)
  })

  it('does not pause at an address of its own network', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [3])
    await street.fetch(DAY, {}, { ...street.paper, private: true })
    expect(street.clock.slept).toEqual([])
    street.clock.advance(1)
    await street.fetch(DAY, { refresh: true })
    expect(street.clock.slept.length).toBeGreaterThan(2)
  })

  it('takes an article linked twice, and under ?div=-1, for one', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [0])
    const twice =
      link('a-1?div=-1', 'article') + link('a-1', 'article', 'x') + link('a-1?div=0#top', 'article')
    street.site.set('/2026-07/18/p-1', { body: twice })
    street.site.set('/2026-07/18/a-1?div=-1', { body: 'one' })
    expect(filesOf(await street.fetch(DAY))).toEqual(['p-1', 'a-1'])
    expect(street.site.asked).toHaveLength(3)
  })

  it('keeps to the day where a page links to the issue before', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [1])
    print(street.site, '2026-07-17', [1])
    const pages =
      link('p-1', 'page', '第1版') + link('../17/p-1', 'page', '上一期') + link('a-1-1', 'article')
    street.site.set('/2026-07/18/p-1', { body: pages })
    expect(filesOf(await street.fetch(DAY))).toEqual(['p-1', 'a-1-1'])
  })

  it.each([
    [['1'], ['p-1', 'a-1-1', 'a-1-2']],
    [
      ['03', '1'],
      ['p-1', 'p-3', 'a-1-1', 'a-1-2', 'a-3-1'],
    ],
    [['2-3'], ['p-2', 'p-3', 'a-2-1', 'a-3-1']],
  ])('brings only the pages %j', async (pages, files) => {
    await using street = await openStreet()
    print(street.site, DAY, [2, 1, 1])
    expect(filesOf(await street.fetch(DAY, { pages }))).toEqual(files)
  })

  it('says which pages there are where the one asked for is not', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [1, 1])
    const error = await failing(street, DAY, { pages: ['7'] })
    expect(error).toMatchObject({ name: 'NoSuchPage', message: 'There is no page 7; the issue has: 1 2' })
    expect(street.site.count('/2026-07/18/a-1-1')).toBe(0)
  })

  it('only plans in a dry run', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [2, 1])
    const told = await street.fetch(DAY, { dryRun: true })
    expect(told.at(-1)).toMatchObject({ kind: 'plan', day: DAY, articles: 3, held: 0 })
    expect(told.at(-1)).toMatchObject({ pages: [{ label: '第01版：要闻', articles: 2 }, { articles: 1 }] })
    expect(street.site.asked).toHaveLength(3)
    await street.fetch(DAY, { pages: ['1'] })
    expect((await street.fetch(DAY, { dryRun: true })).at(-1)).toMatchObject({ articles: 3, held: 2 })
  })
})

describe('what is not to be had', () => {
  it('is named, and the rest comes', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [3, 1])
    street.site.set('/2026-07/18/p-2', { status: 404 })
    street.site.set('/2026-07/18/a-1-1', { status: 403 })
    street.site.set('/2026-07/18/a-1-2', { body: new Uint8Array([0x89, 0x50]) })
    const told = await street.fetch(DAY)
    expect(filesOf(told)).toEqual(['p-1', 'a-1-3'])
    const last = told.at(-1)
    const missing = last?.kind === 'issue' ? last.missing : []
    expect(missing.map(({ what, failure }) => [what, failure.kind])).toEqual([
      ['page', 'missing'],
      ['article', 'forbidden'],
      ['article', 'unreadable'],
    ])
    expect(missing[0]?.label).toBe('第02版：要闻')
    expect(last).toMatchObject({ tally: { done: 5, of: 5 } })
  })

  it.each([
    [{ status: 500 }, 'answers 500'],
    [{ status: 429 }, 'answers 429'],
    [{ manner: 'cut', body: 'half of it' }, 'cut|aborted'],
    [{ manner: 'silent' }, 'no byte'],
    [{ manner: 'stalled', body: 'half of it' }, 'no byte'],
  ] as const)('is asked for again after a while: %j', async (bad, why) => {
    await using street = await openStreet({ idleMs: 400 })
    print(street.site, DAY, [1])
    street.site.set('/2026-07/18/a-1-1', bad, bad, { body: 'here' })
    const told = await street.fetch(DAY)
    const waits = told.filter((each) => each.kind === 'wait')
    expect(waits.map(({ ms }) => ms)).toEqual([1_000, 2_000])
    expect(waits[0]?.why).toMatch(new RegExp(why))
    expect(told.at(-1)).toMatchObject({ kind: 'issue', missing: [] })
    expect(street.site.count('/2026-07/18/a-1-1')).toBe(3)
  })

  it('is given up after four attempts', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [2])
    street.site.set('/2026-07/18/a-1-1', { status: 503 })
    const told = await street.fetch(DAY)
    expect(street.site.count('/2026-07/18/a-1-1')).toBe(4)
    expect(told.at(-1)).toMatchObject({ missing: [{ failure: { kind: 'status' } }] })
    expect(filesOf(told)).toEqual(['p-1', 'a-1-2'])
  })

  it('is waited for as long as the host asks, and nobody else asks meanwhile', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [3])
    street.site.set('/2026-07/18/a-1-1', { status: 429, headers: { 'retry-after': '30' } }, { body: 'x' })
    await street.fetch(DAY)
    const [busy, again] = street.site.asked.filter(({ path }) => path.endsWith('a-1-1'))
    expect((again?.at ?? 0) - (busy?.at ?? 0)).toBeGreaterThanOrEqual(30_000)
    const between = street.site.asked.filter(
      ({ at }) => at > (busy?.at ?? 0) + 400 && at < (busy?.at ?? 0) + 30_000,
    )
    expect(between).toEqual([])
  })

  it('heeds a date in Retry-After, and leaves a host alone that asks for too long', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [2])
    const date = new Date(street.clock.now() + 60_000).toUTCString()
    street.site.set('/2026-07/18/a-1-1', { status: 503, headers: { 'retry-after': date } }, { body: 'x' })
    street.site.set('/2026-07/18/a-1-2', { status: 503, headers: { 'retry-after': '86400' } })
    const told = await street.fetch(DAY)
    expect(told.find((each) => each.kind === 'wait')?.ms).toBeGreaterThan(50_000)
    expect(told.at(-1)).toMatchObject({ missing: [{ failure: { kind: 'busy' } }] })
    expect(street.site.count('/2026-07/18/a-1-2')).toBe(1)
  })

  it('ends the issue where nobody is at home any more, and what came is kept', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [12])
    for (let n = 3; n <= 12; n++) street.site.set(`/2026-07/18/a-1-${n}`, { manner: 'cut', body: 'xx' })
    expect(await failing(street)).toMatchObject({ name: 'FetchFailure', kind: 'unreachable' })
    expect(street.site.count('/2026-07/18/a-1-12')).toBe(0)
    expect(await street.ports.store.get(`${street.site.origin}/2026-07/18/a-1-2`)).toBeDefined()
  })

  it('is what leads to another page of the issue, or where another led already', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [4])
    const home = { status: 302, headers: { location: '/' } }
    street.site.set('/', { body: 'home' })
    street.site.set('/2026-07/18/a-1-1', home)
    street.site.set('/2026-07/18/a-1-2', home)
    street.site.set('/2026-07/18/a-1-3', { status: 302, headers: { location: 'p-1' } })
    const told = await street.fetch(DAY)
    expect(told.at(-1)).toMatchObject({
      missing: [{ failure: { kind: 'redirects' } }, { failure: { kind: 'redirects' } }],
    })
    expect(filesOf(told)).toEqual(['p-1', 'a-1-1', 'a-1-4'])
  })

  it.each(['endless', 'bomb'] as const)('does not fill the memory: %s', async (manner) => {
    await using street = await openStreet()
    print(street.site, DAY, [2])
    street.site.set('/2026-07/18/a-1-1', { manner })
    const told = await street.fetch(DAY)
    expect(told.at(-1)).toMatchObject({ missing: [{ failure: { kind: 'size' } }] })
    expect(street.site.count('/2026-07/18/a-1-1')).toBe(1)
  })
})

describe('a day without an issue', () => {
  it.each([
    ['404', { status: 404 }],
    ['403', { status: 403 }],
    ['an empty page', { body: '<p>还没有出版' }],
    ['the newest issue instead', { status: 302, headers: { location: '/2026-07/20/p-1' } }],
    ['the newest issue, by a script', { body: link('/2026-07/20/p-1', 'redirect') }],
  ] as const)('is told by %s, with the nearest day that has one', async (_, reply) => {
    await using street = await openStreet()
    print(street.site, '2026-07-16', [1])
    print(street.site, '2026-07-20', [1])
    street.site.set('/2026-07/18/p-1', reply)
    expect(await failing(street)).toMatchObject({
      name: 'NoIssue',
      nearest: '2026-07-16',
      message: '街坊报 has no issue of 2026-07-18; the nearest is of 2026-07-16',
    })
  })

  it('asks for no day that is still to come', async () => {
    await using street = await openStreet({ now: '2026-07-19T15:00:00Z' })
    print(street.site, '2026-07-20', [1])
    print(street.site, '2026-07-14', [1])
    expect(await failing(street)).toMatchObject({ nearest: '2026-07-14' })
    expect(street.site.count('/2026-07/20/p-1')).toBe(0)
  })

  it('is named with the newest where the archive does not reach back so far', async () => {
    await using street = await openStreet()
    print(street.site, '2026-07-19', [1])
    expect(await failing(street, '2011-01-01')).toMatchObject({ name: 'NoIssue', nearest: '2026-07-19' })
  })

  it('is not asked for while it is still to come', async () => {
    await using street = await openStreet({ now: '2026-07-18T04:00:00Z' })
    print(street.site, DAY, [1])
    expect(await failing(street, '2026-07-19')).toMatchObject({ name: 'NoIssue', nearest: DAY })
    expect(street.site.count('/2026-07/19/p-1')).toBe(0)
  })

  it('says that the address may have changed where no day near it has one', async () => {
    await using street = await openStreet()
    expect(await failing(street)).toMatchObject({
      name: 'NoIssue',
      nearest: undefined,
      message: expect.stringMatching(
        /its address may have changed \(http:.*\/2026-07\/18\/p-1: is not there \(404\)\)$/,
      ),
    })
  })

  it('is passed over on the way back to the newest', async () => {
    await using street = await openStreet({ now: '2026-07-20T16:30:00Z' })
    print(street.site, '2026-07-18', [1])
    const told = await street.fetch('newest')
    expect(told.filter(({ kind }) => kind === 'seek' || kind === 'found')).toMatchObject([
      { kind: 'seek', day: '2026-07-20' },
      { kind: 'seek', day: '2026-07-19' },
      { kind: 'seek', day: '2026-07-18' },
      { kind: 'found', day: '2026-07-18' },
    ])
    expect(street.site.asked[1]?.path).toBe('/2026-07/21/p-1')
  })

  it('is told as it is looked for', async () => {
    await using street = await openStreet()
    print(street.site, '2026-07-16', [1])
    const told: Progress[] = []
    const fetching = async (): Promise<void> => {
      for await (const each of fetchEditions(street.paper, [DAY], street.ports, { reading: plainReading }))
        told.push(each)
    }
    await expect(fetching()).rejects.toThrow('nearest is of 2026-07-16')
    expect(told).toEqual(['2026-07-17', '2026-07-19', '2026-07-16'].map((day) => ({ kind: 'seek', day })))
  })

  it('leads at once to the newest where the host sends that instead', async () => {
    await using street = await openStreet({ now: '2026-07-20T16:30:00Z' })
    print(street.site, '2026-07-16', [1])
    street.site.set('/2026-07/21/p-1', { status: 302, headers: { location: '/2026-07/16/p-1' } })
    expect((await street.fetch('newest'))[1]).toMatchObject({ kind: 'found', day: '2026-07-16' })
    expect(street.site.count('/2026-07/20/p-1')).toBe(0)
  })

  it('is told in a range, and the other days come, one robots.txt for all', async () => {
    await using street = await openStreet()
    print(street.site, '2026-07-16', [1])
    print(street.site, '2026-07-18', [2])
    const days = ['2026-07-16', '2026-07-17', '2026-07-18']
    const told = await allOf(fetchEditions(street.paper, days, street.ports, { reading: plainReading }))
    expect(
      told.flatMap((each) =>
        each.kind === 'issue' || each.kind === 'none' ? [`${each.kind} ${each.day}`] : [],
      ),
    ).toEqual(['issue 2026-07-16', 'none 2026-07-17', 'issue 2026-07-18'])
    expect(street.site.count('/robots.txt')).toBe(1)
  })
})

describe('an issue without a text', () => {
  it('is said to be one: its pages link to no article', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [0, 0])
    expect(await failing(street)).toMatchObject({
      kind: 'unreadable',
      message: expect.stringMatching(/pictures/),
    })
  })

  it('is none at all where every article is refused', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [2])
    for (const at of [1, 2]) street.site.set(`/2026-07/18/a-1-${at}`, { status: 403 })
    expect(await failing(street)).toMatchObject({ kind: 'forbidden' })
  })
})

describe('ways and walls', () => {
  it('follows redirects of the host, of META and of scripts', async () => {
    await using street = await openStreet({ url: 'paperindex.htm?d={Y}{m}{d}' })
    print(street.site, DAY, [1])
    street.site.set('/paperindex.htm?d=20260718', { status: 301, headers: { location: 'front' } })
    street.site.set('/front', { body: link('/2026-07/18/', 'redirect') })
    street.site.set('/2026-07/18/', { status: 302, headers: { location: 'p-1' } })
    expect(filesOf(await street.fetch(DAY))).toEqual(['p-1', 'a-1-1'])
  })

  it.each([
    ['the host', { status: 302, headers: { location: 'p-1' } }],
    ['a script', { body: link('p-1?x', 'redirect') }],
  ] as const)('does not go round in circles by %s', async (_, reply) => {
    await using street = await openStreet()
    street.site.set('/2026-07/18/p-1', reply)
    street.site.set('/2026-07/18/p-1?x', { body: link('p-1', 'redirect') })
    expect(await failing(street)).toMatchObject({ kind: 'redirects' })
    expect(street.site.asked.length).toBeLessThan(10)
  })

  it('follows no redirect and no link to a private place or another kind of address', async () => {
    await using street = await openStreet()
    await using other = await openStreet()
    other.site.set('/secret', { body: 'secret' })
    print(street.site, DAY, [1])
    const body = [
      link(`${other.site.origin}/secret`, 'article'),
      link('a-1-1', 'article'),
      link('away', 'article'),
      link('file:///etc/passwd', 'article'),
    ].join('')
    street.site.set('/2026-07/18/p-1', { body })
    street.site.set('/2026-07/18/away', { status: 302, headers: { location: `${other.site.origin}/secret` } })
    const told = await street.fetch(DAY)
    expect(filesOf(told)).toEqual(['p-1', 'a-1-1'])
    const last = told.at(-1)
    expect(last?.kind === 'issue' && last.missing.map(({ failure }) => failure.kind)).toEqual([
      'address',
      'address',
      'address',
    ])
    expect(other.site.asked).toEqual([])
  })

  it('keeps out where robots.txt says so', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [2])
    street.site.set('/robots.txt', { body: 'User-agent: *\nDisallow: /*a-1-2' })
    const told = await street.fetch(DAY)
    expect(told.at(-1)).toMatchObject({ missing: [{ failure: { kind: 'robots' } }] })
    expect(street.site.count('/2026-07/18/a-1-2')).toBe(0)
    street.site.set('/robots.txt', { body: 'User-agent: baolan\nDisallow: /' })
    street.site.forget()
    expect(await failing(street, '2026-07-17')).toMatchObject({ kind: 'robots' })
    expect(street.site.asked.map(({ path }) => path)).toEqual(['/robots.txt'])
  })

  it('takes a robots.txt that cannot be read for a closed door, one that is not there for an open one', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [1])
    street.site.set('/robots.txt', { status: 503 })
    expect(await failing(street)).toMatchObject({
      kind: 'status',
      message: expect.stringMatching(/robots.txt/),
    })
    street.site.set('/robots.txt', { status: 403 })
    expect(filesOf(await street.fetch(DAY))).toEqual(['p-1', 'a-1-1'])
  })

  it('goes slowly where robots.txt asks for it, but not for ever', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [4])
    street.site.set('/robots.txt', { body: 'User-agent: *\nCrawl-delay: 120' })
    await street.fetch(DAY)
    expect(street.site.mostAtOnce).toBe(1)
    const pages = street.sent.slice(1)
    for (const [at, time] of pages.entries()) {
      const pause = time - (pages[at - 1] ?? 0)
      if (at > 0) expect(pause).toBeGreaterThanOrEqual(5_000)
      if (at > 0) expect(pause).toBeLessThan(20_000)
    }
  })
})

describe('stopping and going on', () => {
  const stopAfter = async (street: Street, count: number): Promise<readonly Progress[]> => {
    const stop = new AbortController()
    const told: Progress[] = []
    for await (const each of fetchEditions(street.paper, [DAY], street.ports, {
      reading: plainReading,
      signal: stop.signal,
    })) {
      told.push(each)
      if (told.filter(({ kind }) => kind === 'article').length === count) stop.abort()
    }
    return told
  }

  it('keeps what is whole, and fetches nothing twice, though the program was ended between', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'baolan-fetch-'))
    await using street = await openStreet({ store: openPageFolder(folder) })
    print(street.site, DAY, [8])
    const told = await stopAfter(street, 3)
    expect(told.at(-1)).toMatchObject({ kind: 'stopped', day: DAY })
    const before = street.site.asked.map(({ path }) => path)
    expect(before.length).toBeLessThan(9)

    const store = openPageFolder(folder)
    const kept: string[] = []
    for (const path of before) if (await store.get(`${street.site.origin}${path}`)) kept.push(path)
    expect(kept.length).toBeGreaterThanOrEqual(4)
    street.site.forget()
    const ports = { ...street.ports, store }
    const rest = await allOf(fetchEditions(street.paper, [DAY], ports, { reading: plainReading }))
    expect(filesOf(rest)).toHaveLength(9)
    const again = street.site.asked.map(({ path }) => path).filter((path) => path !== '/robots.txt')
    expect(again.filter((path) => kept.includes(path))).toEqual([])
    expect(again.length + kept.length).toBe(9)
    await rm(folder, { recursive: true })
  })

  it('stops a range at the day it has come to', async () => {
    await using street = await openStreet()
    const days = ['2026-07-15', '2026-07-16', '2026-07-17']
    for (const day of days) print(street.site, day, [2])
    const stop = new AbortController()
    const told: Progress[] = []
    const options = { reading: plainReading, signal: stop.signal }
    for await (const each of fetchEditions(street.paper, days, street.ports, options)) {
      told.push(each)
      if (each.kind === 'found' && each.day === '2026-07-16') stop.abort()
    }
    expect(told.at(-1)).toMatchObject({ kind: 'stopped', day: '2026-07-16' })
    expect(told.filter(({ kind }) => kind === 'issue')).toHaveLength(1)
    expect(street.site.count('/2026-07/17/p-1')).toBe(0)
  })

  it('stops while it waits', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [1])
    street.site.set('/2026-07/18/a-1-1', { status: 500 })
    const stop = new AbortController()
    const told: Progress[] = []
    for await (const each of fetchEditions(street.paper, [DAY], street.ports, {
      reading: plainReading,
      signal: stop.signal,
    })) {
      told.push(each)
      if (each.kind === 'wait') stop.abort()
    }
    expect(told.at(-1)?.kind).toBe('stopped')
    expect(street.site.count('/2026-07/18/a-1-1')).toBeLessThan(3)
  })

  it('stops when its reader leaves', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [40])
    for await (const each of fetchEditions(street.paper, [DAY], street.ports, { reading: plainReading }))
      if (each.kind === 'article') break
    const count = street.site.asked.length
    await new Promise((resolve) => setImmediate(resolve))
    expect(street.site.asked.length).toBeLessThanOrEqual(count + 2)
    expect(count).toBeLessThan(12)
  })

  it('needs no network for an issue that is whole, the day over', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [2, 1])
    await street.fetch(DAY)
    street.site.forget()
    expect(filesOf(await street.fetch(DAY))).toHaveLength(5)
    expect(street.site.asked).toEqual([])
  })

  it("asks again for the pages of today's issue after a while, for its articles not, and pays nothing for what is the same", async () => {
    await using street = await openStreet({ now: '2026-07-18T00:00:00Z' })
    print(street.site, DAY, [1])
    const page = { body: link('p-1', 'page', '1版') + link('a-1-1', 'article'), headers: { etag: '"1"' } }
    street.site.set('/2026-07/18/p-1', page)
    await street.fetch(DAY)
    street.site.forget()
    await street.fetch(DAY)
    expect(street.site.asked).toEqual([])
    street.clock.advance(11 * 60_000)
    const told = await street.fetch(DAY)
    expect(street.site.asked.map(({ path }) => path)).toEqual(['/robots.txt', '/2026-07/18/p-1'])
    expect(street.site.asked[1]?.headers['if-none-match']).toBe('"1"')
    expect(told.at(-1)).toMatchObject({ tally: { bytes: 0 } })
    street.clock.advance(11 * 60_000)
    const body = link('p-1', 'page', '1版') + link('a-1-1', 'article') + link('a-1-2', 'article')
    street.site.set('/2026-07/18/p-1', { body, headers: { etag: '"2"' } })
    street.site.set('/2026-07/18/a-1-2', { body: 'late' })
    expect(filesOf(await street.fetch(DAY))).toEqual(['p-1', 'a-1-1', 'a-1-2'])
  })

  it('does not take an apology of the host for the last word', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [1, 1])
    street.site.set('/2026-07/18/p-1', { body: '系统维护中' })
    expect(await failing(street)).toMatchObject({ name: 'NoIssue' })
    print(street.site, DAY, [1, 1])
    street.site.set('/2026-07/18/p-2', { body: '系统维护中' })
    street.site.set('/2026-07/18/a-1-1', { body: new Uint8Array([0x89]) }, { body: 'text' })
    await expect(street.fetch(DAY)).rejects.toMatchObject({ kind: 'unreadable' })
    expect(filesOf(await street.fetch(DAY))).toEqual(['p-1', 'p-2', 'a-1-1'])
    print(street.site, DAY, [1, 1])
    expect(filesOf(await street.fetch(DAY))).toEqual(['p-1', 'p-2', 'a-1-1', 'a-2-1'])
  })

  it('does not take a front page for the last word that came before the paper did', async () => {
    await using street = await openStreet({ now: '2026-07-17T22:00:00Z' })
    print(street.site, '2026-07-17', [1])
    street.site.set('/2026-07/18/p-1', { status: 302, headers: { location: '/2026-07/17/p-1' } })
    expect(await failing(street)).toMatchObject({ name: 'NoIssue', nearest: '2026-07-17' })
    street.clock.advance(24 * 3_600_000)
    print(street.site, DAY, [1])
    expect(filesOf(await street.fetch(DAY))).toEqual(['p-1', 'a-1-1'])
  })

  it('asks for all of it again when told to, on condition that it has changed', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [1])
    street.site.set('/2026-07/18/a-1-1', {
      body: 'old',
      headers: { 'last-modified': 'Sat, 18 Jul 2026 00:00:00 GMT' },
    })
    await street.fetch(DAY)
    street.site.forget()
    street.clock.advance(1)
    await street.fetch(DAY, { refresh: true })
    expect(street.site.count('/2026-07/18/p-1')).toBe(1)
    const [asked] = street.site.asked.filter(({ path }) => path.endsWith('a-1-1'))
    expect(asked?.headers['if-modified-since']).toBe('Sat, 18 Jul 2026 00:00:00 GMT')
  })
})
