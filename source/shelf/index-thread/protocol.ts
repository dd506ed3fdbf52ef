import { type IssueKey, MIB, type SizeLimits } from '../../issue/index.ts'
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
  /** Whether every issue reported by `changed` is in an index that lasts. */
  stop: boolean
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
  /** The issue that is read now, or none: the one to skip if the thread dies of it. */
  | { readonly at: IssueKey | undefined }

/** The `workerData` of the index thread. */
export interface ThreadData {
  readonly folder: string
  readonly limits: SizeLimits
  readonly heap: HeapSize
  /** Of which the thread before this one died. */
  readonly fatal?: IssueKey | undefined
}

/**
 * What a thread may use. A search keeps little memory alive: with V8's own limits the process would be 100 MB bigger. An
 * allocation far beyond the heap ends the whole process instead of the thread, so that a larger frame is never parsed.
 */
export interface HeapSize {
  readonly heapMB: number
  /** The largest frame that is parsed, in bytes. */
  readonly heapFrame: number
}

/** The first is for all but the largest issues. A thread that ran out of memory is replaced by one of the next size. */
export const HEAP_SIZES: readonly [HeapSize, HeapSize] = [
  { heapMB: 48, heapFrame: 4 * MIB },
  { heapMB: 1024, heapFrame: 256 * MIB },
]

/** The code of the error with which a thread ends that needs more memory: V8's own, so that both are handled alike. */
export const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY'
