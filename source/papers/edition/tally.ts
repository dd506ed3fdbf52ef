import type { Tally } from './progress.ts'

/** Counts what is done, and guesses from the requests so far how long the rest takes. */
export interface Counter {
  /** So many pages or articles more are to come. */
  expect(count: number): void
  /** One is done: bytes received for it, and whether it took a request. */
  count(received: number, requested: boolean): void
  tally(): Tally
}

export const createCounter = (now: () => number): Counter => {
  const start = now()
  let [done, of, bytes, requests] = [0, 0, 0, 0]
  return {
    expect: (count) => {
      of += count
    },
    count: (received, requested) => {
      done++
      bytes += received
      if (requested) requests++
    },
    tally: () => ({
      done,
      of,
      bytes,
      ...(requests > 0 && { msLeft: Math.round(((now() - start) / requests) * (of - done)) }),
    }),
  }
}
