import type { ClosedHosts } from './closed-hosts.ts'
import { CookieJar } from './cookies.ts'
import type { Clock, HttpRequest, HttpResponse } from './dependencies.ts'
import { FetchFailure } from './fetch-failure.ts'
import type { Patience, RequestOptions, RetryingClient } from './retry.ts'
import { Schemes } from './schemes.ts'

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '')

/** A failure as a value; anything else is thrown on. */
const failureOrThrow = (error: unknown): FetchFailure => {
  if (error instanceof FetchFailure) return error
  throw error
}

interface HostClientOptions {
  readonly client: RetryingClient
  readonly clock: Clock
  /** Hosts of the user's own network. */
  readonly privateHosts: ReadonlySet<string>
  readonly closedHosts: ClosedHosts
}

/** Sends requests with what is known of their hosts in this run: cookies, the scheme that works, and which to leave alone. */
export class HostClient {
  readonly #client: RetryingClient
  readonly #clock: Clock
  readonly #privateHosts: ReadonlySet<string>
  readonly #closedHosts: ClosedHosts
  readonly #schemes = new Schemes()
  readonly #jar: CookieJar

  constructor({ client, clock, privateHosts, closedHosts }: HostClientOptions) {
    this.#client = client
    this.#clock = clock
    this.#privateHosts = privateHosts
    this.#closedHosts = closedHosts
    this.#jar = new CookieJar(clock)
  }

  /** The address that is asked in the place of another: of the scheme that works. */
  addressOf(url: string): string {
    return this.#schemes.addressOf(url)
  }

  /** A host that is asked without encryption, and leads back to it, cannot be asked at all. @throws FetchFailure */
  refuseLeadBack(from: string, to: string): void {
    const reason = this.#schemes.reasonOf(to)
    if (reason && to !== from && this.#schemes.addressOf(to) === from) throw reason
  }

  /**
   * Sends a request by http or https: by the other one where the address's own fails and that one may be tried.
   * @throws FetchFailure
   */
  async get(
    url: string,
    headers: HttpRequest['headers'],
    options: RequestOptions,
    patience: Patience,
  ): Promise<HttpResponse> {
    this.#refuseClosed(url)
    const isPrivate = this.#privateHosts.has(hostOf(url))
    const mayUpgrade = !isPrivate && url.startsWith('http:') && this.#schemes.isUntried(url)
    const endedBy = mayUpgrade ? 'unreachable' : undefined
    const outcome = await this.#send(url, headers, options, { ...patience, endedBy }).catch(failureOrThrow)
    const failed = outcome instanceof FetchFailure ? outcome : outcome.status
    const other = this.#schemes.otherThan(url, failed, { isPrivate, hasCookies: this.#jar.has(url) })
    const answer =
      other === undefined
        ? outcome
        : await this.#send(other, headers, options, { ...patience, attempts: 1 }).catch(failureOrThrow)
    if (!(answer instanceof FetchFailure)) {
      if (other !== undefined) this.#choose(other, failed, options)
      return answer
    }
    if (!(outcome instanceof FetchFailure)) return outcome
    if (endedBy !== outcome.kind) throw outcome
    return this.#send(url, headers, options, patience)
  }

  #choose(url: string, failed: FetchFailure | number, { onNotice }: RequestOptions): void {
    this.#schemes.choose(url, failed)
    if (url.startsWith('http:') && failed instanceof FetchFailure)
      onNotice?.(['at', new URL(url).host, ['withoutEncryption', failed.why]])
  }

  /** Sends a request with the cookies that the host has set in this run. */
  async #send(
    url: string,
    headers: HttpRequest['headers'],
    options: RequestOptions,
    patience: Patience,
  ): Promise<HttpResponse> {
    const cookie = this.#jar.headerFor(url)
    try {
      const response = await this.#client.get(
        url,
        { ...headers, ...(cookie && { cookie }) },
        options,
        patience,
      )
      this.#jar.take(url, response.cookies ?? [])
      return response
    } catch (error) {
      if (error instanceof FetchFailure && error.closesHost) this.close(error)
      throw error
    }
  }

  /** @throws FetchFailure if the host is not to be asked again */
  #refuseClosed(url: string): void {
    const failure = this.#closedHosts.failureOf(hostOf(url), this.#clock)
    if (failure) throw new FetchFailure(failure.kind, url, failure.why, failure)
  }

  /** From now on the host that failed is not asked. */
  close(failure: FetchFailure): FetchFailure {
    this.#closedHosts.close(hostOf(failure.url), failure, this.#clock)
    return failure
  }
}
