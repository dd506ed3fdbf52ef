import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PageStore } from '../../../source/papers/fetch/dependencies.ts'
import { PageFolder } from '../../../source/papers/fetch/page-store.ts'
import { fetchEditions, type Progress } from '../../../source/papers/index.ts'
import { writeDurably } from '../../../source/shelf/index.ts'
import {
  allOf,
  type Fixture,
  fetchError,
  filesOf,
  link,
  openFixture,
  plainReader,
  publishIssue,
} from '../paper-fixture.ts'

const DAY = '2026-07-18'

describe('stopping and resuming', () => {
  /** Fetches and aborts after `count` articles. Returns all progress. */
  const stopAfter = async (fixture: Fixture, count: number): Promise<readonly Progress[]> => {
    const stop = new AbortController()
    const progress: Progress[] = []
    for await (const event of fetchEditions(fixture.paper, [DAY], fixture.dependencies, {
      reader: plainReader,
      signal: stop.signal,
    })) {
      progress.push(event)
      if (progress.filter(({ kind }) => kind === 'article').length === count) stop.abort()
    }
    return progress
  }

  it('keeps whole pages, and fetches none of them twice, even in another process', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'baolan-fetch-'))
    await using fixture = await openFixture({ store: new PageFolder(folder, writeDurably) })
    publishIssue(fixture.site, DAY, [8])
    const progress = await stopAfter(fixture, 3)
    expect(progress.at(-1)).toMatchObject({ kind: 'stopped', day: DAY })
    const requestedPaths = fixture.site.requests.map(({ path }) => path)
    expect(requestedPaths.length).toBeLessThan(9)

    const store = new PageFolder(folder, writeDurably)
    const storedPaths: string[] = []
    for (const path of requestedPaths)
      if (await store.get(`${fixture.site.origin}${path}`)) storedPaths.push(path)
    expect(storedPaths.length).toBeGreaterThanOrEqual(4)
    fixture.site.forget()
    const dependencies = { ...fixture.dependencies, store }
    const resumed = await allOf(fetchEditions(fixture.paper, [DAY], dependencies, { reader: plainReader }))
    expect(filesOf(resumed)).toHaveLength(9)
    const laterPaths = fixture.site.requests.map(({ path }) => path).filter((path) => path !== '/robots.txt')
    expect(laterPaths.filter((path) => storedPaths.includes(path))).toEqual([])
    expect(laterPaths.length + storedPaths.length).toBe(9)
    await rm(folder, { recursive: true })
  })

  it('writes nothing more once it has said that it stopped', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'baolan-fetch-'))
    const pages = new PageFolder(folder, writeDurably)
    let writing = 0
    let written = 0
    const store: PageStore = {
      get: (url) => pages.get(url),
      put: async (page) => {
        writing += 1
        // Every other page takes longer, so that one is under way when the signal is aborted.
        const turns = written++ % 2 === 0 ? 0 : 200
        for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve))
        await pages.put(page)
        writing -= 1
      },
    }
    await using fixture = await openFixture({ store })
    publishIssue(fixture.site, DAY, [8])
    const progress = await stopAfter(fixture, 3)
    expect(progress.at(-1)).toMatchObject({ kind: 'stopped' })
    expect(writing).toBe(0)
    await rm(folder, { recursive: true })
  })

  it('stops a range at the day that is being fetched', async () => {
    await using fixture = await openFixture()
    const days = ['2026-07-15', '2026-07-16', '2026-07-17']
    for (const day of days) publishIssue(fixture.site, day, [2])
    const stop = new AbortController()
    const progress: Progress[] = []
    const options = { reader: plainReader, signal: stop.signal }
    for await (const event of fetchEditions(fixture.paper, days, fixture.dependencies, options)) {
      progress.push(event)
      if (event.kind === 'found' && event.day === '2026-07-16') stop.abort()
    }
    expect(progress.at(-1)).toMatchObject({ kind: 'stopped', day: '2026-07-16' })
    expect(progress.filter(({ kind }) => kind === 'issue')).toHaveLength(1)
    expect(fixture.site.count('/2026-07/17/p-1')).toBe(0)
  })

  it('stops during a wait', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [1])
    fixture.site.set('/2026-07/18/a-1-1', { status: 500 })
    const stop = new AbortController()
    const progress: Progress[] = []
    for await (const event of fetchEditions(fixture.paper, [DAY], fixture.dependencies, {
      reader: plainReader,
      signal: stop.signal,
    })) {
      progress.push(event)
      if (event.kind === 'wait') stop.abort()
    }
    expect(progress.at(-1)?.kind).toBe('stopped')
    expect(fixture.site.count('/2026-07/18/a-1-1')).toBeLessThan(3)
  })

  it('stops when the stream is no longer read', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [40])
    for await (const event of fetchEditions(fixture.paper, [DAY], fixture.dependencies, {
      reader: plainReader,
    }))
      if (event.kind === 'article') break
    const count = fixture.site.requests.length
    await new Promise((resolve) => setImmediate(resolve))
    expect(fixture.site.requests.length).toBeLessThanOrEqual(count + 2)
    expect(count).toBeLessThan(12)
  })

  it('sends no request for an issue that is complete and whose day is over', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [2, 1])
    await fixture.fetch(DAY)
    fixture.site.forget()
    expect(filesOf(await fixture.fetch(DAY))).toHaveLength(5)
    expect(fixture.site.requests).toEqual([])
  })

  it("requests the pages, not the articles, of today's issue again after a while, and only if they have changed", async () => {
    await using fixture = await openFixture({ now: '2026-07-18T00:00:00Z' })
    publishIssue(fixture.site, DAY, [1])
    const page = { body: link('p-1', 'page', '1版') + link('a-1-1', 'article'), headers: { etag: '"1"' } }
    fixture.site.set('/2026-07/18/p-1', page)
    await fixture.fetch(DAY)
    fixture.site.forget()
    await fixture.fetch(DAY)
    expect(fixture.site.requests).toEqual([])
    fixture.clock.advance(11 * 60_000)
    const progress = await fixture.fetch(DAY)
    expect(fixture.site.requests.map(({ path }) => path)).toEqual(['/robots.txt', '/2026-07/18/p-1'])
    expect(fixture.site.requests[1]?.headers['if-none-match']).toBe('"1"')
    expect(progress.at(-1)).toMatchObject({ count: { bytes: 0 } })
    fixture.clock.advance(11 * 60_000)
    const body = link('p-1', 'page', '1版') + link('a-1-1', 'article') + link('a-1-2', 'article')
    fixture.site.set('/2026-07/18/p-1', { body, headers: { etag: '"2"' } })
    fixture.site.set('/2026-07/18/a-1-2', { body: 'late' })
    expect(filesOf(await fixture.fetch(DAY))).toEqual(['p-1', 'a-1-1', 'a-1-2'])
  })

  it('requests a stored error page again', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [1, 1])
    fixture.site.set('/2026-07/18/p-1', { body: '系统维护中' })
    expect(await fetchError(fixture)).toMatchObject({ name: 'NoIssue' })
    publishIssue(fixture.site, DAY, [1, 1])
    fixture.site.set('/2026-07/18/p-2', { body: '系统维护中' })
    fixture.site.set('/2026-07/18/a-1-1', { body: new Uint8Array([0x89]) }, { body: 'text' })
    await expect(fixture.fetch(DAY)).rejects.toMatchObject({ kind: 'unreadable' })
    expect(filesOf(await fixture.fetch(DAY))).toEqual(['p-1', 'p-2', 'a-1-1'])
    publishIssue(fixture.site, DAY, [1, 1])
    expect(filesOf(await fixture.fetch(DAY))).toEqual(['p-1', 'p-2', 'a-1-1', 'a-2-1'])
  })

  it('requests a front page again that was stored before the issue was published', async () => {
    await using fixture = await openFixture({ now: '2026-07-17T22:00:00Z' })
    publishIssue(fixture.site, '2026-07-17', [1])
    fixture.site.set('/2026-07/18/p-1', { status: 302, headers: { location: '/2026-07/17/p-1' } })
    expect(await fetchError(fixture)).toMatchObject({ name: 'NoIssue', nearest: '2026-07-17' })
    fixture.clock.advance(24 * 3_600_000)
    publishIssue(fixture.site, DAY, [1])
    expect(filesOf(await fixture.fetch(DAY))).toEqual(['p-1', 'a-1-1'])
  })

  it('requests everything again with `refresh`, if it has changed since', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [1])
    fixture.site.set('/2026-07/18/a-1-1', {
      body: 'old',
      headers: { 'last-modified': 'Sat, 18 Jul 2026 00:00:00 GMT' },
    })
    await fixture.fetch(DAY)
    fixture.site.forget()
    fixture.clock.advance(1)
    await fixture.fetch(DAY, { refresh: true })
    expect(fixture.site.count('/2026-07/18/p-1')).toBe(1)
    const [request] = fixture.site.requests.filter(({ path }) => path.endsWith('a-1-1'))
    expect(request?.headers['if-modified-since']).toBe('Sat, 18 Jul 2026 00:00:00 GMT')
  })
})
