import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import https from 'node:https'
import net, { type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import tls from 'node:tls'
import { cleanedConnection } from './cleaned-connection.ts'
import type { HttpRequest, HttpResponse, Network } from './dependencies.ts'
import { FetchFailure } from './fetch-failure.ts'
import { networkFailure } from './network-failure.ts'
import { sentFor } from './posted.ts'
import { Proxies } from './proxies.ts'
import { isPublicAddress } from './public-address.ts'
import { lookupPublic } from './public-lookup.ts'
import { readBody } from './response-body.ts'
import { notPublic, parseUrl, Routes } from './routes.ts'
import { examineChain } from './secure-failure.ts'
import { noWayToProxy, proxyFailure, proxyRefusal } from './tunnel.ts'

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

const whenConnected = (socket: Socket, action: () => void): void => {
  if (socket.connecting) socket.once('connect', action)
  else action()
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
  readonly #routes: Routes
  readonly #maxBytes: number
  readonly #idleMs: number
  readonly #totalMs: number
  /** Origins that send lines between their headers that are none. */
  readonly #oddOrigins = new Set<string>()

  constructor({
    privateOrigins = [],
    proxies = new Proxies({}),
    maxBytes = MAX_BYTES,
    idleMs = IDLE_MS,
    totalMs = TOTAL_MS,
  }: NetworkOptions = {}) {
    this.#routes = new Routes(privateOrigins, proxies)
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
      const message = await this.#sendCleaned(request, control)
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
  async #explained(failure: FetchFailure, signal: AbortSignal): Promise<FetchFailure> {
    if (failure.kind !== 'chain' || !failure.url.startsWith('https:')) return failure
    const target = new URL(failure.url)
    const proxy = this.#routes.proxyFor(target)
    if (!proxy) {
      const lookup = this.#routes.mayBePrivate(target) ? {} : { lookup: lookupPublic }
      return examineChain(failure, { signal, ...lookup })
    }
    const socket = await this.#routes.tunnelTo(target, proxy).catch(() => undefined)
    return socket ? examineChain(failure, { signal, socket }) : failure
  }

  close(): void {
    this.#routes.close()
  }

  /** Sends a request; a second time, and all later ones of its origin, through a cleaner if the host sends odd headers. */
  async #sendCleaned(request: HttpRequest, control: Control): Promise<IncomingMessage> {
    const target = parseUrl(request.url)
    const { origin, protocol } = target
    if (this.#oddOrigins.has(origin)) return this.#send(request, control, cleanedConnection)
    try {
      return await this.#send(request, control)
    } catch (error) {
      // Not inside a tunnel, whose connections are not made here.
      const isTunnel = protocol === 'https:' && this.#routes.proxyFor(target) !== undefined
      if ((error as NodeJS.ErrnoException).code !== ODD_HEADER || isTunnel) throw error
      this.#oddOrigins.add(origin)
      return this.#send(request, control, cleanedConnection)
    }
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
    const { options, proxy, isSecure, isChecked } = this.#routes.to(sent.target)
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
}
