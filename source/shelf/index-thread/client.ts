import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { IssueKey, SizeLimits } from '../../issue/index.ts'
import { type Saying, sayingOf } from '../../language/index.ts'
import { BadQuery } from '../errors/bad-query.ts'
import { ShelfError } from '../errors/shelf-error.ts'
import type { IndexProgress } from '../search/verify.ts'
import {
  HEAP_SIZES,
  type IndexReply,
  type IndexRequest,
  type IndexResponses,
  OUT_OF_MEMORY,
  type RequestBody,
  type RequestKind,
  type ThreadData,
} from './protocol.ts'

/** The worker's entry: beside this file in the source, beside the bundle that contains this file in `dist`. */
const ENTRY = extname(import.meta.url) === '.ts' ? './worker.ts' : './search-worker.mjs'

const YOUNG_GENERATION_MB = 8

interface PendingRequest {
  readonly body: RequestBody
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
  readonly progress: ((progress: IndexProgress) => void) | undefined
}

const LARGEST = HEAP_SIZES[1]

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === OUT_OF_MEMORY

interface RequestOptions {
  readonly progress?: ((progress: IndexProgress) => void) | undefined
  /** When it aborts, the promise rejects; a request not yet posted is not posted, the reply to a posted one is dropped. */
  readonly signal?: AbortSignal | undefined
}

interface IndexClientOptions {
  readonly folder: string
  readonly limits: SizeLimits
  readonly say: (notice: Saying) => void
  readonly watch: IndexWatcher | undefined
}

/** Called at each step of a request to the index. */
export type IndexWatcher = (request: RequestKind, step: 'asked' | 'answered' | 'failed') => void

/**
 * The calling thread's side of the index thread. Starts the worker at the first request, and again at the next one
 * after it failed. The worker keeps the process alive only while a request is pending.
 *
 * A worker that runs out of memory is replaced at once by a larger one, which gets the pending requests again. If the
 * larger one runs out too, the next skips the issue that it was reading.
 */
export class IndexClient {
  readonly #folder: string
  readonly #limits: SizeLimits
  readonly #say: (notice: Saying) => void
  readonly #watch: IndexWatcher | undefined
  readonly #pending = new Map<number, PendingRequest>()
  #worker: Worker | undefined
  #heap = HEAP_SIZES[0]
  /** The issue that the worker is reading. */
  #reading: IssueKey | undefined
  #lastId = 0
  /** Settles with the last search. Searches run one at a time, so that those still queued here can be aborted. */
  #lastSearch: Promise<unknown> = Promise.resolve()

  constructor({ folder, limits, say, watch }: IndexClientOptions) {
    this.#folder = folder
    this.#limits = limits
    this.#say = say
    this.#watch = watch
  }

  request<K extends RequestKind>(
    body: RequestBody & { readonly kind: K },
    options: RequestOptions = {},
  ): Promise<IndexResponses[K]> {
    const response = body.kind === 'search' ? this.#queueSearch(body, options) : this.#post(body, options)
    this.#report(body.kind, response)
    return response as Promise<IndexResponses[K]>
  }

  /**
   * Ends the worker after all searches are answered and all reported changes are indexed.
   * @returns false if a change could not be indexed, which was said
   */
  async stop(): Promise<boolean> {
    await this.#lastSearch
    if (!this.#worker) return true
    const areIndexed = await this.#post({ kind: 'stop' }, {})
    this.#worker = undefined
    return areIndexed === true
  }

  #queueSearch(body: RequestBody, options: RequestOptions): Promise<unknown> {
    const response = this.#lastSearch.then(() => this.#post(body, options))
    this.#lastSearch = response.catch(() => {})
    return response
  }

  #post(body: RequestBody, { progress, signal }: RequestOptions): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      this.#lastId += 1
      const id = this.#lastId
      this.#pending.set(id, { body, resolve, reject, progress })
      signal?.addEventListener('abort', () => this.#settle(id)?.reject(signal.reason), { once: true })
      this.#worker ??= this.#start()
      this.#worker.ref()
      this.#worker.postMessage({ ...body, id } satisfies IndexRequest)
    })
  }

  #report(request: RequestKind, response: Promise<unknown>): void {
    const watch = this.#watch
    if (!watch) return
    watch(request, 'asked')
    response.then(
      () => watch(request, 'answered'),
      () => watch(request, 'failed'),
    )
  }

  #start(fatal?: IssueKey): Worker {
    const heap = this.#heap
    const workerData: ThreadData = { folder: this.#folder, limits: this.#limits, heap, fatal }
    const worker = new Worker(new URL(ENTRY, import.meta.url), {
      workerData,
      execArgv: [],
      resourceLimits: {
        maxYoungGenerationSizeMb: YOUNG_GENERATION_MB,
        maxOldGenerationSizeMb: heap.heapMB,
      },
    })
    worker.on('message', (reply: IndexReply) => this.#receive(reply))
    worker.on('error', (error) => {
      if (isOutOfMemory(error)) this.#restart(worker)
      else this.#fail(worker, new ShelfError(sayingOf(error)))
    })
    worker.on('exit', () => this.#fail(worker, new ShelfError(['indexThreadEnded'])))
    return worker
  }

  #receive(reply: IndexReply): void {
    if ('say' in reply) this.#say(reply.say)
    else if ('at' in reply) this.#reading = reply.at
    else if ('progress' in reply) this.#pending.get(reply.id)?.progress?.(reply.progress)
    else if ('badQuery' in reply) this.#settle(reply.id)?.reject(new BadQuery(reply.badQuery))
    else if ('failed' in reply) this.#settle(reply.id)?.reject(new ShelfError(reply.failed))
    else this.#settle(reply.id)?.resolve(reply.value)
  }

  /** Each time with a larger heap or without one more issue; when neither can be, all requests fail. */
  #restart(worker: Worker): void {
    if (this.#worker !== worker) return
    const fatal = this.#heap === LARGEST ? this.#reading : undefined
    if (this.#heap === LARGEST && !fatal) {
      this.#fail(worker, new ShelfError(['indexOutOfMemory']))
      return
    }
    this.#heap = LARGEST
    this.#reading = undefined
    this.#worker = this.#start(fatal)
    if (this.#pending.size === 0) this.#worker.unref()
    for (const [id, { body }] of this.#pending)
      this.#worker.postMessage({ ...body, id } satisfies IndexRequest)
  }

  /** Rejects all requests. A failed worker exits a little later: by then another one may have replaced it. */
  #fail(worker: Worker, error: ShelfError): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    for (const id of [...this.#pending.keys()]) this.#settle(id)?.reject(error)
  }

  /** Removes a request from the pending ones and returns it. */
  #settle(id: number): PendingRequest | undefined {
    const request = this.#pending.get(id)
    this.#pending.delete(id)
    if (this.#pending.size === 0) this.#worker?.unref()
    return request
  }
}
