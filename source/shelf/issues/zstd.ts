import zlib from 'node:zlib'
import { ShelfError } from '../errors/shelf-error.ts'

/** Level 9 makes newspaper text 3 % smaller and takes five times as long. */
const LEVEL = 3

/** One zstd frame with a checksum, so that reading it detects a flipped bit. */
export const compress = (text: string): Buffer => {
  checkZstd()
  const { ZSTD_c_compressionLevel, ZSTD_c_checksumFlag } = zlib.constants
  return zlib.zstdCompressSync(text, {
    params: { [ZSTD_c_compressionLevel]: LEVEL, [ZSTD_c_checksumFlag]: 1 },
  })
}

/** The text of one frame. @throws zlib's error if the frame is damaged */
export const decompress = (frame: Uint8Array): string => {
  checkZstd()
  return zlib.zstdDecompressSync(frame).toString()
}

/** @throws ShelfError if this Node has no zstd (before 22.15) */
const checkZstd = (): void => {
  if (typeof zlib.zstdCompressSync !== 'function')
    throw new ShelfError(['needsNode', 'zstd', process.version])
}
