import { createHash } from 'node:crypto'
import { type Article, articleLength, FORMAT, type Issue } from '../../issue/index.ts'
import { Told } from '../../language/index.ts'
import { compress, decompress } from './zstd.ts'

/**
 * An issue's file is a zstd file of several frames; `zstd -d` prints the issue as JSON, one article a line. A frame
 * holds the lines of a few articles, so that one article opens without the rest of its issue. A skippable frame at
 * the end (RFC 8878, 3.1.2) holds this manifest as JSON, and then its length in bytes as four bytes.
 */
export interface Manifest {
  readonly format: typeof FORMAT
  /** Of the issue's JSON, lower-case hex. */
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

interface PackedIssue {
  readonly manifest: Manifest
  readonly bytes: Buffer
}

const SKIPPABLE = 0x184d2a50
/** In bytes: the magic number and the size of a skippable frame, and the length at its end. */
const HEADER_SIZE = 8
const FOOTER_SIZE = 4
/**
 * A frame ends after this many code units of JSON, one or two articles: a search opens fifty frames for fifty hits.
 * Twice the size makes newspaper text 4 % smaller and takes twice as long to open.
 */
const FRAME_LENGTH = 2048

interface FrameText {
  readonly text: string
  readonly articles: readonly string[]
}

/** The JSON of an issue's file, cut into frames. */
const frameTexts = (issue: Issue): readonly FrameText[] => {
  const { articles, source, notes, ...head } = issue
  const frames: FrameText[] = [{ text: `${JSON.stringify(head).slice(0, -1)},"articles":[\n`, articles: [] }]
  let text = ''
  let ids: string[] = []
  articles.forEach((article, index) => {
    text += `${JSON.stringify(article)}${index < articles.length - 1 ? ',' : ''}\n`
    ids.push(article.id)
    if (text.length < FRAME_LENGTH && index < articles.length - 1) return
    frames.push({ text, articles: ids })
    text = ''
    ids = []
  })
  const tail = `],"source":${JSON.stringify(source)},"notes":${JSON.stringify(notes)}}\n`
  return [...frames, { text: tail, articles: [] }]
}

/** An issue before compression: comparing the hash first may save that work. */
export interface UnpackedIssue {
  /** Of the issue's JSON: equal to the stored one if writing would change nothing. */
  readonly sha256: string
  pack(): PackedIssue
}

export const preparePack = (issue: Issue): UnpackedIssue => {
  const texts = frameTexts(issue)
  const sha = createHash('sha256')
  for (const { text } of texts) sha.update(text)
  const sha256 = sha.digest('hex')
  return { sha256, pack: () => pack(issue, texts, sha256) }
}

const pack = (issue: Issue, texts: readonly FrameText[], sha256: string): PackedIssue => {
  const frames = texts.map(({ text }) => compress(text))
  const manifest: Manifest = {
    format: FORMAT,
    sha256,
    name: issue.name,
    ...(issue.source.sha256 !== undefined && { source: issue.source.sha256 }),
    pages: issue.pages.length,
    characters: issue.articles.reduce((sum, article) => sum + articleLength(article), 0),
    frames: texts.map(({ articles }, index) => ({ bytes: frames[index]?.length ?? 0, articles })),
  }
  return { manifest, bytes: Buffer.concat([...frames, skippable(JSON.stringify(manifest))]) }
}

const skippable = (text: string): Buffer => {
  const body = Buffer.from(text)
  const frame = Buffer.alloc(HEADER_SIZE + body.length + FOOTER_SIZE)
  frame.writeUInt32LE(SKIPPABLE, 0)
  frame.writeUInt32LE(body.length + FOOTER_SIZE, 4)
  body.copy(frame, HEADER_SIZE)
  frame.writeUInt32LE(body.length, HEADER_SIZE + body.length)
  return frame
}

/** Reads `length` bytes from `offset`, fewer at the end of the file. */
type ReadAt = (offset: number, length: number) => Buffer

/** Bytes read from the end of a file: enough for most manifests. */
const TAIL_SIZE = 4096

/** The manifest of a file of `size` bytes. @throws Told if it is cut short or not an issue's file */
export const readManifest = (size: number, readAt: ReadAt): Manifest => {
  const tail = readAt(Math.max(0, size - TAIL_SIZE), Math.min(size, TAIL_SIZE))
  if (tail.length < HEADER_SIZE + FOOTER_SIZE) throw new Told(['cutShort'])
  const length = tail.readUInt32LE(tail.length - FOOTER_SIZE)
  const whole = HEADER_SIZE + length + FOOTER_SIZE
  if (whole > size) throw new Told(['contentsCutShort'])
  const frame = whole <= tail.length ? tail.subarray(-whole) : readAt(size - whole, whole)
  if (frame.readUInt32LE(0) !== SKIPPABLE || frame.readUInt32LE(4) !== length + FOOTER_SIZE)
    throw new Told(['noContents'])
  const manifest: Manifest = JSON.parse(frame.toString('utf8', HEADER_SIZE, HEADER_SIZE + length))
  if (manifest.format !== FORMAT) throw new Told(['ofFormat', manifest.format, FORMAT])
  if (manifest.frames.reduce((sum, { bytes }) => sum + bytes, 0) + whole !== size)
    throw new Told(['otherLength'])
  return manifest
}

/** The whole issue. @throws if a frame is damaged or the content does not match its hash */
export const unpack = (file: Buffer): { readonly issue: Issue; readonly manifest: Manifest } => {
  const manifest = readManifest(file.length, (offset, length) => file.subarray(offset, offset + length))
  const sha = createHash('sha256')
  let offset = 0
  const text = manifest.frames.map(({ bytes }) => {
    const part = decompress(file.subarray(offset, offset + bytes))
    offset += bytes
    sha.update(part)
    return part
  })
  if (sha.digest('hex') !== manifest.sha256) throw new Told(['otherContent'])
  return { issue: JSON.parse(text.join('')), manifest }
}

/** The articles of one frame, each as its line of JSON. */
export const articleLines = (frame: Uint8Array): readonly string[] =>
  decompress(frame).split('\n').slice(0, -1)

export const parseArticle = (line: string): Article =>
  JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line)
