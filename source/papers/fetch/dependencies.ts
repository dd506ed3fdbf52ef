/** What fetching needs of the world. Everything that waits, asks or writes comes in through here. */
export interface FetchDependencies {
  readonly network: Network
  readonly clock: Clock
  readonly store: PageStore
  /** Says who asks: `baolan/0.1.0 (+address)`. ASCII. */
  readonly userAgent: string
}

export interface Clock {
  /** ms since 1970, UTC. */
  now(): number
  /** Rejects with the signal's reason as soon as it is aborted. */
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
  /** The body, decompressed and whole: one that was cut off is a failure. */
  readonly bytes: Uint8Array
}

/** One request, one answer: a network follows no redirect and keeps no cookie. Rejects with a FetchFailure. */
export interface Network {
  get(request: Request): Promise<Answer>
  close(): void
}

/** A page as it came, whole. */
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

/** Where pages are kept until the issue they make is whole. A page is there whole or not at all. */
export interface PageStore {
  get(url: string): Promise<StoredPage | undefined>
  put(page: StoredPage): Promise<void>
}
