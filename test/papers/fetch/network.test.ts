import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type NetworkOptions, NodeNetwork } from '../../../source/papers/fetch/network.ts'
import { lookupPublic } from '../../../source/papers/fetch/public-lookup.ts'
import type { Network } from '../../../source/papers/index.ts'
import { openSite } from '../site.ts'

vi.mock('../../../source/papers/fetch/public-lookup.ts', { spy: true })

const networks: Network[] = []

const open = (options: NetworkOptions): Network => {
  const network = new NodeNetwork(options)
  networks.push(network)
  return network
}

afterEach(() => {
  for (const network of networks.splice(0)) network.close()
})

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString()

describe('the network', () => {
  it.each([undefined, 'gzip', 'brotli'] as const)(
    'returns the body as it was before compression: %s',
    async (transfer) => {
      await using site = await openSite()
      site.set('/', {
        body: '晨光街坊报'.repeat(500),
        headers: { etag: '"1"' },
        ...(transfer && { transfer }),
      })
      const response = await open({ privateOrigins: [site.origin] }).get({
        url: `${site.origin}/`,
        headers: {},
      })
      expect(response.status).toBe(200)
      expect(response.headers.etag).toBe('"1"')
      expect(text(response.bytes)).toBe('晨光街坊报'.repeat(500))
    },
  )

  it('follows no redirect and sends no cookie back', async () => {
    await using site = await openSite()
    site.set('/', { status: 302, headers: { location: '/x', 'set-cookie': 'a=1' } })
    const network = open({ privateOrigins: [site.origin] })
    expect((await network.get({ url: `${site.origin}/`, headers: {} })).status).toBe(302)
    await network.get({ url: `${site.origin}/`, headers: {} })
    expect(site.requests.map(({ path }) => path)).toEqual(['/', '/'])
    expect(site.requests.every(({ headers }) => headers.cookie === undefined)).toBe(true)
  })

  it('reads no body of a response that has none', async () => {
    await using site = await openSite()
    site.set('/', { status: 304, headers: { 'content-encoding': 'gzip' } })
    const response = await open({ privateOrigins: [site.origin] }).get({
      url: `${site.origin}/`,
      headers: {},
    })
    expect([response.status, response.bytes.length]).toEqual([304, 0])
  })

  it.each([
    ['cut', 'unreachable', /cut|aborted/],
    ['silent', 'timeout', /nothing received for/],
    ['stalled', 'timeout', /nothing received for/],
    ['endless', 'size', /larger than 100,000 bytes/],
    ['bomb', 'size', /larger than 100,000 bytes/],
  ] as const)('rejects with the reason if a response is %s', async (transfer, kind, why) => {
    await using site = await openSite()
    site.set('/', { body: 'x'.repeat(1000), transfer })
    const idleMs = kind === 'timeout' ? 200 : 20_000
    const network = open({ privateOrigins: [site.origin], idleMs, maxBytes: 100_000 })
    const response = network.get({ url: `${site.origin}/`, headers: {} })
    await expect(response).rejects.toMatchObject({
      name: 'FetchFailure',
      kind,
      message: expect.stringMatching(why),
    })
  })

  it('limits the time of a response that arrives byte by byte', async () => {
    await using site = await openSite()
    site.set('/', { transfer: 'drip' })
    const network = open({ privateOrigins: [site.origin], totalMs: 300 })
    const response = network.get({ url: `${site.origin}/`, headers: {} })
    await expect(response).rejects.toMatchObject({
      kind: 'timeout',
      message: expect.stringMatching(/not complete/),
    })
  })

  it('rejects if a compressed body is damaged', async () => {
    await using site = await openSite()
    const damaged = gzipSync('晨光街坊报'.repeat(500)).fill(0, 30, 60)
    site.set('/', { body: damaged, headers: { 'content-encoding': 'gzip' } })
    const network = open({ privateOrigins: [site.origin] })
    await expect(network.get({ url: `${site.origin}/`, headers: {} })).rejects.toMatchObject({
      name: 'FetchFailure',
    })
  })

  it('ignores an unknown content encoding', async () => {
    await using site = await openSite()
    site.set('/', { body: '晨光', headers: { 'content-encoding': 'UTF-8' } })
    const network = open({ privateOrigins: [site.origin] })
    expect(text((await network.get({ url: `${site.origin}/`, headers: {} })).bytes)).toBe('晨光')
  })

  it('rejects with the reason of the signal', async () => {
    await using site = await openSite()
    site.set('/', { transfer: 'silent' })
    const stop = new AbortController()
    const response = open({ privateOrigins: [site.origin] }).get({
      url: `${site.origin}/`,
      headers: {},
      signal: stop.signal,
    })
    setImmediate(() => stop.abort(new Error('enough')))
    await expect(response).rejects.toThrow('enough')
  })
})

describe('the network does not connect', () => {
  it('to this machine without permission, by IP address in any spelling or by name', async () => {
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
      const response = network.get({ url: `http://${host}:${port}/`, headers: {} })
      await expect(response, host).rejects.toMatchObject({ kind: 'address' })
    }
    expect(site.requests).toEqual([])
  })

  it('to this machine by a name for which a lookup returns its address all the same', async () => {
    await using site = await openSite()
    const { port } = new URL(site.origin)
    vi.mocked(lookupPublic).mockImplementationOnce((_, { all }, done) => {
      if (all) done(null, [{ address: '127.0.0.1', family: 4 }])
      else done(null, '127.0.0.1', 4)
    })
    const response = open({}).get({ url: `http://rebound.example:${port}/`, headers: {} })
    await expect(response).rejects.toMatchObject({ kind: 'address' })
    expect(site.requests).toEqual([])
  })

  it('to a private origin other than the permitted one', async () => {
    await using site = await openSite()
    await using permitted = await openSite()
    const network = open({ privateOrigins: [permitted.origin] })
    await expect(network.get({ url: `${site.origin}/`, headers: {} })).rejects.toMatchObject({
      kind: 'address',
    })
    expect((await network.get({ url: `${permitted.origin}/`, headers: {} })).status).toBe(404)
    expect(site.requests).toEqual([])
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

  it('to a closed port', async () => {
    const site = await openSite()
    await site[Symbol.asyncDispose]()
    const network = open({ privateOrigins: [site.origin] })
    const response = network.get({ url: `${site.origin}/`, headers: {} })
    await expect(response).rejects.toMatchObject({ kind: 'unreachable', temporary: true })
  })
})
