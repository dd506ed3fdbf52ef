import { describe, expect, it } from 'vitest'
import { english } from '../../english.ts'
import { failing, filesOf, openStreet, print } from '../street-paper.ts'

const DAY = '2026-07-18'

describe('a page or an article that cannot be fetched', () => {
  it('is named, and the rest is fetched', async () => {
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
    expect(last).toMatchObject({ count: { done: 5, of: 5 } })
  })

  it.each([
    [{ status: 500 }, 'answers 500'],
    [{ status: 429 }, 'answers 429'],
    [{ manner: 'cut', body: 'half of it' }, 'cut|aborted'],
    [{ manner: 'silent' }, 'nothing received'],
    [{ manner: 'stalled', body: 'half of it' }, 'nothing received'],
  ] as const)('is asked for again after a while: %j', async (bad, why) => {
    await using street = await openStreet({ idleMs: 400 })
    print(street.site, DAY, [1])
    street.site.set('/2026-07/18/a-1-1', bad, bad, { body: 'here' })
    const told = await street.fetch(DAY)
    const waits = told.filter((each) => each.kind === 'wait')
    expect(waits.map(({ ms }) => ms)).toEqual([1_000, 2_000])
    expect(
      waits
        .slice(0, 1)
        .map((wait) => english(wait.why))
        .join(),
    ).toMatch(new RegExp(why))
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

  it('is waited for as long as the host asks, with no other request meanwhile', async () => {
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

  it('respects a date in Retry-After, and gives up if the host asks for too long', async () => {
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

  it('ends the issue if the host stops answering, and what was fetched is kept', async () => {
    await using street = await openStreet()
    print(street.site, DAY, [12])
    for (let n = 3; n <= 12; n++) street.site.set(`/2026-07/18/a-1-${n}`, { manner: 'cut', body: 'xx' })
    expect(await failing(street)).toMatchObject({ name: 'FetchFailure', kind: 'unreachable' })
    expect(street.site.count('/2026-07/18/a-1-12')).toBe(0)
    expect(await street.dependencies.store.get(`${street.site.origin}/2026-07/18/a-1-2`)).toBeDefined()
  })

  it('is one that redirects to another page of the issue, or to where another led already', async () => {
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
