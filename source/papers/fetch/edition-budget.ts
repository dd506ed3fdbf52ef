import type { Saying } from '../../language/index.ts'
import { FetchFailure } from './fetch-failure.ts'
import { type EditionLimits, MEGABYTE } from './limits.ts'
import { siteOf } from './site-of.ts'

/**
 * Bytes of memory that a byte, a tag and a line of a page take until its issue is on the shelf, measured at the dearest: a text
 * is held as it was extracted, as an article and as JSON; an element may become a paragraph.
 */
const COSTS = { byte: 4, tag: 256, line: 64 } as const

const [OPENING, NEWLINE] = [0x3c, 0x0a]

const count = (bytes: Uint8Array, wanted: number): number => {
  let found = 0
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) found++
  return found
}

/** Bytes that a page takes in memory: one of nothing but tags or line ends takes many times its size. */
export const weightOf = (bytes: Uint8Array): number =>
  bytes.length * COSTS.byte + count(bytes, OPENING) * COSTS.tag + count(bytes, NEWLINE) * COSTS.line

/**
 * What the fetch of one edition has used of its limits. Each method throws a FetchFailure of the kind `budget`, which names
 * the limit and its key in the configuration, when a limit is reached.
 */
export class EditionBudget {
  readonly #limits: EditionLimits
  /** Sites of the paper: that of its front page, and those of its layout pages. */
  readonly #ownSites = new Set<string>()
  readonly #foreignHosts = new Set<string>()
  #requests = 0
  #foreignRequests = 0
  #received = 0
  #held = 0

  constructor(limits: EditionLimits) {
    this.#limits = limits
  }

  /** From now on the site of this address is the paper's own. */
  adopt(url: string): void {
    if (URL.canParse(url)) this.#ownSites.add(siteOf(url))
  }

  /** To be called before each request. */
  spendRequest(url: string): void {
    const { requests, foreignHosts, foreignRequests } = this.#limits
    this.#checkSize(url, Math.max(this.#received, this.#held))
    if (this.#requests >= requests) throw spent(url, ['limitOfRequests', requests])
    if (!this.#ownSites.has(siteOf(url))) {
      const { host } = new URL(url)
      if (!this.#foreignHosts.has(host) && this.#foreignHosts.size >= foreignHosts)
        throw spent(url, ['limitOfForeignHosts', foreignHosts])
      if (this.#foreignRequests >= foreignRequests)
        throw spent(url, ['limitOfForeignRequests', foreignRequests])
      this.#foreignHosts.add(host)
      this.#foreignRequests++
    }
    this.#requests++
  }

  /** To be called with the bytes received, decompressed, as they come. */
  spendBytes(url: string, count: number): void {
    this.#received += count
    this.#checkSize(url, this.#received)
  }

  /** To be called with the weight of each page that is to be read, whether it was received or stored. */
  hold(url: string, weight: number): void {
    this.#held += weight
    this.#checkSize(url, this.#held)
  }

  #checkSize(url: string, bytes: number): void {
    const { megabytes } = this.#limits
    if (bytes > megabytes * MEGABYTE) throw spent(url, ['limitOfMegabytes', megabytes])
  }
}

const spent = (url: string, why: Saying): FetchFailure => new FetchFailure('budget', url, why)
