import { setImmediate } from 'node:timers/promises'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { IssueStore } from '../issues/issue-store.ts'
import { type Initials, loadInitials } from '../search/initials.ts'
import type { IndexRequest, ThreadData } from './protocol.ts'
import { RequestHandler } from './request-handler.ts'

/** Indexing many issues at once is cheaper: how long to wait for one more, in ms. */
const BATCH_DELAY = 200

/** The requests that arrived and are not yet taken. */
class Inbox {
  readonly #requests: IndexRequest[] = []
  #wake = (): void => {}

  constructor(port: MessagePort) {
    port.on('message', (request: IndexRequest) => {
      this.#requests.push(request)
      this.#wake()
    })
  }

  get isEmpty(): boolean {
    return this.#requests.length === 0
  }

  take(): IndexRequest | undefined {
    return this.#requests.shift()
  }

  /** Resolves to true when the next request arrives, to false if none does within `timeout` ms. */
  next(timeout?: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = timeout === undefined ? undefined : setTimeout(resolve, timeout, false)
      this.#wake = () => {
        clearTimeout(timer)
        resolve(true)
      }
    })
  }
}

/**
 * The loop of the index thread, the only writer of `index.db` in this process: answers every request that arrived,
 * then indexes one time slice, and sleeps when there is neither.
 */
const serve = async (port: MessagePort, { folder }: ThreadData): Promise<void> => {
  const inbox = new Inbox(port)
  let initials: Initials | undefined
  const handler = new RequestHandler({
    folder,
    store: new IssueStore(folder),
    initials: (text) => initials?.(text) ?? '',
    clock: () => new Date(),
    send: (reply) => port.postMessage(reply),
  })
  /** Searching needs no pinyin dictionary: it is loaded when the first issue has to be indexed. */
  const indexSlice = async (): Promise<boolean> => {
    if (handler.queued > 0) initials ??= await loadInitials()
    return handler.indexSlice()
  }

  while (true) {
    for (let request = inbox.take(); request; request = inbox.take()) {
      while (handler.mustIndexBefore(request) && (await indexSlice()));
      handler.handle(request)
    }
    if (handler.stopped) break
    if (handler.awaitsBatch && (await inbox.next(BATCH_DELAY))) continue
    const worked = await indexSlice()
    if (worked) await setImmediate()
    else if (inbox.isEmpty) await inbox.next()
  }
  port.close()
}

if (parentPort) await serve(parentPort, workerData)
