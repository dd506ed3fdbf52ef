import type { Answer, FetchDependencies, StoredPage } from './dependencies.ts'
import { FetchFailure } from './fetch-failure.ts'
import { LIMITS, type Limits } from './limits.ts'
import { RateLimiter } from './rate-limit.ts'
import { type RequestOptions, type RetryingGet, retryingGet } from './retry.ts'
import { EVERYTHING, type Robots, readRobots } from './robots.ts'

export interface FetchedPage extends StoredPage {
  /** Bytes of all answers to this fetch, without robots.txt. */
  readonly received: number
  /** Whether it came from the store, without a request. */
  readonly fromStore: boolean
}

export interface FetchOptions extends RequestOptions {
  /** The page that links to it, sent as the referrer. */
  readonly from?: string
  /** Pages stored before this moment (ms since 1970) are requested again, if they have changed. */
  readonly olderThan?: number
}

/** The product token that robots.txt is read for. */
const PRODUCT = 'baolan'

/** Code units. A longer address names no page, and every rule of robots.txt would have to be matched against it. */
const LONGEST_ADDRESS = 2_048

const REDIRECTS = new Set([301, 302, 303, 307, 308])

const refusal = (url: string, status: number): FetchFailure => {
  if (status === 404 || status === 410) return new FetchFailure('missing', url, ['notThere', status])
  if (status === 401 || status === 403 || status === 451)
    return new FetchFailure('forbidden', url, ['hostRefuses', status])
  return new FetchFailure('status', url, ['hostAnswers', status])
}

interface FinalAnswer {
  readonly answer: Answer
  /** The address that answered. */
  readonly at: string
  /** Bytes, redirects included. */
  readonly received: number
}

export interface FetcherOptions {
  readonly limits?: Limits
  /** Origins of the user's own network, which are requested without a pause. */
  readonly privateOrigins?: readonly string[]
}

/** Fetches pages within the limits and robots.txt, each once. */
export class Fetcher {
  readonly #dependencies: FetchDependencies
  readonly #limits: Limits
  readonly #limiter: RateLimiter
  readonly #get: RetryingGet
  /** By origin. */
  readonly #robots = new Map<string, Promise<Robots>>()

  constructor(
    dependencies: FetchDependencies,
    { limits = LIMITS, privateOrigins = [] }: FetcherOptions = {},
  ) {
    const privateHosts = new Set(privateOrigins.map((origin) => new URL(origin).host))
    this.#dependencies = dependencies
    this.#limits = limits
    this.#limiter = new RateLimiter(dependencies.clock, {
      inFlight: limits.inFlight,
      pauseOf: (host) => (privateHosts.has(host) ? 0 : limits.pauseMs),
    })
    this.#get = retryingGet(dependencies, limits, this.#limiter)
  }

  /** Rejects with a FetchFailure, or with the signal's reason. */
  async fetch(url: string, options: FetchOptions = {}): Promise<FetchedPage> {
    const { clock, store } = this.#dependencies
    options.signal?.throwIfAborted()
    const stored = await store.get(url)
    if (stored && stored.fetched >= (options.olderThan ?? 0))
      return { ...stored, received: 0, fromStore: true }
    const { answer, at, received } = await this.#follow(
      url,
      {
        ...(options.from && { referer: options.from }),
        ...(stored?.etag && { 'if-none-match': stored.etag }),
        ...(stored?.lastModified && { 'if-modified-since': stored.lastModified }),
      },
      options,
      (hop) => this.#checkAllowed(hop, options),
    )
    const unchanged = answer.status === 304 && stored
    if (!unchanged && answer.status !== 200) throw refusal(url, answer.status)
    const { etag, 'last-modified': lastModified } = answer.headers
    const fetched = clock.now()
    const page: StoredPage = unchanged
      ? { ...stored, fetched }
      : {
          url,
          at,
          fetched,
          ...(etag && { etag }),
          ...(lastModified && { lastModified }),
          bytes: answer.bytes,
        }
    await store.put(page)
    return { ...page, received, fromStore: false }
  }

  /** Follows redirects. `check` is called before each request and rejects where it must not be made. */
  async #follow(
    url: string,
    headers: Readonly<Record<string, string>>,
    options: RequestOptions,
    check: (url: string) => Promise<void>,
  ): Promise<FinalAnswer> {
    let at = url
    let received = 0
    for (let hop = 0; hop <= this.#limits.redirects; hop++) {
      await check(at)
      const answer = await this.#get(at, headers, options)
      received += answer.bytes.length
      const { location } = answer.headers
      if (!REDIRECTS.has(answer.status) || !location) return { answer, at, received }
      if (!URL.canParse(location, at))
        throw new FetchFailure('redirects', url, ['leadsToNoAddress', location])
      at = new URL(location, at).href
    }
    throw new FetchFailure('redirects', url, ['leadsOnAndOn', at])
  }

  async #checkAllowed(url: string, options: RequestOptions): Promise<void> {
    if (!URL.canParse(url)) throw new FetchFailure('address', url, ['noAddress'])
    if (url.length > LONGEST_ADDRESS) throw new FetchFailure('address', url, ['tooLongAddress', url.length])
    const { protocol, origin, pathname, search } = new URL(url)
    if (protocol !== 'http:' && protocol !== 'https:') throw new FetchFailure('address', url, ['onlyHttp'])
    const robots = await this.#robotsOf(origin, options)
    if (!robots.allows(pathname + search)) throw new FetchFailure('robots', url, ['robotsForbid'])
  }

  /** Each robots.txt is fetched once; one that failed is fetched again for the next page. */
  #robotsOf(origin: string, options: RequestOptions): Promise<Robots> {
    const known = this.#robots.get(origin)
    if (known) return known
    const robots = this.#fetchRobots(origin, options)
    this.#robots.set(origin, robots)
    robots.catch(() => this.#robots.delete(origin))
    return robots
  }

  async #fetchRobots(origin: string, options: RequestOptions): Promise<Robots> {
    const url = `${origin}/robots.txt`
    const { answer } = await this.#follow(url, {}, options, async () => {})
    if (answer.status < 200 || answer.status >= 500)
      throw new FetchFailure('robots', url, ['noRobots', answer.status])
    // RFC 9309, 2.3.1.3: one that does not exist forbids nothing.
    if (answer.status >= 400) return EVERYTHING
    const robots = readRobots(new TextDecoder().decode(answer.bytes), PRODUCT)
    if (robots.delayMs > 0)
      this.#limiter.slow(new URL(origin).host, Math.min(robots.delayMs, this.#limits.longestDelayMs))
    return robots
  }
}
