import type { Article, Issue, IssueKey } from '../issue/index.ts'
import { type Saying, sayingOf } from '../language/index.ts'
import type { Database } from './database/sqlite.ts'
import { ShelfError } from './errors/shelf-error.ts'
import { IndexClient } from './index-thread/client.ts'
import { isWritable } from './issues/durable-write.ts'
import { byDate, IssueStore, type Outcome } from './issues/issue-store.ts'
import type { SearchOptions, SearchResults } from './search/search-results.ts'
import type { IndexProgress, Report } from './search/verify.ts'
import { openTraces } from './traces/open-traces.ts'
import { TraceStore } from './traces/trace-store.ts'

export interface ShelfOptions {
  /** The time written into traces, and into the names of damaged files that are set aside. */
  readonly clock?: () => Date
  /** Called with each notice for the user: a damaged file set aside, an index rebuilt, a read-only folder. */
  readonly say?: (notice: Saying) => void
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

/**
 * Three independent stores in one folder: the issues, an index of their text, and the reader's traces.
 * Only `search`, `list`, `verify`, `reindex` and `settled` need the index; only `traces` opens the traces.
 */
export interface Shelf {
  /** False for a read-only folder: reading and searching work, `add` and `remove` fail, traces last for the session. */
  readonly writable: boolean
  /** Resolves when the issue is flushed to the disk. It is indexed later, but before the next search is answered. */
  add(issue: Issue): Promise<Added>
  /** False if there is no such issue. Its traces stay. */
  remove(paper: string, date: string): Promise<boolean>
  /** Newest first, then by paper. */
  list(): Promise<readonly Entry[]>
  read(paper: string, date: string): Promise<Issue>
  /** Reads one article without the rest of its issue. */
  article(paper: string, date: string, id: string): Promise<Article | undefined>
  /** Folders of the papers that have an issue. Cheap: it reads directories, not the index. */
  papers(): readonly string[]
  /** The newest issue of one paper, or of all. */
  newest(paper?: string): Promise<IssueKey | undefined>
  /** Runs on the index thread. @throws BadQuery, which says what to write instead */
  search(query: string, options?: SearchOptions): Promise<SearchResults>
  /** Reads every issue and compares the index with it. Damaged issues are reported, never moved. */
  verify(progress?: (progress: IndexProgress) => void): Promise<Report>
  /** Rebuilds the index from the issues. After a kill or an abort, the next call resumes. */
  reindex(options?: {
    readonly progress?: (progress: IndexProgress) => void
    readonly signal?: AbortSignal
  }): Promise<void>
  /** Resolves when every issue is indexed. */
  settled(): Promise<void>
  readonly traces: TraceStore
  /** Waits until all added issues are indexed, then closes everything. */
  close(): Promise<void>
}

/** At most about twice this many added issues wait to be indexed: `add` then waits for the index. */
const ADDED_AHEAD = 64

/** Opens the shelf in a folder, which `add` creates if needed. Opens no file yet. */
export const openShelf = async (folder: string, options: ShelfOptions = {}): Promise<Shelf> => {
  const { clock = () => new Date() } = options
  const say = once(options.say ?? (() => {}))
  const store = new IssueStore(folder)
  const index = new IndexClient(folder, say)
  const writable = isWritable(folder)
  let database: Database | undefined
  let traces: TraceStore | undefined
  let reported = 0
  /** Settles when the issues reported up to the last full `ADDED_AHEAD` are indexed. */
  let caughtUp: Promise<unknown> = Promise.resolve()
  let swept = false

  const reportChange = async (key: IssueKey): Promise<void> => {
    void index.request({ kind: 'changed', key }).catch((error) => say(sayingOf(error)))
    reported = (reported + 1) % ADDED_AHEAD
    if (reported > 0) return
    await caughtUp
    caughtUp = index.request({ kind: 'changesIndexed' }).catch(() => {})
  }

  /** Files left by a killed write are harmless: they go at the first `add`, or stay if that fails. */
  const sweepOnce = (): void => {
    if (swept) return
    swept = true
    try {
      store.sweep(clock().getTime())
    } catch (error) {
      say(['leftoversStay', sayingOf(error)])
    }
  }

  return {
    writable,

    add: async (issue) => {
      if (!writable) throw new ShelfError(['readOnlyToAdd', folder])
      sweepOnce()
      const added = await store.put(issue)
      if (added.outcome !== 'same' && added.outcome !== 'kept') await reportChange(added)
      return added
    },

    remove: async (paper, date) => {
      if (!writable) throw new ShelfError(['readOnlyToRemove', folder])
      const removed = await store.remove({ paper, date })
      if (removed) await reportChange({ paper, date })
      return removed
    },

    list: async () => {
      const indexed = await index.request({ kind: 'list' }).catch((error) => {
        say(sayingOf(error))
        return []
      })
      return entriesOf(store, indexed)
    },

    read: async (paper, date) => store.read({ paper, date }).issue,
    article: async (paper, date, id) => store.article({ paper, date }, id),

    papers: () => store.papers().filter((paper) => store.dates(paper).length > 0),

    newest: async (paper) =>
      (paper === undefined ? store.papers() : [paper])
        .flatMap((name): IssueKey[] =>
          store
            .dates(name)
            .slice(-1)
            .map((date) => ({ paper: name, date })),
        )
        .toSorted((a, b) => byDate(b.date, a.date))[0],

    search: (query, { signal, ...wanted } = {}) =>
      index.request({ kind: 'search', query, options: wanted }, { signal }),

    verify: (progress) => index.request({ kind: 'verify' }, { progress }),
    reindex: (how = {}) => index.request({ kind: 'reindex' }, how),
    settled: () => index.request({ kind: 'allIndexed' }),

    get traces() {
      database ??= openTraces(folder, { writable, clock, say })
      traces ??= new TraceStore(database, clock)
      return traces
    },

    close: async () => {
      await index.stop()
      database?.close()
      database = undefined
      traces = undefined
    },
  }
}

/** Says each notice once: a fault of the index would be reported again with every issue added. */
const once = (say: (notice: Saying) => void): ((notice: Saying) => void) => {
  const said = new Set<string>()
  return (notice) => {
    const key = JSON.stringify(notice)
    if (!said.has(key)) say(notice)
    said.add(key)
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
    const articles = manifest.frames.reduce((sum, frame) => sum + frame.articles.length, 0)
    return entryOf(key, { ...manifest, articles })
  } catch {
    return undefined
  }
}
