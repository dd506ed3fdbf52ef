import { FetchFailure } from './failure.ts'
import { createGate } from './gate.ts'
import type { Answer, Ports, StoredPage } from './ports.ts'
import { EVERYTHING, type Robots, readRobots } from './robots.ts'

/** How one behaves at another's house. Times in ms. */
export interface Manners {
  readonly inFlight: number
  /** Between the start of one request and the next. */
  readonly pauseMs: number
  /** Of a `Crawl-delay` no more is heeded: some papers ask for minutes, which would make an issue take a night. */
  readonly longestDelayMs: number
  readonly attempts: number
  /** Before the second attempt; doubled before each further one. */
  readonly backoffMs: number
  /** A server that asks to wait longer than this is left alone. */
  readonly longestWaitMs: number
  readonly redirects: number
}

export const MANNERS: Manners = {
  inFlight: 2,
  pauseMs: 400,
  longestDelayMs: 5_000,
  attempts: 4,
  backoffMs: 1_000,
  longestWaitMs: 120_000,
  redirects: 5,
}

const PRODUCT = 'baolan'

export interface Wait {
  readonly url: string
  readonly ms: number
  readonly why: string
}

export interface Visit extends StoredPage {
  /** Bytes of answers that this visit cost, robots.txt left out; 0 from the store. */
  readonly received: number
}

export interface VisitOptions {
  /** The page that links to it. */
  readonly from?: string
  /** Ask again for what was stored before this moment (ms since 1970), on condition that it has changed. */
  readonly olderThan?: number
  readonly signal?: AbortSignal
  readonly onWait?: (wait: Wait) => void
}

/** Fetches pages with manners, each once. Rejects with a FetchFailure, or the signal's reason. */
export interface Visitor {
  visit(url: string, options?: VisitOptions): Promise<Visit>
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504])

/** `Retry-After`: seconds or a date, as ms from now. */
const retryAfter = (value: string | undefined, now: number): number | undefined => {
  if (value === undefined) return undefined
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

const refusal = (url: string, status: number): FetchFailure => {
  if (status === 404 || status === 410) return new FetchFailure('missing', url, `is not there (${status})`)
  if (status === 401 || status === 403 || status === 451)
    return new FetchFailure('forbidden', url, `the host refuses it (${status})`)
  return new FetchFailure('status', url, `the host answers ${status}`)
}

export const createVisitor = (
  { network, clock, store, userAgent }: Ports,
  manners: Manners = MANNERS,
): Visitor => {
  const gate = createGate(clock, manners)
  const robots = new Map<string, Promise<Robots>>()

  const wait = async (url: string, ms: number, why: string, options: VisitOptions): Promise<void> => {
    options.onWait?.({ url, ms, why })
    await clock.sleep(ms, options.signal)
  }

  /** One address, tried as often as manners allow. Answers anything but the statuses that pass. */
  const ask = async (
    url: string,
    headers: Readonly<Record<string, string>>,
    options: VisitOptions,
  ): Promise<Answer> => {
    const { signal } = options
    const host = URL.canParse(url) ? new URL(url).host : ''
    for (let attempt = 1; ; attempt++) {
      const backoff = manners.backoffMs * 2 ** (attempt - 1)
      try {
        const answer = await gate.run(
          host,
          () =>
            network.get({
              url,
              headers: {
                'user-agent': userAgent,
                accept: 'text/html, */*;q=0.5',
                'accept-language': 'zh-CN, zh;q=0.9',
                ...headers,
              },
              ...(signal && { signal }),
            }),
          signal,
        )
        if (!PASSING.has(answer.status)) return answer
        const asked = retryAfter(answer.headers['retry-after'], clock.now())
        const why = `the host answers ${answer.status}`
        if (attempt === manners.attempts || (asked ?? 0) > manners.longestWaitMs)
          throw new FetchFailure(
            answer.status === 429 || asked !== undefined ? 'busy' : 'status',
            url,
            asked === undefined ? why : `${why} and asks to wait ${Math.ceil(asked / 1000)} s`,
          )
        const ms = Math.max(asked ?? 0, backoff)
        if (asked !== undefined || answer.status === 429) gate.hold(host, clock.now() + ms)
        await wait(url, ms, why, options)
      } catch (error) {
        if (!(error instanceof FetchFailure) || !error.passing || attempt === manners.attempts) throw error
        await wait(url, backoff, error.message, options)
      }
    }
  }

  /** Follows redirects; `before` is asked at each address whether to go there. */
  const follow = async (
    url: string,
    headers: Readonly<Record<string, string>>,
    options: VisitOptions,
    before: (url: string) => Promise<void>,
  ): Promise<{ answer: Answer; at: string; received: number }> => {
    let at = url
    let received = 0
    for (let hop = 0; hop <= manners.redirects; hop++) {
      await before(at)
      const answer = await ask(at, headers, options)
      received += answer.bytes.length
      const { location } = answer.headers
      if (!REDIRECTS.has(answer.status) || !location) return { answer, at, received }
      if (!URL.canParse(location, at))
        throw new FetchFailure('redirects', url, `leads to ${location}, which is no address`)
      at = new URL(location, at).href
    }
    throw new FetchFailure('redirects', url, `leads on and on, at last to ${at}`)
  }

  const readRules = async (origin: string, options: VisitOptions): Promise<Robots> => {
    const url = `${origin}/robots.txt`
    const { answer } = await follow(url, {}, options, async () => {})
    if (answer.status < 200 || answer.status >= 500)
      throw new FetchFailure('robots', url, `the host answers ${answer.status}, which allows nothing for now`)
    // RFC 9309, 2.3.1.3: one that is not there forbids nothing.
    if (answer.status >= 400) return EVERYTHING
    const rules = readRobots(new TextDecoder().decode(answer.bytes), PRODUCT)
    const { host } = new URL(origin)
    if (rules.delayMs > 0) gate.slow(host, Math.min(rules.delayMs, manners.longestDelayMs))
    return rules
  }

  const rulesOf = (origin: string, options: VisitOptions): Promise<Robots> => {
    const known = robots.get(origin)
    if (known) return known
    const asked = readRules(origin, options)
    robots.set(origin, asked)
    asked.catch(() => robots.delete(origin))
    return asked
  }

  const allowed = async (url: string, options: VisitOptions): Promise<void> => {
    if (!/^https?:/i.test(url))
      throw new FetchFailure('address', url, 'only http:// and https:// addresses are fetched')
    const { origin, pathname, search } = new URL(url)
    const rules = await rulesOf(origin, options)
    if (!rules.allows(pathname + search))
      throw new FetchFailure('robots', url, 'the robots.txt of the host forbids it')
  }

  const visit = async (url: string, options: VisitOptions = {}): Promise<Visit> => {
    options.signal?.throwIfAborted()
    if (!URL.canParse(url)) throw new FetchFailure('address', url, 'is no address')
    const kept = await store.get(url)
    if (kept && kept.fetched >= (options.olderThan ?? 0)) return { ...kept, received: 0 }
    const { answer, at, received } = await follow(
      url,
      {
        ...(options.from && { referer: options.from }),
        ...(kept?.etag && { 'if-none-match': kept.etag }),
        ...(kept?.lastModified && { 'if-modified-since': kept.lastModified }),
      },
      options,
      (hop) => allowed(hop, options),
    )
    if (answer.status === 304 && kept) {
      const renewed = { ...kept, fetched: clock.now() }
      await store.put(renewed)
      return { ...renewed, received }
    }
    if (answer.status !== 200) throw refusal(url, answer.status)
    const { etag, 'last-modified': lastModified } = answer.headers
    const page: StoredPage = {
      url,
      at,
      fetched: clock.now(),
      ...(etag && { etag }),
      ...(lastModified && { lastModified }),
      bytes: answer.bytes,
    }
    await store.put(page)
    return { ...page, received }
  }

  return { visit }
}
