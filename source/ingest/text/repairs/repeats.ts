import type { Line } from '../line.ts'
import { isOpen } from '../prose.ts'

/** Length of a shingle, in letters and digits: long enough that chance seldom repeats it. */
const SHINGLE = 12
/** A copy is believed from so many characters on. */
const SHORTEST_COPY = 24
/** Letters of a copied line that may differ, one for each so many: a copy may have lost or changed a few. */
const LETTERS_A_SLIP = 30
/** So many letters that the original lacks, at one place, are something new. */
const NEW = 3

/** A line that repeats earlier text, and the line in which its original begins. */
export interface Copy {
  readonly line: Line
  readonly original: Line
  /** How many letters stand before the original. */
  readonly from: number
}

const isLetter = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x3400 && code <= 0x4dbf) ||
  (code >= 0xd800 && code <= 0xdfff)

/** The letters of lines as one stream, with the line of each. */
class Stream {
  readonly letters: Uint16Array
  readonly lineOf: Uint32Array
  /** Where each line's letters begin, and the end of the last. */
  readonly starts: Uint32Array
  readonly length: number

  constructor(lines: readonly Line[]) {
    const total = lines.reduce((sum, { text }) => sum + text.length, 0)
    this.letters = new Uint16Array(total)
    this.lineOf = new Uint32Array(total)
    this.starts = new Uint32Array(lines.length + 1)
    let length = 0
    for (const [index, { text }] of lines.entries()) {
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at)
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
    for (let step = 0; step < SHINGLE; step++)
      if (this.letters[a + step] !== this.letters[b + step]) return false
    return true
  }
}

const tableFor = (length: number): Uint32Array => new Uint32Array(2 ** Math.ceil(Math.log2(length * 2 + 2)))

/**
 * For each letter the place + 1 of its original, 0 where it is new. One open-addressed table of first places and a
 * rolling hash: linear in time, 12 bytes a letter.
 */
const originalsOf = (stream: Stream): Uint32Array => {
  const originals = new Uint32Array(stream.length)
  const table = tableFor(stream.length)
  const mask = table.length - 1
  const base = 0x01000193
  let power = 1
  for (let step = 1; step < SHINGLE; step++) power = Math.imul(power, base)
  let hash = 0
  for (let end = 0; end < stream.length; end++) {
    if (end >= SHINGLE) hash = (hash - Math.imul(stream.letters[end - SHINGLE] ?? 0, power)) | 0
    hash = (Math.imul(hash, base) + (stream.letters[end] ?? 0)) | 0
    const start = end - SHINGLE + 1
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
        if (start - first >= SHINGLE)
          for (let step = SHINGLE - 1; step >= 0 && originals[start + step] === 0; step--)
            originals[start + step] = first + step + 1
        break
      }
      slot = (slot + 1) & mask
    }
  }
  return originals
}

/** Letters that a copy has lost, got or changed at one place: (in the copy, in the original), likeliest first. */
const SLIPS: readonly (readonly [copy: number, original: number])[] = [
  [0, 0],
  [0, 1],
  [1, 1],
  [1, 0],
  [0, 2],
  [2, 0],
]
/** So many letters alike after a slip show that the copy goes on. */
const RESUMES = 4

/** The slip after which copy and original are alike again, going forwards or backwards from a difference. */
const slipAt = (
  { letters, length }: Stream,
  copy: number,
  original: number,
  step: 1 | -1,
): (typeof SLIPS)[number] | undefined =>
  SLIPS.find(([added, lost]) => {
    for (let ahead = 0; ahead < RESUMES; ahead++) {
      const [a, b] = [copy + step * (added + ahead), original + step * (lost + ahead)]
      if (a >= length) return ahead > 0
      if (a < 0 || b < 0 || letters[a] !== letters[b]) return false
    }
    return true
  })

/** Follows a stretch past its last shingle, over single slips, and gives its end. */
const extend = (stream: Stream, originals: Uint32Array, from: number): number => {
  let [end, original] = [from, originals[from - 1] ?? 0]
  for (;;) {
    const slip = slipAt(stream, end, original, 1)
    if (!slip || original >= from) return end
    end += slip[0]
    original += slip[1]
    while (end < stream.length && original < from && stream.letters[end] === stream.letters[original]) {
      originals[end] = original + 1
      end++
      original++
    }
  }
}

/** Follows a stretch back before its first shingle, as far as `floor`. */
const extendBack = (stream: Stream, originals: Uint32Array, from: number, floor: number): void => {
  let [start, original] = [from - 1, (originals[from] ?? 1) - 2]
  while (start >= floor && original >= 0) {
    const slip = slipAt(stream, start, original, -1)
    if (!slip) return
    start -= slip[0]
    original -= slip[1]
    while (start >= floor && original >= 0 && stream.letters[start] === stream.letters[original]) {
      originals[start] = original + 1
      start--
      original--
    }
  }
}

/**
 * The lines that repeat earlier lines, found by shingles over the joined lines: a hard-wrapped copy's lines are too
 * short to be known one by one, and a copy is seldom letter for letter. A line that has anything new stays.
 */
export const findCopies = (lines: readonly Line[]): Copy[] => {
  const stream = new Stream(lines)
  if (stream.length < SHINGLE * 2) return []
  const originals = originalsOf(stream)
  const copies: Copy[] = []
  let done = 0
  for (let at = 0; at < stream.length; ) {
    if (originals[at] === 0) {
      at++
      continue
    }
    // A stretch of copied letters; a letter or two that differ do not end it.
    let [end, covered] = [at, 0]
    for (let next = at; next < stream.length && next - end <= 3; next++)
      if (originals[next] !== 0) {
        end = next + 1
        covered++
      }
    extendBack(stream, originals, at, done)
    end = extend(stream, originals, end)
    if (covered >= SHORTEST_COPY)
      for (const copy of copiedLines(lines, stream, originals, at, end)) copies.push(copy)
    at = end
    done = end
  }
  const at = new Map(copies.length > 0 ? lines.map((line, index) => [line, index]) : [])
  return grouped(copies, () => true)
    .filter((passage) => standsAlone(passage, lines, at))
    .flat()
}

const FIGURES = new Set(
  Array.from('0123456789〇零一二三四五六七八九十百千万亿两', (figure) => figure.charCodeAt(0)),
)

/**
 * Whether all letters from `start` to `end` are copied, but for single slips. Another figure is never a slip: the lines of
 * a table, of results or of days differ in nothing else.
 */
const isCopied = ({ letters }: Stream, originals: Uint32Array, start: number, end: number): boolean => {
  let [slips, together] = [0, 0]
  for (let at = start; at < end; at++) {
    together = originals[at] === 0 ? together + 1 : 0
    if (together > 0 && FIGURES.has(letters[at] ?? 0)) return false
    if (together > 0) slips++
    if (together >= NEW) return false
  }
  return slips <= Math.max(1, (end - start) / LETTERS_A_SLIP)
}

const copiedLines = (
  lines: readonly Line[],
  stream: Stream,
  originals: Uint32Array,
  from: number,
  to: number,
): Copy[] => {
  const copies: Copy[] = []
  for (let at = from; at < to; ) {
    const index = stream.lineOf[at] ?? 0
    const [start = 0, end = to] = stream.starts.subarray(index, index + 2)
    const line = lines[index]
    const original = lines[stream.lineOf[(originals[at] ?? 1) - 1] ?? 0]
    // A stretch that ends within a line leaves what is new in it.
    if (line && original && original !== line && end <= to + NEW && isCopied(stream, originals, start, end))
      copies.push({ line, original, from: (originals[at] ?? 1) - 1 })
    at = end
  }
  return copies
}

const grouped = (copies: readonly Copy[], belong: (before: Copy, copy: Copy) => boolean): Copy[][] => {
  const groups: Copy[][] = []
  for (const copy of copies) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    if (group && before && before.line.index + 1 === copy.line.index && belong(before, copy)) group.push(copy)
    else groups.push([copy])
  }
  return groups
}

/** Copied lines that follow one another, and so do their originals: one passage. */
export const passagesOf = (copies: readonly Copy[]): Copy[][] =>
  grouped(copies, (before, copy) => copy.from >= before.from)

/** So many copied letters are a copy wherever they stand; fewer may be a stock phrase that fills a printed line. */
const LONG = 60

/**
 * Whether a run of copied lines stands for itself: it does not go on with a sentence of the line before it, nor does the line
 * after it go on with its.
 */
const standsAlone = (
  passage: readonly Copy[],
  lines: readonly Line[],
  at: ReadonlyMap<Line, number>,
): boolean => {
  const [first, last] = [passage[0]?.line, passage.at(-1)?.line]
  if (!first || !last) return false
  if (passage.reduce((sum, { line }) => sum + line.text.length, 0) >= LONG) return true
  const before = lines[(at.get(first) ?? 0) - 1]
  const after = lines[(at.get(last) ?? 0) + 1]
  const begins = before === undefined || !isOpen(before.text)
  const ends = !isOpen(last.text) || after === undefined || after.kind !== 'prose'
  return begins && ends
}
