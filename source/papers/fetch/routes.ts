import http, { type AgentOptions } from 'node:http'
import https from 'node:https'
import { isIP, type Socket } from 'node:net'
import { urlToHttpOptions } from 'node:url'
import { FetchFailure } from './fetch-failure.ts'
import { isLocalName, type NetworkProxy, type Proxies } from './proxies.ts'
import { isPublicAddress } from './public-address.ts'
import { lookupPublic } from './public-lookup.ts'
import { withoutBrackets } from './site-of.ts'
import { proxyFailure, TunnelAgent, throughProxy } from './tunnel.ts'

const AGENT: AgentOptions = {
  keepAlive: true,
  maxSockets: 2,
  // ms until Node tries a host's next address. Its default of 250 is too short for a host on the other side of the world.
  autoSelectFamilyAttemptTimeout: 2_500,
}

export const notPublic = (url: string): FetchFailure => new FetchFailure('address', url, ['notPublic'])

/** @throws FetchFailure if no request may be sent to the address */
export const parseUrl = (url: string): URL => {
  if (!URL.canParse(url)) throw new FetchFailure('address', url, ['noAddress'])
  const target = new URL(url)
  if (target.protocol !== 'http:' && target.protocol !== 'https:')
    throw new FetchFailure('address', url, ['onlyHttp'])
  if (target.username || target.password) throw new FetchFailure('address', url, ['withPassword'])
  return target
}

/** Whether the host is written as an IP address that is not public. */
const isPrivateNumber = ({ hostname }: URL): boolean => {
  const host = withoutBrackets(hostname)
  return isIP(host) !== 0 && !isPublicAddress(host)
}

/** How an address is asked for. */
interface Route {
  readonly options: http.RequestOptions
  /** A proxy that is asked for the whole address; one that only carries the connection is the agent's business. */
  readonly proxy?: NetworkProxy
  /** Whether the connection itself is encrypted. */
  readonly isSecure: boolean
  /** Whether the address that the socket connects to must be public. */
  readonly isChecked: boolean
}

/** The ways to hosts: directly, or through the proxies of the environment. */
export class Routes {
  readonly #privateOrigins: ReadonlySet<string>
  readonly #proxies: Proxies
  readonly #httpAgent = new http.Agent(AGENT)
  readonly #httpsAgent = new https.Agent(AGENT)
  /** By the address of the proxy. */
  readonly #tunnels = new Map<string, TunnelAgent>()

  /** @param privateOrigins origins that may have an address that is not public */
  constructor(privateOrigins: Iterable<string>, proxies: Proxies) {
    this.#privateOrigins = new Set(privateOrigins)
    this.#proxies = proxies
  }

  close(): void {
    this.#httpAgent.destroy()
    this.#httpsAgent.destroy()
    for (const tunnel of this.#tunnels.values()) tunnel.destroy()
  }

  mayBePrivate({ origin }: URL): boolean {
    return this.#privateOrigins.has(origin)
  }

  /** The proxy that an address is asked for through. It is not told of the user's own network. */
  proxyFor(target: URL): NetworkProxy | undefined {
    return this.mayBePrivate(target) ? undefined : this.#proxies.for(target)
  }

  /** A connection through a proxy to the host of a secure address. Rejects with a FetchFailure. */
  tunnelTo(target: URL, proxy: NetworkProxy): Promise<Socket> {
    return this.#tunnelOf(proxy).connectTo(target.hostname, Number(target.port || 443))
  }

  /** How an address is asked for: directly, or through the proxy of the environment. @throws FetchFailure if it may not be */
  to(target: URL): Route {
    const isSecure = target.protocol === 'https:'
    const mayBePrivate = this.mayBePrivate(target)
    if (!mayBePrivate && isPrivateNumber(target)) throw notPublic(target.href)
    const proxy = this.proxyFor(target)
    if (!proxy) {
      const agent = isSecure ? this.#httpsAgent : this.#httpAgent
      const lookup = mayBePrivate ? {} : { lookup: lookupPublic }
      return {
        options: { ...urlToHttpOptions(target), agent, ...lookup },
        isSecure,
        isChecked: !mayBePrivate,
      }
    }
    if (isLocalName(target)) throw notPublic(target.href)
    if (proxy.isUnknown) throw proxyFailure(target.href, ['proxyUnknown', proxy.variable])
    if (isSecure) {
      const agent = this.#tunnelOf(proxy)
      return { options: { ...urlToHttpOptions(target), agent }, isSecure, isChecked: false }
    }
    const isSecureProxy = proxy.url.protocol === 'https:'
    const agent = isSecureProxy ? this.#httpsAgent : this.#httpAgent
    return {
      options: { ...throughProxy(proxy, target), agent },
      proxy,
      isSecure: isSecureProxy,
      isChecked: false,
    }
  }

  #tunnelOf(proxy: NetworkProxy): TunnelAgent {
    const known = this.#tunnels.get(proxy.url.href)
    if (known) return known
    const tunnel = new TunnelAgent(proxy, AGENT)
    this.#tunnels.set(proxy.url.href, tunnel)
    return tunnel
  }
}
