import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openPageFolder } from '../../../source/papers/fetch/page-store.ts'
import { fetchEditions, type Progress } from '../../../source/papers/index.ts'
import {
  allOf,
  failing,
  filesOf,
  link,
  openStreet,
  plainReader,
  print,
  type Street,
} from '../street-paper.ts'

const DAY = '2026-07-18'

describe('stopping and going on', () => {
  const stopAfter = async (street: Street, count: number): Promise<readonly Progress[]> => {
    const stop = new AbortController()
    const told: Progress[] = []
    for await (const each of fetchEditions(street.paper, [DAY], street.dependencies, {
      reader: plainReader,
      signal: stop.signal,
    })) {
      told.push(each)
      if (told.filter(({ kind }) => kind === 'article').length === count) stop.abort()
    }
    return told
  }

  it('keeps what is whole, and fetches nothing twice, even after the program was killed', async () => {
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
    const dependencies = { ...street.dependencies, store }
    const rest = await allOf(fetchEditions(street.paper, [DAY], dependencies, { reader: plainReader }))
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
    const options = { reader: plainReader, signal: stop.signal }
    for await (const each of fetchEditions(street.paper, days, street.dependencies, options)) {
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
    for await (const each of fetchEditions(street.paper, [DAY], street.dependencies, {
      reader: plainReader,
      signal: stop.signal,
    })) {
      told.push(each)
      if (each.kind === 'wait') stop.abort()
    }
    expect(told.at(-1)?.kind).toBe('stopped')
    expect(street.site.count('/2026-07/18/a-1-1')).toBeLessThan(3)
  })

  it('stops when the stream is no longer read', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [40])
    for await (const each of fetchEditions(street.paper, [DAY], street.dependencies, { reader: plainReader }))
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
    expect(told.at(-1)).toMatchObject({ count: { bytes: 0 } })
    street.clock.advance(11 * 60_000)
    const body = link('p-1', 'page', '1版') + link('a-1-1', 'article') + link('a-1-2', 'article')
    street.site.set('/2026-07/18/p-1', { body, headers: { etag: '"2"' } })
    street.site.set('/2026-07/18/a-1-2', { body: 'late' })
    expect(filesOf(await street.fetch(DAY))).toEqual(['p-1', 'a-1-1', 'a-1-2'])
  })

  it('requests a stored error page again', async () => {
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

  it('requests a front page again that was stored before the issue was out', async () => {
    await using street = await openStreet({ now: '2026-07-17T22:00:00Z' })
    print(street.site, '2026-07-17', [1])
    street.site.set('/2026-07/18/p-1', { status: 302, headers: { location: '/2026-07/17/p-1' } })
    expect(await failing(street)).toMatchObject({ name: 'NoIssue', nearest: '2026-07-17' })
    street.clock.advance(24 * 3_600_000)
    print(street.site, DAY, [1])
    expect(filesOf(await street.fetch(DAY))).toEqual(['p-1', 'a-1-1'])
  })

  it('requests everything again with `refresh`, if it has changed', async () => {
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
