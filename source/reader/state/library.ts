import type { Correction, Issue, IssueKey, MarkedText, Place, Remembered } from '../../issue/index.ts'
import type { Saying } from '../../language/index.ts'

/**
 * What the reader reports about one issue, as it happens. The implementation decides when to write, and must not block.
 * Places are block and character, never a row.
 */
export interface Traces {
  /** The traces of earlier readings of this issue. */
  readonly remembered: Remembered
  /** The article was seen to its end. */
  read(article: string): void
  /** The reader is at this place now. */
  place(place: Place): void
  /** What the lines of an article's heading are, or that they are as they were read. */
  correct(article: string, lines: readonly Correction[], set: boolean): void
  /** Resolves with what else there is to say: that the issue was put on the shelf for it, or why not. */
  bookmark(place: Place, set: boolean): Promise<Saying | undefined>
}

/** How the contents of an issue are shown. */
export type ContentsAs = 'page' | 'list'

/** How the reader wants to see something, whatever the issue. */
export interface KeptChoice {
  readonly name: 'contentsAs'
  readonly value: ContentsAs
}

/** Which issues of a paper can be fetched: those of any day, only its newest, or none. */
export type Fetchable = 'any' | 'newest' | 'none'

/** A paper with issues on the shelf, or one that can be fetched. */
export interface ShelvedPaper {
  readonly paper: string
  /** As the paper prints it. */
  readonly name: string
  /** Dates of its issues on the shelf, oldest first. */
  readonly days: readonly string[]
  /** The unread articles of those of the days that have some. Absent if that is unknown. */
  readonly unread?: ReadonlyMap<string, number> | undefined
  /** Default: of any day. */
  readonly fetchable?: Fetchable
}

/** A paper that can be looked for, whether or not it can be fetched. */
export interface KnownPaper {
  readonly name: string
  readonly place?: string | undefined
  /** Why it cannot be fetched. */
  readonly why?: Saying | undefined
}

/** An article in a list of hits, bookmarks or history, and the place to open it at. */
export interface Find extends IssueKey, Place {
  /** The paper's name. */
  readonly name: string
  readonly page?: string
  readonly headline: MarkedText
  /** A few words around the place; absent or empty if there are none. */
  readonly snippet?: MarkedText
}

export interface Finds {
  readonly finds: readonly Find[]
  /** How many there are in all, including those not listed. */
  readonly count: number
  /** Whether there are more than `count`. */
  readonly capped: boolean
  /** How many issues could not be searched. */
  readonly skipped?: number
}

export interface OpenedIssue {
  readonly key: IssueKey
  readonly issue: Issue
  readonly traces: Traces
}

export interface FetchProgress {
  /** Pages and articles fetched, and those known so far. */
  readonly done: number
  readonly of: number
}

/** The shelf, as the reader uses it. Any promise may reject with a `Told`, which is shown as a message. */
export interface Library {
  papers(): Promise<readonly ShelvedPaper[]>
  /** @param article the one to read: where several issues have the key, it says which */
  open(key: IssueKey, article?: string): Promise<OpenedIssue>
  /** @param signal aborted when the query changes */
  search(query: string, signal: AbortSignal): Promise<Finds>
  /** Newest first. */
  bookmarks(): Promise<readonly Find[]>
  history(): Promise<readonly Find[]>
  /** Calls `show` with why something that was read or marked cannot be stored now, when that happens. */
  watchFaults?(show: (fault: Saying) => void): void
  /** Keeps a choice for the next reader. It decides when to write, and must not block. Absent if nothing can be kept. */
  keepChoice?(choice: KeptChoice): void
  /** Finds papers by name, pinyin, initials or place, the best first; all, if there are no words. Absent if none are known. */
  knownPapers?(words: string): Promise<readonly KnownPaper[]>
  /** Fetches the newest issue of a paper, and puts it on the shelf; resolves with its key. Absent as `fetch`. */
  fetchNewest?(
    paper: string,
    report: (progress: FetchProgress) => void,
    signal: AbortSignal,
  ): Promise<IssueKey | undefined>
  /** Fetches an issue and puts it on the shelf. Absent if nothing can be fetched. */
  fetch?(key: IssueKey, report: (progress: FetchProgress) => void, signal: AbortSignal): Promise<void>
}
