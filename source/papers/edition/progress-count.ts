import type { ProgressCount } from './progress.ts'

/** Counts pages and articles, and estimates from the requests so far how long the rest takes. */
export class ProgressCounter {
  readonly #now: () => number
  readonly #start: number
  #done = 0
  #of = 0
  #bytes = 0
  #requests = 0

  /** @param now a clock that is never set back, ms */
  constructor(now: () => number) {
    this.#now = now
    this.#start = now()
  }

  /** Adds pages or articles that are still to be fetched. */
  expect(count: number): void {
    this.#of += count
  }

  /** Records that one page or article is done; `received` in bytes. */
  add({ received, requested }: { readonly received: number; readonly requested: boolean }): void {
    this.#done++
    this.#bytes += received
    if (requested) this.#requests++
  }

  count(): ProgressCount {
    const msPerRequest = (this.#now() - this.#start) / this.#requests
    return {
      done: this.#done,
      of: this.#of,
      bytes: this.#bytes,
      ...(this.#requests > 0 && { msLeft: Math.round(msPerRequest * (this.#of - this.#done)) }),
    }
  }
}
