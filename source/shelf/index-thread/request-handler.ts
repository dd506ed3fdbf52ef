import { type Saying, sayingOf } from '../../language/index.ts'
import { setAside } from '../database/open-database.ts'
import { isDamage } from '../database/sqlite.ts'
import type { IssueStore } from '../issues/issue-store.ts'
import { type Segments, segmentsIn } from '../postings/segments.ts'
import { articleLoader, type LoadArticle } from '../search/articles.ts'
import { BadQuery } from '../search/bad-query.ts'
import { type IndexFile, indexPath, openIndex } from '../search/index-file.ts'
import type { Initials } from '../search/initials.ts'
import { runQuery } from '../search/run-query.ts'
import { verify } from '../search/verify.ts'
import { ShelfError } from '../shelf-error.ts'
import { type Keeper, keeperOf } from './indexer.ts'
import type { Answers, Ask, Asked, Reply } from './protocol.ts'

export interface DeskOptions {
  readonly folder: string
  readonly store: IssueStore
  readonly initials: Initials
  readonly clock: () => Date
  readonly send: (reply: Reply) => void
}

/** Answers what the index's thread is asked, and indexes in between. */
export interface Desk {
  answer(asked: Asked): void
  /** Whether some of what waits must be indexed before this is answered. */
  owes(asked: Asked): boolean
  /** Issues that wait to be indexed. */
  waiting(): number
  /** Whether nothing waits but a few issues that were just added, and nobody for them. */
  gathers(): boolean
  /** A little of what waits. False where there is nothing to do until the next question. */
  work(): boolean
  /** True once `stop` was answered. */
  stopped(): boolean
}

/** How long one transaction indexes, in ms: a search waits no longer, and another process's writer less than its 5 s. */
const TURN = 300

/** So many issues that a kill or another program left to be indexed are indexed before a search, not after it. */
const FEW = 25

/** So many that were just added are enough to be indexed together. */
const MANY = 64

/** What is answered only when all that `changed` told of is indexed. */
const FOLLOW_CHANGES: ReadonlySet<Ask> = new Set<Ask>(['search', 'list', 'indexed', 'stop'])

/** The answer comes when the work is done. */
const LATER = Symbol('later')

interface Waiter {
  readonly id: number
  /** How many issues waited when it began to. */
  readonly from: number
}

export const deskOf = (options: DeskOptions): Desk => {
  const { folder, store, clock, send } = options
  const say = (told: Saying): void => send({ say: told })
  let index: IndexFile
  let keeper: Keeper
  let load: LoadArticle
  let segments: Segments
  let waiters: Waiter[] = []
  let stopped = false

  const start = (): void => {
    index = openIndex(folder, { clock, say })
    keeper = keeperOf(index.database, { ...options, say })
    segments = segmentsIn(index.database)
    load = articleLoader(index.database, store)
    if (index.writable) keeper.survey()
  }

  const startAnew = (): void => {
    index.database.close()
    const aside = setAside(indexPath(folder), clock())
    say(['indexSetAside', aside])
    start()
  }

  /** Runs `work`; over a damaged index it is set aside, a new one begun, and `work` run again. */
  const sound = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      if (!isDamage(error)) throw error
      startAnew()
      return work()
    }
  }

  try {
    start()
  } catch (error) {
    if (!isDamage(error)) throw error
    startAnew()
  }

  const refuse = (id: number, error: unknown): void => {
    send(error instanceof BadQuery ? { id, misasked: error.saying } : { id, failed: sayingOf(error) })
  }

  const wait = (id: number): typeof LATER | undefined => {
    if (!index.writable) return undefined
    waiters.push({ id, from: keeper.waiting() })
    return LATER
  }

  const respond = (asked: Asked): Answers[Ask] | typeof LATER => {
    const { id } = asked
    switch (asked.ask) {
      case 'changed':
        keeper.changed(asked.key)
        return undefined
      case 'search': {
        const found = inOneView(() => runQuery(segments, load, keeper.issues(), asked.query, asked.options))
        return { ...found, unindexed: keeper.waiting() }
      }
      case 'indexed':
        return undefined
      case 'list':
        return keeper.issues()
      case 'complete':
        return wait(id)
      case 'reindex':
        if (!index.writable) throw new ShelfError(['readOnlyToIndex', folder])
        keeper.rebuild()
        keeper.survey()
        return wait(id)
      case 'verify':
        return verify(index.database, segments, store, keeper.issues(), (progress) => send({ id, progress }))
      case 'stop':
        index.database.close()
        stopped = true
        return undefined
    }
  }

  /** A search looks at the runs and at the grams of one moment, whatever others write meanwhile. */
  const inOneView = <T>(look: () => T): T => {
    index.database.exec('begin')
    try {
      return look()
    } finally {
      index.database.exec('commit')
    }
  }

  const tellWaiters = (worked: boolean): void => {
    const left = keeper.waiting()
    waiters = waiters.filter(({ id, from }) => {
      if (left === 0 && worked) return true
      if (left === 0) send({ id, value: undefined })
      else if (!worked) refuse(id, new ShelfError(['indexNotUpToDate']))
      else send({ id, progress: { done: Math.max(0, from - left), total: Math.max(from, left) } })
      return left > 0 && worked
    })
  }

  return {
    owes: ({ ask }) => {
      if (!index.writable) return false
      if (ask === 'verify') return keeper.waiting() > 0
      if (!FOLLOW_CHANGES.has(ask)) return false
      return keeper.waitingFresh() > 0 || (keeper.waiting() > 0 && keeper.waiting() <= FEW)
    },

    waiting: () => keeper.waiting(),
    gathers: () => {
      const waiting = keeper.waiting()
      return waiters.length === 0 && waiting > 0 && waiting < MANY && keeper.waitingFresh() === waiting
    },

    answer: (asked) => {
      try {
        const value = sound(() => respond(asked))
        if (value !== LATER) send({ id: asked.id, value })
      } catch (error) {
        refuse(asked.id, error)
      }
    },

    work: () => {
      if (stopped || !index.writable) return false
      try {
        const worked = sound(() => keeper.work(TURN))
        tellWaiters(worked)
        return worked
      } catch (error) {
        for (const { id } of waiters) refuse(id, error)
        waiters = []
        say(['indexNotUpToDateFor', sayingOf(error)])
        return false
      }
    },

    stopped: () => stopped,
  }
}
