import type { Clock } from './ports.ts'

/** Lets requests through: one host at a time, few at once, a pause between one start and the next. */
export interface Gate {
  /** Runs the task when its turn comes, in the order asked. Rejects with the signal's reason if aborted before. */
  run<T>(host: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T>
  /** Lets nothing through to the host until then (ms since 1970). */
  hold(host: string, until: number): void
  /** Asks of the host at most one request at a time, and this pause (ms). */
  slow(host: string, pauseMs: number): void
}

export interface GateOptions {
  readonly inFlight: number
  /** Between the start of one request to a host and the next, ms. */
  readonly pauseOf: (host: string) => number
}

interface Waiting {
  readonly host: string
  readonly go: () => void
}

export const createGate = (clock: Clock, { inFlight, pauseOf }: GateOptions): Gate => {
  const waiting: Waiting[] = []
  const next = new Map<string, number>()
  const pauses = new Map<string, number>()
  let running = 0
  let runningHost = ''
  let alarm: AbortController | undefined

  const wakeIn = (ms: number): void => {
    const set = new AbortController()
    alarm = set
    clock.sleep(ms, set.signal).then(
      () => {
        if (alarm === set) alarm = undefined
        pump()
      },
      () => {},
    )
  }

  const silence = (): void => {
    alarm?.abort()
    alarm = undefined
  }

  const pump = (): void => {
    for (;;) {
      const [first] = waiting
      if (!first) {
        silence()
        return
      }
      const pause = pauses.get(first.host)
      if (running > 0 && first.host !== runningHost) return
      if (running >= (pause === undefined ? inFlight : 1)) return
      const early = (next.get(first.host) ?? 0) - clock.now()
      if (early > 0) {
        if (!alarm) wakeIn(early)
        return
      }
      waiting.shift()
      running++
      runningHost = first.host
      next.set(first.host, clock.now() + (pause ?? pauseOf(first.host)))
      first.go()
    }
  }

  const turn = (host: string, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const leave = (): void => {
        waiting.splice(waiting.indexOf(entry), 1)
        reject(signal?.reason)
        // Who comes first now may have less to wait for.
        silence()
        pump()
      }
      const entry: Waiting = {
        host,
        go: () => {
          signal?.removeEventListener('abort', leave)
          resolve()
        },
      }
      signal?.addEventListener('abort', leave, { once: true })
      waiting.push(entry)
      pump()
    })

  return {
    run: async (host, task, signal) => {
      await turn(host, signal)
      try {
        return await task()
      } finally {
        running--
        pump()
      }
    },
    hold: (host, until) => {
      next.set(host, Math.max(until, next.get(host) ?? 0))
    },
    slow: (host, pause) => {
      pauses.set(host, pause)
    },
  }
}
