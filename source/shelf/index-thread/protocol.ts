import type { Saying } from '../../language/index.ts'
import type { Key } from '../issues/issue-store.ts'
import type { IndexedIssue } from '../search/index-tables.ts'
import type { QueryOptions } from '../search/run-query.ts'
import type { SearchResults } from '../search/search-results.ts'
import type { IndexProgress, Report } from '../search/verify.ts'

/** What the index's thread is asked, and what it answers. */
export interface Answers {
  /** Answered at once: the index follows, and is there before the next search is answered. */
  changed: undefined
  search: SearchResults
  list: readonly IndexedIssue[]
  /** When all that `changed` told of is indexed. */
  indexed: undefined
  /** When the index holds every issue on the shelf. */
  complete: undefined
  reindex: undefined
  verify: Report
  stop: undefined
}

export type Ask = keyof Answers

export type Question =
  | { readonly ask: 'changed'; readonly key: Key }
  | { readonly ask: 'search'; readonly query: string; readonly options: QueryOptions }
  | { readonly ask: 'list' | 'indexed' | 'complete' | 'reindex' | 'verify' | 'stop' }

export type Asked = Question & { readonly id: number }

export type Reply =
  | { readonly id: number; readonly value: unknown }
  /** The question cannot be meant. */
  | { readonly id: number; readonly misasked: Saying }
  | { readonly id: number; readonly failed: Saying }
  | { readonly id: number; readonly progress: IndexProgress }
  | { readonly say: Saying }

/** Given to the thread when it starts. */
export interface ThreadData {
  readonly folder: string
}
