import type { Clock } from './dependencies.ts'

interface RateLimits {
  /** Requests in flight at once. */
  readonly inFlight: number
  /** The pause between the starts of two requests to a host, ms. */
  readonly pauseOf: (host: string) => number
}

interface QueuedRequest {
  readonly host: string
  readonly start: () => void
}

/** Starts requests in the order of their calls: to one host at a time, few at once, with a pause between starts. */
export class RateLimiter {
  readonly #clock: Clock
  readonly #limits: RateLimits
  readonly #queue: QueuedRequest[] = []
  /** When the next request to each host may start, by the clock that is never set back, ms. */
  readonly #nextStart = new Map<string, number>()
  /** The pauses of hosts that get one request at a time, ms. */
  readonly #ownPauses = new Map<string, number>()
  #running = 0
  #runningHost = ''
  #timer: AbortController | undefined

  constructor(clock: Clock, limits: RateLimits) {
    this.#clock = clock
    this.#limits = limits
  }

  /** Runs the task when its turn comes. Rejects with the signal's reason if it is aborted before. */
  async run<T>(host: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.#waitForTurn(host, signal)
    try {
      return await task()
    } finally {
      this.#running--
      this.#startNext()
    }
  }

  /** Starts no request to the host in the next `ms`. */
  hold(host: string, ms: number): void {
    this.#nextStart.set(host, Math.max(this.#clock.elapsed() + ms, this.#nextStart.get(host) ?? 0))
  }

  /** From now on the host gets one request at a time, with this pause between them (ms). */
  slow(host: string, pauseMs: number): void {
    this.#ownPauses.set(host, pauseMs)
  }

  #waitForTurn(host: string, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const leave = (): void => {
        this.#queue.splice(this.#queue.indexOf(entry), 1)
        reject(signal?.reason)
        // The request that is now first may have a shorter wait.
        this.#stopTimer()
        this.#startNext()
      }
      const entry: QueuedRequest = {
        host,
        start: () => {
          signal?.removeEventListener('abort', leave)
          resolve()
        },
      }
      signal?.addEventListener('abort', leave, { once: true })
      this.#queue.push(entry)
      this.#startNext()
    })
  }

  /** Starts each request that may start. If the first one only has to wait for a pause, sets the timer for it. */
  #startNext(): void {
    for (;;) {
      const [first] = this.#queue
      if (!first) {
        this.#stopTimer()
        return
      }
      const { host } = first
      const ownPause = this.#ownPauses.get(host)
      if (this.#running > 0 && host !== this.#runningHost) return
      if (this.#running >= (ownPause === undefined ? this.#limits.inFlight : 1)) return
      const wait = (this.#nextStart.get(host) ?? 0) - this.#clock.elapsed()
      if (wait > 0) {
        if (!this.#timer) this.#startTimer(wait)
        return
      }
      this.#queue.shift()
      this.#running++
      this.#runningHost = host
      this.#nextStart.set(host, this.#clock.elapsed() + (ownPause ?? this.#limits.pauseOf(host)))
      first.start()
    }
  }

  #startTimer(ms: number): void {
    const timer = new AbortController()
    this.#timer = timer
    this.#clock.sleep(ms, timer.signal).then(
      () => {
        if (this.#timer === timer) this.#timer = undefined
        this.#startNext()
      },
      () => {},
    )
  }

  #stopTimer(): void {
    this.#timer?.abort()
    this.#timer = undefined
  }
}
