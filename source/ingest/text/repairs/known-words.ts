import type { SourceLine } from '../lines/source-line.ts'
import type { IsKnownWord } from './joins.ts'

const GRAM = 3
const LETTERS = /^[\p{L}\p{N}]{3}$/u
const BITS_PER_LETTER = 16

const hashOf = (text: string, offset: number): number => {
  let hash = 0x811c9dc5
  for (let step = 0; step < GRAM; step++) hash = Math.imul(hash ^ text.charCodeAt(offset + step), 0x01000193)
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
}

const fill = (lines: readonly SourceLine[], bits: Uint8Array): Uint8Array => {
  const mask = bits.length * 8 - 1
  for (const { text } of lines)
    for (let offset = 0; offset + GRAM <= text.length; offset++) {
      const hash = hashOf(text, offset)
      const [first, second] = [hash & mask, (hash >>> 9) & mask]
      bits[first >>> 3] = (bits[first >>> 3] ?? 0) | (1 << (first & 7))
      bits[second >>> 3] = (bits[second >>> 3] ?? 0) | (1 << (second & 7))
    }
  return bits
}

/**
 * Which runs of three letters occur in the lines: a Bloom filter, built on first use, with about one false positive in
 * sixty and no false negatives.
 */
export const knownWords = (lines: readonly SourceLine[]): IsKnownWord => {
  let bits: Uint8Array | undefined
  const build = (): Uint8Array => {
    const letters = lines.reduce((sum, { text }) => sum + text.length, 0)
    return fill(
      lines,
      new Uint8Array(2 ** Math.max(6, Math.ceil(Math.log2(letters * BITS_PER_LETTER + 1))) / 8),
    )
  }
  return (words) => {
    if (!LETTERS.test(words)) return false
    bits ??= build()
    const mask = bits.length * 8 - 1
    const hash = hashOf(words, 0)
    return [hash & mask, (hash >>> 9) & mask].every((bit) => ((bits?.[bit >>> 3] ?? 0) >> (bit & 7)) & 1)
  }
}
