import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** A lookup for sockets that resolves a name to its public addresses only. Fails with the code ENOTPUBLIC if it has none. */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '')
    const allowed = addresses.filter(({ address }) => isPublicAddress(address))
    const [first] = allowed
    if (!first) return callback(Object.assign(new Error('not public'), { code: 'ENOTPUBLIC' }), '')
    return options.all ? callback(null, allowed) : callback(null, first.address, first.family)
  })
}
