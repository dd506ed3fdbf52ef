import { describe, expect, it } from 'vitest'
import { fetchEditions, type Network } from '../../../source/papers/index.ts'
import { english } from '../../english.ts'
import { allOf, fetchError, filesOf, openFixture, plainReader, publishIssue } from '../paper-fixture.ts'

const DAY = '2026-07-18'

describe('a page or an article that cannot be fetched', () => {
  it('is reported, and the others are fetched', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [3, 1])
    fixture.site.set('/2026-07/18/p-2', { status: 404 })
    fixture.site.set('/2026-07/18/a-1-1', { status: 403 })
    fixture.site.set('/2026-07/18/a-1-2', { body: new Uint8Array([0x89, 0x50]) })
    const progress = await fixture.fetch(DAY)
    expect(filesOf(progress)).toEqual(['p-1', 'a-1-3'])
    const last = progress.at(-1)
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
    [{ transfer: 'cut', body: 'half of it' }, 'cut|aborted'],
    [{ transfer: 'silent' }, 'nothing received'],
    [{ transfer: 'stalled', body: 'half of it' }, 'nothing received'],
  ] as const)('is requested again after a wait: %j', async (fault, why) => {
    await using fixture = await openFixture({ idleMs: 400 })
    publishIssue(fixture.site, DAY, [1])
    fixture.site.set('/2026-07/18/a-1-1', fault, fault, { body: 'here' })
    const progress = await fixture.fetch(DAY)
    const waits = progress.filter((event) => event.kind === 'wait')
    expect(waits.map(({ ms }) => ms)).toEqual([1_000, 2_000])
    expect(english(waits[0]?.why ?? ['noAddress'])).toMatch(new RegExp(why))
    expect(progress.at(-1)).toMatchObject({ kind: 'issue', missing: [] })
    expect(fixture.site.count('/2026-07/18/a-1-1')).toBe(3)
  })

  it('is given up after four attempts', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [2])
    fixture.site.set('/2026-07/18/a-1-1', { status: 503 })
    const progress = await fixture.fetch(DAY)
    expect(fixture.site.count('/2026-07/18/a-1-1')).toBe(4)
    expect(progress.at(-1)).toMatchObject({ missing: [{ failure: { kind: 'status' } }] })
    expect(filesOf(progress)).toEqual(['p-1', 'a-1-2'])
  })

  it('is given up earlier if its attempts take long', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [2])
    fixture.site.set('/2026-07/18/a-1-1', { status: 503 })
    const { network } = fixture.dependencies
    const get: Network['get'] = async (request) => {
      if (request.url.endsWith('a-1-1')) fixture.clock.advance(40_000)
      return network.get(request)
    }
    const dependencies = { ...fixture.dependencies, network: { get, close: () => {} } }
    await allOf(fetchEditions(fixture.paper, [DAY], dependencies, { reader: plainReader }))
    expect(fixture.site.count('/2026-07/18/a-1-1')).toBe(2)
  })

  it('is requested again as late as the host asks, with no other request meanwhile', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [3])
    fixture.site.set('/2026-07/18/a-1-1', { status: 429, headers: { 'retry-after': '30' } }, { body: 'x' })
    await fixture.fetch(DAY)
    const [first, second] = fixture.site.requests.filter(({ path }) => path.endsWith('a-1-1'))
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(30_000)
    const meanwhile = fixture.site.requests.filter(
      ({ at }) => at > (first?.at ?? 0) + 400 && at < (first?.at ?? 0) + 30_000,
    )
    expect(meanwhile).toEqual([])
  })

  it('is requested again at the date of Retry-After, or not at all if that is too late', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [2])
    const date = new Date(fixture.clock.now() + 60_000).toUTCString()
    fixture.site.set('/2026-07/18/a-1-1', { status: 503, headers: { 'retry-after': date } }, { body: 'x' })
    fixture.site.set('/2026-07/18/a-1-2', { status: 503, headers: { 'retry-after': '86400' } })
    const progress = await fixture.fetch(DAY)
    expect(progress.find((event) => event.kind === 'wait')?.ms).toBeGreaterThan(50_000)
    expect(progress.at(-1)).toMatchObject({ missing: [{ failure: { kind: 'busy' } }] })
    expect(fixture.site.count('/2026-07/18/a-1-2')).toBe(1)
  })

  it('ends the fetch if the host stops answering, and fetched pages stay stored', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [12])
    for (let n = 3; n <= 12; n++) fixture.site.set(`/2026-07/18/a-1-${n}`, { transfer: 'cut', body: 'xx' })
    expect(await fetchError(fixture)).toMatchObject({ name: 'FetchFailure', kind: 'unreachable' })
    expect(fixture.site.count('/2026-07/18/a-1-12')).toBe(0)
    expect(await fixture.dependencies.store.get(`${fixture.site.origin}/2026-07/18/a-1-2`)).toBeDefined()
  })

  it('may redirect to another page of the issue, or to the same address as another one', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [4])
    const toHome = { status: 302, headers: { location: '/' } }
    fixture.site.set('/', { body: 'home' })
    fixture.site.set('/2026-07/18/a-1-1', toHome)
    fixture.site.set('/2026-07/18/a-1-2', toHome)
    fixture.site.set('/2026-07/18/a-1-3', { status: 302, headers: { location: 'p-1' } })
    const progress = await fixture.fetch(DAY)
    expect(progress.at(-1)).toMatchObject({
      missing: [{ failure: { kind: 'redirects' } }, { failure: { kind: 'redirects' } }],
    })
    expect(filesOf(progress)).toEqual(['p-1', 'a-1-1', 'a-1-4'])
  })

  it.each(['endless', 'bomb'] as const)('does not fill the memory: %s', async (transfer) => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [2])
    fixture.site.set('/2026-07/18/a-1-1', { transfer })
    const progress = await fixture.fetch(DAY)
    expect(progress.at(-1)).toMatchObject({ missing: [{ failure: { kind: 'size' } }] })
    expect(fixture.site.count('/2026-07/18/a-1-1')).toBe(1)
  })
})
