import { type Saying, sayingOf } from '../../language/index.ts'

/** ms between two attempts at a write that fails. */
const RETRY = 100

/** ms that a reader who quits waits for a process that locks the traces. */
const PATIENCE = 5000

interface Write {
  readonly run: () => void
  /** Called when it is written, or given up. */
  readonly done: (isWritten: boolean) => void
}

/**
 * The writes of traces, each in its turn. One that fails stays, with those after it, and is tried again: another process lets go,
 * the disk gets room. No attempt may wait, so none delays a key. What is not written yet is lost if the process is killed.
 */
export class WriteQueue {
  readonly #say: (fault: Saying) => void
  readonly #lost: (fault: Saying) => void
  readonly #writes: Write[] = []
  #timer: NodeJS.Timeout | undefined
  /** The fault of the last attempt, until one succeeds. */
  #fault: Saying | undefined
  /** When to give up, in ms of `performance.now`. */
  #end = Number.POSITIVE_INFINITY

  /** @param say called when writes begin to fail, and for each one added then; @param lost called for what is given up */
  constructor(say: (fault: Saying) => void, lost: (fault: Saying) => void) {
    this.#say = say
    this.#lost = lost
  }

  /**
   * Runs `write` now if nothing waits, else after what waits. Resolves with true when it is written, with false when it is given up.
   * @param quiet whether to say a fault only if it is a new one
   */
  add(write: () => void, quiet = false): Promise<boolean> {
    return new Promise((done) => {
      this.#writes.push({ run: write, done })
      this.#work()
      if (this.#fault && !quiet) this.#say(this.#fault)
    })
  }

  /** Gives up what cannot be written: at once, or in five seconds while another process locks the traces. */
  end(): void {
    this.#end = Math.min(this.#end, performance.now() + PATIENCE)
    this.#work()
  }

  /** Writes until one fails, and then again later. */
  #work(): void {
    clearTimeout(this.#timer)
    for (let write = this.#writes[0]; write; write = this.#writes[0]) {
      if (!this.#attempt(write)) break
      this.#writes.shift()
      write.done(true)
    }
    if (this.#writes.length === 0) return
    if (this.#fault && this.#isOver(this.#fault)) this.#giveUp(this.#fault)
    else this.#timer = setTimeout(() => this.#work(), RETRY)
  }

  #attempt({ run }: Write): boolean {
    try {
      run()
      this.#fault = undefined
      return true
    } catch (error) {
      const fault = sayingOf(error)
      const isNew = this.#fault?.[0] !== fault[0]
      this.#fault = fault
      if (isNew) this.#say(fault)
      return false
    }
  }

  #isOver(fault: Saying): boolean {
    if (this.#end === Number.POSITIVE_INFINITY) return false
    return fault[0] !== 'tracesBusy' || performance.now() >= this.#end
  }

  #giveUp(fault: Saying): void {
    const left = this.#writes.splice(0)
    this.#lost(['tracesLost', left.length, fault])
    for (const { done } of left) done(false)
  }
}
