import { leadingCount } from '../../../issue/index.ts'
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

/** The letters of all lines as one array. */
export class LetterStream {
  readonly letters: Uint16Array
  /** Where each line's letters begin, then the end of the last line. */
  readonly starts: Uint32Array
  readonly length: number

  constructor(lines: readonly SourceLine[]) {
    const total = lines.reduce((sum, { text }) => sum + text.length, 0)
    this.letters = new Uint16Array(total)
    this.starts = new Uint32Array(lines.length + 1)
    let length = 0
    let index = 0
    for (const { text } of lines) {
      for (let offset = 0; offset < text.length; offset++) {
        const code = text.charCodeAt(offset)
        if (!isLetter(code)) continue
        this.letters[length] = code
        length++
      }
      this.starts[++index] = length
    }
    this.length = length
  }

  /** The index of the line that has a letter. */
  lineOf(letter: number): number {
    return leadingCount(this.starts.length - 1, (index) => (this.starts[index + 1] ?? 0) <= letter)
  }

  same(a: number, b: number): boolean {
    for (let step = 0; step < SHINGLE_LETTERS; step++)
      if (this.letters[a + step] !== this.letters[b + step]) return false
    return true
  }
}

/** The slots of a table that is not worth dividing, and the most parts into which a larger one is divided. */
const SMALL_TABLE = 2 ** 16
const MAX_PARTS = 8
/** Slots tried for a shingle: a text made to collide must not take longer. */
const MAX_PROBES = 64

/** Calls `visit` with the start of each shingle and its hash, by a rolling hash. */
const forEachShingle = (
  { letters, length }: LetterStream,
  visit: (start: number, hash: number) => void,
): void => {
  const base = 0x01000193
  let power = 1
  for (let step = 1; step < SHINGLE_LETTERS; step++) power = Math.imul(power, base)
  let hash = 0
  for (let end = 0; end < length; end++) {
    if (end >= SHINGLE_LETTERS) hash = (hash - Math.imul(letters[end - SHINGLE_LETTERS] ?? 0, power)) | 0
    hash = (Math.imul(hash, base) + (letters[end] ?? 0)) | 0
    const start = end - SHINGLE_LETTERS + 1
    if (start >= 0) visit(start, Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d))
  }
}

/** For each shingle 1 + the offset of the first like it, or 0 if it is the first or overlaps it. */
const firstPlaces = (stream: LetterStream): Uint32Array => {
  const places = new Uint32Array(stream.length)
  const slots = 2 ** Math.ceil(Math.log2(stream.length * 2 + 2))
  const parts = Math.min(MAX_PARTS, Math.max(1, slots / SMALL_TABLE))
  const table = new Uint32Array(slots / parts)
  const mask = table.length - 1
  for (let part = 0; part < parts; part++) {
    table.fill(0)
    forEachShingle(stream, (start, hash) => {
      if (((hash >>> 29) & (parts - 1)) !== part) return
      let slot = (hash >>> 7) & mask
      for (let probes = 0; probes < MAX_PROBES; probes++) {
        const first = (table[slot] ?? 0) - 1
        if (first < 0) {
          table[slot] = start + 1
          return
        }
        if (stream.same(first, start)) {
          // A shingle that overlaps its own first place is a run of one character, not a copy.
          if (start - first >= SHINGLE_LETTERS) places[start] = first + 1
          return
        }
        slot = (slot + 1) & mask
      }
    })
  }
  return places
}

/**
 * For each letter 1 + the offset of its original, in the earliest shingle that is a copy, or 0 if it is new. Equal shingles
 * have equal hashes, so an open-addressed table of first offsets serves one part of the hashes after another: linear time, 6
 * bytes a letter and a table of 1 to 2.
 */
export const originalsOf = (stream: LetterStream): Uint32Array => {
  const places = firstPlaces(stream)
  // From the end on a letter replaces the place of a shingle that no letter before it is in.
  let earliest = -1
  for (let offset = places.length - 1; offset >= 0; offset--) {
    const start = offset - SHINGLE_LETTERS + 1
    if (start >= 0 && (places[start] ?? 0) > 0) earliest = start
    else if (earliest > offset) earliest = -1
    places[offset] = earliest < 0 ? 0 : (places[earliest] ?? 0) + offset - earliest
  }
  return places
}
