import { oneLine } from '../../issue/index.ts'

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
  /** The server asks to wait longer than one would. */
  | 'busy'
  /** What came is no page. */
  | 'unreadable'
  /** Any other answer. */
  | 'status'
  | 'redirects'

/** Kinds after which the same request may succeed a little later. */
const PASSING: ReadonlySet<FailureKind> = new Set<FailureKind>(['offline', 'unreachable', 'timeout'])

/** What a host sent may be of any length; a message is to be read. */
const LONGEST = 500
const clipped = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

/**
 * One address that could not be fetched. The message is one line: what, where, why; it may quote what a host sent, so
 * it is made safe here.
 */
export class FetchFailure extends Error {
  override readonly name = 'FetchFailure'
  readonly kind: FailureKind
  readonly url: string

  constructor(kind: FailureKind, url: string, why: string, cause?: unknown) {
    super(oneLine(`${clipped(url)}: ${clipped(why)}`), cause === undefined ? undefined : { cause })
    this.kind = kind
    this.url = url
  }

  get passing(): boolean {
    return PASSING.has(this.kind)
  }
}
