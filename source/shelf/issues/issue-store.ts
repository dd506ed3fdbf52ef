import {
  accessSync,
  type BigIntStats,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs'
import { unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { type Article, type Issue, type IssueKey, type SizeLimits, sourcesOf } from '../../issue/index.ts'
import { reasonOf, sayingOf, Told } from '../../language/index.ts'
import { isSqlite } from '../database/sqlite.ts'
import { ifUnlocked, whileLocked } from '../database/write-lock.ts'
import { DamagedIssue, IssueOverLimit, ShelfError } from '../errors/shelf-error.ts'
import { claimFolder } from '../folder/own-folder.ts'
import { flushFolder, TEMPORARY, writeDurably } from './durable-write.ts'
import { dateKey, folderName, isDateKey, namelessFolder } from './folder-name.ts'
import type { Manifest } from './manifest.ts'
import { mergeDecision } from './merge-policy.ts'
import { type PackedIssue, preparePack, type UnpackedIssue } from './pack.ts'
import { OutOfHeap, PackedFile, type ReadLimits } from './packed-file.ts'
import { OverLimit } from './size-check.ts'

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
  readonly #limits: ReadLimits
  // A search needs the path of every article it reads, so the checks are cached.
  readonly #isPaper = cached((paper) => folderName(paper) === paper)
  readonly #isDate = cached(isDateKey)

  /** @param heapFrame the largest frame, in bytes, that the thread of this store can parse */
  constructor(folder: string, limits: SizeLimits, heapFrame = Number.POSITIVE_INFINITY) {
    this.#folder = folder
    this.#limits = { ...limits, heapFrame }
  }

  /**
   * What `put` would do, after the puts that were planned before.
   * @param planned the issues of those, by key; the issue is added to them
   */
  plan(issue: Issue, planned: Map<string, Issue>): IssueKey & { readonly outcome: Outcome } {
    const { sha256 } = preparePack(issue)
    const key = issueKeyOf(issue, () => sha256)
    const place = `${key.paper}/${key.date}`
    const earlier = planned.get(place) ?? (this.#soundManifest(key) && this.#soundIssue(key))
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
    const earlier = stored && this.#soundIssue(key)
    const decision = earlier ? mergeDecision(earlier, issue) : undefined
    if (decision && !('issue' in decision)) return decision.outcome
    const packed = this.#pack(key, decision?.outcome === 'merged' ? preparePack(decision.issue).pack : pack)
    await writeDurably(join(this.#folder, key.paper), key.date + SUFFIX, packed.bytes)
    return decision?.outcome ?? 'added'
  }

  papers(): readonly string[] {
    return foldersOf(this.#folder)
  }

  /** Papers whose folder may not be read: they count as empty, and end nothing for the others. */
  unreadable(): readonly string[] {
    return this.papers()
      .map((paper) => join(this.#folder, paper))
      .filter((folder) => {
        try {
          accessSync(folder, constants.R_OK | constants.X_OK)
          return false
        } catch {
          return true
        }
      })
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
    return this.use(key, ({ manifest }) => manifest)
  }

  has(key: IssueKey): boolean {
    // Not of the file that a link leads to: one that leads nowhere is there, and has to be named.
    return lstatSync(this.path(key), { throwIfNoEntry: false }) !== undefined
  }

  /** @throws DamagedIssue */
  read(key: IssueKey): { readonly issue: Issue; readonly manifest: Manifest } {
    return this.use(key, (file) => ({ issue: file.issue(), manifest: file.manifest }))
  }

  /** @throws DamagedIssue */
  article(key: IssueKey, id: string): Article | undefined {
    return this.use(key, (file) => {
      for (const frame of file.frames())
        if (frame.articles.includes(id)) return file.articles(frame).find((article) => article.id === id)
      return undefined
    })
  }

  /** Opens an issue's file for one use. @throws DamagedIssue, or ShelfError if the file cannot be read */
  use<T>(key: IssueKey, read: (file: PackedFile) => T): T {
    return this.#withFile(key, (path) =>
      withOpenFile(path, (size, readAt) => read(new PackedFile(size, readAt, this.#limits))),
    )
  }

  /** False if there is no such issue. */
  async remove(key: IssueKey): Promise<boolean> {
    const file = this.path(key)
    if (!this.has(key)) return false
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
    const path = this.path(key)
    const options = { bigint: true, throwIfNoEntry: false } as const
    const { mtimeNs = 0n, size = 0n } = followed(path) ?? lstatSync(path, options) ?? {}
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

  /** Undefined if there is no issue, or a damaged one. A sound one that is over a limit or cannot be read now must not be replaced. */
  #soundManifest(key: IssueKey): Manifest | undefined {
    try {
      return this.manifest(key)
    } catch (error) {
      if (error instanceof DamagedIssue) return undefined
      if (error instanceof ShelfError && error.saying[0] === 'notOnTheShelf') return undefined
      throw error
    }
  }

  /** `undefined` if it is damaged: adding it again mends it. */
  #soundIssue(key: IssueKey): Issue | undefined {
    try {
      return this.read(key).issue
    } catch (error) {
      if (error instanceof DamagedIssue) return undefined
      throw error
    }
  }

  #pack({ paper, date }: IssueKey, pack: (limits: SizeLimits) => PackedIssue): PackedIssue {
    try {
      return pack(this.#limits)
    } catch (error) {
      if (error instanceof OverLimit) throw new IssueOverLimit(['at', `${paper} ${date}`, error.saying])
      throw error
    }
  }

  /** Runs `read` on the issue's file. Whatever it throws becomes a ShelfError that names the file. */
  #withFile<T>(key: IssueKey, read: (file: string) => T): T {
    const file = this.path(key)
    try {
      return read(file)
    } catch (error) {
      if (error instanceof ShelfError || error instanceof OutOfHeap || isSqlite(error)) throw error
      if (isMissing(error)) throw new ShelfError(['notOnTheShelf', key.paper, key.date, this.#folder])
      if (error instanceof OverLimit) throw new IssueOverLimit(['at', file, error.saying])
      if (isErrno(error)) throw new ShelfError(['at', file, ['unreadable', reasonOf(error)]])
      throw new DamagedIssue(['damagedIssue', file, error instanceof Told ? error.saying : ['cannotUnpack']])
    }
  }
}

/** What a link leads to; `undefined` if it leads nowhere, or to itself. */
const followed = (path: string): BigIntStats | undefined => {
  try {
    return statSync(path, { bigint: true })
  } catch {
    return undefined
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
    if (isMissing(error) || (isErrno(error) && error.code === 'EACCES')) return []
    throw error
  }
}

const isErrno = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error

const isMissing = (error: unknown): boolean =>
  isErrno(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')

type UseFile<T> = (size: number, readAt: (offset: number, length: number) => Buffer) => T

/** Never waits for the writer of a pipe, as opening for reading alone does. */
const READ_AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

const withOpenFile = <T>(path: string, read: UseFile<T>): T => {
  const file = openSync(path, READ_AT_ONCE)
  try {
    const stats = fstatSync(file)
    if (!stats.isFile()) throw new Told(['noFile'])
    return read(stats.size, (offset, length) => readBytes(file, offset, length))
  } finally {
    closeSync(file)
  }
}

const readBytes = (file: number, offset: number, length: number): Buffer => {
  const bytes = Buffer.allocUnsafe(length)
  return bytes.subarray(0, readSync(file, bytes, 0, length, offset))
}
