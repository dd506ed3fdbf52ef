import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { FetchFailure } from './fetch-failure.ts'

/**
 * By `Content-Encoding`: those that are requested, and those that careless servers send anyway. Other values are ignored:
 * some servers write a charset there.
 */
const DECODERS = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['br', createBrotliDecompress],
  ['deflate', createInflate],
])

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
  const decoder = DECODERS.get(message.headers['content-encoding']?.trim().toLowerCase() ?? '')
  const hasNoBody = message.statusCode === 204 || message.statusCode === 304
  const stages = decoder && !hasNoBody ? [decoder()] : []
  // Node 22.13 rejects with what the decoder makes of its early end, not with what ended it.
  await pipeline([message, ...stages, collect]).catch((error: unknown) => {
    throw refused ?? error
  })
  return Buffer.concat(chunks)
}
