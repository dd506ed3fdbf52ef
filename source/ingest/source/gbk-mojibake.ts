import { decodeGapped, type GappedText, UNKNOWN } from './gapped-utf8.ts'

/**
 * The characters that the first two bytes of frequent characters become: of 、。《》 and of ，（）：, 一 to 丿, 的, 在, 是, 年. A text with
 * several of them is looked at closely.
 */
const SIGNS = /[銆锛涓鐨鍦鏄骞鈥]/g
const MIN_SIGNS = 3

let bytesOfCharacter: ReadonlyMap<string, readonly number[]> | undefined

/** The bytes of each character of GBK. */
const gbkBytes = (): ReadonlyMap<string, readonly number[]> => {
  if (bytesOfCharacter) return bytesOfCharacter
  const decoder = new TextDecoder('gb18030')
  const map = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead < 0xff; lead++)
    for (let trail = 0x40; trail < 0xff; trail++) {
      const character = trail === 0x7f ? '' : decoder.decode(Uint8Array.of(lead, trail))
      if (character.length === 1 && character !== '\ufffd') map.set(character, [lead, trail])
    }
  // Windows reads this byte alone so.
  map.set('€', [0x80])
  map.set('\ufffd', [UNKNOWN])
  bytesOfCharacter = map
  return map
}

/** What a line was before it was read as GBK; undefined if it has characters that GBK does not have. */
const undone = (line: string): GappedText | undefined => {
  const map = gbkBytes()
  const bytes: number[] = []
  for (const character of line) {
    const own = character < '\x80' ? [character.charCodeAt(0)] : map.get(character)
    if (!own) return undefined
    bytes.push(...own)
  }
  return decodeGapped(bytes)
}

/** The least share of characters in a line that have the form of UTF-8, and the fewest whole ones in all lines. */
const CERTAIN = 0.8
const MIN_WHOLE = 8

const isCertain = ({ whole, gapped, broken }: GappedText): boolean =>
  whole + gapped > 0 && whole + gapped >= (whole + gapped + broken) * CERTAIN

/**
 * Repairs UTF-8 that was read as GBK, line by line. Where an odd byte was lost in that, its character is U+FFFD. The form of
 * UTF-8 proves it: Chinese characters do not have it by chance.
 */
export const undoGbkMojibake = (text: string): string => {
  if ((text.match(SIGNS)?.length ?? 0) < MIN_SIGNS) return text
  const lines = text.split('\n').map((line) => ({ line, before: undone(line) }))
  const certain = lines.map(({ before }) => (before && isCertain(before) ? before : undefined))
  const proof = certain.reduce((sum, before) => sum + (before?.whole ?? 0), 0)
  if (proof < MIN_WHOLE) return text
  return lines.map(({ line }, index) => certain[index]?.text ?? line).join('\n')
}
