import { FetchFailure } from './fetch-failure.ts'

type Scheme = 'http:' | 'https:'

const withScheme = (url: string, scheme: Scheme): string => {
  const address = new URL(url)
  address.protocol = scheme
  return address.href
}

/** The host with its port if that is not the scheme's own: an address of either scheme has the same. */
const placeOf = (url: string): string => new URL(url).host

/** Answers of a host that only wants to be asked securely. */
const ASKS_FOR_HTTPS = new Set([400, 426, 497])

/** Which of http and https each host answers, where its addresses say the other one. */
export class Schemes {
  readonly #chosen = new Map<string, Scheme>()
  /** Origins that were asked, or of which the other scheme was tried. */
  readonly #tried = new Set<string>()
  /** Why a host is asked without encryption. */
  readonly #reasons = new Map<string, FetchFailure>()

  /** The address to ask in the place of another. */
  addressOf(url: string): string {
    const scheme = this.#chosen.get(placeOf(url))
    return scheme === undefined ? url : withScheme(url, scheme)
  }

  /** Whether the other scheme may still be tried in the place of this one. */
  isUntried(url: string): boolean {
    return !this.#tried.has(new URL(url).origin)
  }

  /** Why a host is asked without encryption, if it is. */
  reasonOf(url: string): FetchFailure | undefined {
    return this.#reasons.get(placeOf(url))
  }

  /**
   * The same address by the other scheme, if that may be tried: without encryption only where the fault is a chain of
   * certificates that lacks one or a protocol that is too old, never with cookies, and neither for a private paper.
   */
  otherThan(
    url: string,
    outcome: FetchFailure | number,
    { isPrivate, hasCookies }: { readonly isPrivate: boolean; readonly hasCookies: boolean },
  ): string | undefined {
    if (!this.isUntried(url)) return undefined
    this.#tried.add(new URL(url).origin)
    const isSecure = new URL(url).protocol === 'https:'
    const kind = outcome instanceof FetchFailure ? outcome.kind : undefined
    const isMendable = isSecure
      ? !hasCookies && (kind === 'chain' || kind === 'protocol')
      : kind === 'unreachable' || ASKS_FOR_HTTPS.has(Number(outcome))
    return isMendable && !isPrivate ? withScheme(url, isSecure ? 'http:' : 'https:') : undefined
  }

  /** From now on the host is asked by the scheme of this address. */
  choose(url: string, outcome: FetchFailure | number): void {
    const { protocol } = new URL(url)
    this.#chosen.set(placeOf(url), protocol === 'https:' ? 'https:' : 'http:')
    if (protocol === 'http:' && outcome instanceof FetchFailure) this.#reasons.set(placeOf(url), outcome)
  }
}
