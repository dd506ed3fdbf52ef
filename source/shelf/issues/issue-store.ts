import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs'
import { unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { type Article, type Issue, type IssueKey, sourcesOf } from '../../issue/index.ts'
import { reasonOf, sayingOf, Told } from '../../language/index.ts'
import { ifUnlocked, whileLocked } from '../database/write-lock.ts'
import { DamagedIssue, ShelfError } from '../errors/shelf-error.ts'
import { claimFolder } from '../folder/own-folder.ts'
import { flushFolder, TEMPORARY, writeDurably } from './durable-write.ts'
import { dateKey, folderName, isDateKey, namelessFolder } from './folder-name.ts'
import { mergeDecision } from './merge-policy.ts'
import {
  articleLines,
  type Manifest,
  parseArticle,
  preparePack,
  readManifest,
  type UnpackedIssue,
  unpack,
} from './pack.ts'

/**
 * `added`: there was no issue of that day. `same`: nothing changed. `replaced`: it replaced the stored issue.
 * `merged`: its pages were added to the stored ones. `kept`: the stored issue has the same pages from another source and
 * was not changed.
 */
export type Outcome = 'added' | 'same' | 'replaced' | 'merged' | 'kept'

const SUFFIX = '.json.zst'

const HOUR = 3_600_000

/** The issues' files, `PAPER/DATE.json.zst`, from which the index is derived. Every call reads the disk. */
export class IssueStore {
  readonly #folder: string
  // A search needs the path of every article it reads, so the checks are cached.
  readonly #isPaper = cached((paper) => folderName(paper) === paper)
  readonly #isDate = cached(isDateKey)

  constructor(folder: string) {
    this.#folder = folder
  }

  /**
   * What `put` would do, after the puts that were planned before.
   * @param planned the issues of those, by key; the issue is added to them
   */
  plan(issue: Issue, planned: Map<string, Issue>): IssueKey & { readonly outcome: Outcome } {
    const { sha256 } = preparePack(issue)
    const key = issueKeyOf(issue, () => sha256)
    const place = `${key.paper}/${key.date}`
    const earlier = planned.get(place) ?? (this.#soundManifest(key) && this.read(key).issue)
    if (earlier && preparePack(earlier).sha256 === sha256) return { ...key, outcome: 'same' }
    const decision = earlier ? mergeDecision(earlier, issue) : { outcome: 'added' as const, issue }
    if ('issue' in decision) planned.set(place, decision.issue)
    return { ...key, outcome: decision.outcome }
  }

  /** Resolves when the issue is flushed to the disk. @throws ShelfError if it cannot be stored */
  async put(issue: Issue): Promise<IssueKey & { readonly outcome: Outcome }> {
    const unpacked = preparePack(issue)
    const key = issueKeyOf(issue, () => unpacked.sha256)
    try {
      claimFolder(this.#folder)
      return { ...key, outcome: await whileLocked(this.#folder, () => this.#putLocked(issue, key, unpacked)) }
    } catch (error) {
      if (error instanceof Told) throw error
      if (isErrno(error) && error.code === 'ENOSPC')
        throw new ShelfError(['diskFullForIssue', key.paper, key.date])
      throw new ShelfError(['issueNotKept', key.paper, key.date, sayingOf(error)], { cause: error })
    }
  }

  /** Another process would lose what was stored between the read and the write, and so must not write meanwhile. */
  async #putLocked(issue: Issue, key: IssueKey, { sha256, pack }: UnpackedIssue): Promise<Outcome> {
    const stored = this.#soundManifest(key)
    if (stored?.sha256 === sha256) return 'same'
    const decision = stored ? mergeDecision(this.read(key).issue, issue) : undefined
    if (decision && !('issue' in decision)) return decision.outcome
    const packed = decision?.outcome === 'merged' ? preparePack(decision.issue).pack() : pack()
    await writeDurably(join(this.#folder, key.paper), key.date + SUFFIX, packed.bytes)
    return decision?.outcome ?? 'added'
  }

  papers(): readonly string[] {
    return foldersOf(this.#folder)
  }

  /** The dates of a paper's issues, oldest first; undated issues come first of all. */
  dates(paper: string): readonly string[] {
    return namesIn(join(this.#folder, paper))
      .filter((name) => name.endsWith(SUFFIX))
      .map((name) => name.slice(0, -SUFFIX.length))
      .filter(isDateKey)
      .sort(byDate)
  }

  /** @throws DamagedIssue */
  manifest(key: IssueKey): Manifest {
    return this.#withFile(key, (file) => withOpenFile(file, readManifest))
  }

  has(key: IssueKey): boolean {
    return existsSync(this.path(key))
  }

  /** @throws DamagedIssue */
  read(key: IssueKey): { readonly issue: Issue; readonly manifest: Manifest } {
    return this.#withFile(key, (file) => unpack(readFileSync(file)))
  }

  article(key: IssueKey, id: string): Article | undefined {
    return this.#withFile(key, (file) =>
      withOpenFile(file, (size, readAt) => {
        let offset = 0
        for (const { bytes, articles } of readManifest(size, readAt).frames) {
          const line = articles.indexOf(id)
          if (line >= 0) return parseArticle(articleLines(readAt(offset, bytes))[line] ?? '')
          offset += bytes
        }
        return undefined
      }),
    )
  }

  /** False if there is no such issue. */
  async remove(key: IssueKey): Promise<boolean> {
    const file = this.path(key)
    if (!existsSync(file)) return false
    return whileLocked(this.#folder, async () => {
      try {
        await unlink(file)
      } catch (error) {
        if (isMissing(error)) return false
        throw error
      }
      await flushFolder(join(this.#folder, key.paper))
      return true
    })
  }

  /** @throws ShelfError if the key would lead out of the shelf */
  path({ paper, date }: IssueKey): string {
    if (!this.#isPaper(paper) || !this.#isDate(date))
      throw new ShelfError(['noPlace', JSON.stringify(`${paper}/${date}`)])
    return join(this.#folder, paper, date + SUFFIX)
  }

  /** The folder's time of change in ns. It changes when a file is added, removed or replaced. */
  stamp(paper: string): string {
    return String(statSync(join(this.#folder, paper), { bigint: true }).mtimeNs)
  }

  /** The time of change in ns and the size of an issue's file: it changes with the file. */
  fileStamp(key: IssueKey): string {
    const { mtimeNs, size } = statSync(this.path(key), { bigint: true })
    return `${mtimeNs}-${size}`
  }

  /**
   * Removes files of killed writes that are more than an hour old. `now` in ms since 1970. A living writer has the lock, however
   * long it was stopped: then nothing is removed. Only one of an older version has none, and is trusted for the hour.
   */
  sweep(now: number): void {
    if (!existsSync(this.#folder)) return
    ifUnlocked(this.#folder, () => this.#sweepUnlocked(now))
  }

  #sweepUnlocked(now: number): void {
    for (const paper of this.papers())
      for (const name of namesIn(join(this.#folder, paper))) {
        if (!name.startsWith('.') || !name.endsWith(TEMPORARY)) continue
        const file = join(this.#folder, paper, name)
        const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now
        if (now - written > HOUR) rmSync(file, { force: true })
      }
  }

  /** Undefined if there is no issue, or a damaged one. A sound one that cannot be read just now must not be replaced. */
  #soundManifest(key: IssueKey): Manifest | undefined {
    try {
      return this.manifest(key)
    } catch (error) {
      if (error instanceof DamagedIssue) return undefined
      if (error instanceof ShelfError && error.saying[0] === 'notOnTheShelf') return undefined
      throw error
    }
  }

  /** Runs `read` on the issue's file. Whatever it throws becomes a ShelfError that names the file. */
  #withFile<T>(key: IssueKey, read: (file: string) => T): T {
    const file = this.path(key)
    try {
      return read(file)
    } catch (error) {
      if (error instanceof ShelfError) throw error
      if (isMissing(error)) throw new ShelfError(['notOnTheShelf', key.paper, key.date, this.#folder])
      if (isErrno(error)) throw new ShelfError(['at', file, ['unreadable', reasonOf(error)]])
      throw new DamagedIssue(['damagedIssue', file, error instanceof Told ? error.saying : ['cannotUnpack']])
    }
  }
}

/** The test, with a cache of the texts that passed. */
const cached = (test: (text: string) => boolean): ((text: string) => boolean) => {
  const passed = new Set<string>()
  return (text) => {
    if (!passed.has(text) && test(text)) passed.add(text)
    return passed.has(text)
  }
}

/**
 * The key of an issue on the shelf. Traces use it too, also of an issue that is not on the shelf. A source that does not
 * name its paper is kept by itself, under its hash: two of one day may be of two papers.
 */
export const issueKeyOf = (issue: Issue, sha256 = () => preparePack(issue).sha256): IssueKey => ({
  paper: issue.name === '' ? namelessFolder(sourcesOf(issue)[0] ?? sha256()) : folderName(issue.name),
  date: dateKey(issue.datePublished, sha256),
})

/** Compares date keys: oldest first, undated before all dated. */
export const byDate = (a: string, b: string): number => {
  const [left, right] = [sortKey(a), sortKey(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

const sortKey = (date: string): string => (date.startsWith('undated-') ? `!${date}` : date)

const foldersOf = (folder: string): readonly string[] =>
  entriesIn(folder)
    .filter((entry) => entry.isDirectory() && folderName(entry.name) === entry.name)
    .map(({ name }) => name)
    .sort()

const entriesIn = (folder: string) => {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

const isErrno = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error

const isMissing = (error: unknown): boolean =>
  isErrno(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')

type UseFile<T> = (size: number, readAt: (offset: number, length: number) => Buffer) => T

const withOpenFile = <T>(path: string, read: UseFile<T>): T => {
  const file = openSync(path, 'r')
  try {
    return read(fstatSync(file).size, (offset, length) => readBytes(file, offset, length))
  } finally {
    closeSync(file)
  }
}

/** Reads `length` bytes of a file from `offset`, fewer at its end. */
export const readPart = (path: string, offset: number, length: number): Buffer =>
  withOpenFile(path, (_, readAt) => readAt(offset, length))

const readBytes = (file: number, offset: number, length: number): Buffer => {
  const bytes = Buffer.allocUnsafe(length)
  return bytes.subarray(0, readSync(file, bytes, 0, length, offset))
}
