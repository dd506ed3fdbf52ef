export { whileLocked } from './database/write-lock.ts'
export { BadQuery } from './errors/bad-query.ts'
export { DamagedIssue, ShelfError } from './errors/shelf-error.ts'
export { claimFolder } from './folder/own-folder.ts'
export { writeDurably } from './issues/durable-write.ts'
export { issueKeyOf, type Outcome } from './issues/issue-store.ts'
export type {
  Hit,
  Part,
  SearchOptions,
  SearchOrder,
  SearchResults,
  SkippedIssue,
} from './search/search-results.ts'
export type { IndexProgress, Report } from './search/verify.ts'
export { type Added, type Entry, openShelf, type Shelf, type ShelfOptions } from './shelf.ts'
export type { AnchoredPlace, Around, Bookmark, HistoryEntry } from './traces/trace.ts'
export type { IssueTraces, TraceStore } from './traces/trace-store.ts'
