import type { Article, Issue } from '../../issue/index.ts'
import type { AnchoredPlace, Bookmark, HistoryEntry } from './trace.ts'

/** What the reader left in an issue, at its places in the issue as it is parsed now. */
export interface IssueTraces {
  /** Ids of the articles that were read. */
  readonly read: ReadonlySet<string>
  /** Where the reader was last. */
  readonly place?: AnchoredPlace
  readonly bookmarks: readonly Bookmark[]
}

/**
 * The reader's traces. Every write is on the disk when the call returns; a place costs a flush, so it is kept when
 * the reader rests or leaves, not at every key.
 */
export interface Traces {
  /** The place with its surroundings, ready to keep. */
  keepPlace(place: Omit<AnchoredPlace, 'around'>, article: Article): void
  markRead(paper: string, date: string, article: Article): void
  addBookmark(place: Omit<AnchoredPlace, 'around'>, article: Article, note?: string): Bookmark
  removeBookmark(id: number): void
  /** All bookmarks, newest first. */
  bookmarks(): readonly Bookmark[]
  /** Articles in the order they were read, newest first, each once. */
  history(limit?: number): readonly HistoryEntry[]
  /** What was left in one issue, brought to its nearest match where the issue was parsed anew. */
  of(paper: string, date: string, issue: Issue): IssueTraces
}
