import type { Saying } from '../../language/index.ts'
import { FetchFailure } from './fetch-failure.ts'
import { type EditionLimits, MEGABYTE } from './limits.ts'
import { siteOf } from './site-of.ts'

/**
 * Bytes of memory that parts of a page take until its issue is on the shelf, measured at the dearest. The parse keeps every
 * byte; those outside tags are held as extracted, as an article and as JSON. An element may become a picture or a link, a text
 * after a tag a paragraph with its ranges, and one on a line of its own a line of a headline.
 */
const COSTS = { byte: 2, textByte: 8, opening: 400, text: 1_000, line: 300 } as const

/**
 * What the pages of an edition may weigh together, and one of them, as shares of `megabytes`. A process of 512 MB reads an edition at
 * either limit; one of 1,000 articles, each with 250 elements of the site around it, weighs 1.9.
 */
const SHARES = { edition: 2, page: 0.25 } as const

const [OPENING, CLOSING, SLASH, NEWLINE, SPACE] = [0x3c, 0x3e, 0x2f, 0x0a, 0x20]

/** Whether a tag begins with this byte after its `<`. The content of a comment may be text. */
const beginsTag = (byte = SPACE): boolean => /[/a-z]/i.test(String.fromCharCode(byte))

/** Bytes that a page takes in memory: one of nothing but short paragraphs takes hundreds of times its size. */
export const weightOf = (bytes: Uint8Array): number => {
  let weight = 0
  let inTag = false
  /** The cost of what begins at the next visible byte, if it is none of a tag. */
  let next = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === OPENING) inTag = beginsTag(bytes[at + 1])
    weight += inTag || byte <= SPACE ? COSTS.byte : COSTS.textByte
    if (byte === NEWLINE) next ||= COSTS.line
    if (byte <= SPACE) continue
    weight += byte !== OPENING ? next : bytes[at + 1] === SLASH ? 0 : COSTS.opening
    next = byte === CLOSING ? COSTS.text : 0
    if (byte === CLOSING) inTag = false
  }
  return weight
}

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
    this.#checkSize(url, Math.max(this.#received, this.#held / SHARES.edition))
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

  /** Bytes received so far. */
  get received(): number {
    return this.#received
  }

  /** To be called with the bytes received, decompressed, as they come. */
  spendBytes(url: string, count: number): void {
    this.#received += count
    this.#checkSize(url, this.#received)
  }

  /** To be called with the weight of each page that is to be read, whether it was received or stored. */
  hold(url: string, weight: number): void {
    this.#held += weight
    this.#checkSize(url, this.#held / SHARES.edition)
  }

  /** To be called with the weight of a page before it is parsed. What it says is of this page: the edition goes on. */
  refuseHeavy(url: string, weight: number): void {
    const megabytes = this.#limits.megabytes * SHARES.page
    if (weight <= megabytes * MEGABYTE) return
    throw spent(url, ['limitOfPageMemory', Math.ceil(weight / MEGABYTE), megabytes])
  }

  #checkSize(url: string, bytes: number): void {
    const { megabytes } = this.#limits
    if (bytes > megabytes * MEGABYTE) throw spent(url, ['limitOfMegabytes', megabytes])
  }
}

const spent = (url: string, why: Saying): FetchFailure => new FetchFailure('budget', url, why)
