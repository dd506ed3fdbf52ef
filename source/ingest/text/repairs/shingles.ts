import type { SourceLine } from '../lines/source-line.ts'

/** Length of a shingle, in letters and digits; one of this length seldom recurs by chance. */
export const SHINGLE_LETTERS = 12
export const isLetter = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x3400 && code <= 0x4dbf) ||
  (code >= 0xd800 && code <= 0xdfff)

/** The letters of all lines as one array, with the line of each. */
export class LetterStream {
  readonly letters: Uint16Array
  readonly lineOf: Uint32Array
  /** Where each line's letters begin, then the end of the last line. */
  readonly starts: Uint32Array
  readonly length: number

  constructor(lines: readonly SourceLine[]) {
    const total = lines.reduce((sum, { text }) => sum + text.length, 0)
    this.letters = new Uint16Array(total)
    this.lineOf = new Uint32Array(total)
    this.starts = new Uint32Array(lines.length + 1)
    let length = 0
    for (const [index, { text }] of lines.entries()) {
      for (let offset = 0; offset < text.length; offset++) {
        const code = text.charCodeAt(offset)
        if (!isLetter(code)) continue
        this.letters[length] = code
        this.lineOf[length] = index
        length++
      }
      this.starts[index + 1] = length
    }
    this.length = length
  }

  same(a: number, b: number): boolean {
    for (let step = 0; step < SHINGLE_LETTERS; step++)
      if (this.letters[a + step] !== this.letters[b + step]) return false
    return true
  }
}

const tableFor = (length: number): Uint32Array => new Uint32Array(2 ** Math.ceil(Math.log2(length * 2 + 2)))

/**
 * For each letter 1 + the offset of its original, or 0 if it is new. Uses an open-addressed table of first offsets and a
 * rolling hash: linear time, 12 bytes a letter.
 */
export const originalsOf = (stream: LetterStream): Uint32Array => {
  const originals = new Uint32Array(stream.length)
  const table = tableFor(stream.length)
  const mask = table.length - 1
  const base = 0x01000193
  let power = 1
  for (let step = 1; step < SHINGLE_LETTERS; step++) power = Math.imul(power, base)
  let hash = 0
  for (let end = 0; end < stream.length; end++) {
    if (end >= SHINGLE_LETTERS)
      hash = (hash - Math.imul(stream.letters[end - SHINGLE_LETTERS] ?? 0, power)) | 0
    hash = (Math.imul(hash, base) + (stream.letters[end] ?? 0)) | 0
    const start = end - SHINGLE_LETTERS + 1
    if (start < 0) continue
    let slot = (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 7) & mask
    for (let probes = 0; probes < 64; probes++) {
      const first = (table[slot] ?? 0) - 1
      if (first < 0) {
        table[slot] = start + 1
        break
      }
      if (stream.same(first, start)) {
        // A shingle that overlaps its own first place is a run of one character, not a copy.
        if (start - first >= SHINGLE_LETTERS)
          for (let step = SHINGLE_LETTERS - 1; step >= 0 && originals[start + step] === 0; step--)
            originals[start + step] = first + step + 1
        break
      }
      slot = (slot + 1) & mask
    }
  }
  return originals
}
