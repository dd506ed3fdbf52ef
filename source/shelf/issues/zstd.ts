import zlib from 'node:zlib'
import { ShelfError } from '../errors/shelf-error.ts'

/** Level 9 makes newspaper text 3 % smaller and takes five times as long. */
const LEVEL = 3

/** Before 22.15 Node has no zstd. */
const HAS_ZSTD = typeof zlib.zstdCompressSync === 'function'

/** How a zstd frame begins (RFC 8878, 3.1.1), and a gzip member (RFC 1952). */
const ZSTD_MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b])

/**
 * One zstd frame with a checksum, so that reading it detects a flipped bit. A Node without zstd writes a gzip member, which
 * `zstd -d` and every Node read as well.
 */
export const compress = (text: string | Buffer): Buffer => {
  if (!HAS_ZSTD) return compressWithoutZstd(text)
  const { ZSTD_c_compressionLevel, ZSTD_c_checksumFlag } = zlib.constants
  return zlib.zstdCompressSync(text, {
    params: { [ZSTD_c_compressionLevel]: LEVEL, [ZSTD_c_checksumFlag]: 1 },
  })
}

/** A gzip member: it has a checksum too. */
export const compressWithoutZstd = (text: string | Buffer): Buffer => zlib.gzipSync(text)

/**
 * The bytes of one frame.
 * @param most the largest size to unpack, in bytes: a few kilobytes can hold a gigabyte
 * @throws TooLarge if it is larger, zlib's error if it is damaged, ShelfError if it is zstd and this Node has none
 */
export const decompress = (frame: Uint8Array, most: number): Buffer => {
  const begins = (magic: Buffer): boolean => magic.equals(frame.subarray(0, magic.length))
  const isGzip = begins(GZIP_MAGIC) || !HAS_ZSTD
  if (isGzip && begins(ZSTD_MAGIC)) throw new ShelfError(['needsNode', 'zstd', process.version])
  const options = { maxOutputLength: Math.max(1, most) }
  try {
    return isGzip ? zlib.gunzipSync(frame, options) : zlib.zstdDecompressSync(frame, options)
  } catch (error) {
    throw isTooLarge(error) ? new TooLarge() : error
  }
}

/** Thrown for a frame that is larger than it may be. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
