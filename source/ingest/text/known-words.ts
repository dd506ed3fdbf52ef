import type { Line } from './line.ts'
import type { Known } from './repairs/joins.ts'

const GRAM = 4
const LETTERS = /^[\p{L}\p{N}]{4}$/u
const SLOTS_A_LETTER = 8

const slotOf = (text: string, at: number, mask: number): number => {
  let hash = 0x811c9dc5
  for (let step = 0; step < GRAM; step++) hash = Math.imul(hash ^ text.charCodeAt(at + step), 0x01000193)
  return (hash ^ (hash >>> 15)) & mask
}

/**
 * Which four letters stand together somewhere in the lines: a table of hashes, filled when first asked, a byte a slot
 * and one chance in eight at most that a stranger is taken for known.
 */
export const knownWords = (lines: readonly Line[]): Known => {
  let table: Uint8Array | undefined
  const fill = (): Uint8Array => {
    const letters = lines.reduce((sum, { text }) => sum + text.length, 0)
    const filled = new Uint8Array(2 ** Math.ceil(Math.log2(letters * SLOTS_A_LETTER + 2)))
    for (const { text } of lines)
      for (let at = 0; at + GRAM <= text.length; at++) filled[slotOf(text, at, filled.length - 1)] = 1
    return filled
  }
  return (words) => {
    if (!LETTERS.test(words)) return false
    table ??= fill()
    return table[slotOf(words, 0, table.length - 1)] === 1
  }
}
