import type { Saying } from '../../language/index.ts'
import type { Answer, FetchDependencies } from './dependencies.ts'
import { FetchFailure } from './fetch-failure.ts'
import type { Limits } from './limits.ts'
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
}

type Headers = Readonly<Record<string, string>>

/** Requests one address, up to `limits.attempts` times. Resolves with any answer whose status is not temporary. */
export type RetryingGet = (url: string, headers: Headers, options: RequestOptions) => Promise<Answer>

/** Statuses after which the same request may succeed a little later. */
const TEMPORARY = new Set([408, 425, 429, 500, 502, 503, 504])

/** `Retry-After`, RFC 9110 10.2.3: seconds or a date, as ms from now. */
const retryAfter = (value: string | undefined, now: number): number | undefined => {
  if (value === undefined) return undefined
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

export const retryingGet = (
  { network, clock, userAgent }: FetchDependencies,
  limits: Limits,
  limiter: RateLimiter,
): RetryingGet => {
  const headersWith = (headers: Headers): Headers => ({
    'user-agent': userAgent,
    accept: 'text/html, */*;q=0.5',
    'accept-language': 'zh-CN, zh;q=0.9',
    ...headers,
  })

  return async (url, headers, { signal, onWait }) => {
    const host = URL.canParse(url) ? new URL(url).host : ''
    const request = { url, headers: headersWith(headers), ...(signal && { signal }) }
    const wait = async (ms: number, why: Saying): Promise<void> => {
      onWait?.({ url, ms, why })
      await clock.sleep(ms, signal)
    }
    for (let attempt = 1; ; attempt++) {
      const last = attempt === limits.attempts
      const backoff = limits.backoffMs * 2 ** (attempt - 1)
      const answer = await limiter
        .run(host, () => network.get(request), signal)
        .catch((error: unknown) => {
          if (error instanceof FetchFailure && error.temporary && !last) return error
          throw error
        })
      if (answer instanceof FetchFailure) {
        await wait(backoff, answer.saying)
        continue
      }
      if (!TEMPORARY.has(answer.status)) return answer
      const asked = retryAfter(answer.headers['retry-after'], clock.now())
      const busy = asked !== undefined || answer.status === 429
      const why: Saying =
        asked === undefined
          ? ['hostAnswers', answer.status]
          : ['hostAsksToWait', answer.status, Math.ceil(asked / 1000)]
      if (last || (asked ?? 0) > limits.longestWaitMs)
        throw new FetchFailure(busy ? 'busy' : 'status', url, why)
      const ms = Math.max(asked ?? 0, backoff)
      if (busy) limiter.hold(host, clock.now() + ms)
      await wait(ms, why)
    }
  }
}
