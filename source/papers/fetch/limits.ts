/** Limits of fetching: out of politeness to the host, and against a host that never ends. Times in ms. */
export interface Limits extends EditionLimits {
  /** Requests in flight at once. */
  readonly inFlight: number
  /** Between the starts of two requests; none for a private origin. */
  readonly pauseMs: number
  /** A longer `Crawl-delay` is reduced to this: some papers ask for minutes, and an issue would take all night. */
  readonly longestDelayMs: number
  /** Per address, the first included. */
  readonly attempts: number
  /** An address is not requested again once its attempts have taken this together: its host sends a byte now and then. */
  readonly attemptsMs: number
  /** The wait before the second attempt; it doubles before each further one. */
  readonly backoffMs: number
  /** If a host asks for a longer wait, the request fails. */
  readonly longestWaitMs: number
  readonly redirects: number
  /** A host that sends nothing for this long, whatever it is asked, is given up. */
  readonly silenceMs: number
  /** The longest time without a byte for robots.txt. */
  readonly robotsMs: number
}

/** What one edition may cost, whatever its pages link to. A user may change these in the configuration. */
export interface EditionLimits {
  /** MiB of all pages of an edition, decompressed: on the wire, in memory, and on disk. */
  readonly megabytes: number
  /** MiB of one page, decompressed. */
  readonly pageMegabytes: number
  /** Requests for an edition: redirects, robots.txt and repeated ones included. */
  readonly requests: number
  /** Hosts beyond the paper's own site. */
  readonly foreignHosts: number
  /** Requests to all of them together. */
  readonly foreignRequests: number
}

/** What may stay of the pages of all editions, for a fetch that is resumed. */
export interface StoreLimits {
  /** MiB. */
  readonly keptMegabytes: number
  /** Days since a page was last used. */
  readonly keptDays: number
}

export const MEGABYTE = 2 ** 20

/**
 * An edition is some hundred pages of 20 to 200 KB. The foreign requests are for a paper whose articles lie on a second host.
 */
export const EDITION_LIMITS: EditionLimits = {
  megabytes: 256,
  pageMegabytes: 8,
  requests: 3_000,
  foreignHosts: 2,
  foreignRequests: 200,
}

export const STORE_LIMITS: StoreLimits = { keptMegabytes: 512, keptDays: 30 }

export const LIMITS: Limits = {
  ...EDITION_LIMITS,
  inFlight: 2,
  pauseMs: 400,
  longestDelayMs: 5_000,
  attempts: 4,
  attemptsMs: 60_000,
  backoffMs: 1_000,
  longestWaitMs: 120_000,
  redirects: 5,
  silenceMs: 20_000,
  robotsMs: 6_000,
}
