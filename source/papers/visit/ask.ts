import type { Saying } from '../../language/index.ts'
import { FetchFailure } from './failure.ts'
import type { Gate } from './gate.ts'
import type { Manners } from './manners.ts'
import type { Answer, Ports } from './ports.ts'

/** A pause before the same address is asked again. */
export interface Wait {
  readonly url: string
  readonly ms: number
  readonly why: Saying
}

export interface AskOptions {
  readonly signal?: AbortSignal
  readonly onWait?: (wait: Wait) => void
}

type Headers = Readonly<Record<string, string>>

/** Asks one address, as often as manners allow. Answers with any status but those that pass. */
export type Ask = (url: string, headers: Headers, options: AskOptions) => Promise<Answer>

/** Statuses after which the same request may succeed a little later. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504])

/** `Retry-After`, RFC 9110 10.2.3: seconds or a date, as ms from now. */
const retryAfter = (value: string | undefined, now: number): number | undefined => {
  if (value === undefined) return undefined
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

export const createAsk = ({ network, clock, userAgent }: Ports, manners: Manners, gate: Gate): Ask => {
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
      const last = attempt === manners.attempts
      const backoff = manners.backoffMs * 2 ** (attempt - 1)
      const answer = await gate
        .run(host, () => network.get(request), signal)
        .catch((error: unknown) => {
          if (error instanceof FetchFailure && error.passing && !last) return error
          throw error
        })
      if (answer instanceof FetchFailure) {
        await wait(backoff, answer.saying)
        continue
      }
      if (!PASSING.has(answer.status)) return answer
      const asked = retryAfter(answer.headers['retry-after'], clock.now())
      const busy = asked !== undefined || answer.status === 429
      const why: Saying =
        asked === undefined
          ? ['hostAnswers', answer.status]
          : ['hostAsksToWait', answer.status, Math.ceil(asked / 1000)]
      if (last || (asked ?? 0) > manners.longestWaitMs)
        throw new FetchFailure(busy ? 'busy' : 'status', url, why)
      const ms = Math.max(asked ?? 0, backoff)
      if (busy) gate.hold(host, clock.now() + ms)
      await wait(ms, why)
    }
  }
}
