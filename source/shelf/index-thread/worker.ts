import { setImmediate } from 'node:timers/promises'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { IssueStore } from '../issues/issue-store.ts'
import { OutOfHeap } from '../issues/packed-file.ts'
import { type Initials, loadInitials } from '../search/initials.ts'
import { Inbox } from './inbox.ts'
import { OUT_OF_MEMORY, type ThreadData } from './protocol.ts'
import { RequestHandler } from './request-handler.ts'

/** Indexing many issues at once is cheaper: how long to wait for one more, in ms. */
const BATCH_DELAY = 200

/**
 * The states of the index thread, the only writer of `index.db` in this process.
 *
 * | state     | what it does                                            | next state                                  |
 * | --------- | ------------------------------------------------------- | ------------------------------------------- |
 * | answering | answers all requests; some need time slices of indexing | stopped, gathering or indexing              |
 * | gathering | waits 200 ms for more added issues                      | answering on a request, else indexing       |
 * | indexing  | indexes for one time slice                              | answering; idle if there was nothing to do  |
 * | idle      | sleeps until a request arrives                          | answering                                   |
 * | stopped   | closes the port, which ends the thread                  |                                             |
 */
type State = 'answering' | 'gathering' | 'indexing' | 'idle' | 'stopped'

class IndexThread {
  readonly #port: MessagePort
  readonly #inbox: Inbox
  readonly #handler: RequestHandler
  #initials: Initials | undefined

  constructor(port: MessagePort, { folder, limits, heap, fatal }: ThreadData) {
    this.#port = port
    this.#inbox = new Inbox(port)
    this.#handler = new RequestHandler({
      folder,
      store: new IssueStore(folder, limits, heap.heapFrame),
      fatal,
      initials: (text) => this.#initials?.(text) ?? '',
      clock: () => new Date(),
      send: (reply) => port.postMessage(reply),
    })
  }

  async run(): Promise<void> {
    let state: State = 'answering'
    while (state !== 'stopped') state = await this.#steps[state]()
    this.#port.close()
  }

  readonly #steps: Readonly<Record<Exclude<State, 'stopped'>, () => Promise<State>>> = {
    answering: async () => {
      for (let request = this.#inbox.take(); request; request = this.#inbox.take()) {
        while (this.#handler.mustIndexBefore(request) && (await this.#indexSlice()));
        this.#handler.handle(request)
      }
      if (this.#handler.stopped) return 'stopped'
      return this.#handler.awaitsBatch ? 'gathering' : 'indexing'
    },
    gathering: async () => {
      await this.#inbox.waitForRequest(BATCH_DELAY)
      return this.#inbox.isEmpty ? 'indexing' : 'answering'
    },
    indexing: async () => {
      if (!(await this.#indexSlice())) return 'idle'
      // Lets the messages in that arrived meanwhile.
      await setImmediate()
      return 'answering'
    },
    idle: async () => {
      await this.#inbox.waitForRequest()
      return 'answering'
    },
  }

  /** Searching needs no pinyin dictionary: it is loaded when the first issue has to be indexed. */
  async #indexSlice(): Promise<boolean> {
    if (this.#handler.queued > 0) this.#initials ??= await loadInitials()
    return this.#handler.indexSlice()
  }
}

if (parentPort)
  try {
    await new IndexThread(parentPort, workerData).run()
  } catch (error) {
    throw error instanceof OutOfHeap ? Object.assign(new Error(error.name), { code: OUT_OF_MEMORY }) : error
  }
