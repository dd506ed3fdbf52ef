import type { RequestListener } from 'node:http'
import type { ServerOptions } from 'node:https'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Saying } from '../../../source/language/index.ts'
import { Fetcher } from '../../../source/papers/fetch/fetcher.ts'
import { NodeNetwork } from '../../../source/papers/fetch/network.ts'
import { FetchFailure, type HttpResponse, type Network } from '../../../source/papers/index.ts'
import { english } from '../../english.ts'
import { makeCertificate, makeChain } from '../certificates.ts'
import { createFakeClock } from '../fake-clock.ts'
import { openTwoSchemes } from '../two-schemes.ts'

const chain = makeChain()
const key = (signed: { readonly key: typeof chain.own.key }) =>
  signed.key.export({ type: 'pkcs8', format: 'pem' })

/** A host with these certificates, and what a fetch from it by a scheme comes to. */
const open = async (
  secure: ServerOptions,
  listeners: { readonly http?: RequestListener; readonly https?: RequestListener },
  { isPrivate = false }: { readonly isPrivate?: boolean } = {},
) => {
  const asked: string[] = []
  const logged = (scheme: string, listener?: RequestListener): RequestListener | undefined =>
    listener &&
    ((request, response) => {
      asked.push(`${scheme} ${request.url}`)
      if (request.url === '/robots.txt') response.writeHead(404).end()
      else listener(request, response)
    })
  const [http, https] = [logged('http', listeners.http), logged('https', listeners.https)]
  const site = await openTwoSchemes(secure, { ...(http && { http }), ...(https && { https }) })
  const origins = [`http://${site.host}`, `https://${site.host}`]
  const network = new NodeNetwork({ privateOrigins: origins })
  onTestFinished(async () => {
    network.close()
    await site[Symbol.asyncDispose]()
  })
  const clock = createFakeClock()
  const fetcher = new Fetcher(
    { network, clock, store: { get: async () => undefined, put: async () => {} }, userAgent: 'test' },
    isPrivate ? { privateOrigins: origins } : {},
  )
  const notices: Saying[] = []
  const fetch = (url: string) =>
    fetcher.fetch(`${url.replace('HOST', site.host)}`, { onNotice: (notice) => notices.push(notice) })
  const failing = (url: string): Promise<FetchFailure> =>
    fetch(url).then(
      () => {
        throw new Error('it did not fail')
      },
      (error: FetchFailure) => error,
    )
  return { asked, fetch, failing, notices, clock }
}

const page: RequestListener = (_, response) => response.end('<p>晨光街坊报')

/** The end of a chain alone: the certificate between it and the authority is not sent. */
const INCOMPLETE = { key: key(chain.own), cert: chain.own.pem }

describe('a host that leaves out a certificate', () => {
  it('is asked without encryption, which is said, and so is all else of it', async () => {
    const { fetch, notices, asked } = await open(INCOMPLETE, { http: page, https: page })
    const { finalUrl, bytes } = await fetch('https://HOST/a')
    await fetch('https://HOST/b')
    expect(Buffer.from(bytes).toString()).toContain('晨光')
    expect(finalUrl).toMatch(/^http:.*\/a$/)
    expect(asked).toEqual(['http /robots.txt', 'http /a', 'http /b'])
    expect(notices.map(english)).toEqual([
      expect.stringMatching(/certificate of Jiefang Intermediate CA.*without encryption/),
    ])
  })

  it('is named with it where there is no other way', async () => {
    const { failing, clock } = await open(INCOMPLETE, { https: page })
    const failure = await failing('https://HOST/a')
    expect(failure).toMatchObject({ kind: 'chain', why: ['chainLacks', 'Jiefang Intermediate CA'] })
    expect(clock.slept.length).toBeLessThan(4)
  })

  it('is not believed to have moved to http where that leads back', async () => {
    const back: RequestListener = ({ url, headers }, response) =>
      response.writeHead(301, { location: `https://${headers.host}${url}` }).end()
    const { failing } = await open(INCOMPLETE, { http: back, https: page })
    expect(await failing('https://HOST/a')).toMatchObject({ kind: 'chain' })
  })

  it('gets no request without encryption once it has set a cookie', async () => {
    const setting: RequestListener = (_, response) =>
      response.writeHead(200, { 'set-cookie': 'who=me; path=/' }).end('<p>x')
    const { fetch, failing, asked } = await open(INCOMPLETE, { http: setting, https: page })
    await fetch('http://HOST/set')
    expect(await failing('https://HOST/a')).toMatchObject({ kind: 'chain' })
    expect(asked).toEqual(['http /robots.txt', 'http /set'])
  })

  it('is asked without encryption though other pages of it were before', async () => {
    const { fetch, asked } = await open(INCOMPLETE, { http: page, https: page })
    await fetch('http://HOST/b')
    await fetch('https://HOST/a')
    expect(asked).toEqual(['http /robots.txt', 'http /b', 'http /robots.txt', 'http /a'])
  })

  it('gets no request without encryption for a private paper', async () => {
    const { failing, asked } = await open(INCOMPLETE, { http: page, https: page }, { isPrivate: true })
    expect(await failing('https://HOST/a')).toMatchObject({ kind: 'chain' })
    expect(asked).toEqual([])
  })
})

describe('a host with a certificate that is wrong', () => {
  const expired = makeChain({ until: '2024-01-01T00:00:00' }).own
  const foreign = makeChain({ address: '192.0.2.1' }).own
  const selfMade = makeCertificate('127.0.0.1', { address: '127.0.0.1' })
  const expiredSelfMade = makeCertificate('127.0.0.1', { address: '127.0.0.1', until: '2024-01-01T00:00:00' })

  it.each([
    ['expired', expired, 'certificateExpired'],
    ['of another host', foreign, 'certificateOfOther'],
    ['from no authority', selfMade, 'certificateSelfMade'],
    ['expired, and from no authority', expiredSelfMade, 'certificateExpired'],
  ] as const)('is never asked without encryption: %s', async (_, certificate, why) => {
    const secure = { key: key(certificate), cert: certificate.pem }
    const { failing, asked, notices } = await open(secure, { http: page, https: page })
    expect(await failing('https://HOST/a')).toMatchObject({ kind: 'secure', why: [why] })
    expect([asked, notices]).toEqual([[], []])
  })

  it('is never asked without encryption though its chain lacks one besides', async () => {
    const secure = { key: key(expired), cert: expired.pem + chain.between.pem }
    const { failing, asked } = await open(secure, { http: page, https: page })
    expect(await failing('https://HOST/a')).toMatchObject({ kind: 'secure' })
    expect(asked).toEqual([])
  })
})

describe('a host whose encryption is too old', () => {
  const OLD: ServerOptions = {
    ...{ key: key(chain.own), cert: chain.own.pem },
    ...{ minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' },
  }
  const NO_CIPHER: ServerOptions = {
    ...{ key: key(chain.own), cert: chain.own.pem },
    ...{ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-CAMELLIA128-SHA256' },
  }

  it('is asked without encryption, which is said in words', async () => {
    const { fetch, notices, asked } = await open(OLD, { http: page, https: page })
    expect((await fetch('https://HOST/a')).finalUrl).toMatch(/^http:/)
    expect(notices.map(english).join()).toMatch(/too old; fetched without encryption/)
    expect(asked).toEqual(['http /robots.txt', 'http /a'])
  })

  it('is named in words where there is no other way', async () => {
    const { failing } = await open(OLD, { https: page })
    const failure = await failing('https://HOST/a')
    expect(failure).toMatchObject({ kind: 'protocol', why: ['protocolTooOld'] })
    expect(failure.message).not.toMatch(/error:|ssl3|rec_layer|\.c:/)
  })

  it('may have no cipher in common', async () => {
    const { failing } = await open(NO_CIPHER, { https: page })
    expect(await failing('https://HOST/a')).toMatchObject({ kind: 'protocol' })
  })
})

describe('a host that answers http no more', () => {
  /** A fetch from a host whose http does this and whose https sends the page. */
  const upgrading = (http: (url: string) => HttpResponse, privateOrigins: readonly string[] = []) => {
    const asked: string[] = []
    const get: Network['get'] = async ({ url }) => {
      asked.push(url)
      if (url.startsWith('http:')) return http(url)
      return { status: url.endsWith('robots.txt') ? 404 : 200, headers: {}, bytes: Buffer.from('<p>晨光') }
    }
    const clock = createFakeClock()
    const store = { get: async () => undefined, put: async () => {} }
    const dependencies = { network: { get, close: () => {} }, clock, store, userAgent: 'test' }
    return { asked, clock, fetcher: new Fetcher(dependencies, { privateOrigins }) }
  }

  const refuse = (url: string): never => {
    throw new FetchFailure('unreachable', url, ['connectionRefused'])
  }
  const status = (code: number) => (): HttpResponse => ({ status: code, headers: {}, bytes: Buffer.from('') })

  it.each([
    ['refuses the connection', refuse],
    ['asks for encryption', status(426)],
    ['takes it for a mistake', status(400)],
  ])('is asked by https, without a wait: it %s', async (_, http) => {
    const { asked, clock, fetcher } = upgrading(http)
    expect((await fetcher.fetch('http://a.example/p')).finalUrl).toBe('https://a.example/p')
    await fetcher.fetch('http://a.example/q')
    expect(asked).toEqual([
      'http://a.example/robots.txt',
      ...['robots.txt', 'p', 'q'].map((name) => `https://a.example/${name}`),
    ])
    expect(clock.slept.filter((ms) => ms >= 1_000)).toEqual([])
  })

  it('stays with http where it answers anything else, and for a private paper', async () => {
    const answering = upgrading(status(404))
    await expect(answering.fetcher.fetch('http://a.example/p')).rejects.toMatchObject({ kind: 'missing' })
    const own = upgrading(refuse, ['http://a.example'])
    await expect(own.fetcher.fetch('http://a.example/p')).rejects.toMatchObject({ kind: 'unreachable' })
    expect([...answering.asked, ...own.asked].filter((url) => url.startsWith('https:'))).toEqual([])
  })

  it('is asked by http as often as ever where https is no better', async () => {
    const { failing, clock } = await open({ key: key(chain.own), cert: chain.own.pem }, {})
    expect(await failing('http://HOST/a')).toMatchObject({ kind: 'unreachable' })
    expect(clock.slept.filter((ms) => ms >= 1_000)).toEqual([1_000, 2_000, 4_000])
  })
})
