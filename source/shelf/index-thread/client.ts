import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type Saying, sayingOf } from '../../language/index.ts'
import { BadQuery } from '../search/bad-query.ts'
import type { IndexProgress } from '../search/verify.ts'
import { ShelfError } from '../shelf-error.ts'
import type { Answers, Ask, Asked, Question, Reply, ThreadData } from './protocol.ts'

/** Where the index's thread starts: beside this file, or beside the bundle that this file went into. */
const ENTRY = extname(import.meta.url) === '.ts' ? './worker.ts' : './search-worker.mjs'

/** In MB. A search leaves little behind that lives: with V8's own limits the process would be 100 MB bigger. */
const HEAP = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 48 }

interface Asking {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
  readonly progress: ((progress: IndexProgress) => void) | undefined
}

export interface AskOptions {
  readonly progress?: ((progress: IndexProgress) => void) | undefined
  /** The question is taken back where it was not yet asked, and its answer dropped where it was. */
  readonly signal?: AbortSignal | undefined
}

/** The index's thread as this thread sees it. It starts at the first question, and alone keeps no process alive. */
export interface IndexThread {
  ask<A extends Ask>(question: Question & { readonly ask: A }, options?: AskOptions): Promise<Answers[A]>
  /** Waits for what was asked, and for what was changed to be indexed. */
  stop(): Promise<void>
}

export const indexThread = (folder: string, say: (told: Saying) => void): IndexThread => {
  const asking = new Map<number, Asking>()
  let worker: Worker | undefined
  let last = 0
  /** One search at a time: what is typed on meanwhile takes the waiting one back. */
  let searching: Promise<unknown> = Promise.resolve()

  const settle = (id: number): Asking | undefined => {
    const there = asking.get(id)
    asking.delete(id)
    if (asking.size === 0) worker?.unref()
    return there
  }

  const receive = (reply: Reply): void => {
    if ('say' in reply) say(reply.say)
    else if ('progress' in reply) asking.get(reply.id)?.progress?.(reply.progress)
    else if ('misasked' in reply) settle(reply.id)?.reject(new BadQuery(reply.misasked))
    else if ('failed' in reply) settle(reply.id)?.reject(new ShelfError(reply.failed))
    else settle(reply.id)?.resolve(reply.value)
  }

  const fail = (error: Error): void => {
    worker = undefined
    for (const id of [...asking.keys()]) settle(id)?.reject(error)
  }

  const start = (): Worker => {
    const workerData: ThreadData = { folder }
    const started = new Worker(new URL(ENTRY, import.meta.url), {
      workerData,
      execArgv: [],
      resourceLimits: HEAP,
    })
    started.on('message', receive)
    /** A thread that fails ends a little later, when another may have taken its place. */
    const ended = (error: ShelfError): void => {
      if (worker === started) fail(error)
    }
    started.on('error', (error) => ended(new ShelfError(sayingOf(error))))
    started.on('exit', () => ended(new ShelfError(['indexThreadEnded'])))
    return started
  }

  const post = (question: Question, { progress, signal }: AskOptions): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      last += 1
      const id = last
      asking.set(id, { resolve, reject, progress })
      signal?.addEventListener('abort', () => settle(id)?.reject(signal.reason), { once: true })
      worker ??= start()
      worker.ref()
      worker.postMessage({ ...question, id } satisfies Asked)
    })

  const inTurn = (question: Question, options: AskOptions): Promise<unknown> => {
    const answer = searching.then(() => post(question, options))
    searching = answer.catch(() => {})
    return answer
  }

  return {
    ask: <A extends Ask>(question: Question & { readonly ask: A }, options: AskOptions = {}) => {
      const answer = question.ask === 'search' ? inTurn(question, options) : post(question, options)
      return answer as Promise<Answers[A]>
    },
    stop: async () => {
      await searching
      if (!worker) return
      await post({ ask: 'stop' }, {})
      worker = undefined
    },
  }
}
