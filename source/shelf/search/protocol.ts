import type { Saying } from '../../language/index.ts'
import type { Key } from '../issues/store.ts'
import type { Listed } from './catalogue.ts'
import type { FindOptions } from './find.ts'
import type { Found } from './found.ts'
import type { Progress, Report } from './verify.ts'

/** What the index's thread is asked, and what it answers. */
export interface Answers {
  /** Answered at once: the index follows, and is there before the next search is answered. */
  changed: undefined
  search: Found
  list: readonly Listed[]
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
  | { readonly ask: 'search'; readonly query: string; readonly options: FindOptions }
  | { readonly ask: 'list' | 'indexed' | 'complete' | 'reindex' | 'verify' | 'stop' }

export type Asked = Question & { readonly id: number }

export type Reply =
  | { readonly id: number; readonly value: unknown }
  /** The question cannot be meant. */
  | { readonly id: number; readonly misasked: Saying }
  | { readonly id: number; readonly failed: Saying }
  | { readonly id: number; readonly progress: Progress }
  | { readonly say: Saying }

/** Given to the thread when it starts. */
export interface ThreadData {
  readonly folder: string
}
