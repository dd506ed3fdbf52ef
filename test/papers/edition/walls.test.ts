import { describe, expect, it } from 'vitest'
import { failing, filesOf, link, openStreet, print } from '../street-paper.ts'

const DAY = '2026-07-18'

describe('redirects and robots.txt', () => {
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

  it('follows no redirect and no link to a private address or another protocol', async () => {
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

  it('fetches nothing that robots.txt forbids', async () => {
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

  it('forbids everything if robots.txt cannot be read, and nothing if it does not exist', async () => {
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

  it('slows down if robots.txt asks for it, within a limit', async () => {
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
