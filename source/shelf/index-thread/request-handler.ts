import type { IssueKey } from '../../issue/index.ts'
import { type Saying, sayingOf } from '../../language/index.ts'
import { setAside } from '../database/open-database.ts'
import { isDamage, isSqlite, reasonOfSqlite } from '../database/sqlite.ts'
import { BadQuery } from '../errors/bad-query.ts'
import { ShelfError } from '../errors/shelf-error.ts'
import type { IssueStore } from '../issues/issue-store.ts'
import { OutOfHeap } from '../issues/packed-file.ts'
import { Segments } from '../postings/segments.ts'
import { ArticleLoader } from '../search/article-loader.ts'
import { type IndexFile, indexPath, openIndex } from '../search/index-file.ts'
import type { Initials } from '../search/initials.ts'
import { runQuery } from '../search/run-query.ts'
import type { SearchResults } from '../search/search-results.ts'
import { type IndexProgress, type Report, verify } from '../search/verify.ts'
import { Indexer } from './indexer.ts'
import type { IndexReply, IndexRequest, IndexResponses, RequestKind } from './protocol.ts'

interface HandlerOptions {
  readonly folder: string
  readonly store: IssueStore
  readonly initials: Initials
  readonly clock: () => Date
  readonly send: (reply: IndexReply) => void
  /** An issue of which the thread before this one died. */
  readonly fatal?: IssueKey | undefined
}

/** How long one transaction indexes, in ms. A search waits that long, and another process's writer gives up after 5 s. */
const SLICE = 300

/** With at most this many issues queued, a search waits for them even if no `changed` reported them. */
const BACKLOG_BEFORE_SEARCH = 25

/** With this many issues queued, indexing starts without waiting for more. */
const FULL_BATCH = 64

/**
 * When a request is answered: at once; after every issue reported by `changed` is indexed; after every queued issue is
 * indexed, other requests waiting meanwhile; or when the index is complete, other requests being answered meanwhile.
 */
const ANSWERED: Readonly<Record<RequestKind, 'at once' | 'after changes' | 'after all' | 'when complete'>> = {
  changed: 'at once',
  search: 'after changes',
  list: 'after changes',
  changesIndexed: 'after changes',
  stop: 'after changes',
  verify: 'after all',
  allIndexed: 'when complete',
  reindex: 'when complete',
}

/** What a request answered `when complete` returns instead of a value. */
const DEFERRED = Symbol('deferred')

/** A request that waits for the index to be complete. */
interface Waiter {
  readonly id: number
  /** How many issues were queued when it began to wait. */
  readonly queuedAtStart: number
}

/** The open index and the objects that use it; all are replaced when the index is damaged. */
interface OpenIndex {
  readonly file: IndexFile
  readonly indexer: Indexer
  readonly segments: Segments
  readonly loader: ArticleLoader
}

/** SQLite's own faults, such as a file that another process locks, are no bug of ours. */
const reasonOf = (error: unknown): Saying => (isSqlite(error) ? reasonOfSqlite(error) : sayingOf(error))

/** Answers requests from the open index, on the index thread. `worker.ts` decides when. */
export class RequestHandler {
  readonly #options: HandlerOptions
  #index: OpenIndex
  #waiters: readonly Waiter[] = []
  #stopped = false
  #reading: IssueKey | undefined

  constructor(options: HandlerOptions) {
    this.#options = options
    try {
      this.#index = this.#open()
    } catch (error) {
      if (!isDamage(error)) throw error
      this.#setAside()
      this.#index = this.#open()
    }
  }

  /** How many issues wait to be indexed. */
  get queued(): number {
    return this.#index.indexer.queued
  }

  /** True after `stop` was answered. */
  get stopped(): boolean {
    return this.#stopped
  }

  /** Whether to wait for more issues to share a transaction: only a few are queued, all by `changed`, and no request waits. */
  get awaitsBatch(): boolean {
    const { queued, queuedChanges } = this.#index.indexer
    return this.#waiters.length === 0 && queued > 0 && queued < FULL_BATCH && queuedChanges === queued
  }

  /** Whether queued issues have to be indexed before the request is handled. */
  mustIndexBefore({ kind }: IndexRequest): boolean {
    const { queued, queuedChanges } = this.#index.indexer
    if (!this.#index.file.writable) return false
    switch (ANSWERED[kind]) {
      case 'at once':
      case 'when complete':
        return false
      case 'after changes':
        return queuedChanges > 0 || (queued > 0 && queued <= BACKLOG_BEFORE_SEARCH)
      case 'after all':
        return queued > 0
    }
  }

  handle(request: IndexRequest): void {
    const { id } = request
    try {
      const value = this.#recovering(() => this.#respond(request))
      if (value !== DEFERRED) this.#options.send({ id, value })
    } catch (error) {
      if (error instanceof OutOfHeap) throw error
      this.#sendFailure(id, error)
    }
  }

  /** Indexes for about 300 ms. False if there is nothing to do until the next request. */
  indexSlice(): boolean {
    if (this.#stopped || !this.#index.file.writable) return false
    try {
      const worked = this.#recovering(() => this.#index.indexer.indexSlice(SLICE))
      this.#at(undefined)
      this.#notifyWaiters(worked)
      return worked
    } catch (error) {
      if (error instanceof OutOfHeap) throw error
      for (const { id } of this.#waiters) this.#sendFailure(id, error)
      this.#waiters = []
      this.#say(['indexNotUpToDateFor', reasonOf(error)])
      return false
    }
  }

  readonly #say = (notice: Saying): void => this.#options.send({ say: notice })

  /** Tells the other side which issue is read; only of changes. */
  readonly #at = (at: IssueKey | undefined): void => {
    if (at !== this.#reading) this.#options.send({ at })
    this.#reading = at
  }

  #open(): OpenIndex {
    const { folder, store, clock, fatal } = this.#options
    const file = openIndex(folder, { clock, say: this.#say })
    try {
      const indexer = new Indexer(file.database, { ...this.#options, say: this.#say, at: this.#at })
      const segments = new Segments(file.database)
      const loader = new ArticleLoader(file.database, store)
      if (file.writable && fatal) indexer.skip(fatal, ['outOfMemory', `${fatal.paper} ${fatal.date}`])
      if (file.writable) indexer.queueDifferences()
      return { file, indexer, segments, loader }
    } catch (error) {
      file.database.close()
      throw error
    }
  }

  #setAside(): void {
    const { folder, clock } = this.#options
    this.#say(['indexSetAside', setAside(indexPath(folder), clock())])
  }

  /** Runs `work`. If the index is damaged, sets it aside, opens a new one and runs `work` once more. */
  #recovering<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      if (!isDamage(error)) throw error
      this.#index.file.database.close()
      this.#setAside()
      this.#index = this.#open()
      return work()
    }
  }

  #respond(request: IndexRequest): IndexResponses[RequestKind] | typeof DEFERRED {
    const { file, indexer } = this.#index
    const { id } = request
    switch (request.kind) {
      case 'changed':
        indexer.queueChange(request.key)
        return undefined
      case 'search':
        return this.#search(request)
      case 'changesIndexed':
        return undefined
      case 'list':
        return indexer.issues()
      case 'allIndexed':
        return this.#deferUntilIndexed(id)
      case 'reindex':
        if (!file.writable) throw new ShelfError(['readOnlyToIndex', this.#options.folder])
        indexer.startRebuild()
        indexer.queueDifferences()
        return this.#deferUntilIndexed(id)
      case 'verify':
        return this.#verify(id)
      case 'stop':
        return this.#stop()
    }
  }

  #stop(): boolean {
    const { file, indexer } = this.#index
    const areIndexed = file.writable && file.lasts && indexer.queuedChanges === 0
    file.database.close()
    this.#stopped = true
    return areIndexed
  }

  #verify(id: number): Report {
    const { file, indexer, segments } = this.#index
    const checked = { indexed: indexer.issues(), skipped: indexer.skipped(), at: this.#at }
    const progress = (done: IndexProgress): void => this.#options.send({ id, progress: done })
    const report = verify(file.database, segments, this.#options.store, checked, progress)
    this.#at(undefined)
    return report
  }

  /** One transaction, so that the issues and the postings are of one moment whatever other processes write. */
  #search({ query, options }: IndexRequest & { readonly kind: 'search' }): SearchResults {
    const { file, indexer, segments, loader } = this.#index
    file.database.exec('begin')
    try {
      const results = runQuery(segments, loader, indexer.issues(), query, options)
      return { ...results, unindexed: indexer.queued, skipped: indexer.skipped() }
    } finally {
      file.database.exec('commit')
    }
  }

  #deferUntilIndexed(id: number): typeof DEFERRED | undefined {
    if (!this.#index.file.writable) return undefined
    this.#waiters = [...this.#waiters, { id, queuedAtStart: this.queued }]
    return DEFERRED
  }

  /** Sends each waiter its progress, or its reply once nothing is left to do. @param worked what `indexSlice` returned */
  #notifyWaiters(worked: boolean): void {
    const left = this.queued
    // Nothing is queued, but the last slice did work: the reply waits until the index has shrunk.
    if (left === 0 && worked) return
    for (const { id, queuedAtStart } of this.#waiters) {
      if (left === 0) this.#options.send({ id, value: undefined })
      else if (!worked) this.#sendFailure(id, new ShelfError(['indexNotUpToDate']))
      else
        this.#options.send({
          id,
          progress: { done: Math.max(0, queuedAtStart - left), total: Math.max(queuedAtStart, left) },
        })
    }
    if (!worked) this.#waiters = []
  }

  #sendFailure(id: number, error: unknown): void {
    this.#options.send(
      error instanceof BadQuery ? { id, badQuery: error.saying } : { id, failed: reasonOf(error) },
    )
  }
}
