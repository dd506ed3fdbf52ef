import { describe, expect, it } from 'vitest'
import { failing, filesOf, kinds, link, openStreet, print } from '../street-paper.ts'

const DAY = '2026-07-18'

describe('fetching an issue', () => {
  it('fetches the front page, all pages, all articles, each once', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [2, 0, 3])
    const told = await street.fetch(DAY)
    expect(filesOf(told)).toEqual(['p-1', 'p-2', 'p-3', 'a-1-1', 'a-1-2', 'a-3-1', 'a-3-2', 'a-3-3'])
    expect(told.at(-1)).toMatchObject({ day: DAY, missing: [], count: { done: 8, of: 8 } })
    expect(kinds(told)).toEqual(['found', ...Array(3).fill('page'), ...Array(5).fill('article'), 'issue'])
    const paths = street.site.asked.map(({ path }) => path)
    expect(paths[0]).toBe('/robots.txt')
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths).toHaveLength(9)
  })

  it('reports what is done, the bytes received and the time left', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [2, 2])
    const counts = (await street.fetch(DAY)).flatMap((each) => ('count' in each ? [each.count] : []))
    expect(counts.map(({ done }) => done)).toEqual([1, 2, 3, 4, 5, 6, 6])
    expect(counts.every(({ done, of }) => done <= of)).toBe(true)
    expect(counts.at(-1)?.msLeft).toBe(0)
    expect(counts.at(-3)?.msLeft).toBeGreaterThan(0)
    const bodies = street.site.asked.length
    expect(bodies).toBe(7)
    expect(counts.at(-1)?.bytes).toBeGreaterThan(300)
  })

  it('keeps its limits: two at once, a pause between, and sends its user agent and the referrer', async () => {
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

  it('names the pages there are if the one asked for is missing', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [1, 1])
    const error = await failing(street, DAY, { pages: ['7'] })
    expect(error).toMatchObject({ name: 'NoSuchPage', message: 'there is no page 7; the issue has: 1 2' })
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

describe('an issue without a text', () => {
  it('fails: its pages link to no article', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [0, 0])
    expect(await failing(street)).toMatchObject({
      kind: 'unreadable',
      message: expect.stringMatching(/pictures/),
    })
  })

  it('fails if every article is refused', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [2])
    for (const at of [1, 2]) street.site.set(`/2026-07/18/a-1-${at}`, { status: 403 })
    expect(await failing(street)).toMatchObject({ kind: 'forbidden' })
  })
})
