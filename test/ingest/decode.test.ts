import { describe, expect, it } from 'vitest'
import { decode, readIssue, UnreadableSource } from '../../source/ingest/index.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
/** 青石晚报 in GB 18030. */
const GB = Uint8Array.from([0xc7, 0xe0, 0xca, 0xaf, 0xcd, 0xed, 0xb1, 0xa8])
const TEXT = '青石晚报'
const bytes = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]))

describe('decoding', () => {
  it.each([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8 with a byte order mark', bytes([0xef, 0xbb, 0xbf], utf8(TEXT))],
    ['GB 18030', GB],
    [
      'UTF-16, low byte first',
      bytes([0xff, 0xfe], ...[...TEXT].map((one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8])),
    ],
    [
      'UTF-16, high byte first',
      bytes([0xfe, 0xff], ...[...TEXT].map((one) => [one.charCodeAt(0) >> 8, one.charCodeAt(0) & 255])),
    ],
  ])('reads %s', (_, source) => {
    expect(decode('page.txt', source)).toBe(TEXT)
  })

  it('reads lines of two encodings in one file', () => {
    const many = utf8(`${'春江水暖鸭先知\n'.repeat(40)}`)
    expect(decode('page.txt', bytes(many, GB, utf8('\n竹外桃花'))).endsWith(`${TEXT}\n竹外桃花`)).toBe(true)
  })

  it('reads a line of GB 18030 that would be UTF-8 too if it stood alone', () => {
    const one = [0xd2, 0xbb]
    expect(decode('page.txt', bytes(GB, [0x0a], one, [0x0a], GB))).toBe(`${TEXT}\n一\n${TEXT}`)
  })

  it('keeps a text whose last character is incomplete', () => {
    const cut = utf8('竹外桃花三两枝春江水暖鸭先知蒌蒿满地芦芽短').subarray(0, -1)
    expect(decode('page.txt', cut)).toBe('竹外桃花三两枝春江水暖鸭先知蒌蒿满地芦芽\ufffd')
  })

  it('repairs GBK that was read as Latin-1', () => {
    const garbled = new TextDecoder('latin1').decode(GB)
    expect(decode('page.txt', utf8(`头条：${garbled}`))).toBe(`头条：${TEXT}`)
  })

  it('repairs GBK of which some bytes were read as UTF-8', () => {
    // 春江水暖鸭先知 in GB 18030, as a reader that tries UTF-8 first shows the second byte of 江 (BD AD) and both of 暖 (C5 AF).
    const garbled = '\u00b4\u00ba\u00bd\u00ad\u00cb\u00ae\u016f\u00d1\u00bc\u00cf\u00c8\u00d6\u00aa'
    expect(decode('page.txt', utf8(garbled))).toBe('春江水暖鸭先知')
  })

  it.each(['Übergröße und Ärger', 'ÀÉÎÕÜ', 'Привет, мир', 'señor año niño', 'Ἀχιλλεύς'])(
    'leaves %s alone',
    (text) => {
      expect(decode('page.txt', utf8(text))).toBe(text)
    },
  )
})

describe('an unreadable source', () => {
  const refusal = (source: Uint8Array): Promise<unknown> =>
    readIssue([{ name: 'file.bin', bytes: source }]).catch((error: unknown) => error)

  it.each([
    ['nothing', bytes()],
    ['white space', utf8(' \n\u3000\n')],
    ['a PDF', utf8('%PDF-1.7\n1 0 obj')],
    ['a ZIP archive', bytes([0x50, 0x4b, 3, 4, 20, 0, 0, 0])],
    ['a picture', bytes([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    ['binary', Uint8Array.from({ length: 4000 }, (_, index) => (index * 37) % 256)],
    ['no known encoding', Uint8Array.from({ length: 900 }, (_, index) => (index % 3 === 0 ? 0xff : 0x41))],
  ])('is refused with one line that names the file: %s', async (_, source) => {
    const error = await refusal(source)
    expect(error).toBeInstanceOf(UnreadableSource)
    expect((error as Error).message).toMatch(/^file\.bin .*: .*[^.]$/)
    expect((error as Error).message).not.toContain('\n')
  })

  it('refuses a call without files', async () => {
    await expect(readIssue([])).rejects.toBeInstanceOf(UnreadableSource)
  })
})
