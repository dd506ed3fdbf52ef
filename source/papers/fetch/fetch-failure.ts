import { type Saying, Told } from '../../language/index.ts'

export type FailureKind =
  /** Not http(s), with a password, too long, or not public. */
  | 'address'
  /** There is no host of that name. */
  | 'host'
  /** No secure connection: a certificate that is expired, of another host, or of no known authority. */
  | 'secure'
  /** The host leaves out a certificate between its own and a known authority. Browsers find it elsewhere. */
  | 'chain'
  /** Its encryption is too old. */
  | 'protocol'
  /** The proxy of the environment cannot be reached, or refuses. */
  | 'proxy'
  /** This machine has no network. */
  | 'offline'
  /** The connection failed or was cut. */
  | 'unreachable'
  | 'timeout'
  /** The host sends nothing at all, for as long as it is waited for. */
  | 'silent'
  | 'size'
  /** A limit of the whole edition is reached. */
  | 'budget'
  /** 404 or 410. */
  | 'missing'
  /** 401, 403, 451 and all others below 500. */
  | 'forbidden'
  /** A wall against robots, which asks for a browser. */
  | 'wall'
  /** The page asks who is there. */
  | 'login'
  /** The page has no content until a script draws it. */
  | 'script'
  | 'robots'
  /** The host asks to wait: for longer than the limit, or still at the last attempt. */
  | 'busy'
  /** The body is not a page that can be read. */
  | 'unreadable'
  /** Any other status. */
  | 'status'
  | 'redirects'

/** After these the same request may succeed a little later. */
const TEMPORARY: ReadonlySet<FailureKind> = new Set<FailureKind>(['offline', 'unreachable', 'timeout'])

/** Code units. A host may send text of any length, but a message must stay readable. */
const LONGEST_TEXT = 500

const clip = (text: string): string => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text)

/** Clips each text in a saying. */
const clipTexts = (saying: Saying): Saying =>
  saying.map((part) =>
    typeof part === 'string' ? clip(part) : typeof part === 'object' ? clipTexts(part) : part,
  ) as unknown as Saying

/** An address could not be fetched. The message names the address and the reason. */
export class FetchFailure extends Told {
  override readonly name = 'FetchFailure'
  readonly kind: FailureKind
  readonly url: string
  /** The reason, without the address. */
  readonly why: Saying

  constructor(kind: FailureKind, url: string, why: Saying, cause?: unknown) {
    const clippedWhy = clipTexts(why)
    super(['at', clip(url), clippedWhy], cause === undefined ? undefined : { cause })
    this.kind = kind
    this.url = url
    this.why = clippedWhy
  }

  /** Whether the host was not reached, so that the fault may be the network's and not the address's. */
  get hostNotReached(): boolean {
    return ['host', 'silent', 'proxy'].includes(this.kind) || this.temporary
  }

  /** Whether everything else that the host would be asked would fail in the same way. */
  get closesHost(): boolean {
    return this.kind === 'wall' || this.kind === 'silent'
  }

  get temporary(): boolean {
    return TEMPORARY.has(this.kind)
  }
}
