import { existsSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { Issue, IssueKey } from '../../issue/index.ts'
import { type Saying, sayingOf } from '../../language/index.ts'
import type { Shelf, TraceStore } from '../../shelf/index.ts'
import type { Context } from '../invocation/context.ts'
import { toldLine } from '../invocation/failure.ts'
import { WriteQueue } from './write-queue.ts'

/** Attempts to read traces that another process locks, and ms between them: an issue opens soon, if need be without. */
const READS = 4
const REREAD = 20

/**
 * The shelf while a reader is open. It is opened, and its folder made, only when something is read from it or stored.
 * A fault in storing traces is said at once; the other messages wait until the screen is restored.
 */
export class ReadingShelf {
  readonly #context: Context
  readonly #messages = new Set<string>()
  /** The writes of the traces of all issues. */
  readonly writes = new WriteQueue(
    (fault) => this.#show(fault),
    (fault) => this.note(fault),
  )
  /** A fault from before there is a screen, to be shown on it. */
  #early: Saying | undefined
  #show = (fault: Saying): void => {
    this.#early = fault
  }
  #opening: Promise<Shelf> | undefined
  #opened: Shelf | undefined

  constructor(context: Context) {
    this.#context = context
  }

  /** Whether the shelf's folder exists. */
  get exists(): boolean {
    return existsSync(this.#context.settings.data)
  }

  /** The shelf if it is open already: a signal handler cannot wait for it to open. */
  get opened(): Shelf | undefined {
    return this.#opened
  }

  async open(): Promise<Shelf> {
    const { settings, io, log } = this.#context
    this.#opening ??= import('../../shelf/index.ts').then(({ openShelf }) =>
      openShelf(settings.data, {
        clock: io.now,
        // A key must not wait. What cannot be written is tried again.
        patience: 0,
        limits: settings.limits,
        watchIndex: log && ((request, step) => log('index', { request, step })),
        say: (saying) => this.note(saying),
      }),
    )
    this.#opened = await this.#opening
    return this.#opened
  }

  /** Shows each fault in storing traces when it happens. */
  watchFaults(show: (fault: Saying) => void): void {
    this.#show = show
    if (this.#early) show(this.#early)
  }

  /** Reads traces, again if another process locks them just now. */
  async readTraces<T>(read: (traces: TraceStore) => T): Promise<T> {
    for (let attempt = 1; ; attempt += 1)
      try {
        return read((await this.open()).traces)
      } catch (error) {
        if (attempt === READS || sayingOf(error)[0] !== 'tracesBusy') throw error
        await setTimeout(REREAD)
      }
  }

  /** The key under which the shelf stores an issue, or would. */
  async keyOf(issue: Issue): Promise<IssueKey> {
    return (await import('../../shelf/index.ts')).issueKeyOf(issue)
  }

  /** Says an error of the shelf now and, unless it passes by itself, once more on stderr when the shelf is closed. */
  report(error: unknown): void {
    const fault = sayingOf(error)
    if (fault[0] !== 'tracesBusy') this.note(fault)
    this.#show(fault)
  }

  async close(): Promise<void> {
    try {
      await (await this.#opening)?.close()
    } catch (error) {
      this.report(error)
    }
    for (const line of this.#messages) this.#context.io.stderr.write(line)
  }

  /** Says something, once, on stderr, when the shelf is closed. */
  note(saying: Saying): void {
    this.#messages.add(toldLine(saying, this.#context.words))
  }
}
