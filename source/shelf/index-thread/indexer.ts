import type { IssueKey } from '../../issue/index.ts'
import type { Saying } from '../../language/index.ts'
import { type Database, isFull } from '../database/sqlite.ts'
import { DamagedIssue, ShelfError } from '../errors/shelf-error.ts'
import { byDate, type IssueStore } from '../issues/issue-store.ts'
import { sectionsIn } from '../search/article-loader.ts'
import { type IndexedIssue, IndexTables } from '../search/index-tables.ts'
import type { Initials } from '../search/initials.ts'
import type { SkippedIssue } from '../search/search-results.ts'

interface IndexerOptions {
  readonly store: IssueStore
  readonly initials: Initials
  readonly clock: () => Date
  readonly say: (notice: Saying) => void
  /** Told of each issue before it is read: it is the one to skip if the thread dies of it. */
  readonly at: (key: IssueKey) => void
}

/** In ms. A folder that changed this recently may change again without a new stamp, because file clocks are coarse. */
const CLOCK_GRAIN = 2000

interface StampedIssue extends IssueKey {
  /** The `fileStamp` of its file when it was indexed or skipped. */
  readonly stamp: string
}

/** Keys by name, in the order in which they are indexed. A Map holds each once. */
type Queue = Map<string, IssueKey>

interface QueuedIssue {
  readonly queue: Queue
  readonly name: string
  readonly key: IssueKey
}

/** Brings the index up to date with the issues on the disk, in time slices. */
export class Indexer {
  readonly #store: IssueStore
  readonly #clock: () => Date
  readonly #say: (notice: Saying) => void
  readonly #at: (key: IssueKey) => void
  readonly #tables: IndexTables
  readonly #listing: IssueListing
  /** Issues queued by `queueChange`. They are indexed first. */
  readonly #changes: Queue = new Map()
  /** Issues queued by `queueDifferences`. */
  readonly #backlog: Queue = new Map()
  /** Folders, with their stamps, that match the index once both queues are empty. */
  readonly #scannedFolders = new Map<string, string>()

  constructor(database: Database, { store, initials, clock, say, at }: IndexerOptions) {
    this.#at = at
    this.#store = store
    this.#clock = clock
    this.#say = say
    this.#tables = new IndexTables(database, initials)
    this.#listing = new IssueListing(database, this.#tables)
  }

  get queued(): number {
    return this.#changes.size + this.#backlog.size
  }

  get queuedChanges(): number {
    return this.#changes.size
  }

  /** As indexed now, by whichever process: newest first; of one date, the last indexed first. */
  issues(): readonly IndexedIssue[] {
    return this.#listing.issues()
  }

  /** The issues that are not in the index because they cannot be. */
  skipped(): readonly SkippedIssue[] {
    return this.#tables.skipped().map(({ paper, date, why }) => ({ paper, date, why }))
  }

  /** Records that an issue cannot be indexed. It is tried again when its file changes, and by a rebuild. */
  skip(key: IssueKey, why: Saying): void {
    this.#tables.change(() => this.#tables.skip(key, this.#store.fileStamp(key), why))
    this.#listing.invalidate()
  }

  /** Queues an issue that was added, replaced or removed. */
  queueChange(key: IssueKey): void {
    this.#backlog.delete(nameOf(key))
    this.#changes.set(nameOf(key), key)
  }

  /** Compares the index with every folder that changed since it last matched, and queues what differs, oldest first. */
  queueDifferences(): void {
    const indexed = Map.groupBy(this.#tables.issues(), ({ paper }) => paper)
    const skipped = Map.groupBy(this.#tables.skipped(), ({ paper }) => paper)
    const now = this.#clock().getTime()
    const differing: IssueKey[] = []
    for (const paper of this.#store.papers()) {
      const rows = indexed.get(paper) ?? []
      indexed.delete(paper)
      const stamp = this.#store.stamp(paper)
      const skippedRows = skipped.get(paper) ?? []
      if (this.#tables.folderStamp(paper) !== stamp)
        differing.push(...this.#differencesIn(paper, [...rows, ...skippedRows]))
      else {
        differing.push(...skippedRows.filter((row) => row.stamp !== this.#store.fileStamp(row)))
        continue
      }
      if (now - Number(stamp) / 1e6 > CLOCK_GRAIN) this.#scannedFolders.set(paper, stamp)
    }
    for (const rows of indexed.values()) differing.push(...rows)
    for (const key of differing.toSorted((a, b) => byDate(a.date, b.date)))
      this.#backlog.set(nameOf(key), key)
  }

  /**
   * Indexes for about `budget` ms in one transaction, or shrinks the file if nothing is queued. False if nothing was
   * done: all is up to date, or the disk is full and issues are still queued.
   */
  indexSlice(budget: number): boolean {
    try {
      if (this.queued === 0 && this.#scannedFolders.size === 0) return this.#tables.shrink()
      this.#indexQueued(budget)
      return true
    } catch (error) {
      if (!isFull(error)) throw error
      this.#say(['diskFullForIndex'])
      return false
    }
  }

  /** Empties the index, unless a rebuild was cut off: what that one indexed is kept. */
  startRebuild(): void {
    if (!this.#tables.rebuilding())
      this.#tables.change(() => {
        this.#tables.clear()
        this.#tables.setRebuilding(true)
      })
    this.#listing.invalidate()
  }

  /** Issues of a paper that are new, changed or gone. */
  #differencesIn(paper: string, rows: readonly StampedIssue[]): readonly IssueKey[] {
    const known = new Map(rows.map((row) => [row.date, row]))
    const differing: IssueKey[] = []
    for (const date of this.#store.dates(paper)) {
      if (known.get(date)?.stamp !== this.#store.fileStamp({ paper, date })) differing.push({ paper, date })
      known.delete(date)
    }
    for (const date of known.keys()) differing.push({ paper, date })
    return differing
  }

  /** If the transaction fails, the issues that it took from the queues are queued again. */
  #indexQueued(budget: number): void {
    const end = performance.now() + budget
    const taken: QueuedIssue[] = []
    try {
      this.#tables.change(() => {
        for (let issue = this.#next(); issue; issue = this.#next()) {
          issue.queue.delete(issue.name)
          taken.push(issue)
          this.#index(issue.key)
          if (performance.now() > end) return
        }
        for (const [paper, stamp] of this.#scannedFolders) this.#tables.setFolderStamp(paper, stamp)
        this.#scannedFolders.clear()
        this.#tables.setRebuilding(false)
      })
    } catch (error) {
      for (const { queue, name, key } of taken) queue.set(name, key)
      throw error
    } finally {
      this.#listing.invalidate()
    }
  }

  #next(): QueuedIssue | undefined {
    for (const queue of [this.#changes, this.#backlog])
      for (const [name, key] of queue) return { queue, name, key }
    return undefined
  }

  #index(key: IssueKey): void {
    if (!this.#store.has(key)) {
      this.#tables.forget(key)
      return
    }
    const stamp = this.#store.fileStamp(key)
    if (this.#tables.stampOf(key) === stamp) return
    this.#at(key)
    try {
      this.#store.use(key, (file) => {
        file.checkContent()
        const sectionsOf = sectionsIn(file.around())
        this.#tables.put(key, stamp, file.manifest, file.articlesBackwards(), (article) => [
          ...article.parts.map(({ page }) => page),
          ...sectionsOf(article),
        ])
      })
    } catch (error) {
      if (!(error instanceof ShelfError)) throw error
      this.#skip(key, error)
    }
  }

  /** Only what is damaged stays so while its file is the same: limits and permissions may change without it. */
  #skip(key: IssueKey, error: ShelfError): void {
    const isLasting = error instanceof DamagedIssue
    this.#tables.skip(key, isLasting ? this.#store.fileStamp(key) : '', error.saying)
  }
}

const nameOf = ({ paper, date }: IssueKey): string => `${paper}/${date}`

/** The indexed issues, read again only after this or another process has written. */
class IssueListing {
  readonly #tables: IndexTables
  readonly #dataVersion: () => unknown
  #cached: { readonly version: unknown; readonly issues: readonly IndexedIssue[] } | undefined

  constructor(database: Database, tables: IndexTables) {
    const query = database.prepare('pragma data_version')
    this.#dataVersion = () => query.get()?.data_version
    this.#tables = tables
  }

  issues(): readonly IndexedIssue[] {
    const version = this.#dataVersion()
    if (this.#cached?.version !== version) {
      const issues = this.#tables.issues().toSorted((a, b) => byDate(b.date, a.date) || b.first - a.first)
      this.#cached = { version, issues }
    }
    return this.#cached?.issues ?? []
  }

  /** To be called after this connection has written: `data_version` changes only when another one has. */
  invalidate(): void {
    this.#cached = undefined
  }
}
