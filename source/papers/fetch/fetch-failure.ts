import { type Saying, Told } from '../../language/index.ts'

export type FailureKind =
  /** No http(s), a password in it, or an address that is not public. */
  | 'address'
  /** No host of that name. */
  | 'host'
  /** No secure connection: a certificate that does not hold, an encryption that is too old. */
  | 'secure'
  /** This machine has no network. */
  | 'offline'
  /** No connection, or one that was cut. */
  | 'unreachable'
  | 'timeout'
  | 'size'
  /** 404 or 410. */
  | 'missing'
  /** 401, 403 or 451. */
  | 'forbidden'
  | 'robots'
  /** The server asks for a longer wait than the limit. */
  | 'busy'
  /** The body is no page. */
  | 'unreadable'
  /** Any other answer. */
  | 'status'
  | 'redirects'

/** Kinds after which the same request may succeed a little later. */
const TEMPORARY: ReadonlySet<FailureKind> = new Set<FailureKind>(['offline', 'unreachable', 'timeout'])

/** Code units. Text from a host may be of any length; a message must be readable. */
const LONGEST = 500
const clipped = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

/** The saying with each text in it clipped. */
const clippedIn = (saying: Saying): Saying =>
  saying.map((part) =>
    typeof part === 'string' ? clipped(part) : typeof part === 'object' ? clippedIn(part) : part,
  ) as unknown as Saying

/** One address that could not be fetched: what, where, why. */
export class FetchFailure extends Told {
  override readonly name = 'FetchFailure'
  readonly kind: FailureKind
  readonly url: string
  /** Without the address. */
  readonly why: Saying

  constructor(kind: FailureKind, url: string, why: Saying, cause?: unknown) {
    const short = clippedIn(why)
    super(['at', clipped(url), short], cause === undefined ? undefined : { cause })
    this.kind = kind
    this.url = url
    this.why = short
  }

  /** Whether the host was not reached: a fault of the network, not of the address. */
  get hostNotReached(): boolean {
    return this.kind === 'host' || this.temporary
  }

  get temporary(): boolean {
    return TEMPORARY.has(this.kind)
  }
}
