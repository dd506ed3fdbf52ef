import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { NodeNetwork } from '../../../source/papers/fetch/network.ts'
import { openSite, type Reply } from '../site.ts'

const TEXT = `<!DOCTYPE html><p>${'晨光街坊报'.repeat(300)}`

const received = async (reply: Reply): Promise<string> => {
  await using site = await openSite()
  site.set('/', reply)
  const network = new NodeNetwork({ privateOrigins: [site.origin] })
  try {
    const { bytes } = await network.get({ url: `${site.origin}/`, headers: {} })
    return Buffer.from(bytes).toString()
  } finally {
    network.close()
  }
}

const coded = (coding: string, body: string | Uint8Array): Reply => ({
  headers: { 'content-encoding': coding },
  body,
})

/** An answer as it stands on the wire. */
const raw = (...lines: readonly string[]): Reply => ({ transfer: 'raw', body: lines.join('\r\n') })

const ODD_HEADER = raw('HTTP/1.1 200 OK', 'X Powered By: y', 'Content-Length: 8', '', '<p>abcde')

const CHUNKED = ['5', '<p>ab', '3', 'cde', '0', '', '']

describe('a body that is not what its headers say', () => {
  it.each([
    ['raw deflate', coded('deflate', deflateRawSync(TEXT))],
    ['deflate', coded('deflate', deflateSync(TEXT))],
    ['gzip that calls itself deflate', coded('deflate', gzipSync(TEXT))],
    ['deflate that calls itself gzip', coded('gzip', deflateSync(TEXT))],
    ['gzip that is not', coded('gzip', TEXT)],
    ['x-gzip that is not', coded('x-gzip', `\ufeff\n${TEXT}`)],
    ['br that is not', coded('br', TEXT)],
    ['deflate that is not', coded('deflate', TEXT)],
    ['gzip that calls itself br is', coded('gzip', gzipSync(TEXT))],
    ['br over gzip', coded('gzip, br', brotliCompressSync(gzipSync(TEXT)))],
    ['gzip over br', coded('br, gzip', gzipSync(brotliCompressSync(TEXT)))],
    ['gzip over raw deflate', coded('deflate, gzip', gzipSync(deflateRawSync(TEXT)))],
    ['gzip over deflate', coded('deflate, gzip', gzipSync(deflateSync(TEXT)))],
    ['gzip once that says twice', coded('gzip, gzip', gzipSync(TEXT))],
    ['gzip over br, under a charset', coded('br, gzip, utf-8', gzipSync(brotliCompressSync(TEXT)))],
    ['an unknown coding', coded('none', TEXT)],
    ['no coding but identity', coded('identity', TEXT)],
    ['JSON that calls itself gzip', coded('GZIP', ` {"a": "${TEXT}"}`)],
  ])('is read as browsers read it: %s', async (_, reply) => {
    expect(await received(reply)).toContain(TEXT)
  })

  it('is empty where nothing came', async () => {
    expect(await received(coded('gzip', ''))).toBe('')
    expect(await received(coded('br', ''))).toBe('')
  })

  it.each([
    [
      'a length beside chunks',
      raw('HTTP/1.1 200 OK', 'Content-Length: 999', 'Transfer-Encoding: chunked', '', ...CHUNKED),
    ],
    ['a blank in the name of a header', ODD_HEADER],
    [
      'a control character in a header',
      raw('HTTP/1.1 200 OK', 'X-A: a\u0001b', 'Content-Length: 8', '', '<p>abcde'),
    ],
    ['no length and no chunks', raw('HTTP/1.1 200 OK', 'Connection: close', '', '<p>abcde')],
    ['an answer without a reason', raw('HTTP/1.1 200', 'Content-Length: 8', '', '<p>abcde')],
    ['line feeds alone', { transfer: 'raw', body: 'HTTP/1.1 200 OK\nContent-Length: 8\n\n<p>abcde' }],
    [
      'a header of GBK',
      {
        transfer: 'raw',
        body: Buffer.concat([
          Buffer.from('HTTP/1.1 200 OK\r\nServer: '),
          Buffer.from([0xb1, 0xa8]),
          Buffer.from('\r\nContent-Length: 8\r\n\r\n<p>abcde'),
        ]),
      },
    ],
  ] as const)('comes with %s', async (_, reply) => {
    expect(await received(reply)).toBe('<p>abcde')
  })

  it('is asked for twice only where a host first sends an odd header', async () => {
    await using site = await openSite()
    const network = new NodeNetwork({ privateOrigins: [site.origin] })
    try {
      for (const path of ['/1', '/2', '/3']) {
        site.set(path, ODD_HEADER)
        const { bytes } = await network.get({ url: `${site.origin}${path}`, headers: {} })
        expect(Buffer.from(bytes).toString()).toBe('<p>abcde')
      }
    } finally {
      network.close()
    }
    expect(site.requests.map(({ path }) => path)).toEqual(['/1', '/1', '/2', '/3'])
  })
})
