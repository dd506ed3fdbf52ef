import { describe, expect, it } from 'vitest'
import { fetchError, filesOf, kindsOf, link, openFixture, publishIssue } from '../paper-fixture.ts'

const DAY = '2026-07-18'

describe('fetching an issue', () => {
  it('fetches the front page, all pages, all articles, each once', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [2, 0, 3])
    const progress = await fixture.fetch(DAY)
    expect(filesOf(progress)).toEqual(['p-1', 'p-2', 'p-3', 'a-1-1', 'a-1-2', 'a-3-1', 'a-3-2', 'a-3-3'])
    expect(progress.at(-1)).toMatchObject({ day: DAY, missing: [], count: { done: 8, of: 8 } })
    expect(kindsOf(progress)).toEqual([
      'found',
      ...Array(3).fill('page'),
      ...Array(5).fill('article'),
      'issue',
    ])
    const paths = fixture.site.requests.map(({ path }) => path)
    expect(paths[0]).toBe('/robots.txt')
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths).toHaveLength(9)
  })

  it('reports what is done, the bytes received and the time left', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [2, 2])
    const counts = (await fixture.fetch(DAY)).flatMap((event) => ('count' in event ? [event.count] : []))
    expect(counts.map(({ done }) => done)).toEqual([1, 2, 3, 4, 5, 6, 6])
    expect(counts.every(({ done, of }) => done <= of)).toBe(true)
    expect(counts.at(-1)?.msLeft).toBe(0)
    expect(counts.at(-3)?.msLeft).toBeGreaterThan(0)
    expect(fixture.site.requests).toHaveLength(7)
    expect(counts.at(-1)?.bytes).toBeGreaterThan(300)
  })

  it('sends at most two requests at once, with a pause between, and with user agent and referrer', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [6, 6])
    await fixture.fetch(DAY)
    const { requests, mostAtOnce } = fixture.site
    expect(mostAtOnce).toBeLessThanOrEqual(2)
    for (const [index, time] of fixture.sentAt.entries())
      if (index > 0) expect(time - (fixture.sentAt[index - 1] ?? 0)).toBeGreaterThanOrEqual(400)
    expect(requests.every(({ headers }) => headers['user-agent'] === 'baolan/test')).toBe(true)
    expect(requests.every(({ headers }) => headers.cookie === undefined)).toBe(true)
    expect(requests.at(-1)?.headers.referer).toBe(`${fixture.site.origin}/`)
  })

  it('does not pause between requests to a private origin', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [3])
    await fixture.fetch(DAY, {}, { ...fixture.paper, private: true })
    expect(fixture.clock.slept).toEqual([])
    fixture.clock.advance(1)
    await fixture.fetch(DAY, { refresh: true })
    expect(fixture.clock.slept.length).toBeGreaterThan(2)
  })

  it('fetches an article once if it is linked twice, or also with ?div=-1', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [0])
    const body =
      link('a-1?div=-1', 'article') + link('a-1', 'article', 'x') + link('a-1?div=0#top', 'article')
    fixture.site.set('/2026-07/18/p-1', { body })
    fixture.site.set('/2026-07/18/a-1?div=-1', { body: 'one' })
    expect(filesOf(await fixture.fetch(DAY))).toEqual(['p-1', 'a-1'])
    expect(fixture.site.requests).toHaveLength(3)
  })

  it('does not follow a link to the issue of another day', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [1])
    publishIssue(fixture.site, '2026-07-17', [1])
    const pages =
      link('p-1', 'page', '第1版') + link('../17/p-1', 'page', '上一期') + link('a-1-1', 'article')
    fixture.site.set('/2026-07/18/p-1', { body: pages })
    expect(filesOf(await fixture.fetch(DAY))).toEqual(['p-1', 'a-1-1'])
  })

  it.each([
    [['1'], ['p-1', 'a-1-1', 'a-1-2']],
    [
      ['03', '1'],
      ['p-1', 'p-3', 'a-1-1', 'a-1-2', 'a-3-1'],
    ],
    [['2-3'], ['p-2', 'p-3', 'a-2-1', 'a-3-1']],
  ])('fetches only the pages %j', async (pages, files) => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [2, 1, 1])
    expect(filesOf(await fixture.fetch(DAY, { pages }))).toEqual(files)
  })

  it('lists the pages of the issue if the requested one does not exist', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [1, 1])
    const error = await fetchError(fixture, DAY, { pages: ['7'] })
    expect(error).toMatchObject({ name: 'NoSuchPage', message: 'there is no page 7; the issue has: 1 2' })
    expect(fixture.site.count('/2026-07/18/a-1-1')).toBe(0)
  })

  it('fetches no article in a dry run, and tells how many are stored', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [2, 1])
    const progress = await fixture.fetch(DAY, { dryRun: true })
    expect(progress.at(-1)).toMatchObject({ kind: 'plan', day: DAY, articles: 3, held: 0 })
    expect(progress.at(-1)).toMatchObject({
      pages: [{ label: '第01版：要闻', articles: 2 }, { articles: 1 }],
    })
    expect(fixture.site.requests).toHaveLength(3)
    await fixture.fetch(DAY, { pages: ['1'] })
    expect((await fixture.fetch(DAY, { dryRun: true })).at(-1)).toMatchObject({ articles: 3, held: 2 })
  })
})

describe('an issue without articles', () => {
  it('fails if its pages link to none', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [0, 0])
    expect(await fetchError(fixture)).toMatchObject({
      kind: 'unreadable',
      message: expect.stringMatching(/pictures/),
    })
  })

  it('fails if every article is refused', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [2])
    for (const number of [1, 2]) fixture.site.set(`/2026-07/18/a-1-${number}`, { status: 403 })
    expect(await fetchError(fixture)).toMatchObject({ kind: 'forbidden' })
  })
})
