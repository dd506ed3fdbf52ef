/** How one behaves at another's house. Times in ms. */
export interface Manners {
  readonly inFlight: number
  /** Between the start of one request and the next; none at an address of one's own network. */
  readonly pauseMs: number
  /** Of a `Crawl-delay` no more is heeded: some papers ask for minutes, which would make an issue take a night. */
  readonly longestDelayMs: number
  readonly attempts: number
  /** Before the second attempt; doubled before each further one. */
  readonly backoffMs: number
  /** A host that asks to wait longer than this is left alone. */
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
