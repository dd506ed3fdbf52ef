import type { Article, Issue } from '../../issue/index.ts'
import type { AnchoredPlace, Bookmark, HistoryEntry } from './trace.ts'

/** The reader's traces in one issue, at their places in the present parse of it. */
export interface IssueTraces {
  /** Ids of the articles that were read. */
  readonly read: ReadonlySet<string>
  /** Where the reader was last. */
  readonly place?: AnchoredPlace
  readonly bookmarks: readonly Bookmark[]
}

/**
 * What is remembered of the reader. Every write is on the disk when the call returns. That costs a flush, so a place is
 * kept when the reader pauses or leaves, not at every key.
 */
export interface TraceStore {
  /** Stores where the reader is in an issue, with the text around it. */
  keepPlace(place: Omit<AnchoredPlace, 'around'>, article: Article): void
  markRead(paper: string, date: string, article: Article): void
  addBookmark(place: Omit<AnchoredPlace, 'around'>, article: Article, note?: string): Bookmark
  removeBookmark(id: number): void
  /** All bookmarks, newest first. */
  bookmarks(): readonly Bookmark[]
  /** The articles that were read, each once, the last read first. */
  history(limit?: number): readonly HistoryEntry[]
  /** The traces in one issue. Those made in another parse of it are moved to the nearest match. */
  of(paper: string, date: string, issue: Issue): IssueTraces
}
