import { FORMAT, MIB, type SizeLimits } from '../../issue/index.ts'
import { Told } from '../../language/index.ts'
import { checkUnpacked, OverLimit } from './size-check.ts'

/**
 * An issue's file is a zstd file of several frames; `zstd -d` prints the issue as JSON, one article a line. A frame
 * holds the lines of a few articles, so that one article opens without the rest of its issue. A skippable frame at
 * the end (RFC 8878, 3.1.2) holds this manifest as JSON, and then its length in bytes as four bytes.
 */
export interface Manifest {
  readonly format: typeof FORMAT
  /** Of the JSON, lower-case hex. */
  readonly sha256: string
  readonly name: string
  /** SHA-256 of the source's bytes: equal in all parses of one source. */
  readonly source?: string
  readonly pages: number
  readonly characters: number
  /** In the order of the file. The first and the last frame hold no article. */
  readonly frames: readonly ZstdFrame[]
}

interface ZstdFrame {
  readonly bytes: number
  /** Ids of the articles in it, in the order of their lines. */
  readonly articles: readonly string[]
}

const SKIPPABLE = 0x184d2a50
/** In bytes: the magic number and the size of a skippable frame, and the length at its end. */
const HEADER_SIZE = 8
const FOOTER_SIZE = 4

/** Room in a manifest for each article that an issue may have: its id, and its share of a frame. In bytes. */
const BYTES_PER_ARTICLE = 256

const mostBytes = ({ maxArticles }: SizeLimits): number => Math.max(MIB, BYTES_PER_ARTICLE * maxArticles)

/** @throws Told if the manifest is larger than a reader accepts */
export const manifestFrame = (manifest: Manifest, limits: SizeLimits): Buffer => {
  const body = Buffer.from(JSON.stringify(manifest))
  checkLength(body.length, limits)
  const frame = Buffer.alloc(HEADER_SIZE + body.length + FOOTER_SIZE)
  frame.writeUInt32LE(SKIPPABLE, 0)
  frame.writeUInt32LE(body.length + FOOTER_SIZE, 4)
  body.copy(frame, HEADER_SIZE)
  frame.writeUInt32LE(body.length, HEADER_SIZE + body.length)
  return frame
}

const checkLength = (length: number, limits: SizeLimits): void => {
  if (length > mostBytes(limits))
    throw new OverLimit([
      'contentsTooLarge',
      Math.ceil(length / MIB),
      Math.floor(mostBytes(limits) / MIB),
      'maxArticles',
    ])
}

/** Reads `length` bytes from `offset`, fewer at the end of the file. */
export type ReadAt = (offset: number, length: number) => Buffer

/** Bytes read from the end of a file: enough for most manifests. */
const TAIL_SIZE = 4096

/** The manifest of a file of `size` bytes. @throws Told if it is cut short, over a limit or not an issue's file */
export const readManifest = (size: number, readAt: ReadAt, limits: SizeLimits): Manifest => {
  checkUnpacked(size, limits)
  const tail = readAt(Math.max(0, size - TAIL_SIZE), Math.min(size, TAIL_SIZE))
  if (tail.length < HEADER_SIZE + FOOTER_SIZE) throw new Told(['cutShort'])
  const length = tail.readUInt32LE(tail.length - FOOTER_SIZE)
  const whole = HEADER_SIZE + length + FOOTER_SIZE
  if (whole > size) throw new Told(['contentsCutShort'])
  checkLength(length, limits)
  const frame = whole <= tail.length ? tail.subarray(-whole) : readAt(size - whole, whole)
  if (frame.readUInt32LE(0) !== SKIPPABLE || frame.readUInt32LE(4) !== length + FOOTER_SIZE)
    throw new Told(['noContents'])
  const manifest: unknown = JSON.parse(frame.toString('utf8', HEADER_SIZE, HEADER_SIZE + length))
  const format = typeof manifest === 'object' && manifest !== null && 'format' in manifest && manifest.format
  if (format !== FORMAT) throw new Told(['ofFormat', String(format).slice(0, 40), FORMAT])
  if (!isManifest(manifest)) throw new Told(['notToSchema'])
  checkArticles(countArticles(manifest), limits)
  if (manifest.frames.reduce((sum, { bytes }) => sum + bytes, 0) + whole !== size)
    throw new Told(['otherLength'])
  return manifest
}

export const countArticles = ({ frames }: Manifest): number =>
  frames.reduce((sum, { articles }) => sum + articles.length, 0)

/** @throws Told */
export const checkArticles = (articles: number, { maxArticles }: SizeLimits): void => {
  if (articles > maxArticles) throw new OverLimit(['tooManyArticles', articles, maxArticles, 'maxArticles'])
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0

const isFrame = (frame: ZstdFrame | null): boolean =>
  typeof frame === 'object' &&
  frame !== null &&
  isCount(frame.bytes) &&
  frame.bytes > 0 &&
  Array.isArray(frame.articles) &&
  frame.articles.every((id) => typeof id === 'string')

const isManifest = (value: unknown): value is Manifest => {
  const { sha256, name, source, pages, characters, frames } = value as Manifest
  return (
    typeof sha256 === 'string' &&
    typeof name === 'string' &&
    (source === undefined || typeof source === 'string') &&
    isCount(pages) &&
    isCount(characters) &&
    Array.isArray(frames) &&
    frames.length >= 2 &&
    frames.every(isFrame) &&
    frames[0]?.articles.length === 0 &&
    frames.at(-1)?.articles.length === 0
  )
}
