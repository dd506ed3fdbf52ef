import type { Clock } from '../../source/papers/index.ts'

export interface FakeClock extends Clock {
  /** The durations slept, ms, in order. */
  readonly slept: readonly number[]
  advance(ms: number): void
  /** Sets the time, and not the clock of waits, as a user or a time server does. */
  set(ms: number): void
}

/** A clock that only advances by sleeping: a sleep ends at once, and the clock is later by its duration. */
export const createFakeClock = (start = '2026-07-20T04:00:00Z'): FakeClock => {
  let now = Date.parse(start)
  let elapsed = 0
  const slept: number[] = []
  return {
    slept,
    now: () => now,
    elapsed: () => elapsed,
    set: (ms) => {
      now = ms
    },
    advance: (ms) => {
      now += ms
      elapsed += ms
    },
    sleep: async (ms, signal) => {
      signal?.throwIfAborted()
      slept.push(ms)
      now += ms
      elapsed += ms
      // One turn of the event loop, like a timer: what else is ready runs first.
      await new Promise((resolve) => setImmediate(resolve))
      signal?.throwIfAborted()
    },
  }
}
