import { describe, expect, it } from 'vitest'
import { networkFailure } from '../../../source/papers/fetch/network-failure.ts'
import { FetchFailure } from '../../../source/papers/index.ts'
import { link, openFixture } from '../paper-fixture.ts'

describe('a host that is not found', () => {
  const notFound = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })

  it('is the fault of a machine without a network', () => {
    expect(networkFailure('http://a.example/', notFound, () => true)).toMatchObject({ kind: 'host' })
    expect(networkFailure('http://a.example/', notFound, () => false)).toMatchObject({ kind: 'offline' })
  })
})

describe('a fetch failure', () => {
  it('has one line without control characters, whatever the host sent', () => {
    const { message } = new FetchFailure('redirects', 'http://a.example/\u202e', [
      'leadsOnAndOn',
      '\u009b31m\u001b[2J\r\n there',
    ])
    expect(message).toBe('http://a.example/\ufffd: redirects too often, at last to \ufffd31m\ufffd[2J  there')
  })

  it('is thrown for an address that is too long, without a request, and clips it', async () => {
    await using fixture = await openFixture()
    const longName = `a-${'x'.repeat(3000)}`
    fixture.site.set('/2026-07/18/p-1', { body: link('a-1', 'article') + link(longName, 'article') })
    fixture.site.set('/2026-07/18/a-1', { body: 'one' })
    fixture.site.set(`/2026-07/18/${longName}`, { body: 'long' })
    const last = (await fixture.fetch('2026-07-18')).at(-1)
    if (last?.kind !== 'issue') throw new Error('no issue')
    expect(last.missing.map(({ failure }) => failure.kind)).toEqual(['address'])
    expect(last.missing[0]?.failure.message.length).toBeLessThan(700)
  })

  it('quotes a Location header without its control characters', async () => {
    await using fixture = await openFixture()
    const day = '2026-07-18'
    fixture.site.set('/2026-07/18/p-1', { body: link('a-1', 'article', 'one') })
    fixture.site.set('/2026-07/18/a-1', { status: 302, headers: { location: 'http://\u009b31m[' } })
    const error = await fixture.fetch(day).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(FetchFailure)
    expect(String(error)).toMatch(/which is not an address/)
    expect(String(error)).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })
})
