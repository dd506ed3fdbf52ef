import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** The IPv4 networks of IANA's special-purpose registry that are not the public internet. */
const NOT_PUBLIC_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]

/** Networks inside 2000::/3 that are not public: Teredo, benchmarking and ORCHID, documentation, 6to4. */
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const listOf = (networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix] = network.split('/')
    list.addSubnet(address, Number(prefix), family)
  }
  return list
}

const notPublic4 = listOf(NOT_PUBLIC_4, 'ipv4')
const notPublic6 = listOf(NOT_PUBLIC_6, 'ipv6')
/** The only part of IPv6 that is allocated for public addresses. */
const allocated6 = listOf(['2000::/3'], 'ipv6')
/** IPv4 inside IPv6: mapped (::ffff:0:0/96) and translated (64:ff9b::/96, RFC 6052). */
const embedded4 = listOf(['::ffff:0:0/96', '64:ff9b::/96'], 'ipv6')

/** The last 32 bits of an IPv6 address, as an IPv4 address. */
const embeddedIPv4 = (address: string): string => {
  const [tail = ''] = address.split(':').slice(-1)
  if (isIPv4(tail)) return tail
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1)
  const [high = 0, low = 0] = canonical
    .split(':')
    .slice(-2)
    .map((group) => Number.parseInt(group || '0', 16))
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/**
 * Whether an IP address (without brackets) is on the public internet: not loopback, private, link-local or reserved. False
 * for any other text.
 */
export const isPublicAddress = (address: string): boolean => {
  if (isIPv4(address)) return !notPublic4.check(address, 'ipv4')
  if (!isIPv6(address) || address.includes('%')) return false
  if (embedded4.check(address, 'ipv6')) return isPublicAddress(embeddedIPv4(address))
  return allocated6.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6')
}
