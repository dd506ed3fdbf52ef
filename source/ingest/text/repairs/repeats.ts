import { isOpen } from '../lines/sentences.ts'
import type { SourceLine } from '../lines/source-line.ts'
import { extend, extendBack } from './edit-distance.ts'
import { LetterStream, originalsOf, SHINGLE_LETTERS } from './shingles.ts'

/** The shortest repeat, in characters. */
const MIN_COPY = 24
/** One edit is allowed for this many letters of a repeated line: a copy may have lost or changed a few. */
const LETTERS_PER_EDIT = 30
/** This many adjacent letters that the original lacks are new text. */
const MIN_NEW_TEXT = 3

/** The most letters in a row that may differ within one stretch of repeated letters. */
const MAX_GAP = 3

/** A line that repeats earlier text, and the line in which its original begins. */
export interface RepeatedLine {
  readonly line: SourceLine
  readonly original: SourceLine
  /** Offset of the original, in letters. */
  readonly from: number
}

/** The end of the stretch of repeated letters at `start`, and how many of its letters are repeated. */
const stretchAt = (originals: Uint32Array, start: number): readonly [end: number, covered: number] => {
  let [end, covered] = [start, 0]
  for (let next = start; next < originals.length && next - end <= MAX_GAP; next++)
    if (originals[next] !== 0) {
      end = next + 1
      covered++
    }
  return [end, covered]
}

const findCopies = (lines: readonly SourceLine[], stream: LetterStream): RepeatedLine[] => {
  const originals = originalsOf(stream)
  const copies: RepeatedLine[] = []
  let lastEnd = 0
  for (let start = 0; start < stream.length; ) {
    if (originals[start] === 0) {
      start++
      continue
    }
    const [stretchEnd, covered] = stretchAt(originals, start)
    extendBack(stream, originals, start, lastEnd)
    const end = extend(stream, originals, stretchEnd)
    if (covered >= MIN_COPY)
      for (const copy of copiedLines(lines, stream, originals, start, end)) copies.push(copy)
    start = end
    lastEnd = end
  }
  return copies
}

/**
 * The lines that repeat earlier lines, found by shingles over the joined lines: the lines of a hard-wrapped copy are
 * too short to match one by one, and a copy is seldom exact. A line with anything new in it is kept.
 */
export const findRepeats = (lines: readonly SourceLine[]): RepeatedLine[] => {
  const stream = new LetterStream(lines)
  if (stream.length < SHINGLE_LETTERS * 2) return []
  const copies = findCopies(lines, stream)
  const indexOf = new Map(copies.length > 0 ? lines.map((line, index) => [line, index]) : [])
  return groupAdjacent(copies, () => true)
    .filter((passage) => isOwnPassage(passage, lines, indexOf))
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
  let [edits, adjacentNew] = [0, 0]
  for (let offset = start; offset < end; offset++) {
    adjacentNew = originals[offset] === 0 ? adjacentNew + 1 : 0
    if (adjacentNew > 0 && FIGURES.has(letters[offset] ?? 0)) return false
    if (adjacentNew > 0) edits++
    if (adjacentNew >= MIN_NEW_TEXT) return false
  }
  return edits <= Math.max(1, (end - start) / LETTERS_PER_EDIT)
}

const copiedLines = (
  lines: readonly SourceLine[],
  stream: LetterStream,
  originals: Uint32Array,
  from: number,
  to: number,
): RepeatedLine[] => {
  const copies: RepeatedLine[] = []
  for (let offset = from; offset < to; ) {
    const index = stream.lineOf[offset] ?? 0
    const [start = 0, end = to] = stream.starts.subarray(index, index + 2)
    const line = lines[index]
    const original = lines[stream.lineOf[(originals[offset] ?? 1) - 1] ?? 0]
    // If a stretch ends within a line, the rest of that line is new.
    if (
      line &&
      original &&
      original !== line &&
      end <= to + MIN_NEW_TEXT &&
      isCopied(stream, originals, start, end)
    )
      copies.push({ line, original, from: (originals[offset] ?? 1) - 1 })
    offset = end
  }
  return copies
}

const groupAdjacent = (
  copies: readonly RepeatedLine[],
  belongsTogether: (previous: RepeatedLine, copy: RepeatedLine) => boolean,
): RepeatedLine[][] => {
  const groups: RepeatedLine[][] = []
  for (const copy of copies) {
    const group = groups.at(-1)
    const previous = group?.at(-1)
    if (group && previous && previous.line.index + 1 === copy.line.index && belongsTogether(previous, copy))
      group.push(copy)
    else groups.push([copy])
  }
  return groups
}

/** Groups repeated lines into passages: adjacent lines whose originals are in the same order. */
export const passagesOf = (copies: readonly RepeatedLine[]): RepeatedLine[][] =>
  groupAdjacent(copies, (previous, copy) => copy.from >= previous.from)

/** From this length a repeat is always a copy; a shorter one may be a stock phrase that fills a printed line. */
const MIN_CERTAIN_COPY = 60

/**
 * Whether a run of repeated lines is a passage of its own: it does not continue a sentence of the line before it, and
 * the line after it does not continue its last sentence.
 */
const isOwnPassage = (
  passage: readonly RepeatedLine[],
  lines: readonly SourceLine[],
  indexOf: ReadonlyMap<SourceLine, number>,
): boolean => {
  const [first, last] = [passage[0]?.line, passage.at(-1)?.line]
  if (!first || !last) return false
  const length = passage.reduce((sum, { line }) => sum + line.text.length, 0)
  if (length >= MIN_CERTAIN_COPY) return true
  // A shorter repeat may be a title that quotes the text.
  if (length < MIN_COPY) return false
  const previous = lines[(indexOf.get(first) ?? 0) - 1]
  const next = lines[(indexOf.get(last) ?? 0) + 1]
  const beginsSentence = previous === undefined || !isOpen(previous.text)
  const endsSentence = !isOpen(last.text) || next === undefined || next.kind !== 'prose'
  return beginsSentence && endsSentence
}
