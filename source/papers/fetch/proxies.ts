import { BlockList, isIP } from 'node:net'
import { withoutBrackets } from './site-of.ts'

/** A proxy of the environment. */
export interface NetworkProxy {
  readonly url: URL
  /** `proxy.example:8080`: without the name and password that may stand before it. */
  readonly place: string
  /** The variable that names it. */
  readonly variable: string
  /** Whether it is of a kind that is not spoken here: SOCKS. */
  readonly isUnknown: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

/** The variables that may name the proxy for a scheme, as other programs read them. */
const VARIABLES = {
  'http:': ['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'],
  'https:': ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'],
} as const

/** The port of an address, or that of its scheme. */
export const portOf = ({ protocol, port }: URL): string => port || (protocol === 'https:' ? '443' : '80')

/** The proxy that a variable names. Undefined if it is empty; a value that is no address is a proxy that cannot be used. */
const proxyIn = (env: Environment, variable: string): NetworkProxy | undefined => {
  const value = env[variable]?.trim()
  if (!value) return undefined
  const address = /^[a-z][\w+.-]*:\/\//i.test(value) ? value : `http://${value}`
  const url = URL.canParse(address) ? new URL(address) : new URL('http://invalid/')
  const isUnknown = url.hostname === 'invalid' || !/^https?:$/.test(url.protocol)
  return { url, place: `${url.hostname}:${portOf(url)}`, variable, isUnknown }
}

/** Whether an address is in a network such as `10.0.0.0/8`. */
const isInNetwork = (host: string, network: string): boolean => {
  const [address = '', prefix = ''] = network.split('/')
  const [family, own] = [isIP(address), isIP(host)]
  if (
    family === 0 ||
    family !== own ||
    !/^\d{1,3}$/.test(prefix) ||
    Number(prefix) > (family === 4 ? 32 : 128)
  )
    return false
  const list = new BlockList()
  const kind = family === 4 ? 'ipv4' : 'ipv6'
  list.addSubnet(address, Number(prefix), kind)
  return list.check(host, kind)
}

/** Whether an entry of `no_proxy` names a host: a domain with all below it, an address, a network, each perhaps with a port. */
const isExempt = (url: URL, entry: string): boolean => {
  if (entry === '*') return true
  const host = withoutBrackets(url.hostname).replace(/\.$/, '')
  if (entry.includes('/')) return isInNetwork(host, entry)
  const [, name = entry, port] = /^(\[[^\]]+\]|[^:]+):(\d+)$/.exec(entry) ?? []
  if (port !== undefined && port !== portOf(url)) return false
  const domain = withoutBrackets(name)
    .replace(/^\*?\./, '')
    .toLowerCase()
  return domain !== '' && (host === domain || (isIP(host) === 0 && host.endsWith(`.${domain}`)))
}

/** The proxies that `http_proxy`, `https_proxy` and `all_proxy` name, and whom `no_proxy` exempts from them. */
export class Proxies {
  readonly #env: Environment
  readonly #exempt: readonly string[]

  constructor(env: Environment) {
    this.#env = env
    this.#exempt = (env.no_proxy ?? env.NO_PROXY ?? '').split(/[,\s]+/).filter((entry) => entry !== '')
  }

  /** The proxy through which an address is asked for; undefined if there is none. */
  for(url: URL): NetworkProxy | undefined {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
    if (this.#exempt.some((entry) => isExempt(url, entry))) return undefined
    return this.#first(VARIABLES[url.protocol])
  }

  /** All that are set, each once. */
  all(): readonly NetworkProxy[] {
    const found = Object.values(VARIABLES).flatMap((variables) => this.#first(variables) ?? [])
    return [...new Map(found.map((proxy) => [proxy.url.href, proxy])).values()]
  }

  #first(variables: readonly string[]): NetworkProxy | undefined {
    return variables.map((variable) => proxyIn(this.#env, variable)).find((proxy) => proxy !== undefined)
  }
}

/** Names that only the network of a proxy knows: no page of a paper may lead there. */
const LOCAL_NAME = /^[^.]+\.?$|(?:^|\.)(?:localhost|local|internal|intranet|lan|corp|home\.arpa)\.?$/i

/** Whether a host is written as a name of a private network. A proxy looks names up, and nobody checks what it finds. */
export const isLocalName = ({ hostname }: URL): boolean =>
  isIP(withoutBrackets(hostname)) === 0 && LOCAL_NAME.test(hostname)
