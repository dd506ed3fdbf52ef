import { existsSync } from 'node:fs'
import type { Issue, IssueKey } from '../../issue/index.ts'
import { type Saying, sayingOf } from '../../language/index.ts'
import type { Shelf } from '../../shelf/index.ts'
import type { Context } from '../invocation/context.ts'
import { toldLine } from '../invocation/failure.ts'

/**
 * The shelf while a reader is open. It is opened, and its folder made, only when something is read from it or stored.
 * Its messages wait until the screen is restored.
 */
export class ReadingShelf {
  readonly #context: Context
  readonly #messages = new Set<string>()
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
        limits: settings.limits,
        watchIndex: log && ((request, step) => log('index', { request, step })),
        say: (saying) => this.note(saying),
      }),
    )
    this.#opened = await this.#opening
    return this.#opened
  }

  /** The key under which the shelf stores an issue, or would. */
  async keyOf(issue: Issue): Promise<IssueKey> {
    return (await import('../../shelf/index.ts')).issueKeyOf(issue)
  }

  /** Reports an error of the shelf, once, on stderr, when the shelf is closed. */
  report(error: unknown): void {
    this.note(sayingOf(error))
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
