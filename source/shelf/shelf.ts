import { type Article, type Issue, type IssueKey, SIZE_LIMITS, type SizeLimits } from '../issue/index.ts'
import { type Saying, sayingOf } from '../language/index.ts'
import type { Database } from './database/sqlite.ts'
import { ShelfError } from './errors/shelf-error.ts'
import { refuseNoFolder } from './folder/make-folders.ts'
import { IndexClient, type IndexWatcher } from './index-thread/client.ts'
import { isWritable } from './issues/durable-write.ts'
import { byDate, IssueStore, type Outcome } from './issues/issue-store.ts'
import { countArticles } from './issues/manifest.ts'
import { recentEditions } from './issues/recent-editions.ts'
import type { SearchOptions, SearchResults } from './search/search-results.ts'
import type { IndexProgress, Report } from './search/verify.ts'
import { hasTraces, openTraces } from './traces/open-traces.ts'
import { TraceStore } from './traces/trace-store.ts'

export interface ShelfOptions {
  /** The time written into traces, and into the names of damaged files that are set aside. */
  readonly clock?: () => Date
  /** Called with each notice for the user: a damaged file set aside, an index rebuilt, a read-only folder. */
  readonly say?: (notice: Saying) => void
  /**
   * How long the thread may wait for a process that locks the traces, in ms. Default: 60 s. After that a call of `traces` throws,
   * and can be repeated.
   */
  readonly patience?: number | undefined
  /** Called when the index is asked something, and when that is answered or fails. */
  readonly watchIndex?: IndexWatcher | undefined
  /** What is over them is neither added nor read. */
  readonly limits?: SizeLimits
}

/** An issue on the shelf. `name` is the paper's as printed, `paper` its folder, `date` ISO or `undated-` and a hash. */
export interface Entry extends IssueKey {
  readonly name: string
  readonly articles: number
  readonly pages: number
  readonly characters: number
  readonly sha256: string
}

export interface Added extends IssueKey {
  readonly outcome: Outcome
}

interface ReindexOptions {
  readonly progress?: (progress: IndexProgress) => void
  readonly signal?: AbortSignal
}

/** At most about twice this many added issues wait to be indexed: `add` then waits for the index. */
const ADDED_AHEAD = 64

/**
 * Three independent stores in one folder: the issues, an index of their text, and the reader's traces.
 * Only `search`, `list`, `verify`, `reindex` and `settled` need the index; only `traces` opens the traces.
 */
export class Shelf {
  /** False for a read-only folder: reading and searching work, `add` and `remove` fail, traces last for the session. */
  readonly writable: boolean
  readonly #folder: string
  readonly #clock: () => Date
  readonly #say: (notice: Saying) => void
  readonly #patience: number | undefined
  readonly #store: IssueStore
  readonly #index: IndexClient
  #database: Database | undefined
  #traces: TraceStore | undefined
  /** Issues reported to the index, modulo `ADDED_AHEAD`. */
  #reported = 0
  /** Settles when the issues reported up to the last full `ADDED_AHEAD` are indexed. */
  #caughtUp: Promise<unknown> = Promise.resolve()
  #isSwept = false
  /** False once a change of an issue could not be indexed. */
  #isIndexed = true
  #hasChanged = false

  constructor(folder: string, options: ShelfOptions) {
    const { clock = () => new Date(), say = () => {}, patience, watchIndex, limits = SIZE_LIMITS } = options
    this.#folder = folder
    this.#clock = clock
    this.#say = once(say)
    this.#patience = patience
    this.#store = new IssueStore(folder, limits)
    this.#index = new IndexClient({ folder, limits, say: this.#say, watch: watchIndex })
    this.writable = isWritable(folder)
  }

  /** Resolves when the issue is flushed to the disk. It is indexed later, but before the next search is answered. */
  async add(issue: Issue): Promise<Added> {
    if (!this.writable) throw new ShelfError(['readOnlyToAdd', this.#folder])
    this.#sweepOnce()
    const added = await this.#store.put(issue)
    if (added.outcome !== 'same' && added.outcome !== 'kept') await this.#reportChange(added)
    return added
  }

  /** Answers like `add`, one issue after the other, but stores nothing. */
  planner(): (issue: Issue) => Added {
    const planned = new Map<string, Issue>()
    return (issue) => this.#store.plan(issue, planned)
  }

  /** False if there is no such issue. Its traces stay. */
  async remove(paper: string, date: string): Promise<boolean> {
    if (!this.writable) throw new ShelfError(['readOnlyToRemove', this.#folder])
    const removed = await this.#store.remove({ paper, date })
    if (removed) await this.#reportChange({ paper, date })
    return removed
  }

  /** Newest first, then by paper. */
  async list(): Promise<readonly Entry[]> {
    const indexed = await this.#index.request({ kind: 'list' }).catch((error) => {
      this.#say(sayingOf(error))
      return []
    })
    return entriesOf(this.#store, indexed)
  }

  has(paper: string, date: string): boolean {
    return this.#store.has({ paper, date })
  }

  async read(paper: string, date: string): Promise<Issue> {
    return this.#store.read({ paper, date }).issue
  }

  /** Reads one article without the rest of its issue. */
  async article(paper: string, date: string, id: string): Promise<Article | undefined> {
    return this.#store.article({ paper, date }, id)
  }

  /**
   * The articles of each digital edition among a paper's newest issues, the newest first; those that cannot be read are left out.
   * @param name as the paper prints it
   * @param most how many of its issues are looked at
   */
  recentEditions(name: string, most: number): Iterable<readonly Article[]> {
    return recentEditions(this.#store, name, most)
  }

  /** Folders of the papers that have an issue. Cheap: it reads directories, not the index. */
  papers(): readonly string[] {
    return this.#store.papers().filter((paper) => this.#store.dates(paper).length > 0)
  }

  /** The newest issue of one paper, or of all. */
  async newest(paper?: string): Promise<IssueKey | undefined> {
    return (paper === undefined ? this.#store.papers() : [paper])
      .flatMap((name): IssueKey[] =>
        this.#store
          .dates(name)
          .slice(-1)
          .map((date) => ({ paper: name, date })),
      )
      .toSorted((a, b) => byDate(b.date, a.date))[0]
  }

  /** Runs on the index thread. @throws BadQuery, which says what to write instead */
  search(query: string, { signal, ...options }: SearchOptions = {}): Promise<SearchResults> {
    return this.#index.request({ kind: 'search', query, options }, { signal })
  }

  /** Reads every issue and compares the index with it. Damaged issues are reported, never moved. */
  verify(progress?: (progress: IndexProgress) => void): Promise<Report> {
    return this.#index.request({ kind: 'verify' }, { progress })
  }

  /** Rebuilds the index from the issues. After a kill or an abort, the next call resumes. */
  async reindex(options: ReindexOptions = {}): Promise<void> {
    await this.#index.request({ kind: 'reindex' }, options)
  }

  /** Resolves when every issue is indexed. */
  async settled(): Promise<void> {
    await this.#index.request({ kind: 'allIndexed' })
  }

  /** Whether anything may be in the traces: to ask for them makes their file. */
  get hasTraces(): boolean {
    return hasTraces(this.#folder)
  }

  get traces(): TraceStore {
    this.#database ??= openTraces(this.#folder, {
      writable: this.writable,
      clock: this.#clock,
      say: this.#say,
      patience: this.#patience,
    })
    this.#traces ??= new TraceStore(this.#database, this.#clock)
    return this.#traces
  }

  /**
   * Waits until all changed issues are indexed, then closes everything. A fault of the index is said and not thrown: the issues
   * are kept, and the index is made from them.
   * @returns whether the index has all that was changed
   */
  async close(): Promise<boolean> {
    const areIndexed = await this.#index.stop().catch(this.#missIndex)
    this.#database?.close()
    this.#database = undefined
    this.#traces = undefined
    return this.#isIndexed && (areIndexed || !this.#hasChanged)
  }

  readonly #missIndex = (error: unknown): false => {
    this.#isIndexed = false
    this.#say(sayingOf(error))
    return false
  }

  async #reportChange(key: IssueKey): Promise<void> {
    this.#hasChanged = true
    void this.#index.request({ kind: 'changed', key }).catch(this.#missIndex)
    this.#reported = (this.#reported + 1) % ADDED_AHEAD
    if (this.#reported > 0) return
    await this.#caughtUp
    this.#caughtUp = this.#index.request({ kind: 'changesIndexed' }).catch(() => {})
  }

  /** Removes the files of killed writes, at the first `add`. They are harmless: if that fails, it is only reported. */
  #sweepOnce(): void {
    if (this.#isSwept) return
    this.#isSwept = true
    try {
      this.#store.sweep(this.#clock().getTime())
    } catch (error) {
      this.#say(['leftoversStay', sayingOf(error)])
    }
  }
}

/**
 * Opens the shelf in a folder, which `add` creates if needed. Opens no file yet.
 * @throws ShelfError where there can be no folder
 */
export const openShelf = async (folder: string, options: ShelfOptions = {}): Promise<Shelf> => {
  refuseNoFolder(folder)
  return new Shelf(folder, options)
}

/** Says each notice once: a fault of the index would be reported again with every issue added. */
const once = (say: (notice: Saying) => void): ((notice: Saying) => void) => {
  const reported = new Set<string>()
  return (notice) => {
    const key = JSON.stringify(notice)
    if (!reported.has(key)) say(notice)
    reported.add(key)
  }
}

/** The issues on the disk. Their counts come from the index, or from the file where it is not indexed yet. */
const entriesOf = (store: IssueStore, indexed: readonly Entry[]): readonly Entry[] => {
  const rows = new Map(indexed.map((row) => [`${row.paper}/${row.date}`, row]))
  return store
    .papers()
    .flatMap((paper) => store.dates(paper).map((date): IssueKey => ({ paper, date })))
    .flatMap((key) => {
      const row = rows.get(`${key.paper}/${key.date}`)
      return row ? entryOf(key, row) : (entryFromFile(store, key) ?? [])
    })
    .toSorted((a, b) => byDate(b.date, a.date))
}

const entryOf = (
  key: IssueKey,
  { name, pages, articles, characters, sha256 }: Omit<Entry, keyof IssueKey>,
): Entry => ({
  ...key,
  ...{ name, pages, articles, characters, sha256 },
})

/** `undefined` for a file that cannot be read: `verify` reports it. */
const entryFromFile = (store: IssueStore, key: IssueKey): Entry | undefined => {
  try {
    const manifest = store.manifest(key)
    return entryOf(key, { ...manifest, articles: countArticles(manifest) })
  } catch {
    return undefined
  }
}
