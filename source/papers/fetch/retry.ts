import type { Saying } from '../../language/index.ts'
import type { FetchDependencies, HttpRequest, HttpResponse } from './dependencies.ts'
import type { EditionBudget } from './edition-budget.ts'
import { FetchFailure } from './fetch-failure.ts'
import { type Limits, MEGABYTE } from './limits.ts'
import type { RateLimiter } from './rate-limit.ts'

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
}

interface Attempt {
  /** From 1. */
  readonly attempt: number
  /** The time of all attempts so far, without the waits between them. */
  readonly spent: { ms: number }
  readonly budget: EditionBudget | undefined
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

  constructor(dependencies: FetchDependencies, limits: Limits, limiter: RateLimiter) {
    this.#dependencies = dependencies
    this.#limits = limits
    this.#limiter = limiter
  }

  /** Resolves with any response whose status is not temporary. Rejects with a FetchFailure, or with the signal's reason. */
  async get(
    url: string,
    headers: HttpRequest['headers'],
    { signal, onWait, budget }: RequestOptions,
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
      ...(signal && { signal }),
    }
    const spent = { ms: 0 }
    for (let attempt = 1; ; attempt++) {
      const result = await this.#attempt(request, { attempt, spent, budget })
      if ('status' in result) return result
      onWait?.(result)
      await clock.sleep(result.ms, signal)
    }
  }

  /** Resolves with the response, or with the wait before the next attempt. Rejects if there is to be none. */
  async #attempt(request: HttpRequest, { attempt, spent, budget }: Attempt): Promise<HttpResponse | Wait> {
    const { clock } = this.#dependencies
    const { attempts, attemptsMs, backoffMs, longestWaitMs } = this.#limits
    const { url, signal } = request
    const host = URL.canParse(url) ? new URL(url).host : ''
    const isLast = (): boolean => attempt === attempts || spent.ms >= attemptsMs
    const backoff = backoffMs * 2 ** (attempt - 1)
    let response: HttpResponse
    try {
      response = await this.#limiter.run(host, () => this.#timed(spent, request, budget), signal)
    } catch (error) {
      if (isLast() || !(error instanceof FetchFailure) || !error.temporary) throw error
      return { url, ms: backoff, why: error.saying }
    }
    const { status } = response
    if (!TEMPORARY.has(status)) return response
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

  /** Sends a request and counts it, and its bytes as they come: those of a body that is cut off were received too. */
  async #send(request: HttpRequest, budget: EditionBudget | undefined): Promise<HttpResponse> {
    const { network } = this.#dependencies
    if (!budget) return network.get(request)
    const { url } = request
    budget.spendRequest(url)
    let counted = 0
    const onBytes = (count: number): void => {
      counted += count
      budget.spendBytes(url, count)
    }
    const response = await network.get({ ...request, onBytes })
    budget.spendBytes(url, response.bytes.length - counted)
    return response
  }
}
