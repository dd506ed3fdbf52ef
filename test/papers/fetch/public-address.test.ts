import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPublicAddress } from '../../../source/papers/fetch/public-address.ts'

describe('the public internet', () => {
  it.each([
    '8.8.8.8',
    '114.114.114.114',
    '172.15.255.255',
    '172.32.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '223.255.255.254',
    '2400:3200::1',
    '2606:4700:4700::1111',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ])('includes %s', (address) => expect(isPublicAddress(address)).toBe(true))

  it.each([
    '127.0.0.1',
    '127.255.255.255',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
    '::7f00:1',
    '64:ff9b::7f00:1',
    '64:ff9b::192.168.0.1',
    'localhost',
    '127.1',
    '',
  ])('excludes %s', (address) => expect(isPublicAddress(address)).toBe(false))

  it('includes an IPv4 address mapped into IPv6 if it includes the address itself', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isPublicAddress(`::ffff:${address}`)).toBe(isPublicAddress(address))
      }),
      { numRuns: 300 },
    )
  })

  it('includes of IPv6 only 2000::/3, mapped and translated IPv4', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        if (isPublicAddress(address))
          expect(new URL(`http://[${address}]/`).hostname).toMatch(/^\[(?:[23]|::ffff|64:ff9b)/)
      }),
      { numRuns: 300 },
    )
  })
})
