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
export const compress = (text: string): Buffer => {
  if (!HAS_ZSTD) return compressWithoutZstd(text)
  const { ZSTD_c_compressionLevel, ZSTD_c_checksumFlag } = zlib.constants
  return zlib.zstdCompressSync(text, {
    params: { [ZSTD_c_compressionLevel]: LEVEL, [ZSTD_c_checksumFlag]: 1 },
  })
}

/** A gzip member: it has a checksum too. */
export const compressWithoutZstd = (text: string): Buffer => zlib.gzipSync(text)

/**
 * The text of one frame.
 * @throws zlib's error if the frame is damaged, ShelfError if it is zstd and this Node has none
 */
export const decompress = (frame: Uint8Array): string => {
  const begins = (magic: Buffer): boolean => magic.equals(frame.subarray(0, magic.length))
  if (begins(GZIP_MAGIC)) return zlib.gunzipSync(frame).toString()
  if (HAS_ZSTD) return zlib.zstdDecompressSync(frame).toString()
  if (begins(ZSTD_MAGIC)) throw new ShelfError(['needsNode', 'zstd', process.version])
  return zlib.gunzipSync(frame).toString()
}
