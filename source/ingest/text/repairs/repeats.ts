import { isOpen } from '../lines/sentences.ts'
import type { SourceLine } from '../lines/source-line.ts'
import { extend, extendBack } from './edit-distance.ts'
import { LetterStream, originalsOf, SHINGLE_LETTERS } from './shingles.ts'

/** The shortest repeat, in characters. */
const SHORTEST_COPY = 24
/** One edit is allowed for this many letters of a repeated line: a copy may have lost or changed a few. */
const LETTERS_AN_EDIT = 30
/** This many adjacent letters that the original lacks are new text. */
const NEW = 3

/** A line that repeats earlier text, and the line in which its original begins. */
export interface RepeatedLine {
  readonly line: SourceLine
  readonly original: SourceLine
  /** Offset of the original, in letters. */
  readonly from: number
}

/**
 * The lines that repeat earlier lines, found by shingles over the joined lines: the lines of a hard-wrapped copy are
 * too short to match one by one, and a copy is seldom exact. A line with anything new in it is kept.
 */
export const findRepeats = (lines: readonly SourceLine[]): RepeatedLine[] => {
  const stream = new LetterStream(lines)
  if (stream.length < SHINGLE_LETTERS * 2) return []
  const originals = originalsOf(stream)
  const copies: RepeatedLine[] = []
  let done = 0
  for (let at = 0; at < stream.length; ) {
    if (originals[at] === 0) {
      at++
      continue
    }
    // A stretch of repeated letters; one or two that differ do not end it.
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
 * Whether all letters from `start` to `end` are repeated, except for single edits. A different figure is never an edit:
 * the lines of a table, of results or of days differ in nothing else.
 */
const isCopied = ({ letters }: LetterStream, originals: Uint32Array, start: number, end: number): boolean => {
  let [slips, together] = [0, 0]
  for (let at = start; at < end; at++) {
    together = originals[at] === 0 ? together + 1 : 0
    if (together > 0 && FIGURES.has(letters[at] ?? 0)) return false
    if (together > 0) slips++
    if (together >= NEW) return false
  }
  return slips <= Math.max(1, (end - start) / LETTERS_AN_EDIT)
}

const copiedLines = (
  lines: readonly SourceLine[],
  stream: LetterStream,
  originals: Uint32Array,
  from: number,
  to: number,
): RepeatedLine[] => {
  const copies: RepeatedLine[] = []
  for (let at = from; at < to; ) {
    const index = stream.lineOf[at] ?? 0
    const [start = 0, end = to] = stream.starts.subarray(index, index + 2)
    const line = lines[index]
    const original = lines[stream.lineOf[(originals[at] ?? 1) - 1] ?? 0]
    // If a stretch ends within a line, the rest of that line is new.
    if (line && original && original !== line && end <= to + NEW && isCopied(stream, originals, start, end))
      copies.push({ line, original, from: (originals[at] ?? 1) - 1 })
    at = end
  }
  return copies
}

const grouped = (
  copies: readonly RepeatedLine[],
  belong: (before: RepeatedLine, copy: RepeatedLine) => boolean,
): RepeatedLine[][] => {
  const groups: RepeatedLine[][] = []
  for (const copy of copies) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    if (group && before && before.line.index + 1 === copy.line.index && belong(before, copy)) group.push(copy)
    else groups.push([copy])
  }
  return groups
}

/** Groups repeated lines into passages: adjacent lines whose originals are in the same order. */
export const passagesOf = (copies: readonly RepeatedLine[]): RepeatedLine[][] =>
  grouped(copies, (before, copy) => copy.from >= before.from)

/** From this length a repeat is always a copy; a shorter one may be a stock phrase that fills a printed line. */
const LONG = 60

/**
 * Whether a run of repeated lines is a passage of its own: it does not continue a sentence of the line before it, and
 * the line after it does not continue its last sentence.
 */
const standsAlone = (
  passage: readonly RepeatedLine[],
  lines: readonly SourceLine[],
  at: ReadonlyMap<SourceLine, number>,
): boolean => {
  const [first, last] = [passage[0]?.line, passage.at(-1)?.line]
  if (!first || !last) return false
  const length = passage.reduce((sum, { line }) => sum + line.text.length, 0)
  if (length >= LONG) return true
  // A shorter repeat may be a title that quotes the text.
  if (length < SHORTEST_COPY) return false
  const before = lines[(at.get(first) ?? 0) - 1]
  const after = lines[(at.get(last) ?? 0) + 1]
  const begins = before === undefined || !isOpen(before.text)
  const ends = !isOpen(last.text) || after === undefined || after.kind !== 'prose'
  return begins && ends
}
