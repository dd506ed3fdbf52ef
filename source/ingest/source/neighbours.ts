import { oddness } from './everyday.ts'

/** An encoding of another language that a file may be in; of pairs of bytes, or of a byte for each letter. */
export type NeighbourEncoding = 'EUC-JP' | 'Shift_JIS' | 'EUC-KR' | 'Windows-1252'

/** The fewest pairs of bytes that tell, and the least shares of them. */
const MIN_PAIRS = 16
const MIN_KANA = 0.2
const MIN_LEVEL_1 = 0.95
const MIN_HANGUL = 0.97
/** The fewest letters beyond ASCII, and the least share of those that stand alone among ASCII. */
const MIN_LETTERS = 3
const MIN_ALONE = 0.8
/** The fewest letters of ASCII for each beyond it. */
const MIN_ASCII = 3
const LETTER = /[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u00a0¡£§©«®°±·»¼½¾¿‘’‚“”„†•–—…€™ŠšŽžŒœŸ]/

interface Pairs {
  readonly pairs: number
  readonly kana: number
  readonly han: number
  readonly level1: number
  readonly hangul: number
}

/** Pairs of two high bytes, by their first. In the standards of Japan and Korea, as of China, kana have rows of their own. */
const pairsIn = (bytes: Uint8Array): Pairs => {
  let [pairs, kana, han, level1, hangul] = [0, 0, 0, 0, 0]
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0xa1 || (bytes[at + 1] ?? 0) < 0xa1) continue
    at++
    pairs++
    if (lead === 0xa4 || lead === 0xa5) kana++
    if (lead >= 0xb0) han++
    if (lead >= 0xb0 && lead <= 0xcf) level1++
    if (lead >= 0xb0 && lead <= 0xc8) hangul++
  }
  return { pairs, kana, han, level1, hangul }
}

const decodes = (encoding: string, bytes: Uint8Array): boolean => {
  const text = new TextDecoder(encoding).decode(bytes)
  return (text.match(/\ufffd/g)?.length ?? 0) * 50 <= text.length
}

/** Hiragana and Katakana in Shift_JIS are rows that no other text uses. */
const isShiftJis = (bytes: Uint8Array): boolean => {
  let [pairs, kana] = [0, 0]
  for (let at = 0; at < bytes.length; at++) {
    const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]]
    if (!((lead >= 0x81 && lead < 0xa0) || (lead >= 0xe0 && lead < 0xfd))) continue
    at++
    pairs++
    if ((lead === 0x82 && trail >= 0x9f) || (lead === 0x83 && trail <= 0x96)) kana++
  }
  return pairs >= MIN_PAIRS && kana >= pairs * MIN_KANA && decodes('shift_jis', bytes)
}

const isWestern = (bytes: Uint8Array): boolean => {
  const text = new TextDecoder('windows-1252').decode(bytes)
  const runs = text.match(/[^\0-\x7f]+/g) ?? []
  const letters = runs.join('').length
  const alone = runs.filter(({ length }) => length === 1).length
  const ascii = text.match(/[A-Za-z]/g)?.length ?? 0
  return (
    letters >= MIN_LETTERS &&
    ascii > letters * MIN_ASCII &&
    alone >= runs.length * MIN_ALONE &&
    [...runs.join('')].every((one) => LETTER.test(one))
  )
}

/**
 * The encoding of bytes that are neither UTF-8 nor in an encoding of China, if it is certain. Chinese characters are spread over all
 * rows of their standard, Hangul and the kanji of daily use fill the first half; Japanese has kana between them.
 */
export const neighbourEncodingOf = (bytes: Uint8Array): NeighbourEncoding | undefined => {
  if (isWestern(bytes)) return 'Windows-1252'
  if (isShiftJis(bytes)) return 'Shift_JIS'
  const { pairs, kana, han, level1, hangul } = pairsIn(bytes)
  if (pairs < MIN_PAIRS) return undefined
  if (kana >= pairs * MIN_KANA) {
    const isJapanese = level1 >= han * MIN_LEVEL_1 && decodes('euc-jp', bytes)
    const [asJapanese, asChinese] = ['euc-jp', 'gb18030'].map((name) =>
      oddness(new TextDecoder(name).decode(bytes)),
    )
    return isJapanese && (asJapanese ?? 0) <= (asChinese ?? 0) * SLACK ? 'EUC-JP' : undefined
  }
  return hangul >= MIN_PAIRS && hangul >= han * MIN_HANGUL && decodes('euc-kr', bytes) ? 'EUC-KR' : undefined
}

/** Kanji of Japan that were simplified there are as odd as rare ones. */
const SLACK = 1.2
