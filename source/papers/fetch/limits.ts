/** What fetching does not exceed, out of politeness to the host. Times in ms. */
export interface Limits {
  /** Requests at once. */
  readonly inFlight: number
  /** Between the start of one request and the next; none for a private origin. */
  readonly pauseMs: number
  /** A longer `Crawl-delay` is cut to this: some papers ask for minutes, and an issue would take all night. */
  readonly longestDelayMs: number
  readonly attempts: number
  /** Before the second attempt; doubled before each further one. */
  readonly backoffMs: number
  /** A host that asks for a longer wait than this is not asked again. */
  readonly longestWaitMs: number
  readonly redirects: number
}

export const LIMITS: Limits = {
  inFlight: 2,
  pauseMs: 400,
  longestDelayMs: 5_000,
  attempts: 4,
  backoffMs: 1_000,
  longestWaitMs: 120_000,
  redirects: 5,
}
