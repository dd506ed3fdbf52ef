export { writeDurably } from './issues/durable-write.ts'
export { issueKeyOf, type Key, type Outcome } from './issues/issue-store.ts'
export { BadQuery } from './search/bad-query.ts'
export type {
  Hit,
  MarkedText,
  Part,
  SearchOptions,
  SearchOrder,
  SearchResults,
} from './search/search-results.ts'
export type { IndexProgress, Report } from './search/verify.ts'
export { type Added, type Entry, openShelf, type Shelf, type ShelfOptions } from './shelf.ts'
export { DamagedIssue, ShelfError } from './shelf-error.ts'
export type { AnchoredPlace, Around, Bookmark, HistoryEntry } from './traces/trace.ts'
export type { IssueTraces, Traces } from './traces/traces.ts'
