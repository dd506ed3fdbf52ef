import type { ProgressCount } from './progress.ts'

/** Counts what is done, and estimates from the requests so far how long the rest takes. */
export class ProgressCounter {
  readonly #now: () => number
  readonly #start: number
  #done = 0
  #of = 0
  #bytes = 0
  #requests = 0

  constructor(now: () => number) {
    this.#now = now
    this.#start = now()
  }

  /** `count` more pages or articles are to come. */
  expect(count: number): void {
    this.#of += count
  }

  /** One page or article is done. */
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
