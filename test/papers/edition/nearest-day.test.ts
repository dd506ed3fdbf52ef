import { describe, expect, it } from 'vitest'
import { type FetchDependencies, fetchEditions, type Progress } from '../../../source/papers/index.ts'
import { allOf, fetchError, link, openFixture, plainReader, publishIssue } from '../paper-fixture.ts'

const DAY = '2026-07-18'

describe('a day without an issue', () => {
  it.each([
    ['404', { status: 404 }],
    ['403', { status: 403 }],
    ['an empty page', { body: '<p>还没有出版' }],
    ['the newest issue instead', { status: 302, headers: { location: '/2026-07/20/p-1' } }],
    ['the newest issue, by a script', { body: link('/2026-07/20/p-1', 'redirect') }],
  ] as const)('is recognized by %s, with the nearest day that has one', async (_, reply) => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, '2026-07-16', [1])
    publishIssue(fixture.site, '2026-07-20', [1])
    fixture.site.set('/2026-07/18/p-1', reply)
    expect(await fetchError(fixture)).toMatchObject({
      name: 'NoIssue',
      nearest: '2026-07-16',
      message: '街坊报 has no issue of 2026-07-18; the nearest is 2026-07-16',
    })
  })

  it('has no nearest day in the future', async () => {
    await using fixture = await openFixture({ now: '2026-07-19T15:00:00Z' })
    publishIssue(fixture.site, '2026-07-20', [1])
    publishIssue(fixture.site, '2026-07-14', [1])
    expect(await fetchError(fixture)).toMatchObject({ nearest: '2026-07-14' })
    expect(fixture.site.count('/2026-07/20/p-1')).toBe(0)
  })

  it('is reported with the newest day if the archive does not reach back to it', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, '2026-07-19', [1])
    expect(await fetchError(fixture, '2011-01-01')).toMatchObject({ name: 'NoIssue', nearest: '2026-07-19' })
  })

  it('is not requested if it is in the future', async () => {
    await using fixture = await openFixture({ now: '2026-07-18T04:00:00Z' })
    publishIssue(fixture.site, DAY, [1])
    expect(await fetchError(fixture, '2026-07-19')).toMatchObject({ name: 'NoIssue', nearest: DAY })
    expect(fixture.site.count('/2026-07/19/p-1')).toBe(0)
  })

  it('is reported with a hint at a changed address if no day near it has an issue', async () => {
    await using fixture = await openFixture()
    expect(await fetchError(fixture)).toMatchObject({
      name: 'NoIssue',
      nearest: undefined,
      message: expect.stringMatching(
        /its address may have changed \(http:.*\/2026-07\/18\/p-1: is not there \(404\)\)$/,
      ),
    })
  })

  it('is skipped on the way back to the newest', async () => {
    await using fixture = await openFixture({ now: '2026-07-20T16:30:00Z' })
    publishIssue(fixture.site, '2026-07-18', [1])
    const progress = await fixture.fetch('newest')
    expect(progress.filter(({ kind }) => kind === 'seek' || kind === 'found')).toMatchObject([
      { kind: 'seek', day: '2026-07-20' },
      { kind: 'seek', day: '2026-07-19' },
      { kind: 'seek', day: '2026-07-18' },
      { kind: 'found', day: '2026-07-18' },
    ])
    expect(fixture.site.requests[1]?.path).toBe('/2026-07/21/p-1')
  })

  it('is reported after each day that is tried instead', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, '2026-07-16', [1])
    const progress: Progress[] = []
    const fetchAll = async (): Promise<void> => {
      for await (const event of fetchEditions(fixture.paper, [DAY], fixture.dependencies, {
        reader: plainReader,
      }))
        progress.push(event)
    }
    await expect(fetchAll()).rejects.toThrow('nearest is 2026-07-16')
    expect(progress).toEqual(['2026-07-17', '2026-07-19', '2026-07-16'].map((day) => ({ kind: 'seek', day })))
  })

  it('leads directly to the newest if the host sends that one instead', async () => {
    await using fixture = await openFixture({ now: '2026-07-20T16:30:00Z' })
    publishIssue(fixture.site, '2026-07-16', [1])
    fixture.site.set('/2026-07/21/p-1', { status: 302, headers: { location: '/2026-07/16/p-1' } })
    expect((await fixture.fetch('newest'))[1]).toMatchObject({ kind: 'found', day: '2026-07-16' })
    expect(fixture.site.count('/2026-07/20/p-1')).toBe(0)
  })

  it.each([
    ['long pages', { body: 'x'.repeat(300_000) }, 0],
    ['long pages that say 404', { status: 404, body: 'x'.repeat(300_000) }, 0],
    ['a page after ten seconds', { status: 404 }, 10_000],
  ])('is not looked for long if the host answers with %s', async (_, reply, ms) => {
    await using fixture = await openFixture()
    const { network } = fixture.dependencies
    const dependencies: FetchDependencies = {
      ...fixture.dependencies,
      network: {
        get: async (request) => {
          fixture.clock.advance(ms)
          return network.get(request)
        },
        close: () => {},
      },
    }
    for (let day = 1; day < 31; day++) fixture.site.set(`/2026-07/${String(day).padStart(2, '0')}/p-1`, reply)
    const error = await allOf(
      fetchEditions(fixture.paper, [DAY], dependencies, { reader: plainReader }),
    ).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toMatchObject({
      name: 'NoIssue',
      message: expect.stringContaining('has no issue of 2026-07-18'),
    })
    expect(fixture.site.requests.length).toBeLessThan(10)
  })

  it('is reported in a range, and the other days are fetched, with one request for robots.txt', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, '2026-07-16', [1])
    publishIssue(fixture.site, '2026-07-18', [2])
    const days = ['2026-07-16', '2026-07-17', '2026-07-18']
    const progress = await allOf(
      fetchEditions(fixture.paper, days, fixture.dependencies, { reader: plainReader }),
    )
    expect(
      progress.flatMap((event) =>
        event.kind === 'issue' || event.kind === 'none' ? [`${event.kind} ${event.day}`] : [],
      ),
    ).toEqual(['issue 2026-07-16', 'none 2026-07-17', 'issue 2026-07-18'])
    expect(fixture.site.count('/robots.txt')).toBe(1)
  })
})
