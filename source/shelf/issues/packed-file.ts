import { createHash } from 'node:crypto'
import {
  type Article,
  checkLinks,
  type Issue,
  isArticle,
  isIssueAround,
  type SizeLimits,
} from '../../issue/index.ts'
import { Told } from '../../language/index.ts'
import { type Manifest, type ReadAt, readManifest } from './manifest.ts'
import { checkUnpacked, SizeCheck } from './size-check.ts'
import { decompress, TooLarge } from './zstd.ts'

/** One frame of an issue's file. Its place in the file is in bytes. */
interface FramePlace {
  readonly offset: number
  readonly bytes: number
}

interface ArticlesFrame extends FramePlace {
  /** Ids, in the order of the lines. */
  readonly articles: readonly string[]
}

/** Bounds of what is read: those of the user, and the largest frame, in bytes, that this thread has memory to parse. */
export interface ReadLimits extends SizeLimits {
  readonly heapFrame: number
}

/** Thrown, before the memory is asked for, when a frame needs more than the thread has. */
export class OutOfHeap extends Error {
  override readonly name = 'OutOfHeap'
}

const EMPTY = { articles: [], source: { kind: 'text' }, notes: [] } as const

/**
 * An issue's file, read frame by frame, so that only what is asked for is in memory. All that it returns has the shape of
 * the schema. Its methods throw Told for a file that is not as it should be, and zlib's errors.
 */
export class PackedFile {
  readonly manifest: Manifest
  readonly #readAt: ReadAt
  readonly #limits: ReadLimits

  constructor(size: number, readAt: ReadAt, limits: ReadLimits) {
    this.manifest = readManifest(size, readAt, limits)
    this.#readAt = readAt
    this.#limits = limits
  }

  /** In the order of the file. The first and the last have no article. */
  *frames(): Generator<ArticlesFrame> {
    let offset = 0
    for (const { bytes, articles } of this.manifest.frames) {
      yield { offset, bytes, articles }
      offset += bytes
    }
  }

  /** Unpacks every frame, one after the other, and checks the size of all and the hash. */
  checkContent(): void {
    const sha = createHash('sha256')
    const size = new SizeCheck(this.#limits)
    for (const frame of this.frames()) sha.update(this.#unpack(frame, size))
    if (sha.digest('hex') !== this.manifest.sha256) throw new Told(['otherContent'])
  }

  /** The issue without its articles, source and notes: those are empty. */
  head(): Issue {
    const [first] = this.frames()
    return checked({ ...(first && this.#headIn(this.#unpack(first))), ...EMPTY })
  }

  /** The issue without its articles, of which only the ids are checked. */
  around(): Issue {
    const [first, last] = [[...this.frames()].at(0), [...this.frames()].at(-1)]
    const head = first && this.#headIn(this.#unpack(first))
    const issue = checked({ ...head, articles: [], ...(last && this.#tailIn(this.#unpack(last))) })
    const ids = this.manifest.frames.flatMap(({ articles }) => articles)
    checkLinks({ pages: issue.pages, articles: ids.map((id) => ({ id })) })
    return issue
  }

  articles(frame: ArticlesFrame): readonly Article[] {
    return this.#articlesIn(this.#unpack(frame), frame)
  }

  /** The lines of JSON of a frame's articles. */
  lines(frame: FramePlace): readonly string[] {
    return this.#text(this.#unpack(frame)).split('\n').slice(0, -1)
  }

  /** From the last to the first. */
  *articlesBackwards(): Generator<Article> {
    for (const frame of [...this.frames()].toReversed())
      if (frame.articles.length > 0) yield* this.articles(frame).toReversed()
  }

  issue(): Issue {
    const sha = createHash('sha256')
    const size = new SizeCheck(this.#limits)
    const articles: Article[] = []
    let [head, tail]: [object, object] = [{}, {}]
    for (const [index, frame] of [...this.frames()].entries()) {
      const json = this.#unpack(frame, size)
      sha.update(json)
      if (frame.articles.length > 0) articles.push(...this.#articlesIn(json, frame))
      else if (index === 0) head = this.#headIn(json)
      else tail = this.#tailIn(json)
    }
    if (sha.digest('hex') !== this.manifest.sha256) throw new Told(['otherContent'])
    const issue = checked({ ...head, articles, ...tail })
    checkLinks(issue)
    return issue
  }

  #headIn(json: Buffer): object {
    return parsed(`${this.#text(json)}]}`)
  }

  #tailIn(json: Buffer): object {
    return parsed(`{"articles":[${this.#text(json)}`, 'source', 'notes')
  }

  #articlesIn(json: Buffer, { articles }: ArticlesFrame): readonly Article[] {
    const found = this.#text(json).split('\n').slice(0, -1).map(parseArticle)
    if (found.length !== articles.length || found.some(({ id }, index) => id !== articles[index]))
      throw new Told(['otherContent'])
    return found
  }

  #text(json: Buffer): string {
    if (json.length > this.#limits.heapFrame) throw new OutOfHeap()
    return json.toString()
  }

  #unpack({ offset, bytes }: FramePlace, size = new SizeCheck(this.#limits)): Buffer {
    try {
      const json = decompress(this.#readAt(offset, bytes), size.left)
      size.add(json)
      return json
    } catch (error) {
      if (error instanceof TooLarge) checkUnpacked(Number.POSITIVE_INFINITY, this.#limits)
      throw error
    }
  }
}

/** The fields of a JSON object, or only some of them. */
const parsed = (json: string, ...names: readonly string[]): object => {
  const fields: object = JSON.parse(json)
  return names.length === 0
    ? fields
    : Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)))
}

const checked = (issue: object): Issue => {
  if (!isIssueAround(issue)) throw new Told(['notToSchema'])
  return issue
}

/** @param line an article as a line of a frame @throws Told */
export const parseArticle = (line: string): Article => {
  const article: unknown = JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line)
  if (!isArticle(article)) throw new Told(['notToSchema'])
  return article
}
