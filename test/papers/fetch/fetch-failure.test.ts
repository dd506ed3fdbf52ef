import { describe, expect, it } from 'vitest'
import { FetchFailure } from '../../../source/papers/index.ts'
import { link, openStreet } from '../street-paper.ts'

describe('a failure to fetch', () => {
  it('is one line without control characters, whatever the host sent', () => {
    const { message } = new FetchFailure('redirects', 'http://a.example/\u202e', [
      'leadsOnAndOn',
      '\u009b31m\u001b[2J\r\n there',
    ])
    expect(message).toBe('http://a.example/\ufffd: redirects too often, at last to \ufffd31m\ufffd[2J  there')
  })

  it('names an address that nobody means, and does not ask for it', async () => {
    await using street = await openStreet()
    const long = `a-${'x'.repeat(3000)}`
    street.site.set('/2026-07/18/p-1', { body: link('a-1', 'article') + link(long, 'article') })
    street.site.set('/2026-07/18/a-1', { body: 'one' })
    street.site.set(`/2026-07/18/${long}`, { body: 'long' })
    const last = (await street.fetch('2026-07-18')).at(-1)
    if (last?.kind !== 'issue') throw new Error('no issue')
    expect(last.missing.map(({ failure }) => failure.kind)).toEqual(['address'])
    expect(last.missing[0]?.failure.message.length).toBeLessThan(700)
  })

  it('quotes no escape of a Location header', async () => {
    await using street = await openStreet()
    const day = '2026-07-18'
    street.site.set('/2026-07/18/p-1', { body: link('a-1', 'article', 'one') })
    street.site.set('/2026-07/18/a-1', { status: 302, headers: { location: 'http://\u009b31m[' } })
    const error = await street.fetch(day).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(FetchFailure)
    expect(String(error)).toMatch(/which is not an address/)
    expect(String(error)).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })
})
