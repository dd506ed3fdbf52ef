import type { Clock } from '../../source/papers/index.ts'

export interface FakeClock extends Clock {
  /** What was slept, ms, in order. */
  readonly slept: readonly number[]
  advance(ms: number): void
}

/** A clock that only sleeping moves: who sleeps wakes at once, and that much later. */
export const createFakeClock = (start = '2026-07-20T04:00:00Z'): FakeClock => {
  let now = Date.parse(start)
  const slept: number[] = []
  return {
    slept,
    now: () => now,
    advance: (ms) => {
      now += ms
    },
    sleep: async (ms, signal) => {
      signal?.throwIfAborted()
      slept.push(ms)
      now += ms
      // A turn of the event loop, as a timer takes: what else is ready runs first.
      await new Promise((resolve) => setImmediate(resolve))
      signal?.throwIfAborted()
    },
  }
}
