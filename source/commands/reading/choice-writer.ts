import type { ContentsAs, KeptChoice } from '../../reader/index.ts'
import type { ReadingShelf } from './reading-shelf.ts'

/** ms without another choice before it is written: who tries both ways causes one write, and no key waits for it. */
const WRITE_AFTER = 1000

/** Keeps on the shelf how the reader wants to see things. */
export class ChoiceWriter {
  readonly #shelf: ReadingShelf
  /** The choices that are not written yet, by name. */
  readonly #unwritten = new Map<KeptChoice['name'], KeptChoice>()
  readonly #pending = new Set<Promise<unknown>>()
  #timer: NodeJS.Timeout | undefined

  constructor(shelf: ReadingShelf) {
    this.#shelf = shelf
  }

  /** How the contents were chosen to be shown last; undefined if nothing was chosen, or it cannot be read. */
  async contentsAs(): Promise<ContentsAs | undefined> {
    if (!this.#shelf.exists) return undefined
    try {
      const value = await this.#shelf.readTraces((traces) => traces.choice('contentsAs'))
      return value === 'page' || value === 'list' ? value : undefined
    } catch (error) {
      this.#shelf.report(error)
      return undefined
    }
  }

  keep(choice: KeptChoice): void {
    this.#unwritten.set(choice.name, choice)
    if (this.#timer) this.#timer.refresh()
    else this.#timer = setTimeout(() => this.#open(), WRITE_AFTER)
  }

  /** Writes what is not written yet. Synchronous, if the shelf is open: a closing terminal leaves no time to wait. */
  write(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const { opened } = this.#shelf
    if (!opened) {
      if (this.#unwritten.size > 0) this.#open()
      return
    }
    for (const { name, value } of this.#unwritten.values())
      this.#untilDone(this.#shelf.writes.add(() => opened.traces.keepChoice(name, value), true))
    this.#unwritten.clear()
  }

  /** Resolves when all pending writes are done. */
  async settled(): Promise<void> {
    await Promise.all(this.#pending)
  }

  /** Writes once the shelf is open. */
  #open(): void {
    const opening = this.#shelf.open().then(
      () => this.write(),
      (error: unknown) => this.#shelf.report(error),
    )
    this.#untilDone(opening)
  }

  #untilDone(work: Promise<unknown>): void {
    this.#pending.add(work)
    void work.finally(() => this.#pending.delete(work))
  }
}
