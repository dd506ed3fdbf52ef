/** Limits of fetching, out of politeness to the host. Times in ms. */
export interface Limits {
  /** Requests in flight at once. */
  readonly inFlight: number
  /** Between the starts of two requests; none for a private origin. */
  readonly pauseMs: number
  /** A longer `Crawl-delay` is reduced to this: some papers ask for minutes, and an issue would take all night. */
  readonly longestDelayMs: number
  /** Per address, the first included. */
  readonly attempts: number
  /** The wait before the second attempt; it doubles before each further one. */
  readonly backoffMs: number
  /** If a host asks for a longer wait, the request fails. */
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
