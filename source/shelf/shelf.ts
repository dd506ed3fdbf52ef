import type { Article, Issue } from '../issue/index.ts'
import { type Saying, sayingOf } from '../language/index.ts'
import type { Database } from './database/sqlite.ts'
import { indexThread } from './index-thread/client.ts'
import { isWritable } from './issues/durable-write.ts'
import { byDate, type IssueStore, issueStore, type Key, type Outcome } from './issues/issue-store.ts'
import type { SearchOptions, SearchResults } from './search/search-results.ts'
import type { IndexProgress, Report } from './search/verify.ts'
import { ShelfError } from './shelf-error.ts'
import { openTraces } from './traces/open-traces.ts'
import type { Traces } from './traces/traces.ts'
import { tracesIn } from './traces/traces-tables.ts'

export interface ShelfOptions {
  /** Dates the traces, and the names of damaged files. */
  readonly clock?: () => Date
  /** Told of each: a damaged file that was set aside, an index that is built again, a folder that is read-only. */
  readonly say?: (told: Saying) => void
}

/** An issue on the shelf. `name` is as printed, `paper` the folder, `date` ISO or `undated-` and a hash. */
export interface Entry extends Key {
  readonly name: string
  readonly articles: number
  readonly pages: number
  readonly characters: number
  readonly sha256: string
}

export interface Added extends Key {
  readonly outcome: Outcome
}

/**
 * Where issues are kept, found again, and where the reader's traces stay: three things apart.
 * Nothing but `search`, `list`, `verify` and `reindex` needs the index; nothing but `traces` opens the traces.
 */
export interface Shelf {
  /** False on a read-only folder: issues open and are found, `add` and `remove` fail, traces last for the session. */
  readonly writable: boolean
  /** Resolves when the issue is on the disk for good. The index follows by itself; a search sees it. */
  add(issue: Issue): Promise<Added>
  /** False where it was not there. Its traces stay. */
  remove(paper: string, date: string): Promise<boolean>
  /** Newest first, then by paper. */
  list(): Promise<readonly Entry[]>
  read(paper: string, date: string): Promise<Issue>
  /** One article without the rest of its issue. */
  article(paper: string, date: string, id: string): Promise<Article | undefined>
  /** Folders of the papers that have one, cheaply: the disk alone is asked. */
  papers(): readonly string[]
  /** The newest issue, of one paper or of all. */
  newest(paper?: string): Promise<Key | undefined>
  /** Off this thread. @throws BadQuery, with what to write instead. */
  search(query: string, options?: SearchOptions): Promise<SearchResults>
  /** Reads every issue and counts the index against them. Damaged issues are named, never moved. */
  verify(progress?: (progress: IndexProgress) => void): Promise<Report>
  /** Builds the index anew from the issues. Killed or aborted, the next call goes on where it was. */
  reindex(options?: {
    readonly progress?: (progress: IndexProgress) => void
    readonly signal?: AbortSignal
  }): Promise<void>
  /** Resolves when the index holds every issue. */
  settled(): Promise<void>
  readonly traces: Traces
  /** Waits until what was added is indexed, then closes all. */
  close(): Promise<void>
}

/** While the index takes in so many issues, `add` goes as many ahead, and no further. */
const AHEAD = 64

/** Opens the shelf in a folder, which `add` makes where there is none. Opens no file yet. */
export const openShelf = async (folder: string, options: ShelfOptions = {}): Promise<Shelf> => {
  const { clock = () => new Date() } = options
  const say = once(options.say ?? (() => {}))
  const store = issueStore(folder)
  const index = indexThread(folder, say)
  const writable = isWritable(folder)
  let database: Database | undefined
  let traces: Traces | undefined
  let ahead = 0
  let behind: Promise<unknown> = Promise.resolve()
  let swept = false

  const changed = async (key: Key): Promise<void> => {
    void index.ask({ ask: 'changed', key }).catch((error) => say(sayingOf(error)))
    ahead = (ahead + 1) % AHEAD
    if (ahead > 0) return
    await behind
    behind = index.ask({ ask: 'indexed' }).catch(() => {})
  }

  /** What a killed write left is in nobody's way: it goes with the first issue that is added, or stays. */
  const sweep = (): void => {
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
      sweep()
      const added = await store.put(issue)
      if (added.outcome !== 'same' && added.outcome !== 'kept') await changed(added)
      return added
    },

    remove: async (paper, date) => {
      if (!writable) throw new ShelfError(['readOnlyToRemove', folder])
      const removed = await store.remove({ paper, date })
      if (removed) await changed({ paper, date })
      return removed
    },

    list: async () => {
      const listed = await index.ask({ ask: 'list' }).catch((error) => {
        say(sayingOf(error))
        return []
      })
      return entries(store, listed)
    },

    read: async (paper, date) => store.read({ paper, date }).issue,
    article: async (paper, date, id) => store.article({ paper, date }, id),

    papers: () => store.papers().filter((paper) => store.dates(paper).length > 0),

    newest: async (paper) =>
      (paper === undefined ? store.papers() : [paper])
        .flatMap((name): Key[] =>
          store
            .dates(name)
            .slice(-1)
            .map((date) => ({ paper: name, date })),
        )
        .toSorted((a, b) => byDate(b.date, a.date))[0],

    search: (query, { signal, ...wanted } = {}) =>
      index.ask({ ask: 'search', query, options: wanted }, { signal }),

    verify: (progress) => index.ask({ ask: 'verify' }, { progress }),
    reindex: (how = {}) => index.ask({ ask: 'reindex' }, how),
    settled: () => index.ask({ ask: 'complete' }),

    get traces() {
      database ??= openTraces(folder, { writable, clock, say })
      traces ??= tracesIn(database, clock)
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

/** Tells each thing but once: what ails the index ails every issue that is added. */
const once = (say: (told: Saying) => void): ((told: Saying) => void) => {
  const said = new Set<string>()
  return (told) => {
    const key = JSON.stringify(told)
    if (!said.has(key)) say(told)
    said.add(key)
  }
}

/** What stands on the disk, counted by the index where it has it, else by the file. */
const entries = (store: IssueStore, listed: readonly Entry[]): readonly Entry[] => {
  const counted = new Map(listed.map((row) => [`${row.paper}/${row.date}`, row]))
  return store
    .papers()
    .flatMap((paper) => store.dates(paper).map((date): Key => ({ paper, date })))
    .flatMap((key) => {
      const row = counted.get(`${key.paper}/${key.date}`)
      return row ? entry(key, row) : (counts(store, key) ?? [])
    })
    .toSorted((a, b) => byDate(b.date, a.date))
}

const entry = (key: Key, { name, pages, articles, characters, sha256 }: Omit<Entry, keyof Key>): Entry => ({
  ...key,
  ...{ name, pages, articles, characters, sha256 },
})

/** A file that cannot be read is left out: `verify` names it. */
const counts = (store: IssueStore, key: Key): Entry | undefined => {
  try {
    const manifest = store.manifest(key)
    const articles = manifest.frames.reduce((sum, frame) => sum + frame.articles.length, 0)
    return entry(key, { ...manifest, articles })
  } catch {
    return undefined
  }
}
