import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'

export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** How the answer is sent; whole if absent. */
  readonly manner?:
    | 'gzip'
    | 'brotli'
    /** Half the body, then the connection is cut. */
    | 'cut'
    /** No byte at all, ever. */
    | 'silent'
    /** The head, half of the body, then nothing, ever. */
    | 'stalled'
    /** A byte now and then, endlessly. */
    | 'drip'
    /** Endless bytes, as fast as they are read. */
    | 'endless'
    /** Gzip of endless zeros: about a thousand times larger when unpacked. */
    | 'bomb'
}

interface Asked {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  /** By the site's clock. */
  readonly at: number
}

export interface Site extends AsyncDisposable {
  readonly origin: string
  readonly asked: readonly Asked[]
  /** The most requests that were open at once. */
  readonly mostAtOnce: number
  /** Sets the replies of a path: one after the other, the last one for good. */
  set(path: string, ...replies: readonly Reply[]): void
  /** How often a path was asked for. */
  count(path: string): number
  forget(): void
}

const ZEROS = gzipSync(Buffer.alloc(8 * 2 ** 20)).subarray(0, -8)

const endless = (response: ServerResponse, piece: Uint8Array): void => {
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
  }
  response.on('drain', more)
  more()
}

const answer = (response: ServerResponse, { status = 200, headers = {}, body = '', manner }: Reply): void => {
  const bytes = Buffer.from(body as string)
  const head = { 'content-type': 'text/html', ...headers }
  const half = bytes.subarray(0, Math.ceil(bytes.length / 2))
  switch (manner) {
    case 'silent':
      return
    case 'cut':
      response.writeHead(status, { ...head, 'content-length': bytes.length })
      response.write(half, () => response.destroy())
      return
    case 'stalled':
      response.writeHead(status, { ...head, 'content-length': bytes.length })
      response.write(half)
      return
    case 'drip': {
      response.writeHead(status, head)
      const drip = setInterval(() => response.write('x'), 10)
      response.on('close', () => clearInterval(drip))
      return
    }
    case 'endless':
      response.writeHead(status, head)
      endless(response, Buffer.alloc(65_536, '报'))
      return
    case 'bomb':
      response.writeHead(status, { ...head, 'content-encoding': 'gzip' })
      response.write(ZEROS)
      endless(response, ZEROS.subarray(10))
      return
    case 'gzip':
      response.writeHead(status, { ...head, 'content-encoding': 'gzip' })
      response.end(gzipSync(bytes))
      return
    case 'brotli':
      response.writeHead(status, { ...head, 'content-encoding': 'br' })
      response.end(brotliCompressSync(bytes))
      return
    default:
      response.writeHead(status, { ...head, 'content-length': bytes.length })
      response.end(bytes)
  }
}

/** A site on this machine, on a free port. Paths that are not set answer 404; `etag`s are respected. */
export const openSite = async (now: () => number = Date.now): Promise<Site> => {
  const replies = new Map<string, Reply[]>()
  const asked: Asked[] = []
  let [open, most] = [0, 0]
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push({ path, headers: request.headers, at: now() })
    most = Math.max(most, ++open)
    response.on('close', () => open--)
    const queue = replies.get(path) ?? []
    const reply = (queue.length > 1 ? queue.shift() : queue[0]) ?? { status: 404 }
    const { etag } = reply.headers ?? {}
    const same = etag !== undefined && request.headers['if-none-match'] === etag
    // One turn later, so that requests sent together are open together.
    setImmediate(() => answer(response, same ? { status: 304, headers: { etag } } : reply))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    get mostAtOnce() {
      return most
    },
    set: (path, ...some) => {
      replies.set(path, [...some])
    },
    count: (path) => asked.filter((each) => each.path === path).length,
    forget: () => {
      asked.length = 0
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
