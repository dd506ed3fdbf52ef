/** What fetching needs from outside: everything that waits, sends or writes. Tests pass their own. */
export interface FetchDependencies {
  readonly network: Network
  readonly clock: Clock
  readonly store: PageStore
  /** The User-Agent header: `baolan/0.1.0 (+address)`. ASCII. */
  readonly userAgent: string
}

export interface Clock {
  /** ms since 1970, UTC. */
  now(): number
  /** Rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export interface Request {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

export interface Answer {
  readonly status: number
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** The whole body, decompressed: one that was cut off is a failure. */
  readonly bytes: Uint8Array
}

/** Sends single requests, without redirects or cookies. Rejects with a FetchFailure. */
export interface Network {
  get(request: Request): Promise<Answer>
  close(): void
}

/** A whole page as received. */
export interface StoredPage {
  /** The address that was asked for. */
  readonly url: string
  /** The address that answered, after redirects. */
  readonly at: string
  /** ms since 1970, UTC. */
  readonly fetched: number
  readonly etag?: string
  readonly lastModified?: string
  readonly bytes: Uint8Array
}

/** Keeps pages until their issue is whole. A page is there whole or not at all. */
export interface PageStore {
  get(url: string): Promise<StoredPage | undefined>
  put(page: StoredPage): Promise<void>
}
