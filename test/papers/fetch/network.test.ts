import { afterEach, describe, expect, it } from 'vitest'
import { type NetworkOptions, openNetwork } from '../../../source/papers/fetch/network.ts'
import type { Network } from '../../../source/papers/index.ts'
import { openSite } from '../site.ts'

const opened: Network[] = []

const open = (options: NetworkOptions): Network => {
  const network = openNetwork(options)
  opened.push(network)
  return network
}

afterEach(() => {
  for (const network of opened.splice(0)) network.close()
})

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString()

describe('the network', () => {
  it.each([undefined, 'gzip', 'brotli'] as const)('returns the body as it was before %s', async (manner) => {
    await using site = await openSite()
    site.set('/', { body: '晨光街坊报'.repeat(500), headers: { etag: '"1"' }, ...(manner && { manner }) })
    const answer = await open({ privateOrigins: [site.origin] }).get({ url: `${site.origin}/`, headers: {} })
    expect(answer.status).toBe(200)
    expect(answer.headers.etag).toBe('"1"')
    expect(text(answer.bytes)).toBe('晨光街坊报'.repeat(500))
  })

  it('follows no redirect and sends no cookie back', async () => {
    await using site = await openSite()
    site.set('/', { status: 302, headers: { location: '/x', 'set-cookie': 'a=1' } })
    const network = open({ privateOrigins: [site.origin] })
    expect((await network.get({ url: `${site.origin}/`, headers: {} })).status).toBe(302)
    await network.get({ url: `${site.origin}/`, headers: {} })
    expect(site.asked.map(({ path }) => path)).toEqual(['/', '/'])
    expect(site.asked.every(({ headers }) => headers.cookie === undefined)).toBe(true)
  })

  it('reads no body of an answer that has none', async () => {
    await using site = await openSite()
    site.set('/', { status: 304, headers: { 'content-encoding': 'gzip' } })
    const answer = await open({ privateOrigins: [site.origin] }).get({ url: `${site.origin}/`, headers: {} })
    expect([answer.status, answer.bytes.length]).toEqual([304, 0])
  })

  it.each([
    ['cut', 'unreachable', /cut|aborted/],
    ['silent', 'timeout', /nothing received for/],
    ['stalled', 'timeout', /nothing received for/],
    ['endless', 'size', /larger than 100,000 bytes/],
    ['bomb', 'size', /larger than 100,000 bytes/],
  ] as const)('says what is wrong with an answer that is %s', async (manner, kind, why) => {
    await using site = await openSite()
    site.set('/', { body: 'x'.repeat(1000), manner })
    const idleMs = kind === 'timeout' ? 200 : 20_000
    const network = open({ privateOrigins: [site.origin], idleMs, maxBytes: 100_000 })
    const asked = network.get({ url: `${site.origin}/`, headers: {} })
    await expect(asked).rejects.toMatchObject({
      name: 'FetchFailure',
      kind,
      message: expect.stringMatching(why),
    })
  })

  it('bounds the time of an answer that drips', async () => {
    await using site = await openSite()
    site.set('/', { manner: 'drip' })
    const network = open({ privateOrigins: [site.origin], totalMs: 300 })
    const asked = network.get({ url: `${site.origin}/`, headers: {} })
    await expect(asked).rejects.toMatchObject({
      kind: 'timeout',
      message: expect.stringMatching(/not complete/),
    })
  })

  it('takes a broken archive for no page', async () => {
    await using site = await openSite()
    site.set('/', { body: 'no gzip at all', headers: { 'content-encoding': 'gzip' } })
    const network = open({ privateOrigins: [site.origin] })
    await expect(network.get({ url: `${site.origin}/`, headers: {} })).rejects.toMatchObject({
      name: 'FetchFailure',
    })
  })

  it('ignores an unknown encoding', async () => {
    await using site = await openSite()
    site.set('/', { body: '晨光', headers: { 'content-encoding': 'UTF-8' } })
    const network = open({ privateOrigins: [site.origin] })
    expect(text((await network.get({ url: `${site.origin}/`, headers: {} })).bytes)).toBe('晨光')
  })

  it('ends with the reason of the signal', async () => {
    await using site = await openSite()
    site.set('/', { manner: 'silent' })
    const stop = new AbortController()
    const asked = open({ privateOrigins: [site.origin] }).get({
      url: `${site.origin}/`,
      headers: {},
      signal: stop.signal,
    })
    setImmediate(() => stop.abort(new Error('enough')))
    await expect(asked).rejects.toThrow('enough')
  })
})

describe('the network does not connect', () => {
  it('to this machine, unless asked: by number, in every spelling, or by name', async () => {
    await using site = await openSite()
    const { port } = new URL(site.origin)
    const network = open({})
    for (const host of [
      '127.0.0.1',
      '127.1',
      '0x7f.0.0.1',
      '2130706433',
      '[::ffff:127.0.0.1]',
      '[::1]',
      'localhost',
      '0.0.0.0',
    ]) {
      const asked = network.get({ url: `http://${host}:${port}/`, headers: {} })
      await expect(asked, host).rejects.toMatchObject({ kind: 'address' })
    }
    expect(site.asked).toEqual([])
  })

  it('to a private origin other than the given one', async () => {
    await using site = await openSite()
    await using other = await openSite()
    const network = open({ privateOrigins: [other.origin] })
    await expect(network.get({ url: `${site.origin}/`, headers: {} })).rejects.toMatchObject({
      kind: 'address',
    })
    expect((await network.get({ url: `${other.origin}/`, headers: {} })).status).toBe(404)
    expect(site.asked).toEqual([])
  })

  it.each([
    'file:///etc/passwd',
    'ftp://a.example/',
    'data:,x',
    'javascript:1',
    'http://a:b@c.example/',
    'x',
  ])('to %s', async (url) => {
    await expect(open({}).get({ url, headers: {} })).rejects.toMatchObject({ kind: 'address' })
  })

  it('to a port where nobody listens', async () => {
    const site = await openSite()
    await site[Symbol.asyncDispose]()
    const network = open({ privateOrigins: [site.origin] })
    const asked = network.get({ url: `${site.origin}/`, headers: {} })
    await expect(asked).rejects.toMatchObject({ kind: 'unreachable', temporary: true })
  })
})
