import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** How the response is sent; whole and not compressed if absent. */
  readonly transfer?:
    | 'gzip'
    | 'brotli'
    /** Half the body, then the connection is cut. */
    | 'cut'
    /** No byte is ever sent. */
    | 'silent'
    /** The headers and half the body, then nothing more, with the connection open. */
    | 'stalled'
    /** A byte every 10 ms, endlessly. */
    | 'drip'
    /** Endless bytes, as fast as they are read. */
    | 'endless'
    /** Gzip of endless zeros: about a thousand times larger when decompressed. */
    | 'bomb'
    /** The body is all that is sent: the status line, the headers and the body as they stand in it. */
    | 'raw'
}

interface ReceivedRequest {
  /** With its query; of a POST, followed by a space and its body. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  /** When it came, by the site's clock, ms. */
  readonly at: number
}

export interface Site extends AsyncDisposable {
  readonly origin: string
  readonly requests: readonly ReceivedRequest[]
  /** The highest number of requests that were open at once. */
  readonly mostAtOnce: number
  /** Sets the replies of a path (`path body` for a POST), for one request each; the last one stays. */
  set(path: string, ...replies: readonly Reply[]): void
  /** How often a path was requested. */
  count(path: string): number
  /** Clears `requests`. */
  forget(): void
}

/** A gzip stream without its end, so that more blocks can follow. */
/** Not ended: what follows its header can be sent again and again. */
const ZEROS = gzipSync(Buffer.alloc(8 * 2 ** 20), { finishFlush: constants.Z_SYNC_FLUSH })

const sendEndlessly = (response: ServerResponse, chunk: Uint8Array): void => {
  const write = (): void => {
    while (!response.destroyed && response.write(chunk));
  }
  response.on('drain', write)
  write()
}

const send = (response: ServerResponse, { status = 200, headers = {}, body = '', transfer }: Reply): void => {
  const bytes = Buffer.from(body as string)
  const allHeaders = { 'content-type': 'text/html', ...headers }
  const half = bytes.subarray(0, Math.ceil(bytes.length / 2))
  switch (transfer) {
    case 'silent':
      return
    case 'raw':
      response.socket?.end(bytes)
      return
    case 'cut':
      response.writeHead(status, { ...allHeaders, 'content-length': bytes.length })
      response.write(half, () => response.destroy())
      return
    case 'stalled':
      response.writeHead(status, { ...allHeaders, 'content-length': bytes.length })
      response.write(half)
      return
    case 'drip': {
      response.writeHead(status, allHeaders)
      const drip = setInterval(() => response.write('x'), 10)
      response.on('close', () => clearInterval(drip))
      return
    }
    case 'endless':
      response.writeHead(status, allHeaders)
      sendEndlessly(response, Buffer.alloc(65_536, '报'))
      return
    case 'bomb':
      response.writeHead(status, { ...allHeaders, 'content-encoding': 'gzip' })
      response.write(ZEROS)
      sendEndlessly(response, ZEROS.subarray(10))
      return
    case 'gzip':
      response.writeHead(status, { ...allHeaders, 'content-encoding': 'gzip' })
      response.end(gzipSync(bytes))
      return
    case 'brotli':
      response.writeHead(status, { ...allHeaders, 'content-encoding': 'br' })
      response.end(brotliCompressSync(bytes))
      return
    default:
      response.writeHead(status, { ...allHeaders, 'content-length': bytes.length })
      response.end(bytes)
  }
}

/**
 * Opens a site on a free port of this machine. Paths without a reply answer 404. A conditional request answers 304 if the
 * `etag` of the reply is the same.
 */
export const openSite = async (now: () => number = Date.now): Promise<Site> => {
  const replies = new Map<string, Reply[]>()
  const requests: ReceivedRequest[] = []
  let open = 0
  let mostAtOnce = 0
  const server = createServer(async (request, response) => {
    const { method, url = '' } = request
    const path = method === 'POST' ? `${url} ${await text(request)}` : url
    requests.push({ path, headers: request.headers, at: now() })
    mostAtOnce = Math.max(mostAtOnce, ++open)
    response.on('close', () => open--)
    const queue = replies.get(path) ?? []
    const reply = (queue.length > 1 ? queue.shift() : queue[0]) ?? { status: 404 }
    const { etag } = reply.headers ?? {}
    const isUnchanged = etag !== undefined && request.headers['if-none-match'] === etag
    // One turn of the event loop later, so that requests sent together are open together.
    setImmediate(() => send(response, isUnchanged ? { status: 304, headers: { etag } } : reply))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    get mostAtOnce() {
      return mostAtOnce
    },
    set: (path, ...pathReplies) => {
      replies.set(path, [...pathReplies])
    },
    count: (path) => requests.filter((request) => request.path === path).length,
    forget: () => {
      requests.length = 0
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
