import type { Saying } from '../../language/index.ts'
import type { FetchDependencies, HttpRequest, HttpResponse } from './dependencies.ts'
import type { EditionBudget } from './edition-budget.ts'
import { type FailureKind, FetchFailure } from './fetch-failure.ts'
import { HostSilence } from './host-silence.ts'
import { type Limits, MEGABYTE } from './limits.ts'
import type { RateLimiter } from './rate-limit.ts'
import { wallOf } from './walls.ts'

/** A pause before the same address is requested again. */
export interface Wait {
  readonly url: string
  readonly ms: number
  readonly why: Saying
}

export interface RequestOptions {
  readonly signal?: AbortSignal
  readonly onWait?: (wait: Wait) => void
  /** What the request counts against. */
  readonly budget?: EditionBudget
  /** Called with what the user should know of a request that goes on all the same. */
  readonly onNotice?: (notice: Saying) => void
}

/** What one request may take. */
export interface Patience {
  /** The first included. */
  readonly attempts?: number
  /** Longest time without a byte, ms, if it is shorter than the host's own. */
  readonly idleMs?: number
  /** A failure of this kind ends the request at once. */
  readonly endedBy?: FailureKind | undefined
}

interface Attempt {
  /** From 1. */
  readonly attempt: number
  /** The time of all attempts so far, without the waits between them. */
  readonly spent: { ms: number }
  readonly budget: EditionBudget | undefined
  readonly attempts: number
  readonly endedBy: FailureKind | undefined
}

/** Statuses after which the same request may succeed a little later. */
const TEMPORARY = new Set([408, 425, 429, 500, 502, 503, 504])

/** `Retry-After`, RFC 9110 10.2.3: seconds or a date, as ms from now. */
const retryAfter = (value: string | undefined, now: number): number | undefined => {
  if (value === undefined) return undefined
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

/** Sends requests through a rate limiter, each up to `limits.attempts` times. */
export class RetryingClient {
  readonly #dependencies: FetchDependencies
  readonly #limits: Limits
  readonly #limiter: RateLimiter
  readonly #silence: HostSilence

  constructor(dependencies: FetchDependencies, limits: Limits, limiter: RateLimiter) {
    this.#dependencies = dependencies
    this.#limits = limits
    this.#limiter = limiter
    this.#silence = new HostSilence(dependencies.clock, limits.silenceMs)
  }

  /** Resolves with any response whose status is not temporary. Rejects with a FetchFailure, or with the signal's reason. */
  async get(
    url: string,
    headers: HttpRequest['headers'],
    { signal, onWait, budget }: RequestOptions,
    { attempts = this.#limits.attempts, idleMs = Number.POSITIVE_INFINITY, endedBy }: Patience = {},
  ): Promise<HttpResponse> {
    const { clock, userAgent } = this.#dependencies
    const request: HttpRequest = {
      url,
      headers: {
        'user-agent': userAgent,
        accept: 'text/html, */*;q=0.5',
        'accept-language': 'zh-CN, zh;q=0.9',
        ...headers,
      },
      maxBytes: this.#limits.pageMegabytes * MEGABYTE,
      idleMs,
      ...(signal && { signal }),
    }
    const spent = { ms: 0 }
    for (let attempt = 1; ; attempt++) {
      const result = await this.#attempt(request, { attempt, spent, budget, attempts, endedBy })
      if ('status' in result) return result
      onWait?.(result)
      await clock.sleep(result.ms, signal)
    }
  }

  /** Resolves with the response, or with the wait before the next attempt. Rejects if there is to be none. */
  async #attempt(
    request: HttpRequest,
    { attempt, spent, budget, attempts, endedBy }: Attempt,
  ): Promise<HttpResponse | Wait> {
    const { clock } = this.#dependencies
    const { attemptsMs, backoffMs, longestWaitMs } = this.#limits
    const { url, signal } = request
    const host = URL.canParse(url) ? new URL(url).host : ''
    const isLast = (): boolean => attempt === attempts || spent.ms >= attemptsMs
    const backoff = backoffMs * 2 ** (attempt - 1)
    let response: HttpResponse
    try {
      response = await this.#limiter.run(host, () => this.#timed(spent, request, budget), signal)
    } catch (error) {
      if (error instanceof FetchFailure && error.kind === 'timeout' && this.#silence.missed(host, url))
        throw new FetchFailure('silent', url, ['silentHost', this.#limits.silenceMs / 1000], error)
      if (isLast() || !(error instanceof FetchFailure) || !error.temporary || error.kind === endedBy)
        throw error
      return { url, ms: backoff, why: error.saying }
    }
    const { status } = response
    if (!TEMPORARY.has(status) || wallOf(response) !== undefined) return response
    const requestedMs = retryAfter(response.headers['retry-after'], clock.now())
    const isBusy = requestedMs !== undefined || status === 429
    const why: Saying =
      requestedMs === undefined
        ? ['hostAnswers', status]
        : ['hostAsksToWait', status, Math.ceil(requestedMs / 1000)]
    if (isLast() || (requestedMs ?? 0) > longestWaitMs)
      throw new FetchFailure(isBusy ? 'busy' : 'status', url, why)
    const ms = Math.max(requestedMs ?? 0, backoff)
    if (isBusy) this.#limiter.hold(host, ms)
    return { url, ms, why }
  }

  /** Sends a request and adds its time to that of the attempts before. */
  async #timed(
    spent: Attempt['spent'],
    request: HttpRequest,
    budget: EditionBudget | undefined,
  ): Promise<HttpResponse> {
    const { clock } = this.#dependencies
    const start = clock.elapsed()
    try {
      return await this.#send(request, budget)
    } finally {
      spent.ms += clock.elapsed() - start
    }
  }

  /** Sends a request, and asks no silent host longer than it may be silent. */
  async #send(request: HttpRequest, budget: EditionBudget | undefined): Promise<HttpResponse> {
    const { host } = new URL(request.url)
    const idleMs = Math.min(request.idleMs ?? Number.POSITIVE_INFINITY, this.#silence.ask(host))
    // A body that is cut off was heard too.
    const onBytes = (): void => this.#silence.hear(host)
    const response = await this.#counted({ ...request, idleMs, onBytes }, budget)
    this.#silence.hear(host)
    return response
  }

  /** Sends a request and counts it, and its bytes as they come: those of a body that is cut off were received too. */
  async #counted(request: HttpRequest, budget: EditionBudget | undefined): Promise<HttpResponse> {
    const { network } = this.#dependencies
    if (!budget) return network.get(request)
    const { url } = request
    budget.spendRequest(url)
    let counted = 0
    const onBytes = (count: number): void => {
      request.onBytes?.(count)
      counted += count
      budget.spendBytes(url, count)
    }
    const response = await network.get({ ...request, onBytes })
    budget.spendBytes(url, response.bytes.length - counted)
    return response
  }
}
