import { describe, expect, it } from 'vitest'
import { FetchFailure } from '../../../source/papers/index.ts'
import { link, openStreet } from '../street-paper.ts'

describe('a failure to fetch', () => {
  it('is told in one line that no terminal obeys, whatever the host sent', () => {
    const { message } = new FetchFailure(
      'redirects',
      'http://a.example/\u202e',
      'leads to \u009b31m\u001b[2J\r\n there',
    )
    expect(message).toBe('http://a.example/\ufffd: leads to \ufffd31m\ufffd[2J  there')
  })

  it('quotes no escape of a Location header', async () => {
    await using street = await openStreet()
    const day = '2026-07-18'
    street.site.set('/2026-07/18/p-1', { body: link('a-1', 'article', 'one') })
    street.site.set('/2026-07/18/a-1', { status: 302, headers: { location: 'http://\u009b31m[' } })
    const error = await street.fetch(day).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(FetchFailure)
    expect(String(error)).toMatch(/which is no address/)
    expect(String(error)).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })
})
