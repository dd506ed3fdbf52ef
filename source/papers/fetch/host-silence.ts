import type { Clock } from './dependencies.ts'

/** The least time that a request is given, ms. */
const LEAST_MS = 1_000

interface Hearing {
  /** When the host was last heard, or first asked, ms. */
  since: number
  /** Whether it has sent anything. */
  heard: boolean
  /** What it was asked for in vain since. */
  readonly silent: Set<string>
}

/** How long each host has been silent: since it last sent something, or since it was first asked. */
export class HostSilence {
  readonly #clock: Pick<Clock, 'elapsed'>
  readonly #mostMs: number
  readonly #hosts = new Map<string, Hearing>()

  /** @param mostMs a host that is silent for this long is given up */
  constructor(clock: Pick<Clock, 'elapsed'>, mostMs: number) {
    this.#clock = clock
    this.#mostMs = mostMs
  }

  /** To be called before each request. Returns the longest time without a byte that it may take, ms. */
  ask(host: string): number {
    const { heard, since } = this.#of(host)
    return heard ? this.#mostMs : Math.max(LEAST_MS, this.#mostMs - (this.#clock.elapsed() - since))
  }

  /** To be called when the host has sent anything. */
  hear(host: string): void {
    this.#hosts.set(host, { since: this.#clock.elapsed(), heard: true, silent: new Set() })
  }

  /**
   * To be called when a request was not answered. Returns whether the host is to be given up: it never sent anything, or
   * nothing now, whatever it is asked. One page alone may be broken.
   */
  missed(host: string, url: string): boolean {
    const { since, heard, silent } = this.#of(host)
    silent.add(url)
    // A timer may fire a little early.
    const isLong = this.#clock.elapsed() - since >= this.#mostMs - LEAST_MS / 2
    return isLong && (!heard || silent.size > 1)
  }

  #of(host: string): Hearing {
    const known = this.#hosts.get(host)
    if (known) return known
    const hearing: Hearing = { since: this.#clock.elapsed(), heard: false, silent: new Set() }
    this.#hosts.set(host, hearing)
    return hearing
  }
}
