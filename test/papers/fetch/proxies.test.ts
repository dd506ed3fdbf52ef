import { request as ask, createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { NodeNetwork } from '../../../source/papers/fetch/network.ts'
import { Proxies } from '../../../source/papers/fetch/proxies.ts'
import type { FetchFailure } from '../../../source/papers/index.ts'
import { makeCertificate, makeChain } from '../certificates.ts'
import { openSite } from '../site.ts'
import { openTwoSchemes } from '../two-schemes.ts'

/**
 * A proxy on this machine that finds every host at `upstream`.
 * @param refuse a status that it answers with instead
 */
const openProxy = async (upstream: string, { refuse = 0, password = '' } = {}) => {
  const asked: string[] = []
  const refusalOf = ({ headers, method, url }: IncomingMessage): number => {
    asked.push(`${method} ${url}`)
    const given = Buffer.from(headers['proxy-authorization']?.replace('Basic ', '') ?? '', 'base64')
    return password !== '' && String(given) !== password ? 407 : refuse
  }
  const sockets = new Set<Socket>()
  const forward: RequestListener = (incoming, response) => {
    const refused = refusalOf(incoming)
    if (refused) return response.writeHead(refused).end()
    const { pathname, search } = new URL(incoming.url ?? '')
    const { 'proxy-authorization': _, ...headers } = incoming.headers
    const request = ask(`http://${upstream}${pathname}${search}`, { headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers)
      answer.pipe(response)
    })
    return request.end()
  }
  const server = createServer(forward)
  server.on('connect', (incoming: IncomingMessage, socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    const refused = refusalOf(incoming)
    if (refused) return socket.end(`HTTP/1.1 ${refused} No\r\n\r\n`)
    const [host, port] = upstream.split(':')
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    onward.on('error', () => socket.destroy())
    return undefined
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.closeAllConnections()
    server.close()
  })
  return { asked, place: `127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const open = (env: Record<string, string>) => {
  const network = new NodeNetwork({ proxies: new Proxies(env) })
  onTestFinished(() => network.close())
  return {
    failing: (url: string): Promise<FetchFailure> =>
      network.get({ url, headers: {} }).then(
        ({ status }) => {
          throw new Error(`it did not fail, but answered ${status}`)
        },
        (error: FetchFailure) => error,
      ),
  }
}

const closedPlace = async (): Promise<string> => {
  const site = await openSite()
  await site[Symbol.asyncDispose]()
  return new URL(site.origin).host
}

describe('the network behind a proxy', () => {
  it('asks it for the whole address, and leaves the name of the host to it', async () => {
    await using site = await openSite()
    site.set('/p?q=1', { body: '<p>晨光' })
    const proxy = await openProxy(new URL(site.origin).host)
    const network = new NodeNetwork({ proxies: new Proxies({ http_proxy: `http://${proxy.place}` }) })
    onTestFinished(() => network.close())
    const { bytes } = await network.get({ url: 'http://paper.example.org/p?q=1', headers: {} })
    expect(Buffer.from(bytes).toString()).toBe('<p>晨光')
    expect(proxy.asked).toEqual(['GET http://paper.example.org/p?q=1'])
    expect(site.requests[0]?.headers.host).toBe('paper.example.org')
  })

  it('is carried by it to encrypted hosts, whose certificates count as ever', async () => {
    const { own } = makeChain()
    const secure = { key: own.key.export({ type: 'pkcs8', format: 'pem' }), cert: own.pem }
    await using site = await openTwoSchemes(secure, { https: (_, response) => response.end('x') })
    const proxy = await openProxy(site.host)
    const { failing } = open({ https_proxy: proxy.place })
    // The certificate is not known here, and of another host besides: it was seen.
    expect(await failing('https://paper.example.org/p')).toMatchObject({ why: ['certificateOfOther'] })
    expect(new Set(proxy.asked)).toEqual(new Set(['CONNECT paper.example.org:443']))
  })

  it('names the certificate that a host leaves out, inside a tunnel too', async () => {
    const { between } = makeChain()
    const own = makeCertificate('paper.example.org', { signer: between })
    const secure = { key: own.key.export({ type: 'pkcs8', format: 'pem' }), cert: own.pem }
    await using site = await openTwoSchemes(secure, { https: (_, response) => response.end('x') })
    const proxy = await openProxy(site.host)
    const { failing } = open({ https_proxy: proxy.place })
    expect(await failing('https://paper.example.org/p')).toMatchObject({
      ...{ kind: 'chain', why: ['chainLacks', 'Jiefang Intermediate CA'] },
    })
    expect(proxy.asked).toHaveLength(2)
  })

  it.each([
    ['http', 'http_proxy'],
    ['https', 'HTTPS_PROXY'],
    ['http', 'all_proxy'],
  ])('says that it cannot be reached, and which variable names it: %s, %s', async (scheme, variable) => {
    const place = await closedPlace()
    const { failing } = open({ [variable]: `http://me:secret@${place}/` })
    const failure = await failing(`${scheme}://paper.example.org/p`)
    expect(failure).toMatchObject({ kind: 'proxy', why: ['noWayToProxy', place, variable] })
    expect(failure.message).not.toContain('secret')
  })

  it.each([
    ['http', 407, 'proxyWantsPassword'],
    ['https', 407, 'proxyWantsPassword'],
    ['https', 403, 'proxyRefuses'],
    ['https', 502, 'proxyRefuses'],
    ['https', 504, 'proxyRefuses'],
  ] as const)('says that it refuses: %s, %i', async (scheme, refuse, why) => {
    const proxy = await openProxy('127.0.0.1:1', { refuse })
    const { failing } = open({ all_proxy: proxy.place })
    const failure = await failing(`${scheme}://paper.example.org/p`)
    expect(failure).toMatchObject({ kind: 'proxy', why: expect.arrayContaining([why, proxy.place]) })
  })

  it('gives it the name and password of its address, and nobody else', async () => {
    await using site = await openSite()
    site.set('/p', { body: 'x' })
    const proxy = await openProxy(new URL(site.origin).host, { password: 'me:p@ss' })
    const network = new NodeNetwork({
      proxies: new Proxies({ http_proxy: `http://me:p%40ss@${proxy.place}` }),
    })
    onTestFinished(() => network.close())
    expect((await network.get({ url: 'http://paper.example.org/p', headers: {} })).status).toBe(200)
    expect(Object.keys(site.requests[0]?.headers ?? {})).not.toContain('proxy-authorization')
  })

  it('still asks for no private address or local name, and tells it nothing of a private paper', async () => {
    await using site = await openSite()
    const proxy = await openProxy(new URL(site.origin).host)
    const { failing } = open({ all_proxy: proxy.place })
    for (const host of [
      '127.0.0.1',
      '10.1.2.3',
      '[::1]',
      '2130706433',
      'localhost',
      'intranet',
      'nas.local',
      'a.internal',
    ])
      expect(await failing(`http://${host}/`), host).toMatchObject({ kind: 'address' })
    const network = new NodeNetwork({
      privateOrigins: [site.origin],
      proxies: new Proxies({ all_proxy: proxy.place }),
    })
    onTestFinished(() => network.close())
    expect((await network.get({ url: `${site.origin}/`, headers: {} })).status).toBe(404)
    expect(proxy.asked).toEqual([])
  })

  it.each(['socks5://127.0.0.1:1080', 'http://[broken', 'ftp://a'])(
    'says that it cannot use %s',
    async (value) => {
      const { failing } = open({ all_proxy: value })
      expect(await failing('http://paper.example.org/')).toMatchObject({
        kind: 'proxy',
        why: ['proxyUnknown', 'all_proxy'],
      })
    },
  )
})

describe('the proxies of the environment', () => {
  const placeFor = (url: string, env: Record<string, string>): string | undefined =>
    new Proxies({ http_proxy: 'http://p:1', https_proxy: 'q', ...env }).for(new URL(url))?.place

  it.each([
    ['http://a.example/', '', 'p:1'],
    ['https://a.example/', '', 'q:80'],
    ['http://a.example/', 'b.example', 'p:1'],
    ['http://a.example/', 'a.example', undefined],
    ['http://x.a.example/', 'b.example, .a.example', undefined],
    ['http://x.a.example/', 'a.example', undefined],
    ['http://xa.example/', 'a.example', 'p:1'],
    ['http://A.example./', '*.Example', undefined],
    ['http://a.example/', '*', undefined],
    ['http://a.example:8080/', 'a.example:8080', undefined],
    ['http://a.example/', 'a.example:8080', 'p:1'],
    ['http://10.2.3.4/', '10.0.0.0/8', undefined],
    ['http://11.2.3.4/', '10.0.0.0/8', 'p:1'],
    ['http://10.2.3.4/', '10.0.0.0/999', 'p:1'],
    ['http://[2001:db8::1]/', '2001:db8::/32', undefined],
  ])('for %s with no_proxy=%s: %s', (url, exempt, place) => {
    expect(placeFor(url, { no_proxy: exempt })).toBe(place)
  })

  it('are those in small letters first, and none where a variable is empty', () => {
    expect(placeFor('http://a.example/', { HTTP_PROXY: 'http://other:2' })).toBe('p:1')
    expect(new Proxies({ http_proxy: '' }).for(new URL('http://a.example/'))).toBeUndefined()
    expect(new Proxies({ http_proxy: 'p', https_proxy: 'p', NO_PROXY: 'x' }).all()).toHaveLength(1)
  })
})
