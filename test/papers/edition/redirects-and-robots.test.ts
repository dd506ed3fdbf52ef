import { describe, expect, it } from 'vitest'
import { fetchError, filesOf, link, openFixture, publishIssue } from '../paper-fixture.ts'

const DAY = '2026-07-18'

describe('redirects and robots.txt', () => {
  it('follows redirects by the host and by scripts', async () => {
    await using fixture = await openFixture({ url: 'paperindex.htm?d={Y}{m}{d}' })
    publishIssue(fixture.site, DAY, [1])
    fixture.site.set('/paperindex.htm?d=20260718', { status: 301, headers: { location: 'front' } })
    fixture.site.set('/front', { body: link('/2026-07/18/', 'redirect') })
    fixture.site.set('/2026-07/18/', { status: 302, headers: { location: 'p-1' } })
    expect(filesOf(await fixture.fetch(DAY))).toEqual(['p-1', 'a-1-1'])
  })

  it.each([
    ['the host', { status: 302, headers: { location: 'p-1' } }],
    ['a script', { body: link('p-1?x', 'redirect') }],
  ] as const)('ends a circle of redirects by %s', async (_, reply) => {
    await using fixture = await openFixture()
    fixture.site.set('/2026-07/18/p-1', reply)
    fixture.site.set('/2026-07/18/p-1?x', { body: link('p-1', 'redirect') })
    expect(await fetchError(fixture)).toMatchObject({ kind: 'redirects' })
    expect(fixture.site.requests.length).toBeLessThan(10)
  })

  it('follows no redirect and no link to a private origin or another protocol', async () => {
    await using fixture = await openFixture()
    await using privateHost = await openFixture()
    privateHost.site.set('/secret', { body: 'secret' })
    publishIssue(fixture.site, DAY, [1])
    const body = [
      link(`${privateHost.site.origin}/secret`, 'article'),
      link('a-1-1', 'article'),
      link('away', 'article'),
      link('file:///etc/passwd', 'article'),
    ].join('')
    fixture.site.set('/2026-07/18/p-1', { body })
    fixture.site.set('/2026-07/18/away', {
      status: 302,
      headers: { location: `${privateHost.site.origin}/secret` },
    })
    const progress = await fixture.fetch(DAY)
    expect(filesOf(progress)).toEqual(['p-1', 'a-1-1'])
    const last = progress.at(-1)
    expect(last?.kind === 'issue' && last.missing.map(({ failure }) => failure.kind)).toEqual([
      'address',
      'address',
      'address',
    ])
    expect(privateHost.site.requests).toEqual([])
  })

  it('fetches nothing that robots.txt forbids', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [2])
    fixture.site.set('/robots.txt', { body: 'User-agent: *\nDisallow: /*a-1-2' })
    const progress = await fixture.fetch(DAY)
    expect(progress.at(-1)).toMatchObject({ missing: [{ failure: { kind: 'robots' } }] })
    expect(fixture.site.count('/2026-07/18/a-1-2')).toBe(0)
    fixture.site.set('/robots.txt', { body: 'User-agent: baolan\nDisallow: /' })
    fixture.site.forget()
    expect(await fetchError(fixture, '2026-07-17')).toMatchObject({ kind: 'robots' })
    expect(fixture.site.requests.map(({ path }) => path)).toEqual(['/robots.txt'])
  })

  it.each([
    [{ status: 503 }, 1],
    [{ status: 521 }, 1],
    [{ status: 412 }, 0],
    [{ status: 403 }, 0],
    [{ status: 429, headers: { 'retry-after': '99999' } }, 1],
    [{ transfer: 'cut', body: 'User-agent: *' }, 1],
    [{ transfer: 'silent' }, 1],
    [{ status: 302, headers: { location: '/robots.txt' } }, 1],
  ] as const)('goes on where a host fails to give its robots.txt: %j', async (reply, notices) => {
    await using fixture = await openFixture({ idleMs: 300 })
    publishIssue(fixture.site, DAY, [1])
    fixture.site.set('/robots.txt', reply)
    const progress = await fixture.fetch(DAY)
    expect(filesOf(progress)).toEqual(['p-1', 'a-1-1'])
    expect(progress.filter(({ kind }) => kind === 'notice')).toHaveLength(notices)
    expect(fixture.clock.slept.filter((ms) => ms > 400)).toEqual([])
  })

  it('respects a Crawl-delay up to a limit', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [4])
    fixture.site.set('/robots.txt', { body: 'User-agent: *\nCrawl-delay: 120' })
    await fixture.fetch(DAY)
    expect(fixture.site.mostAtOnce).toBe(1)
    const sentAt = fixture.sentAt.slice(1)
    for (const [index, time] of sentAt.entries()) {
      const pause = time - (sentAt[index - 1] ?? 0)
      if (index > 0) expect(pause).toBeGreaterThanOrEqual(5_000)
      if (index > 0) expect(pause).toBeLessThan(20_000)
    }
  })
})
