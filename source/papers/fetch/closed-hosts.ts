import type { Clock } from './dependencies.ts'
import type { FetchFailure } from './fetch-failure.ts'

/** How long a host that showed a wall is left alone, ms. */
const LEFT_ALONE_MS = 3_600_000

interface ClosedHost {
  readonly failure: FetchFailure
  /** By the clock that is never set back, ms. */
  readonly since: number
}

/** Hosts that are not asked again for an hour, because what they answered would only be answered again. */
export class ClosedHosts {
  readonly #hosts = new Map<string, ClosedHost>()

  close(host: string, failure: FetchFailure, { elapsed }: Pick<Clock, 'elapsed'>): void {
    this.#hosts.set(host, { failure, since: elapsed() })
  }

  /** The failure that closed a host; undefined if it may be asked. */
  failureOf(host: string, { elapsed }: Pick<Clock, 'elapsed'>): FetchFailure | undefined {
    const closed = this.#hosts.get(host)
    if (closed && elapsed() - closed.since < LEFT_ALONE_MS) return closed.failure
    this.#hosts.delete(host)
    return undefined
  }
}
