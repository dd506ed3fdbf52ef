import type { LookupFunction, Socket } from 'node:net'
import { checkServerIdentity, connect, type PeerCertificate } from 'node:tls'
import type { Saying } from '../../language/index.ts'
import { FetchFailure } from './fetch-failure.ts'
import { withoutBrackets } from './site-of.ts'

/** A certificate between the host's own and a known one is missing. */
const CHAIN = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_GET_ISSUER_CERT',
])

const SELF_MADE = new Set(['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'CERT_UNTRUSTED'])

/** What OpenSSL says if host and program have no protocol, cipher or length of key in common. */
const TOO_OLD =
  /unsupported.protocol|protocol.version|version.too.low|no.protocols.available|handshake.failure|no.shared.cipher|legacy.renegotiation|dh.key.too.small|(?:ca|ee).key.too.small|md.too.weak|inappropriate.fallback|insufficient.security|bad.dh/i

/** What it says if the answer is no encryption at all. */
const NOT_ENCRYPTED =
  /wrong.version.number|packet.length.too.long|http.request|unknown.protocol|record.layer.failure/i

const ABOUT_SECURITY = /CERT|TLS|SSL|ISSUER|EPROTO|CRL|HOSTNAME_MISMATCH/

/** The failure of a secure connection; undefined for any other error. */
export const secureFailure = (url: string, error: NodeJS.ErrnoException): FetchFailure | undefined => {
  const { code = '', message } = error
  if (CHAIN.has(code)) return new FetchFailure('chain', url, ['chainIncomplete'], error)
  const fail = (why: Saying): FetchFailure => new FetchFailure('secure', url, why, error)
  if (code === 'CERT_HAS_EXPIRED') return fail(['certificateExpired'])
  if (code === 'CERT_NOT_YET_VALID') return fail(['certificateNotYet'])
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH')
    return fail(['certificateOfOther'])
  if (SELF_MADE.has(code)) return fail(['certificateSelfMade'])
  if (!ABOUT_SECURITY.test(code)) return undefined
  const said = `${code} ${message}`
  if (NOT_ENCRYPTED.test(said)) return fail(['notEncrypted'])
  return TOO_OLD.test(said)
    ? new FetchFailure('protocol', url, ['protocolTooOld'], error)
    : fail(['notSecure', code])
}

/** ms. */
const LONGEST_HANDSHAKE = 10_000

interface ExamineOptions {
  readonly lookup?: LookupFunction
  /** A connection to the host, if there is one: a proxy made it. */
  readonly socket?: Socket
  readonly signal: AbortSignal
}

/**
 * Looks at the certificate of a host whose chain is incomplete: sends nothing, and trusts nothing that it sees. Returns the
 * failure with the name of the one who signed it, or another one if the certificate is expired or of another host besides.
 */
export const examineChain = async (failure: FetchFailure, options: ExamineOptions): Promise<FetchFailure> => {
  const { url } = failure
  const certificate = await certificateOf(new URL(url), options)
  if (!certificate) return failure
  const { hostname } = new URL(url)
  const fail = (why: Saying): FetchFailure => new FetchFailure('secure', url, why, failure)
  if (checkServerIdentity(withoutBrackets(hostname), certificate)) return fail(['certificateOfOther'])
  if (Date.parse(certificate.valid_to) < Date.now()) return fail(['certificateExpired'])
  if (Date.parse(certificate.valid_from) > Date.now()) return fail(['certificateNotYet'])
  const { CN, O } = certificate.issuer
  const issuer = [CN ?? O ?? ''].flat().join(' ')
  return issuer === '' ? failure : new FetchFailure('chain', url, ['chainLacks', issuer], failure)
}

const certificateOf = (
  { hostname, port }: URL,
  { lookup, socket: through, signal }: ExamineOptions,
): Promise<PeerCertificate | undefined> => {
  const host = withoutBrackets(hostname)
  return new Promise((resolve) => {
    const socket = connect({
      ...{ host, port: Number(port || 443), rejectUnauthorized: false },
      ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
      ...(lookup && { lookup }),
      ...(through && { socket: through }),
    })
    const settle = (certificate?: PeerCertificate): void => {
      socket.destroy()
      resolve(certificate)
    }
    socket.setTimeout(LONGEST_HANDSHAKE, () => settle())
    socket.once('secureConnect', () => settle(socket.getPeerCertificate()))
    socket.once('error', () => settle())
    signal.addEventListener('abort', () => settle(), { once: true })
  })
}
