import type { IssueKey } from '../../issue/index.ts'
import type { Saying } from '../../language/index.ts'
import type { IndexedIssue } from '../search/index-tables.ts'
import type { QueryOptions } from '../search/run-query.ts'
import type { SearchResults } from '../search/search-results.ts'
import type { IndexProgress, Report } from '../search/verify.ts'

/** The kinds of request to the index thread, and the value each resolves to. */
export interface IndexResponses {
  /** Replied to at once. The issue is indexed later, but before the next search is answered. */
  changed: undefined
  search: SearchResults
  list: readonly IndexedIssue[]
  /** Resolves once every issue reported by `changed` is indexed. */
  changesIndexed: undefined
  /** Resolves once every issue on the shelf is indexed. */
  allIndexed: undefined
  reindex: undefined
  verify: Report
  stop: undefined
}

export type RequestKind = keyof IndexResponses

export type RequestBody =
  | { readonly kind: 'changed'; readonly key: IssueKey }
  | { readonly kind: 'search'; readonly query: string; readonly options: QueryOptions }
  | { readonly kind: 'list' | 'changesIndexed' | 'allIndexed' | 'reindex' | 'verify' | 'stop' }

export type IndexRequest = RequestBody & { readonly id: number }

/** What the index thread posts: the reply to the request `id`, its progress, or a notice for the user. */
export type IndexReply =
  | { readonly id: number; readonly value: unknown }
  /** The query is malformed: a `BadQuery` on the other side. */
  | { readonly id: number; readonly badQuery: Saying }
  | { readonly id: number; readonly failed: Saying }
  | { readonly id: number; readonly progress: IndexProgress }
  | { readonly say: Saying }

/** The `workerData` of the index thread. */
export interface ThreadData {
  readonly folder: string
}
