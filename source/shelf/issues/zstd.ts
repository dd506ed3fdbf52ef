import zlib from 'node:zlib'
import { ShelfError } from '../shelf-error.ts'

/** 9 makes newspaper text 3 % smaller and takes five times as long. */
const LEVEL = 3

/** One zstd frame with its checksum, so that a flipped bit is an error when it is read. */
export const compress = (text: string): Buffer => {
  checkZstd()
  const { ZSTD_c_compressionLevel, ZSTD_c_checksumFlag } = zlib.constants
  return zlib.zstdCompressSync(text, {
    params: { [ZSTD_c_compressionLevel]: LEVEL, [ZSTD_c_checksumFlag]: 1 },
  })
}

/** The text of one frame. Throws what zlib throws where the frame is damaged. */
export const decompress = (frame: Uint8Array): string => {
  checkZstd()
  return zlib.zstdDecompressSync(frame).toString()
}

/** @throws ShelfError where this Node was built without zstd (before 22.15). */
const checkZstd = (): void => {
  if (typeof zlib.zstdCompressSync !== 'function')
    throw new ShelfError(['needsNode', 'zstd', process.version])
}
