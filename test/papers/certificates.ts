import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** Certificates made here (X.509 in DER), so that a host of this machine can have a broken chain. */

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts)
  const { length } = content
  const long = [...Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex')]
  return Buffer.concat([
    Buffer.from(length < 0x80 ? [tag, length] : [tag, 0x80 | long.length, ...long]),
    content,
  ])
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts)

const objectId = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const septets = [arc & 0x7f]
    for (let high = arc >> 7; high > 0; high >>= 7) septets.unshift((high & 0x7f) | 0x80)
    return septets
  })
  return der(0x06, Buffer.from(bytes))
}

const nameOf = (common: string): Buffer =>
  sequence(der(0x31, sequence(objectId('2.5.4.3'), der(0x0c, Buffer.from(common)))))

const time = (date: string): Buffer =>
  der(0x18, Buffer.from(`${date.replace(/[-:T]|\.\d+/g, '').slice(0, 14)}Z`))

const ECDSA_SHA256 = sequence(objectId('1.2.840.10045.4.3.2'))

const extension = (id: string, value: Uint8Array): Buffer => sequence(objectId(id), der(0x04, value))

export interface Signed {
  readonly name: string
  readonly key: KeyObject
  readonly pem: string
}

interface CertificateOptions {
  /** Itself if absent. */
  readonly signer?: Signed
  readonly isAuthority?: boolean
  /** The IPv4 address that it is for. */
  readonly address?: string
  /** ISO 8601. */
  readonly until?: string
}

export const makeCertificate = (
  name: string,
  { signer, isAuthority = false, address, until = '2120-01-01T00:00:00' }: CertificateOptions,
): Signed => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const alternative = address && der(0x87, Buffer.from(address.split('.').map(Number)))
  const extensions = [
    ...(isAuthority ? [extension('2.5.29.19', sequence(der(0x01, Buffer.from([0xff]))))] : []),
    ...(alternative ? [extension('2.5.29.17', sequence(alternative))] : []),
  ]
  const toSign = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(7)])),
    ECDSA_SHA256,
    nameOf(signer?.name ?? name),
    sequence(time('2020-01-01T00:00:00'), time(until)),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  )
  const signature = sign('sha256', toSign, signer?.key ?? privateKey)
  const bytes = sequence(toSign, ECDSA_SHA256, der(0x03, Buffer.from([0]), signature))
  const lines = bytes.toString('base64').replace(/.{64}/g, '$&\n')
  return { name, key: privateKey, pem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n` }
}

/** An authority that nobody knows, one that it signed, and what that one signs for this machine. */
export const makeChain = (options: CertificateOptions = {}) => {
  const root = makeCertificate('街坊根证书', { isAuthority: true })
  const between = makeCertificate('Jiefang Intermediate CA', { signer: root, isAuthority: true })
  const own = makeCertificate('127.0.0.1', { signer: between, address: '127.0.0.1', ...options })
  return { root, between, own }
}
