import { isIP } from 'node:net'

/** Second levels under the domain of a country below which names are registered: `com.cn`, `co.uk`, `bj.cn`. */
const SECOND_LEVELS = new Set(
  (
    'com net org gov edu ac co go or ne mil idv ' +
    'bj sh tj cq he sx nm ln jl hl js zj ah fj jx sd ha hb hn gd gx hi sc gz yn xz sn gs qh nx xj tw hk mo'
  ).split(' '),
)

/** The host of an address as sockets know it: `::1` for `[::1]`. */
export const withoutBrackets = (host: string): string => host.replace(/^\[|\]$/g, '')

/**
 * The site that a host belongs to: the name that its owner registered, with the port. Hosts of one owner share it:
 * `paper.example.com.cn` and `www.example.com.cn`. An address in numbers is a site of its own.
 * @param url an address that can be parsed
 */
export const siteOf = (url: string): string => {
  const { hostname, host, port } = new URL(url)
  if (isIP(withoutBrackets(hostname)) !== 0) return host
  const labels = hostname.replace(/\.$/, '').split('.')
  const [country = '', second = ''] = labels.toReversed()
  const length = country.length === 2 && SECOND_LEVELS.has(second) ? 3 : 2
  return [labels.slice(-length).join('.'), port].join(':')
}
