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
import type { Article, Issue } from '../../issue/index.ts'
import { reasonOf, Told } from '../../language/index.ts'
import { DamagedIssue, ShelfError } from '../shelf-error.ts'
import { flushFolder, TEMPORARY, writeDurably } from './durable-write.ts'
import { dateKey, folderName, isDateKey } from './folder-name.ts'
import { mergeDecision } from './merge-policy.ts'
import { articleLines, type Manifest, parseArticle, preparePack, readManifest, unpack } from './pack.ts'

/** Identifies an issue: the paper's folder, and the date as `dateKey` writes it. */
export interface Key {
  readonly paper: string
  readonly date: string
}

/**
 * `added`: there was no issue of that day. `same`: nothing changed. `replaced`: it took the place of the stored issue.
 * `merged`: its pages were added to the stored ones. `kept`: the stored issue has its pages from another source and stays.
 */
export type Outcome = 'added' | 'same' | 'replaced' | 'merged' | 'kept'

const SUFFIX = '.json.zst'

/** The issues' files, `PAPER/DATE.json.zst`, from which all else is derived. Every call reads the disk; nothing is cached. */
export interface IssueStore {
  put(issue: Issue): Promise<Key & { readonly outcome: Outcome }>
  papers(): readonly string[]
  /** The dates of a paper's issues, oldest first; undated issues come first of all. */
  dates(paper: string): readonly string[]
  manifest(key: Key): Manifest
  has(key: Key): boolean
  /** @throws DamagedIssue */
  read(key: Key): { readonly issue: Issue; readonly manifest: Manifest }
  article(key: Key, id: string): Article | undefined
  remove(key: Key): Promise<boolean>
  path(key: Key): string
  /** The folder's time of change: differs once a file was added, removed or replaced. */
  stamp(paper: string): string
  /** Differs once the issue's file was changed. */
  fileStamp(key: Key): string
  /** Removes temporary files of killed writes that are older than an hour. `now` in ms since 1970. */
  sweep(now: number): void
}

const HOUR = 3_600_000

export const issueStore = (folder: string): IssueStore => {
  // A search needs the path of every article it reads, so the checks are cached.
  const isPaper = remembered((paper) => folderName(paper) === paper)
  const isDate = remembered(isDateKey)
  const path = ({ paper, date }: Key): string => {
    if (!isPaper(paper) || !isDate(date))
      throw new ShelfError(['noPlace', JSON.stringify(`${paper}/${date}`)])
    return join(folder, paper, date + SUFFIX)
  }

  /** Runs `read` on the issue's file. Whatever it throws becomes a ShelfError that names the file. */
  const reading = <T>(key: Key, read: (file: string) => T): T => {
    const file = path(key)
    try {
      return read(file)
    } catch (error) {
      if (error instanceof ShelfError) throw error
      if (isMissing(error)) throw new ShelfError(['notOnTheShelf', key.paper, key.date, folder])
      if (isErrno(error)) throw new ShelfError(['at', file, ['unreadable', reasonOf(error)]])
      throw new DamagedIssue(['damagedIssue', file, error instanceof Told ? error.saying : ['cannotUnpack']])
    }
  }

  const manifest = (key: Key): Manifest =>
    reading(key, (file) => withFile(file, (size, readAt) => readManifest(size, readAt)))

  const present = (key: Key): Manifest | undefined => {
    try {
      return manifest(key)
    } catch {
      return undefined
    }
  }

  return {
    path,
    manifest,

    put: async (issue) => {
      const { sha256, pack } = preparePack(issue)
      const key = issueKeyOf(issue, () => sha256)
      const stored = present(key)
      if (stored?.sha256 === sha256) return { ...key, outcome: 'same' }
      const decision = stored
        ? mergeDecision(reading(key, (file) => unpack(readFileSync(file))).issue, issue)
        : undefined
      if (decision && !('issue' in decision)) return { ...key, outcome: decision.outcome }
      const packed = decision?.outcome === 'merged' ? preparePack(decision.issue).pack() : pack()
      await writeDurably(join(folder, key.paper), key.date + SUFFIX, packed.bytes).catch((error: unknown) => {
        if (!isErrno(error) || error.code !== 'ENOSPC') throw error
        throw new ShelfError(['diskFullForIssue', key.paper, key.date])
      })
      return { ...key, outcome: decision?.outcome ?? 'added' }
    },

    papers: () => foldersOf(folder),

    dates: (paper) =>
      namesIn(join(folder, paper))
        .filter((name) => name.endsWith(SUFFIX))
        .map((name) => name.slice(0, -SUFFIX.length))
        .filter(isDateKey)
        .sort(byDate),

    has: (key) => existsSync(path(key)),

    read: (key) => reading(key, (file) => unpack(readFileSync(file))),

    article: (key, id) =>
      reading(key, (file) =>
        withFile(file, (size, readAt) => {
          let at = 0
          for (const { bytes, articles } of readManifest(size, readAt).frames) {
            const line = articles.indexOf(id)
            if (line >= 0) return parseArticle(articleLines(readAt(at, bytes))[line] ?? '')
            at += bytes
          }
          return undefined
        }),
      ),

    remove: async (key) => {
      const file = path(key)
      try {
        await unlink(file)
      } catch (error) {
        if (isMissing(error)) return false
        throw error
      }
      await flushFolder(join(folder, key.paper))
      return true
    },

    stamp: (paper) => String(statSync(join(folder, paper), { bigint: true }).mtimeNs),

    fileStamp: (key) => {
      const { mtimeNs, size } = statSync(path(key), { bigint: true })
      return `${mtimeNs}-${size}`
    },

    sweep: (now) => {
      for (const paper of foldersOf(folder))
        for (const name of namesIn(join(folder, paper))) {
          if (!name.startsWith('.') || !name.endsWith(TEMPORARY)) continue
          const file = join(folder, paper, name)
          const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now
          if (now - written > HOUR) rmSync(file, { force: true })
        }
    },
  }
}

/** The test, with a cache of the texts that passed. */
const remembered = (test: (text: string) => boolean): ((text: string) => boolean) => {
  const passed = new Set<string>()
  return (text) => {
    if (!passed.has(text) && test(text)) passed.add(text)
    return passed.has(text)
  }
}

/** The key of an issue on the shelf. Traces use it too, also of an issue that is not on the shelf. */
export const issueKeyOf = (issue: Issue, sha256 = () => preparePack(issue).sha256): Key => ({
  paper: folderName(issue.name),
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

type FileReader<T> = (size: number, readAt: (at: number, length: number) => Buffer) => T

const withFile = <T>(path: string, read: FileReader<T>): T => {
  const file = openSync(path, 'r')
  try {
    return read(fstatSync(file).size, (at, length) => {
      const bytes = Buffer.allocUnsafe(length)
      return bytes.subarray(0, readSync(file, bytes, 0, length, at))
    })
  } finally {
    closeSync(file)
  }
}

/** Reads `length` bytes of a file from `at`, fewer at its end. */
export const readPart = (path: string, at: number, length: number): Buffer => {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.allocUnsafe(length)
    return bytes.subarray(0, readSync(file, bytes, 0, length, at))
  } finally {
    closeSync(file)
  }
}
