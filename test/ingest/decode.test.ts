import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, encodingOf, readIssue, UnreadableSource } from '../../source/ingest/index.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
/** 青石晚报 in GB 18030. */
const GB = Uint8Array.from([0xc7, 0xe0, 0xca, 0xaf, 0xcd, 0xed, 0xb1, 0xa8])
const TEXT = '青石晚报'
const bytes = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]))

const wide = (text: string, isLittle: boolean): Uint8Array =>
  Uint8Array.from(
    Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).flatMap((unit) =>
      isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255],
    ),
  )

type PairEncoding = 'gbk' | 'big5' | 'euc-jp' | 'shift_jis' | 'euc-kr'

/** A text in an encoding that Node only decodes: each character by the bytes that decode to it. */
const encoded = (text: string, encoding: PairEncoding): Uint8Array => {
  const decoder = new TextDecoder(encoding)
  const pairs = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead < 0xff; lead++)
    for (let trail = 0x40; trail < 0xff; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (!pairs.has(character)) pairs.set(character, [lead, trail])
    }
  return Uint8Array.from(
    [...text].flatMap((one) => (one < '\x80' ? [one.charCodeAt(0)] : (pairs.get(one) ?? [0x3f]))),
  )
}

/** How many characters two texts differ in, between what they have in common at the start and at the end. */
const distance = (a: string, b: string): number => {
  let [start, end] = [0, 0]
  while (start < b.length && a[start] === b[start]) start++
  while (end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return Math.max(a.length, b.length) - start - end
}

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

  it('tells the encoding in which a file is read, whatever the page says of itself', () => {
    const line = '春江水暖鸭先知\n'
    const page = `<meta charset="big5">${line.repeat(40)}`
    expect(encodingOf(utf8(page))).toBe('UTF-8')
    expect(encodingOf(encoded(page, 'gbk'))).toBe('GB18030')
    expect(encodingOf(encoded('<p>春江水暖鴨先知，竹外桃花三兩枝。\n'.repeat(40), 'big5'))).toBe('Big5')
    expect(encodingOf(wide(page, true))).toBe('UTF-16')
    // One damaged line does not make another encoding of the page.
    expect(encodingOf(bytes(utf8(page), [0xe6, 0x98, 0x0a]))).toBe('UTF-8')
    expect(encodingOf(bytes(utf8(line), encoded(page, 'gbk')))).toBe('GB18030')
    expect(encodingOf(utf8('%PDF-1.7'))).toBeUndefined()
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

  const PAGE = [
    '街坊日报',
    '2026年11月20日 星期五',
    '水库除险加固工程全部完工',
    '　　本报讯（记者 林间）记者近日从市水利局获悉，全市首批小型水库除险加固工程已全部完工，惠及沿线群众两万余人。',
    '　　下一步将转入常态管护阶段，由各村推选管护员，每周巡查不少于两次，发现险情即刻上报。',
  ].join('\n')
  const TRADITIONAL = [
    '街坊日報',
    '中華民國九十一年三月十九日',
    '水庫加固工程全部完工',
    '〔記者林間報導〕市府昨日表示，全市小型水庫的加固工程已經全部完工，沿線兩萬多人受惠，灌溉面積也增加了。',
  ].join('\n')

  it.each(['utf-16le', 'utf-16be'])('reads %s without a byte order mark', (encoding) => {
    for (const text of [PAGE, TRADITIONAL, 'The Herald\nCouncil approves winter water works\n'])
      expect(decode('page.txt', wide(text, encoding === 'utf-16le'))).toBe(text)
  })

  it('reads Big5', () => {
    expect(decode('page.txt', encoded(TRADITIONAL, 'big5'))).toBe(TRADITIONAL)
    // A page in GBK may be in traditional characters too.
    expect(decode('page.txt', encoded(TRADITIONAL, 'gbk'))).toBe(TRADITIONAL)
  })

  it('loses a character or two to one bad byte in a paragraph', () => {
    for (const encoding of ['gbk', 'utf-8'] as const) {
      const sound = encoding === 'gbk' ? encoded(PAGE, 'gbk') : utf8(PAGE)
      fc.assert(
        fc.property(
          fc.integer({ min: 80, max: sound.length - 20 }),
          fc.constantFrom('changed', 'lost', 'added'),
          (place, damage) => {
            const middle = damage === 'lost' ? [] : damage === 'changed' ? [0xff] : [0xff, sound[place] ?? 0]
            const text = decode(
              'page.txt',
              bytes(sound.subarray(0, place), middle, sound.subarray(place + 1)),
            )
            expect(distance(text, PAGE)).toBeLessThanOrEqual(3)
          },
        ),
        { numRuns: 60, seed: 7 },
      )
    }
  })

  it('loses one character to one bad byte in a line of a megabyte', () => {
    const text = PAGE.replaceAll(/\s/g, '').repeat(2500)
    for (const sound of [encoded(text, 'gbk'), utf8(text)]) {
      const damaged = sound.slice()
      damaged[300] = 0xff
      expect(distance(decode('page.txt', damaged), text)).toBeLessThanOrEqual(3)
    }
  })

  it('reads lines, and parts of lines, in several encodings', () => {
    const lines = PAGE.split('\n')
    const mixed = lines.flatMap((line, index) => [
      index % 2 === 0 ? encoded(line, 'gbk') : utf8(line),
      [0x0a],
    ])
    expect(decode('page.txt', bytes(...mixed))).toBe(`${PAGE}\n`)
    const [first = '', second = ''] = [PAGE.slice(0, 80), PAGE.slice(80)]
    expect(decode('page.txt', bytes(utf8(first), encoded(second, 'gbk')))).toBe(PAGE)
  })

  it('repairs UTF-8 that was read as Latin-1 or Windows-1252', () => {
    for (const label of ['latin1', 'cp1252'] as const)
      for (const text of [PAGE, TRADITIONAL]) {
        const garbled =
          label === 'latin1'
            ? Array.from(utf8(text), (byte) => String.fromCharCode(byte)).join('')
            : new TextDecoder('windows-1252').decode(utf8(text))
        expect(decode('page.txt', utf8(garbled))).toBe(text)
      }
  })

  it('repairs UTF-8 that was read as Latin-1 twice over', () => {
    const asLatin1 = (text: string): string =>
      Array.from(utf8(text), (byte) => String.fromCharCode(byte)).join('')
    expect(decode('page.txt', utf8(asLatin1(asLatin1(PAGE))))).toBe(PAGE)
  })

  it('repairs UTF-8 that was read as GBK, with U+FFFD for each character that lost a byte in that', () => {
    const before = new TextDecoder('gb18030').decode(utf8(PAGE))
    expect(before).toContain('\ufffd')
    const after = decode('page.txt', utf8(before))
    expect(after.split('\n')).toHaveLength(PAGE.split('\n').length)
    for (const [index, line] of after.split('\n').entries())
      expect(line).toMatch(new RegExp(`^${PAGE.split('\n')[index]?.replace(/[^\ufffd]/g, '(?:$&|\ufffd)')}$`))
    expect(after.match(/\ufffd/g)?.length).toBeLessThan(PAGE.length / 5)
    // Some converters write a question mark instead.
    expect(decode('page.txt', utf8(before.replaceAll('\ufffd', '?')))).toContain('本报讯（记')
  })

  const WESTERN = 'The Herald\nCafé “Zoë” reopens — its owner’s résumé is naïve\n'

  it('repairs accents, dashes and quotation marks of the West that were read as Windows-1252', () => {
    const garbled = new TextDecoder('windows-1252').decode(utf8(WESTERN))
    expect(decode('page.txt', utf8(garbled))).toBe(WESTERN)
    // Some converters drop the byte that Windows-1252 does not have.
    expect(decode('page.txt', utf8(garbled.replaceAll('\u009d', '\ufffd')))).toBe(
      WESTERN.replace('”', '\ufffd'),
    )
  })

  it('reads Windows-1252', () => {
    const source = Uint8Array.from(WESTERN, (one) => {
      const mark = '—‘’“”'.indexOf(one)
      return mark < 0 ? one.charCodeAt(0) : ([0x97, 0x91, 0x92, 0x93, 0x94][mark] ?? 0)
    })
    expect(decode('page.txt', source)).toBe(WESTERN)
    expect(encodingOf(source)).toBe('Windows-1252')
  })

  it.each([
    [
      'euc-jp',
      'EUC-JP',
      '川湾新聞\n新橋が開通した\n川湾町の橋が三日、新しくなった。町民は「便利になった」と話した。',
    ],
    [
      'shift_jis',
      'Shift_JIS',
      '川湾新聞\n新橋が開通した\n川湾町の橋が三日、新しくなった。町民は「便利になった」と話した。',
    ],
    [
      'euc-kr',
      'EUC-KR',
      '강변일보\n새 다리가 열렸다\n강변군의 다리가 사흘 만에 다시 열렸다고 군청이 밝혔다.',
    ],
  ] as const)('reads %s', (label, name, text) => {
    const source = encoded(text, label)
    expect(decode('page.txt', source)).toBe(text)
    expect(encodingOf(source)).toBe(name)
    // A page of China with a line of them is not theirs.
    expect(encodingOf(bytes(encoded(PAGE, 'gbk'), [0x0a], source))).toBe('GB18030')
  })

  /** Characters of two bytes each, as ASCII. */
  const shifted = (text: string, encoding: PairEncoding): string =>
    Array.from(encoded(text, encoding), (byte) => String.fromCharCode(byte & 0x7f)).join('')

  it.each([
    ['HZ', TEXT, `~{${shifted(TEXT, 'gbk')}~}`],
    ['HZ, with a tilde', `~A ${TEXT}`, `~~A ~{${shifted(TEXT, 'gbk')}~}`],
    ['ISO-2022-JP', '川湾の橋 3', `\x1b$B${shifted('川湾の橋', 'euc-jp')}\x1b(B 3`],
    ['ISO-2022-CN', `${TEXT} 3`, `\x1b$)A\x0e${shifted(TEXT, 'gbk')}\x0f 3`],
    ['ISO-2022-KR', '다리 3', `\x1b$)C\x0e${shifted('다리', 'euc-kr')}\x0f 3`],
  ])('reads %s', (_, text, source) => {
    expect(decode('page.txt', utf8(`${source}\n${source}`))).toBe(`${text}\n${text}`)
  })

  it.each([true, false])('loses a character or two to one byte of UTF-16, low byte first: %s', (isLittle) => {
    const sound = wide(PAGE, isLittle)
    const mark = isLittle ? [0xff, 0xfe] : [0xfe, 0xff]
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: sound.length - 1 }),
        fc.constantFrom('lost', 'added'),
        fc.boolean(),
        (place, damage, isMarked) => {
          const middle = damage === 'lost' ? [] : [0xff, sound[place] ?? 0]
          const damaged = bytes(
            isMarked ? mark : [],
            sound.subarray(0, place),
            middle,
            sound.subarray(place + 1),
          )
          expect(distance(decode('page.txt', damaged), PAGE)).toBeLessThanOrEqual(3)
        },
      ),
      { numRuns: 60, seed: 7 },
    )
  })

  it('does not believe a decoding that gives no text', () => {
    const noise = Uint8Array.from(
      { length: 4000 },
      (_, index) => 0x81 + ((index * index * 31 + index * 7) % 0x7d),
    )
    expect(() => decode('page.txt', noise)).toThrow(UnreadableSource)
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

  it.each([
    '张骞、张骞与张骞的银鐨路',
    'He said ~{x and ~} or ~~',
    'Übergröße und Ärger',
    'ÀÉÎÕÜ',
    'Привет, мир',
    'señor año niño',
    'Ἀχιλλεύς',
  ])('leaves %s alone', (text) => {
    expect(decode('page.txt', utf8(text))).toBe(text)
  })
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
