import type { Issue, Place, Range, Remembered, TextPlace } from '../issue/index.ts'

/**
 * Where the reader's traces of one issue go. Called as things happen; whoever keeps them decides when they are written,
 * and must not block. Places are block and character, never a row.
 */
export interface Traces {
  /** What is known of this issue's articles. */
  readonly remembered: Remembered
  /** The article was seen to its end. */
  read(article: string): void
  /** The reader is at this place now. */
  place(place: Place): void
  bookmark(place: Place, set: boolean): void
}

/** Which issue: a paper as the shelf calls it, and a day, `2031-05-06`. */
export interface IssueKey {
  readonly paper: string
  readonly date: string
}

/** A paper of which there are issues, or of which issues can be had. */
export interface ShelvedPaper {
  readonly paper: string
  /** As the paper prints it. */
  readonly name: string
  /** Dates of its issues on the shelf, oldest first. */
  readonly days: readonly string[]
}

/** Text with the parts that were looked for, in code units, in order. */
export interface MarkedText {
  readonly text: string
  readonly marks: readonly Range[]
}

/** An article in a list: found by its words, bookmarked, or read before. */
export interface Find extends IssueKey {
  readonly article: string
  /** The paper's name. */
  readonly name: string
  readonly page?: string
  readonly headline: MarkedText
  /** A few words around the place; absent or empty where there are none to show. */
  readonly snippet?: MarkedText
  readonly place: TextPlace
}

export interface Finds {
  readonly finds: readonly Find[]
  /** How many there are in all, `capped` where there are more than that. */
  readonly count: number
  readonly capped: boolean
}

export interface OpenedIssue {
  readonly key: IssueKey
  readonly issue: Issue
  readonly traces: Traces
}

export interface FetchProgress {
  /** Pages and articles that are here, and those known so far. */
  readonly done: number
  readonly of: number
}

/** The shelf, as the reader sees it. Every promise may reject with a `Told`, for the reader to see. */
export interface Library {
  papers(): Promise<readonly ShelvedPaper[]>
  open(key: IssueKey): Promise<OpenedIssue>
  /** @param signal dropped: another key was pressed */
  search(query: string, signal: AbortSignal): Promise<Finds>
  /** Newest first. */
  bookmarks(): Promise<readonly Find[]>
  history(): Promise<readonly Find[]>
  /** Fetches an issue and puts it on the shelf. Absent where nothing can be fetched. */
  fetch?(key: IssueKey, tell: (progress: FetchProgress) => void, signal: AbortSignal): Promise<void>
}
