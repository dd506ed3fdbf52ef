import { ClosedHosts } from './closed-hosts.ts'
import type { FetchDependencies, HttpRequest, HttpResponse, StoredPage } from './dependencies.ts'
import { type FailureKind, FetchFailure } from './fetch-failure.ts'
import { HostClient } from './host-client.ts'
import { LIMITS, type Limits } from './limits.ts'
import { RateLimiter } from './rate-limit.ts'
import { type Patience, type RequestOptions, RetryingClient } from './retry.ts'
import { ALLOW_ALL, type Robots, readRobots } from './robots.ts'
import { asksAgain } from './self-reload.ts'
import { wallOf } from './walls.ts'

export interface FetchedPage extends StoredPage {
  /** Bytes of all responses to this fetch, redirects included, robots.txt not. */
  readonly received: number
  /** Whether the page came from the store, without a request. */
  readonly fromStore: boolean
}

export interface FetchOptions extends RequestOptions {
  /** The address of the page that links to it. At most its origin is sent. */
  readonly from?: string
  /** A page stored before this moment (ms since 1970) is requested again, and sent only if it has changed. */
  readonly olderThan?: number
}

/** The name that rules for this program have in robots.txt. */
const PRODUCT = 'baolan'

/** Code units. No page has a longer address, and every rule of robots.txt would have to be matched against it. */
const LONGEST_ADDRESS = 2_048

const REDIRECTS = new Set([301, 302, 303, 307, 308])

const statusFailure = (url: string, status: number): FetchFailure => {
  if (status === 404 || status === 410) return new FetchFailure('missing', url, ['notThere', status])
  // Hosts refuse with many numbers; those that may pass never come here.
  if (status >= 400 && status < 500) return new FetchFailure('forbidden', url, ['hostRefuses', status])
  return new FetchFailure('status', url, ['hostAnswers', status])
}

/** With these a robots.txt could not be had, though pages of the host perhaps can. */
const MAY_LACK_ROBOTS: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'unreachable',
  'timeout',
  'busy',
  'status',
  'redirects',
  'size',
])

interface FinalResponse {
  readonly response: HttpResponse
  /** The address that the response came from. */
  readonly finalUrl: string
  /** Bytes, redirects included. */
  readonly received: number
}

interface FetcherOptions {
  readonly limits?: Limits
  /** Origins of the user's own network: requests to them need no pause. */
  readonly privateOrigins?: readonly string[]
  /** Shared by all fetches of one run of the program. */
  readonly closedHosts?: ClosedHosts
}

/** Fetches pages from the store or the network, within the limits and robots.txt. */
export class Fetcher {
  readonly #dependencies: FetchDependencies
  readonly #limits: Limits
  readonly #limiter: RateLimiter
  readonly #hosts: HostClient
  readonly #privateHosts: ReadonlySet<string>
  /** By origin. */
  readonly #robots = new Map<string, Promise<Robots>>()

  constructor(
    dependencies: FetchDependencies,
    { limits = LIMITS, privateOrigins = [], closedHosts = new ClosedHosts() }: FetcherOptions = {},
  ) {
    const privateHosts: ReadonlySet<string> = new Set(privateOrigins.map((origin) => new URL(origin).host))
    this.#dependencies = dependencies
    this.#limits = limits
    this.#privateHosts = privateHosts
    this.#limiter = new RateLimiter(dependencies.clock, {
      inFlight: limits.inFlight,
      pauseOf: (host) => (privateHosts.has(host) ? 0 : limits.pauseMs),
    })
    const client = new RetryingClient(dependencies, limits, this.#limiter)
    this.#hosts = new HostClient({ client, clock: dependencies.clock, privateHosts, closedHosts })
  }

  /** Rejects with a FetchFailure, or with the signal's reason. */
  async fetch(url: string, options: FetchOptions = {}): Promise<FetchedPage> {
    const { clock, store } = this.#dependencies
    options.signal?.throwIfAborted()
    const stored = await store.get(url)
    if (stored && stored.fetched >= (options.olderThan ?? 0))
      return { ...stored, received: 0, fromStore: true }
    const { response, finalUrl, received } = await this.#followTwice(
      url,
      (target) => ({
        ...this.#refererOf(target, options.from),
        ...(stored?.etag && { 'if-none-match': stored.etag }),
        ...(stored?.lastModified && { 'if-modified-since': stored.lastModified }),
      }),
      options,
      (target) => this.#checkAllowed(target, options),
    )
    const wall = wallOf(response)
    if (wall !== undefined) throw this.#hosts.close(new FetchFailure('wall', finalUrl, ['robotWall', wall]))
    const unchanged = response.status === 304 && stored
    if (!unchanged && response.status !== 200) throw statusFailure(url, response.status)
    const { etag, 'last-modified': lastModified } = response.headers
    const fetched = clock.now()
    const page: StoredPage = unchanged
      ? { ...stored, fetched }
      : {
          url,
          finalUrl,
          fetched,
          ...(etag && { etag }),
          ...(lastModified && { lastModified }),
          bytes: response.bytes,
        }
    await store.put(page)
    return { ...page, received, fromStore: false }
  }

  /** Follows redirects; once more, with the cookie, where one was only set to see whether it is sent back. */
  async #followTwice(
    url: string,
    headersFor: (url: string) => HttpRequest['headers'],
    options: RequestOptions,
    check: (url: string) => Promise<void>,
  ): Promise<FinalResponse> {
    const first = await this.#follow(url, headersFor, options, check)
    if (!asksAgain(first.response, first.finalUrl) || wallOf(first.response) !== undefined) return first
    const again = await this.#follow(url, headersFor, options, check)
    return { ...again, received: first.received + again.received }
  }

  /** Follows redirects. `check` is called before each request and rejects if it must not be sent. */
  async #follow(
    url: string,
    headersFor: (url: string) => HttpRequest['headers'],
    options: RequestOptions,
    check: (url: string) => Promise<void>,
    patience: Patience = {},
  ): Promise<FinalResponse> {
    let target = url
    let received = 0
    for (let hop = 0; hop <= this.#limits.redirects; hop++) {
      await check(target)
      target = this.#hosts.addressOf(target)
      const response = await this.#hosts.get(target, headersFor(target), options, patience)
      target = this.#hosts.addressOf(target)
      received += response.bytes.length
      const { location } = response.headers
      if (!REDIRECTS.has(response.status) || !location) return { response, finalUrl: target, received }
      if (!URL.canParse(location, target))
        throw new FetchFailure('redirects', url, ['leadsToNoAddress', location])
      // Without its fragment: only addresses that the paper itself makes are posted to.
      const next = new URL(location, target).href.replace(/#.*$/, '')
      this.#hosts.refuseLeadBack(target, next)
      target = next
    }
    throw new FetchFailure('redirects', url, ['leadsOnAndOn', target])
  }

  /**
   * What a host may know of the page that links to it: as in browsers, the origin, and nothing when a secure page leads to an
   * insecure one. A paper on a private network is not named to any other host.
   */
  #refererOf(target: string, from = ''): HttpRequest['headers'] {
    if (!URL.canParse(from)) return {}
    const [page, asked] = [new URL(from), new URL(target)]
    const isDowngrade = page.protocol === 'https:' && asked.protocol !== 'https:'
    const isPrivate = this.#privateHosts.has(page.host) && page.origin !== asked.origin
    return isDowngrade || isPrivate ? {} : { referer: `${page.origin}/` }
  }

  async #checkAllowed(url: string, options: RequestOptions): Promise<void> {
    if (!URL.canParse(url)) throw new FetchFailure('address', url, ['noAddress'])
    if (url.length > LONGEST_ADDRESS) throw new FetchFailure('address', url, ['tooLongAddress', url.length])
    const { protocol, origin, pathname, search } = new URL(url)
    if (protocol !== 'http:' && protocol !== 'https:') throw new FetchFailure('address', url, ['onlyHttp'])
    const robots = await this.#robotsOf(origin, options)
    if (!robots.allows(pathname + search)) throw new FetchFailure('robots', url, ['robotsForbid'])
  }

  /** Fetches each robots.txt once. One that could not be fetched is requested again for the next page. */
  #robotsOf(origin: string, options: RequestOptions): Promise<Robots> {
    const earlier = this.#robots.get(origin)
    if (earlier) return earlier
    const robots = this.#fetchRobots(origin, options)
    this.#robots.set(origin, robots)
    robots.catch(() => this.#robots.delete(origin))
    return robots
  }

  /**
   * One that the host fails to give forbids nothing: this is a reader's own visit, page by page, and no crawl. It is asked for
   * once, and for a short time.
   */
  async #fetchRobots(origin: string, options: RequestOptions): Promise<Robots> {
    const url = `${origin}/robots.txt`
    const patience: Patience = { attempts: 1, idleMs: this.#limits.robotsMs }
    const response = await this.#follow(
      url,
      () => ({}),
      options,
      async () => {},
      patience,
    ).then(
      (followed) => followed.response,
      (error: unknown) => {
        if (error instanceof FetchFailure && MAY_LACK_ROBOTS.has(error.kind)) return undefined
        throw error
      },
    )
    if (!response || response.status < 200 || response.status >= 500) {
      options.onNotice?.(['at', url, ['robotsSilent']])
      return ALLOW_ALL
    }
    // RFC 9309, 2.3.1.3: a robots.txt that does not exist forbids nothing.
    if (response.status >= 400) return ALLOW_ALL
    const robots = readRobots(new TextDecoder().decode(response.bytes), PRODUCT)
    if (robots.delayMs > 0)
      this.#limiter.slow(new URL(origin).host, Math.min(robots.delayMs, this.#limits.longestDelayMs))
    return robots
  }
}
