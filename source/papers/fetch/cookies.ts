import type { Clock } from './dependencies.ts'
import { siteOf } from './site-of.ts'

/** What a jar holds at most: hosts need one or two. Code units of a cookie, and cookies. */
const LONGEST = 4_096
const MOST = 50

interface Cookie {
  readonly name: string
  readonly value: string
  /** The host, or the domain whose hosts get it too. */
  readonly domain: string
  readonly withSubdomains: boolean
  readonly path: string
  /** Sent over secure connections only. */
  readonly isSecure: boolean
  /** ms since 1970; undefined until the end of the run. */
  readonly expires: number | undefined
}

/** The part of a host's name that its owner registered. */
const registeredOf = (host: string): string => siteOf(`http://${host}/`).replace(/:\d*$/, '')

const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`)

/** Whether a host may set cookies for a domain: its own, and none above what its owner registered. */
const maySetFor = (domain: string, host: string): boolean =>
  domain === host || (isWithin(host, domain) && isWithin(domain, registeredOf(host)))

const defaultPath = (pathname: string): string => pathname.slice(0, pathname.lastIndexOf('/')) || '/'

const isUnder = (pathname: string, path: string): boolean =>
  pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`)

/** Reads a `Set-Cookie` header (RFC 6265, 5.2). Undefined for one that is not for this host (5.3, step 6). */
const parseCookie = (header: string, { hostname, pathname }: URL, now: number): Cookie | undefined => {
  const [pair = '', ...attributes] = header.split(';')
  const equals = pair.indexOf('=')
  const [name, value] = [pair.slice(0, Math.max(0, equals)).trim(), pair.slice(equals + 1).trim()]
  // What is sent back is a header: nothing else may be in it.
  if (header.length > LONGEST || name === '' || !/^[\x21-\x7e ]*$/.test(name + value)) return undefined
  const given = new Map(
    attributes.map((attribute) => {
      const [key = '', ...rest] = attribute.split('=')
      return [key.trim().toLowerCase(), rest.join('=').trim()]
    }),
  )
  const domain = given.get('domain')?.replace(/^\./, '').toLowerCase() || undefined
  if (domain !== undefined && !maySetFor(domain, hostname)) return undefined
  const seconds = given.get('max-age')
  const date = Date.parse(given.get('expires') ?? '')
  const expires = seconds !== undefined && /^-?\d+$/.test(seconds) ? now + Number(seconds) * 1000 : date
  const path = given.get('path')
  return {
    ...{ name, value, domain: domain ?? hostname, withSubdomains: domain !== undefined },
    path: path?.startsWith('/') ? path : defaultPath(pathname),
    isSecure: given.has('secure'),
    expires: Number.isNaN(expires) ? undefined : expires,
  }
}

/** The cookies of one run. They are never stored, and never logged. */
export class CookieJar {
  readonly #clock: Pick<Clock, 'now'>
  readonly #cookies = new Map<string, Cookie>()

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock
  }

  /** Keeps what a host sets for itself. */
  take(url: string, headers: readonly string[]): void {
    const address = new URL(url)
    for (const header of headers) {
      const cookie = parseCookie(header, address, this.#clock.now())
      if (!cookie || (cookie.isSecure && address.protocol !== 'https:')) continue
      const key = [cookie.domain, cookie.path, cookie.name].join(' ')
      this.#cookies.delete(key)
      if ((cookie.expires ?? Number.POSITIVE_INFINITY) > this.#clock.now() && this.#cookies.size < MOST)
        this.#cookies.set(key, cookie)
    }
  }

  /** The `Cookie` header for an address; undefined if there is none to send. */
  headerFor(url: string): string | undefined {
    const { hostname, pathname, protocol } = new URL(url)
    const sent = this.#of(hostname).filter(
      ({ path, isSecure }) => isUnder(pathname, path) && (!isSecure || protocol === 'https:'),
    )
    return sent.length > 0 ? sent.map(({ name, value }) => `${name}=${value}`).join('; ') : undefined
  }

  /** Whether a host has set any. */
  has(url: string): boolean {
    return this.#of(new URL(url).hostname).length > 0
  }

  #of(host: string): readonly Cookie[] {
    const now = this.#clock.now()
    return [...this.#cookies.values()].filter(
      ({ domain, withSubdomains, expires = Number.POSITIVE_INFINITY }) =>
        expires > now && (withSubdomains ? isWithin(host, domain) : host === domain),
    )
  }
}
