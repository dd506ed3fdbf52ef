import type { IncomingMessage } from 'node:http'
import { type Duplex, pipeline } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { FetchFailure } from './fetch-failure.ts'

/** Bytes by which the coding of a body is told. */
const MAGIC = 16

const isGzip = ([first, second]: Uint8Array): boolean => first === 0x1f && second === 0x8b

/** Whether a body begins with the header of zlib (RFC 1950, 2.2): deflate, and a check that divides it by 31. */
const isZlib = ([first = 0, second = 0]: Uint8Array): boolean =>
  (first & 0x0f) === 8 && first >> 4 <= 7 && (first * 256 + second) % 31 === 0

/** Whether a body begins as text does that was never compressed. */
const isPlain = (head: Uint8Array): boolean =>
  /^(?:\u00ef\u00bb\u00bf)?\s*(?:<[!?a-z]|[{[]\s*["{[])/i.test(Buffer.from(head).toString('latin1'))

/** What undoes a coding, by the beginning of the body: what a host says of it is often not what it did. As browsers do. */
const decoderFor = (coding: string, head: Uint8Array): Duplex | undefined => {
  if (head.length === 0) return undefined
  if (isGzip(head)) return coding === 'br' ? createBrotliDecompress() : createGunzip()
  switch (coding) {
    case 'br':
      return isPlain(head) ? undefined : createBrotliDecompress()
    case 'deflate':
      if (isPlain(head)) return undefined
      return isZlib(head) ? createInflate() : createInflateRaw()
    case 'gzip':
    case 'x-gzip':
      if (isPlain(head)) return undefined
      return isZlib(head) ? createInflate() : undefined
    // Some servers write a charset there, or nothing.
    default:
      return undefined
  }
}

/** The codings of a body, in the order in which they are to be undone. */
const codingsOf = (header = ''): readonly string[] =>
  header
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
    .toReversed()

/** Codings one over another that are undone; more are a trap. */
const MOST_CODINGS = 3

type Chunks = AsyncIterable<Uint8Array>

interface Peeked {
  /** The first bytes; all bytes of a shorter body. */
  readonly head: Uint8Array
  /** The whole body. */
  readonly body: AsyncGenerator<Uint8Array>
}

const peek = async (source: Chunks): Promise<Peeked> => {
  const chunks = source[Symbol.asyncIterator]()
  let head: Uint8Array = new Uint8Array()
  while (head.length < MAGIC) {
    const { done, value } = await chunks.next()
    if (done) break
    head = Buffer.concat([head, value])
  }
  const body = async function* (): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
    } finally {
      await chunks.return?.()
    }
  }
  return { head, body: body() }
}

/** The body with its codings undone: what each has undone tells what the next one is. */
const decoded = async (message: Chunks, codings: readonly string[]): Promise<Chunks> => {
  let source = message
  for (const coding of codings) {
    const { head, body } = await peek(source)
    const decoder = decoderFor(coding, head)
    // What fails here fails where the decoder is read.
    source = decoder ? pipeline(body, decoder, () => {}) : body
  }
  return source
}

/**
 * Reads the whole body, decompressed. Stops at `maxBytes` with a FetchFailure, or with the one that `onBytes` throws, even if
 * the server keeps sending.
 */
export const readBody = async (
  url: string,
  message: IncomingMessage,
  maxBytes: number,
  onBytes: (count: number) => void = () => {},
): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  let size = 0
  let refused: FetchFailure | undefined
  const collect = async (body: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of body) {
      size += chunk.length
      try {
        onBytes(chunk.length)
        if (size > maxBytes) throw new FetchFailure('size', url, ['tooLarge', maxBytes])
      } catch (error) {
        if (error instanceof FetchFailure) refused = error
        throw error
      }
      chunks.push(chunk)
    }
  }
  const codings = codingsOf(message.headers['content-encoding']).slice(0, MOST_CODINGS)
  const hasNoBody = message.statusCode === 204 || message.statusCode === 304
  try {
    await collect(hasNoBody ? message : await decoded(message, codings))
  } catch (error) {
    throw refused ?? error
  }
  return Buffer.concat(chunks)
}
