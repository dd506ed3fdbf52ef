import type { Article, Issue } from '../issue/index.ts'
import type { Key, Outcome } from './issues/store.ts'
import type { Found, SearchOptions } from './search/found.ts'
import type { Traces } from './traces/traces.ts'

export interface ShelfOptions {
  readonly clock?: () => Date
  /** Told in one line each: a damaged file that was set aside, an index that is built again, a folder that is read-only. */
  readonly say?: (message: string) => void
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

export interface Progress {
  /** Issues. */
  readonly done: number
  readonly total: number
  readonly articles: number
}

export interface Report {
  readonly issues: number
  readonly articles: number
  /** Empty where all is well: a line each, with what to do. */
  readonly problems: readonly string[]
}

/**
 * Where issues are kept, found again, and where the reader's traces stay: three things apart.
 * Nothing but `search`, `list`, `verify` and `reindex` needs the index; nothing but `traces` opens the traces.
 */
export interface Shelf {
  readonly folder: string
  /** False on a read-only folder: issues open and are found, `add` and `remove` fail, traces last for the session. */
  readonly writable: boolean
  /**
   * Resolves when the issue is on the disk for good. The index follows by itself; a search sees it.
   * `replace` takes the new issue even where one from another source with more text stands.
   */
  add(issue: Issue, options?: { readonly replace?: boolean }): Promise<Added>
  /** False where it was not there. Its traces stay. */
  remove(paper: string, date: string): Promise<boolean>
  /** Newest first, then by paper. */
  list(): Promise<readonly Entry[]>
  read(paper: string, date: string): Promise<Issue>
  /** One article without the rest of its issue. */
  article(paper: string, date: string, id: string): Promise<Article | undefined>
  /** The newest issue, of one paper or of all. */
  newest(paper?: string): Promise<Key | undefined>
  /** Off this thread. @throws BadQuery, with what to write instead. */
  search(query: string, options?: SearchOptions): Promise<Found>
  /** Reads every issue and counts the index against them. Damaged issues are named, never moved. */
  verify(progress?: (progress: Progress) => void): Promise<Report>
  /** Builds the index anew from the issues. Killed or aborted, the next call goes on where it was. */
  reindex(options?: {
    readonly progress?: (progress: Progress) => void
    readonly signal?: AbortSignal
  }): Promise<void>
  /** Resolves when the index holds every issue. */
  settled(): Promise<void>
  readonly traces: Traces
  /** Waits for the index, then closes all. */
  close(): Promise<void>
}
