import http, { type AgentOptions, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import https from 'node:https'
import net, { isIP, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import tls from 'node:tls'
import { urlToHttpOptions } from 'node:url'
import { cleanedConnection } from './cleaned-connection.ts'
import type { HttpRequest, HttpResponse, Network } from './dependencies.ts'
import { FetchFailure } from './fetch-failure.ts'
import { networkFailure } from './network-failure.ts'
import { sentFor } from './posted.ts'
import { isLocalName, type NetworkProxy, Proxies } from './proxies.ts'
import { isPublicAddress } from './public-address.ts'
import { lookupPublic } from './public-lookup.ts'
import { readBody } from './response-body.ts'
import { examineChain } from './secure-failure.ts'
import { noWayToProxy, proxyFailure, proxyRefusal, TunnelAgent, throughProxy } from './tunnel.ts'

export interface NetworkOptions {
  /** Origins (`http://127.0.0.1:8080`) that may have an address that is not public. */
  readonly privateOrigins?: readonly string[]
  /** Limit of one body, decompressed, bytes, if a request gives none. */
  readonly maxBytes?: number
  /** Through which other addresses than the private ones are asked for. */
  readonly proxies?: Proxies
  /** Longest time without a byte, ms. */
  readonly idleMs?: number
  /** Longest time from the request to the last byte, ms. */
  readonly totalMs?: number
}

const MAX_BYTES = 16 * 2 ** 20
const IDLE_MS = 20_000
const TOTAL_MS = 90_000

const AGENT: AgentOptions = {
  keepAlive: true,
  maxSockets: 2,
  // ms until Node tries a host's next address. Its default of 250 is too short for a host on the other side of the world.
  autoSelectFamilyAttemptTimeout: 2_500,
}

const notPublic = (url: string): FetchFailure => new FetchFailure('address', url, ['notPublic'])

/** @throws FetchFailure if no request may be sent to the address */
const parseUrl = (url: string): URL => {
  if (!URL.canParse(url)) throw new FetchFailure('address', url, ['noAddress'])
  const target = new URL(url)
  if (target.protocol !== 'http:' && target.protocol !== 'https:')
    throw new FetchFailure('address', url, ['onlyHttp'])
  if (target.username || target.password) throw new FetchFailure('address', url, ['withPassword'])
  return target
}

/** Whether the host is written as an IP address that is not public. */
const isPrivateNumber = ({ hostname }: URL): boolean => {
  const host = hostname.replace(/^\[|\]$/g, '')
  return isIP(host) !== 0 && !isPublicAddress(host)
}

const whenConnected = (socket: Socket, action: () => void): void => {
  if (socket.connecting) socket.once('connect', action)
  else action()
}

/** How an address is asked for. */
interface Route {
  readonly options: http.RequestOptions
  /** A proxy that is asked for the whole address; one that only carries the connection is behind the agent. */
  readonly proxy?: NetworkProxy
  /** Whether the connection itself is encrypted. */
  readonly isSecure: boolean
  /** Whether the address that the socket connects to must be public. */
  readonly isChecked: boolean
}

/** What ends a request from outside. */
interface Control {
  readonly signal: AbortSignal
  /** At any time, the body included. */
  readonly abort: (failure: FetchFailure) => void
}

/** The parser's code for a header whose name is none. */
const ODD_HEADER = 'HPE_INVALID_HEADER_TOKEN'

const connectionTo = (options: http.ClientRequestArgs, isSecure: boolean): Socket =>
  isSecure ? tls.connect(options as tls.ConnectionOptions) : net.connect(options as net.TcpNetConnectOpts)

/** Headers of one name as one text. */
const joinedHeaders = (headers: IncomingHttpHeaders): HttpResponse['headers'] =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )

/**
 * The network of this machine, over node:http(s): no redirects or cookies. Addresses are checked when the socket connects, so
 * a name that resolves differently the second time (DNS rebinding) is refused too. What goes through a proxy of the environment
 * is checked only where it is written as a number or a local name: the proxy looks names up.
 */
export class NodeNetwork implements Network {
  readonly #privateOrigins: ReadonlySet<string>
  readonly #maxBytes: number
  readonly #idleMs: number
  readonly #totalMs: number
  readonly #httpAgent = new http.Agent(AGENT)
  readonly #httpsAgent = new https.Agent(AGENT)
  readonly #proxies: Proxies
  /** By the address of the proxy. */
  readonly #tunnels = new Map<string, TunnelAgent>()

  constructor({
    privateOrigins = [],
    proxies = new Proxies({}),
    maxBytes = MAX_BYTES,
    idleMs = IDLE_MS,
    totalMs = TOTAL_MS,
  }: NetworkOptions = {}) {
    this.#privateOrigins = new Set(privateOrigins)
    this.#proxies = proxies
    this.#maxBytes = maxBytes
    this.#idleMs = idleMs
    this.#totalMs = totalMs
  }

  async get(request: HttpRequest): Promise<HttpResponse> {
    const { url } = request
    const deadline = AbortSignal.timeout(this.#totalMs)
    const aborter = new AbortController()
    const signals = [deadline, aborter.signal, ...(request.signal ? [request.signal] : [])]
    const control: Control = { signal: AbortSignal.any(signals), abort: (failure) => aborter.abort(failure) }
    try {
      const message = await this.#send(request, control).catch((error: NodeJS.ErrnoException) => {
        // Not inside a tunnel, whose connections are not made here.
        if (error.code !== ODD_HEADER || (url.startsWith('https:') && this.#isProxied(url))) throw error
        return this.#send(request, control, cleanedConnection)
      })
      return {
        status: message.statusCode ?? 0,
        headers: joinedHeaders(message.headers),
        cookies: message.headers['set-cookie'] ?? [],
        bytes: await readBody(url, message, request.maxBytes ?? this.#maxBytes, request.onBytes),
      }
    } catch (error) {
      request.signal?.throwIfAborted()
      aborter.signal.throwIfAborted()
      if (deadline.aborted)
        throw new FetchFailure('timeout', url, ['notWholeAfter', this.#totalMs / 1000], error)
      throw await this.#explained(networkFailure(url, error), request.signal ?? deadline)
    }
  }

  /** Says which certificate a host leaves out, if that is the fault. */
  #explained(failure: FetchFailure, signal: AbortSignal): FetchFailure | Promise<FetchFailure> {
    if (failure.kind !== 'chain' || this.#isProxied(failure.url)) return failure
    const mayBePrivate = this.#privateOrigins.has(new URL(failure.url).origin)
    return examineChain(failure, { signal, ...(!mayBePrivate && { lookup: lookupPublic }) })
  }

  #isProxied(url: string): boolean {
    const target = new URL(url)
    return !this.#privateOrigins.has(target.origin) && this.#proxies.for(target) !== undefined
  }

  close(): void {
    this.#httpAgent.destroy()
    this.#httpsAgent.destroy()
    for (const tunnel of this.#tunnels.values()) tunnel.destroy()
  }

  /**
   * Sends a request and resolves when its headers have come.
   * @param through what the connection is led through; then it is used for this request only
   */
  async #send(
    { url, headers, idleMs: asked = Number.POSITIVE_INFINITY }: HttpRequest,
    { signal, abort }: Control,
    through?: (socket: Socket) => Duplex,
  ): Promise<IncomingMessage> {
    const target = parseUrl(url)
    const sent = sentFor(target)
    const { options, proxy, isSecure, isChecked } = this.#routeTo(sent.target)
    const idleMs = Math.min(asked, this.#idleMs)
    const tooLong = (): void => abort(new FetchFailure('timeout', url, ['noByteFor', idleMs / 1000]))
    let isConnected = false
    const watch = (socket: Socket): Socket => {
      whenConnected(socket, () => {
        isConnected = true
        // The last check, on the connected socket, before the request is written.
        if (isChecked && socket.remoteAddress && !isPublicAddress(socket.remoteAddress)) abort(notPublic(url))
      })
      return socket
    }
    return new Promise((resolve, reject) => {
      const request = (isSecure ? https : http).request({
        ...options,
        method: sent.method,
        headers: { ...headers, ...sent.headers, ...options.headers, 'accept-encoding': 'gzip, br' },
        // Hosts send a length beside chunks, and control characters in headers: browsers read both.
        insecureHTTPParser: true,
        signal,
        ...(through && {
          agent: undefined,
          createConnection: (connection: http.ClientRequestArgs) =>
            through(watch(connectionTo(connection, isSecure).setTimeout(idleMs, tooLong))),
        }),
      })
      // A connection that is kept is watched for each of its requests.
      if (!through) request.setTimeout(idleMs, tooLong).on('socket', watch)
      request.on('response', (message) => {
        if (!proxy || message.statusCode !== 407) return resolve(message)
        message.destroy()
        return reject(proxyFailure(url, proxyRefusal(proxy, 407)))
      })
      request.on('error', (error) =>
        reject(
          proxy && !isConnected && !signal.aborted ? proxyFailure(url, noWayToProxy(proxy), error) : error,
        ),
      )
      request.end(sent.body)
    })
  }

  /** How an address is asked for: directly, or through the proxy of the environment. @throws FetchFailure if it may not be */
  #routeTo(target: URL): Route {
    const isSecure = target.protocol === 'https:'
    const mayBePrivate = this.#privateOrigins.has(target.origin)
    if (!mayBePrivate && isPrivateNumber(target)) throw notPublic(target.href)
    // A proxy is not told of the user's own network.
    const proxy = mayBePrivate ? undefined : this.#proxies.for(target)
    if (!proxy) {
      const agent = isSecure ? this.#httpsAgent : this.#httpAgent
      const lookup = mayBePrivate ? {} : { lookup: lookupPublic }
      return {
        options: { ...urlToHttpOptions(target), agent, ...lookup },
        isSecure,
        isChecked: !mayBePrivate,
      }
    }
    if (isLocalName(target)) throw notPublic(target.href)
    if (proxy.isUnknown) throw proxyFailure(target.href, ['proxyUnknown', proxy.variable])
    if (isSecure) {
      const agent = this.#tunnelOf(proxy)
      return { options: { ...urlToHttpOptions(target), agent }, isSecure, isChecked: false }
    }
    const isSecureProxy = proxy.url.protocol === 'https:'
    const agent = isSecureProxy ? this.#httpsAgent : this.#httpAgent
    return {
      options: { ...throughProxy(proxy, target), agent },
      proxy,
      isSecure: isSecureProxy,
      isChecked: false,
    }
  }

  #tunnelOf(proxy: NetworkProxy): TunnelAgent {
    const known = this.#tunnels.get(proxy.url.href)
    if (known) return known
    const tunnel = new TunnelAgent(proxy, AGENT)
    this.#tunnels.set(proxy.url.href, tunnel)
    return tunnel
  }
}
