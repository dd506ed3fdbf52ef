import { describe, expect, it } from 'vitest'
import { fetchEditions, type Progress } from '../../../source/papers/index.ts'
import { allOf, failing, link, openStreet, plainReader, print } from '../street-paper.ts'

const DAY = '2026-07-18'

describe('a day without an issue', () => {
  it.each([
    ['404', { status: 404 }],
    ['403', { status: 403 }],
    ['an empty page', { body: '<p>还没有出版' }],
    ['the newest issue instead', { status: 302, headers: { location: '/2026-07/20/p-1' } }],
    ['the newest issue, by a script', { body: link('/2026-07/20/p-1', 'redirect') }],
  ] as const)('is recognised by %s, with the nearest day that has one', async (_, reply) => {
    await using street = await openStreet()
    print(street.site, '2026-07-16', [1])
    print(street.site, '2026-07-20', [1])
    street.site.set('/2026-07/18/p-1', reply)
    expect(await failing(street)).toMatchObject({
      name: 'NoIssue',
      nearest: '2026-07-16',
      message: '街坊报 has no issue of 2026-07-18; the nearest is 2026-07-16',
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

  it('is reported while it is looked for', async () => {
    await using street = await openStreet()
    print(street.site, '2026-07-16', [1])
    const told: Progress[] = []
    const fetching = async (): Promise<void> => {
      for await (const each of fetchEditions(street.paper, [DAY], street.dependencies, {
        reader: plainReader,
      }))
        told.push(each)
    }
    await expect(fetching()).rejects.toThrow('nearest is 2026-07-16')
    expect(told).toEqual(['2026-07-17', '2026-07-19', '2026-07-16'].map((day) => ({ kind: 'seek', day })))
  })

  it('leads at once to the newest where the host sends that instead', async () => {
    await using street = await openStreet({ now: '2026-07-20T16:30:00Z' })
    print(street.site, '2026-07-16', [1])
    street.site.set('/2026-07/21/p-1', { status: 302, headers: { location: '/2026-07/16/p-1' } })
    expect((await street.fetch('newest'))[1]).toMatchObject({ kind: 'found', day: '2026-07-16' })
    expect(street.site.count('/2026-07/20/p-1')).toBe(0)
  })

  it('is reported in a range, and the other days are fetched, with one robots.txt for all', async () => {
    await using street = await openStreet()
    print(street.site, '2026-07-16', [1])
    print(street.site, '2026-07-18', [2])
    const days = ['2026-07-16', '2026-07-17', '2026-07-18']
    const told = await allOf(fetchEditions(street.paper, days, street.dependencies, { reader: plainReader }))
    expect(
      told.flatMap((each) =>
        each.kind === 'issue' || each.kind === 'none' ? [`${each.kind} ${each.day}`] : [],
      ),
    ).toEqual(['issue 2026-07-16', 'none 2026-07-17', 'issue 2026-07-18'])
    expect(street.site.count('/robots.txt')).toBe(1)
  })
})
