import { FetchFailure } from '../fetch/fetch-failure.ts'
import type { Fetcher, FetchOptions } from '../fetch/fetcher.ts'

/** Days in a row that a host refuses, after which it refuses more than those days. */
const REFUSED_DAYS = 2

/** What a host answers for the front pages of days, to tell a day without an issue from a host that refuses this program. */
export class Refusals {
  readonly #fetcher: Fetcher
  #forbidden = 0
  #absent = 0
  /** What the home page answered, if it was asked as the entry page. */
  #home: FetchFailure | undefined
  #isProven = false
  #suspicion: FetchFailure | undefined

  constructor(fetcher: Fetcher) {
    this.#fetcher = fetcher
  }

  /** To be called when the host has sent the page of a day. */
  noteAnswer(): void {
    this.#forbidden = Number.NEGATIVE_INFINITY
    this.noteEntry(undefined)
  }

  /** To be called with the answer for the entry page: a failure, or none. */
  noteEntry(failure: FetchFailure | undefined): void {
    if (!failure) {
      this.#isProven = true
      this.#suspicion = undefined
    } else if (URL.canParse(failure.url) && new URL(failure.url).pathname === '/') this.#home = failure
  }

  /** Set while the host has sent nothing of its own, not even a home page. */
  get suspicion(): FetchFailure | undefined {
    return this.#suspicion
  }

  /**
   * To be called when a day's front page is not there or is refused. Once for each run, asks the home page: a host that has not
   * even that is suspected to refuse everything.
   * @throws FetchFailure if the host refuses this program beyond doubt
   */
  async noteRefused(failure: FetchFailure, options: FetchOptions): Promise<void> {
    const { kind, url } = failure
    if (kind === 'forbidden' && ++this.#forbidden >= REFUSED_DAYS)
      throw new FetchFailure('forbidden', url, ['refusesProgram', statusOf(failure)], failure)
    if (this.#isProven || kind !== 'missing' || ++this.#absent !== REFUSED_DAYS) return
    const home = `${new URL(url).origin}/`
    const answer = this.#home ?? (await this.#fetcher.fetch(home, options).catch((error: unknown) => error))
    options.signal?.throwIfAborted()
    if (answer instanceof FetchFailure && answer.kind === 'missing')
      this.#suspicion = new FetchFailure('forbidden', home, ['refusesAll', statusOf(answer)], answer)
    if (answer instanceof FetchFailure && answer.closesHost) throw answer
  }
}

/** The status that a failure tells, 403 if it tells none. */
const statusOf = ({ why: [, status] }: FetchFailure): number => (typeof status === 'number' ? status : 403)
