import { lookup } from 'node:dns'
import http, { type AgentOptions, type IncomingMessage } from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Saying } from '../../language/index.ts'
import type { Answer, Network, Request } from './dependencies.ts'
import { type FailureKind, FetchFailure } from './fetch-failure.ts'
import { isPublicAddress } from './public-address.ts'

export interface NetworkOptions {
  /** Origins (`http://127.0.0.1:8080`) that may be at an address that is not public. */
  readonly privateOrigins?: readonly string[]
  /** Limit of one body, decompressed. */
  readonly maxBytes?: number
  /** Longest time without a byte, ms. */
  readonly idleMs?: number
  /** Longest time from the request to the last byte, ms. */
  readonly totalMs?: number
}

const MAX_BYTES = 16 * 2 ** 20
const IDLE_MS = 20_000
const TOTAL_MS = 90_000
const SOCKETS = 2
/** ms until Node tries a host's next address. Its default of 250 is too short for a host half way round the world. */
const NEXT_ADDRESS_MS = 2_500

const NOT_PUBLIC: Saying = ['notPublic']

/** Resolves a name to its public addresses only, so that the socket cannot connect to another. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '')
    const open = addresses.filter(({ address }) => isPublicAddress(address))
    const [first] = open
    if (!first) return callback(Object.assign(new Error('not public'), { code: 'ENOTPUBLIC' }), '')
    return options.all ? callback(null, open) : callback(null, first.address, first.family)
  })
}

const checked = (url: string): URL => {
  if (!URL.canParse(url)) throw new FetchFailure('address', url, ['noAddress'])
  const target = new URL(url)
  if (target.protocol !== 'http:' && target.protocol !== 'https:')
    throw new FetchFailure('address', url, ['onlyHttp'])
  if (target.username || target.password) throw new FetchFailure('address', url, ['withPassword'])
  return target
}

const REASONS: Readonly<Record<string, readonly [kind: FailureKind, why: Saying]>> = {
  ENOTPUBLIC: ['address', NOT_PUBLIC],
  ENOTFOUND: ['host', ['noSuchHost']],
  EAI_AGAIN: ['offline', ['noLookup']],
  ECONNREFUSED: ['unreachable', ['connectionRefused']],
  ECONNRESET: ['unreachable', ['connectionCut']],
  EPIPE: ['unreachable', ['connectionCut']],
  EHOSTUNREACH: ['unreachable', ['noWayToHost']],
  ENETUNREACH: ['offline', ['noNetwork']],
  ETIMEDOUT: ['timeout', ['noAnswerInTime']],
}

const failureOf = (url: string, error: unknown): FetchFailure => {
  if (error instanceof FetchFailure) return error
  const { code = '' } = error as NodeJS.ErrnoException
  const [kind, why]: readonly [FailureKind, Saying] =
    REASONS[code] ??
    (/CERT|TLS|SSL|ISSUER|EPROTO/.test(code)
      ? ['secure', ['notSecure', code]]
      : ['unreachable', code === '' ? ['connectionCut'] : ['connectionFailed', code]])
  return new FetchFailure(kind, url, why, error)
}

/** The encodings asked for, and those that careless servers send anyway. Other names are ignored: some are a charset. */
const DECODERS = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['br', createBrotliDecompress],
  ['deflate', createInflate],
])

/** The whole body, decompressed. Reading stops at the limit, even if the server goes on sending. */
const bodyOf = async (url: string, message: IncomingMessage, maxBytes: number): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  let size = 0
  const collect = async (body: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of body) {
      size += chunk.length
      if (size > maxBytes) throw new FetchFailure('size', url, ['tooLarge', maxBytes])
      chunks.push(chunk)
    }
  }
  const decoder = DECODERS.get(message.headers['content-encoding']?.trim().toLowerCase() ?? '')
  const empty = message.statusCode === 204 || message.statusCode === 304
  if (decoder && !empty) await pipeline(message, decoder(), collect)
  else await pipeline(message, collect)
  return Buffer.concat(chunks)
}

/**
 * The network of this machine, over node:http(s): no redirects, cookies or proxies. Addresses are checked when the socket
 * connects, so a name that resolves differently the second time (DNS rebinding) gains nothing.
 */
export const openNetwork = (options: NetworkOptions = {}): Network => {
  const { privateOrigins = [], maxBytes = MAX_BYTES, idleMs = IDLE_MS, totalMs = TOTAL_MS } = options
  const allowed = new Set(privateOrigins)
  const sockets: AgentOptions = {
    keepAlive: true,
    maxSockets: SOCKETS,
    autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS,
  }
  const agents = { 'http:': new http.Agent(sockets), 'https:': new https.Agent(sockets) }

  const answerOf = async (
    { url, headers }: Request,
    signal: AbortSignal,
    halt: (failure: FetchFailure) => void,
  ): Promise<Answer> => {
    const target = checked(url)
    const anywhere = allowed.has(target.origin)
    const host = target.hostname.replace(/^\[|\]$/g, '')
    if (!anywhere && isIP(host) && !isPublicAddress(host)) throw new FetchFailure('address', url, NOT_PUBLIC)
    const secure = target.protocol === 'https:'
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      const call = (secure ? https : http).request(target, {
        agent: agents[secure ? 'https:' : 'http:'],
        headers: { ...headers, 'accept-encoding': 'gzip, br' },
        signal,
        ...(!anywhere && { lookup: lookupPublic }),
      })
      call.setTimeout(idleMs, () => halt(new FetchFailure('timeout', url, ['noByteFor', idleMs / 1000])))
      call.on('socket', (socket: Socket) => {
        // The last check of where the request goes: the connected socket, before the request is written.
        const check = (): void => {
          if (!anywhere && socket.remoteAddress && !isPublicAddress(socket.remoteAddress))
            halt(new FetchFailure('address', url, NOT_PUBLIC))
        }
        if (socket.connecting) socket.once('connect', check)
        else check()
      })
      call.on('response', resolve)
      call.on('error', reject)
      call.end()
    })
    const { statusCode = 0, headers: given } = message
    const single = Object.entries(given).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ])
    return {
      status: statusCode,
      headers: Object.fromEntries(single),
      bytes: await bodyOf(url, message, maxBytes),
    }
  }

  const get = async (request: Request): Promise<Answer> => {
    const limit = AbortSignal.timeout(totalMs)
    const halted = new AbortController()
    const signals = [limit, halted.signal, ...(request.signal ? [request.signal] : [])]
    try {
      return await answerOf(request, AbortSignal.any(signals), (failure) => halted.abort(failure))
    } catch (error) {
      request.signal?.throwIfAborted()
      halted.signal.throwIfAborted()
      if (limit.aborted)
        throw new FetchFailure('timeout', request.url, ['notWholeAfter', totalMs / 1000], error)
      throw failureOf(request.url, error)
    }
  }

  return {
    get,
    close: () => {
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}
