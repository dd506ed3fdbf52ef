import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { SIZE_LIMITS } from '../../source/issue/index.ts'
import { IssueStore } from '../../source/shelf/issues/issue-store.ts'
import { openTraces } from '../../source/shelf/traces/open-traces.ts'
import { TraceStore } from '../../source/shelf/traces/trace-store.ts'

export const PAPER = '青石日报'
export const DAY = '2021-11-09'

/** Adds a page of the day and a bookmark in it, or removes the day. */
export type Call = number | 'remove'

export interface Task {
  readonly folder: string
  readonly calls: readonly Call[]
}

/** What came of a call, between two times. */
export interface Done {
  readonly call: Call
  readonly outcome: string
  readonly from: number
  readonly to: number
}

const STORED = ['added', 'merged', 'same', 'replaced']

/** Processes that stay for many rounds: a round costs its writes, not their start. */
export class Racers {
  readonly #processes: readonly ChildProcess[]

  private constructor(processes: readonly ChildProcess[]) {
    this.#processes = processes
  }

  static async start(count: number): Promise<Racers> {
    const writer = join(import.meta.dirname, 'race-writer.ts')
    const processes = Array.from({ length: count }, () => fork(writer))
    await Promise.all(processes.map((each) => once(each, 'message')))
    return new Racers(processes)
  }

  stop(): void {
    for (const each of this.#processes) each.disconnect()
  }

  /**
   * Lets `writers` add a page each to the same day in a new folder, and some remove the day, all at once.
   * @returns what is wrong afterwards
   */
  async race(folder: string, writers: number, removers = 0): Promise<readonly string[]> {
    const calls: Call[] = Array.from({ length: writers }, (_, page) => page + 1)
    for (let each = 0; each < removers; each += 1)
      calls.splice(Math.floor(Math.random() * calls.length), 0, 'remove')
    const share = (index: number): readonly Call[] =>
      calls.filter((_, place) => place % this.#processes.length === index)
    const answers = this.#processes.map(async (each, index): Promise<readonly Done[]> => {
      if (share(index).length === 0) return []
      const answer = once(each, 'message')
      each.send({ folder, calls: share(index) } satisfies Task)
      return (await answer)[0]
    })
    return problemsOf(folder, (await Promise.all(answers)).flat())
  }
}

/** A page added after the last removal must be there, one added before it must not; so must the bookmark of each. */
const problemsOf = (folder: string, done: readonly Done[]): readonly string[] => {
  const store = new IssueStore(folder, SIZE_LIMITS)
  const key = { paper: PAPER, date: DAY }
  const pages = store.has(key) ? store.read(key).issue.pages.map(({ printPage }) => printPage) : []
  const database = openTraces(folder, { writable: true, clock: () => new Date(), say: () => {} })
  const marks = new Set(new TraceStore(database, () => new Date()).bookmarks().map(({ note }) => note))
  database.close()
  const removals = done.filter(({ outcome }) => outcome === 'removed')
  const problems = done.flatMap(({ call, outcome, from, to }): readonly string[] => {
    if (call === 'remove') return ['removed', 'absent'].includes(outcome) ? [] : [outcome]
    if (!STORED.includes(outcome)) return [`page ${call}: ${outcome}`]
    const isThere = pages.includes(String(call))
    const isLast = removals.every((removal) => removal.to < from)
    const isRemoved = removals.some((removal) => removal.from > to)
    return [
      ...(isLast && !isThere ? [`page ${call} ${outcome}, but lost`] : []),
      ...(isRemoved && isThere ? [`page ${call} came back after its removal`] : []),
      ...(marks.has(String(call)) ? [] : [`the bookmark in page ${call} is lost`]),
    ]
  })
  const left = readdirSync(join(folder, PAPER)).filter((name) => name.endsWith('.tmp'))
  return [...problems, ...left.map((name) => `${name} is left`)]
}
