import { type AskOptions, createAsk } from './ask.ts'
import { FetchFailure } from './failure.ts'
import { createGate } from './gate.ts'
import { MANNERS, type Manners } from './manners.ts'
import type { Answer, Ports, StoredPage } from './ports.ts'
import { EVERYTHING, type Robots, readRobots } from './robots.ts'

export interface Visit extends StoredPage {
  /** Bytes of the answers that this visit took, robots.txt left out. */
  readonly received: number
  /** From the store: no request was made. */
  readonly kept: boolean
}

export interface VisitOptions extends AskOptions {
  /** The page that links to it. */
  readonly from?: string
  /** Ask again for what was stored before this moment (ms since 1970), on condition that it has changed. */
  readonly olderThan?: number
}

/** Fetches pages with manners, each once. Rejects with a FetchFailure, or the signal's reason. */
export interface Visitor {
  visit(url: string, options?: VisitOptions): Promise<Visit>
}

const PRODUCT = 'baolan'

/** A longer address names no page, and each of a host's rules would have to be tried along it. */
const LONGEST_ADDRESS = 2_048

const REDIRECTS = new Set([301, 302, 303, 307, 308])

const refusal = (url: string, status: number): FetchFailure => {
  if (status === 404 || status === 410) return new FetchFailure('missing', url, ['notThere', status])
  if (status === 401 || status === 403 || status === 451)
    return new FetchFailure('forbidden', url, ['hostRefuses', status])
  return new FetchFailure('status', url, ['hostAnswers', status])
}

interface Arrival {
  readonly answer: Answer
  /** The address that answered. */
  readonly at: string
  readonly received: number
}

export interface VisitorOptions {
  readonly manners?: Manners
  /** Origins of one's own network, where nobody is kept waiting. */
  readonly homes?: readonly string[]
}

export const createVisitor = (
  ports: Ports,
  { manners = MANNERS, homes = [] }: VisitorOptions = {},
): Visitor => {
  const { clock, store } = ports
  const atHome = new Set(homes.map((origin) => new URL(origin).host))
  const gate = createGate(clock, {
    inFlight: manners.inFlight,
    pauseOf: (host) => (atHome.has(host) ? 0 : manners.pauseMs),
  })
  const ask = createAsk(ports, manners, gate)
  const robots = new Map<string, Promise<Robots>>()

  /** Follows redirects; `admit` rejects where one must not go. */
  const follow = async (
    url: string,
    headers: Readonly<Record<string, string>>,
    options: AskOptions,
    admit: (url: string) => Promise<void>,
  ): Promise<Arrival> => {
    let at = url
    let received = 0
    for (let hop = 0; hop <= manners.redirects; hop++) {
      await admit(at)
      const answer = await ask(at, headers, options)
      received += answer.bytes.length
      const { location } = answer.headers
      if (!REDIRECTS.has(answer.status) || !location) return { answer, at, received }
      if (!URL.canParse(location, at))
        throw new FetchFailure('redirects', url, ['leadsToNoAddress', location])
      at = new URL(location, at).href
    }
    throw new FetchFailure('redirects', url, ['leadsOnAndOn', at])
  }

  const readRules = async (origin: string, options: AskOptions): Promise<Robots> => {
    const url = `${origin}/robots.txt`
    const { answer } = await follow(url, {}, options, async () => {})
    if (answer.status < 200 || answer.status >= 500)
      throw new FetchFailure('robots', url, ['noRobots', answer.status])
    // RFC 9309, 2.3.1.3: one that is not there forbids nothing.
    if (answer.status >= 400) return EVERYTHING
    const rules = readRobots(new TextDecoder().decode(answer.bytes), PRODUCT)
    if (rules.delayMs > 0) gate.slow(new URL(origin).host, Math.min(rules.delayMs, manners.longestDelayMs))
    return rules
  }

  const rulesOf = (origin: string, options: AskOptions): Promise<Robots> => {
    const known = robots.get(origin)
    if (known) return known
    const asked = readRules(origin, options)
    robots.set(origin, asked)
    asked.catch(() => robots.delete(origin))
    return asked
  }

  const admit = async (url: string, options: AskOptions): Promise<void> => {
    if (!URL.canParse(url)) throw new FetchFailure('address', url, ['noAddress'])
    if (url.length > LONGEST_ADDRESS) throw new FetchFailure('address', url, ['tooLongAddress', url.length])
    const { protocol, origin, pathname, search } = new URL(url)
    if (protocol !== 'http:' && protocol !== 'https:') throw new FetchFailure('address', url, ['onlyHttp'])
    const rules = await rulesOf(origin, options)
    if (!rules.allows(pathname + search)) throw new FetchFailure('robots', url, ['robotsForbid'])
  }

  const visit = async (url: string, options: VisitOptions = {}): Promise<Visit> => {
    options.signal?.throwIfAborted()
    const kept = await store.get(url)
    if (kept && kept.fetched >= (options.olderThan ?? 0)) return { ...kept, received: 0, kept: true }
    const { answer, at, received } = await follow(
      url,
      {
        ...(options.from && { referer: options.from }),
        ...(kept?.etag && { 'if-none-match': kept.etag }),
        ...(kept?.lastModified && { 'if-modified-since': kept.lastModified }),
      },
      options,
      (hop) => admit(hop, options),
    )
    const same = answer.status === 304 && kept
    if (!same && answer.status !== 200) throw refusal(url, answer.status)
    const { etag, 'last-modified': lastModified } = answer.headers
    const fetched = clock.now()
    const page: StoredPage = same
      ? { ...kept, fetched }
      : {
          url,
          at,
          fetched,
          ...(etag && { etag }),
          ...(lastModified && { lastModified }),
          bytes: answer.bytes,
        }
    await store.put(page)
    return { ...page, received, kept: false }
  }

  return { visit }
}
