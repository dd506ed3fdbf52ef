import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import tls from 'node:tls'
import type { Saying } from '../../language/index.ts'
import { FetchFailure } from './fetch-failure.ts'
import { type NetworkProxy, portOf } from './proxies.ts'
import { withoutBrackets } from './site-of.ts'

/** What a proxy is told of the user whom its address names. */
const authorizationOf = ({ url: { username, password } }: NetworkProxy): Readonly<Record<string, string>> => {
  if (username === '') return {}
  const credentials = [username, password].map(decodeURIComponent).join(':')
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }
}

/** A failure of a proxy. Of its address only host and port are named. */
export const proxyFailure = (url: string, why: Saying, cause?: unknown): FetchFailure =>
  new FetchFailure('proxy', url, why, cause)

/** Why a proxy cannot be reached. */
export const noWayToProxy = ({ place, variable }: NetworkProxy): Saying => ['noWayToProxy', place, variable]

/** Why a proxy answers instead of a host. */
export const proxyRefusal = ({ place, variable }: NetworkProxy, status: number): Saying =>
  status === 407 ? ['proxyWantsPassword', place, variable] : ['proxyRefuses', place, status]

interface ProxyEndpoint {
  readonly hostname: string
  readonly port: string
  readonly headers: Readonly<Record<string, string>>
}

/** Where a proxy listens, and what it is told of the user. */
const proxyEndpoint = (proxy: NetworkProxy): ProxyEndpoint => ({
  hostname: withoutBrackets(proxy.url.hostname),
  port: portOf(proxy.url),
  headers: authorizationOf(proxy),
})

/** The options of a request for an address without encryption, through a proxy: it is asked for the whole address. */
export const throughProxy = (proxy: NetworkProxy, target: URL): http.RequestOptions => {
  const { headers, ...endpoint } = proxyEndpoint(proxy)
  return {
    ...endpoint,
    protocol: proxy.url.protocol,
    path: `${target.origin}${target.pathname}${target.search}`,
    headers: { host: target.host, ...headers },
  }
}

/** ms. */
const LONGEST_CONNECT = 20_000

/** Encrypted connections through a proxy, which carries them without seeing what is in them. */
export class TunnelAgent extends https.Agent {
  readonly #proxy: NetworkProxy

  constructor(proxy: NetworkProxy, options: http.AgentOptions) {
    super(options)
    this.#proxy = proxy
  }

  override createConnection(
    options: https.RequestOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    const host = options.host ?? ''
    const port = options.port ?? 443
    const done = (error: Error | null, socket?: Duplex): void => callback?.(error, socket as Duplex)
    this.#connect(`${host.includes(':') ? `[${host}]` : host}:${port}`, (error, socket) => {
      if (!socket) return done(error)
      const secure = tls.connect({ ...(options as tls.ConnectionOptions), socket: socket as never })
      return done(null, secure)
    })
    return undefined
  }

  /** A connection to a host, not yet encrypted. Rejects with a FetchFailure. */
  connectTo(host: string, port: number): Promise<Socket> {
    return new Promise((resolve, reject) => {
      this.#connect(`${host}:${port}`, (error, socket) =>
        socket ? resolve(socket as Socket) : reject(error ?? new Error('closed')),
      )
    })
  }

  /** Asks the proxy for a connection to `place`. */
  #connect(place: string, done: (error: Error | null, socket?: Duplex) => void): void {
    const { url } = this.#proxy
    const { hostname, port, headers } = proxyEndpoint(this.#proxy)
    const request = (url.protocol === 'https:' ? https : http).request({
      ...{ hostname, port, method: 'CONNECT', path: place, agent: false },
      headers: { ...headers, host: place },
    })
    const target = `https://${place}/`
    request.setTimeout(LONGEST_CONNECT, () => request.destroy(new Error('silent')))
    request.on('connect', ({ statusCode = 0 }: IncomingMessage, socket: Duplex) => {
      if (statusCode >= 200 && statusCode < 300) return done(null, socket)
      socket.destroy()
      return done(proxyFailure(target, proxyRefusal(this.#proxy, statusCode)))
    })
    // A proxy that does not know CONNECT answers as a host does.
    request.on('response', ({ statusCode = 0 }: IncomingMessage) => {
      request.destroy()
      done(proxyFailure(target, proxyRefusal(this.#proxy, statusCode)))
    })
    request.on('error', (error) => done(proxyFailure(target, noWayToProxy(this.#proxy), error)))
    request.end()
  }
}
