import type { Clock } from '../../source/papers/index.ts'

export interface FakeClock extends Clock {
  /** The durations slept, ms, in order. */
  readonly slept: readonly number[]
  advance(ms: number): void
}

/** A clock that only advances by sleeping: a sleep ends at once, and the clock is later by its duration. */
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
      // One turn of the event loop, like a timer: what else is ready runs first.
      await new Promise((resolve) => setImmediate(resolve))
      signal?.throwIfAborted()
    },
  }
}
