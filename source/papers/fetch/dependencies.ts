/** What fetching needs from outside: everything that waits, sends or stores. Tests pass their own. */
export interface FetchDependencies {
  readonly network: Network
  readonly clock: Clock
  readonly store: PageStore
  /** The User-Agent header: `Mozilla/5.0 (compatible; baolan/0.1.0)`. ASCII. */
  readonly userAgent: string
}

export interface Clock {
  /** ms since 1970, UTC. */
  now(): number
  /** ms since some moment, never set back: for waits. A network or a user may set the other one at any time. */
  elapsed(): number
  /** Rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export interface HttpRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Limit of the body, decompressed, bytes. */
  readonly maxBytes?: number
  /** Longest time without a byte, ms; the network's own if absent. */
  readonly idleMs?: number
  /** Called with the bytes of the body as they come, decompressed; what it throws ends the request. */
  readonly onBytes?: (count: number) => void
}

export interface HttpResponse {
  readonly status: number
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** The `Set-Cookie` headers, as they came. */
  readonly cookies?: readonly string[]
  /** The whole body, decompressed. A body that was cut off is a FetchFailure instead. */
  readonly bytes: Uint8Array
}

/** Sends single requests, without redirects or cookies. Rejects with a FetchFailure. */
export interface Network {
  get(request: HttpRequest): Promise<HttpResponse>
  close(): void
}

/** A whole page as received. */
export interface StoredPage {
  /** The address that was requested. */
  readonly url: string
  /** The address that the page came from, after redirects. */
  readonly finalUrl: string
  /** ms since 1970, UTC. */
  readonly fetched: number
  readonly etag?: string
  readonly lastModified?: string
  readonly bytes: Uint8Array
}

/** Keeps pages until their issue is complete. It holds a page whole or not at all. */
export interface PageStore {
  get(url: string): Promise<StoredPage | undefined>
  put(page: StoredPage): Promise<void>
}

/** Writes a file atomically and durably, creating its folder. If it rejects, the old file is unchanged. */
export type WriteFile = (folder: string, name: string, bytes: Uint8Array) => Promise<void>
