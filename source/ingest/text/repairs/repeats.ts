import { leadingCount } from '../../../issue/index.ts'
import { hasSentenceInside, isOpen } from '../lines/sentences.ts'
import type { SourceLine } from '../lines/source-line.ts'
import { isLetter, LetterStream, originalsOf, SHINGLE_LETTERS } from './shingles.ts'

/** The shortest repeat, in letters. */
const MIN_COPY = 24
/** A copy may have lost one or two letters at a place, once in this many. */
const LETTERS_PER_LOSS = 30
const MAX_LOST = 2
/** Equal letters after a loss that show that the copy continues. */
const MIN_EQUAL = 4
/** How many places are tried as a line's original, those that most of its letters point to. */
const PLACES = 3

/** The share of a line's letters that make it resemble earlier text, though it is no copy. */
const ALIKE = 0.8
/** How many letters the rest of such a line may have moved, by words added or left out. */
const MAX_SHIFT = 6

/** A line that repeats earlier text, and the line in which its original begins. */
export interface RepeatedLine {
  readonly line: SourceLine
  readonly original: SourceLine
  /** Offset of the original, in letters. */
  readonly from: number
}

export interface Repeats {
  /** Lines with nothing that their originals lack. */
  readonly copies: readonly RepeatedLine[]
  /** Lines that say most of what an earlier one says, in part in other words. */
  readonly alike: readonly SourceLine[]
}

const FIGURES = new Set(
  Array.from('0123456789〇零一二三四五六七八九十百千万亿两', (figure) => figure.charCodeAt(0)),
)

/** Where the letters of a whole line stand in earlier text, from offset to offset, and at how many places some are lost. */
interface Match {
  readonly from: number
  readonly to: number
  readonly losses: number
}

/** Letters that stand in earlier text one after the other, up to the offset `end`. */
interface Run extends Match {
  readonly end: number
}

/** How many runs of sentences a line may be made of: the end of a passage, and the beginning of the next. */
const MAX_RUNS = 3
const SENTENCE_END = /[。！？；”]/

/** Most lines repeat nothing. */
const NO_PLACES: readonly number[] = []

/** The matches of lines, by their indices. As an object each would take as much memory as ten letters. */
class Matches {
  readonly #numbers: Int32Array

  constructor(lines: number) {
    this.#numbers = new Int32Array(lines * 3)
  }

  at(index: number): Match | undefined {
    const numbers = this.#numbers
    const to = numbers[index * 3 + 1] ?? 0
    // No match ends before the first letter.
    return to === 0 ? undefined : { from: numbers[index * 3] ?? 0, to, losses: numbers[index * 3 + 2] ?? 0 }
  }

  set(index: number, match: Match | undefined): void {
    if (match) this.#numbers.set([match.from, match.to, match.losses], index * 3)
  }
}

/** Finds, for each line of a section, the earlier letters that it repeats. */
class RepeatFinder {
  readonly #lines: readonly SourceLine[]
  readonly #stream: LetterStream
  readonly #originals: Uint32Array
  readonly #matches: Matches

  constructor(lines: readonly SourceLine[], stream: LetterStream) {
    this.#lines = lines
    this.#stream = stream
    this.#originals = originalsOf(stream)
    this.#matches = new Matches(lines.length)
    for (let index = 0; index < lines.length; index++) {
      const above = this.#matches.at(index - 1)
      const [start, end] = this.#rangeOf(index)
      if (end > start) this.#matches.set(index, this.#matchFrom(index, start, above?.to, MAX_RUNS))
    }
    // A line shorter than a shingle is found by its neighbours.
    for (let index = lines.length - 2; index >= 0; index--) {
      const next = this.#matches.at(index + 1)
      const [start, end] = this.#rangeOf(index)
      if (!next || end === start || this.#matches.at(index)) continue
      const run = this.#walk(start, end, start, next.from - (end - start))
      if (run.end === end)
        this.#matches.set(index, { from: next.from - (end - start), to: run.to, losses: run.losses })
    }
  }

  matchOf(index: number): Match | undefined {
    return this.#matches.at(index)
  }

  /** Whether most of a line stands above in one piece, with the same figures: with others it is an item of a list. */
  isAlike(index: number): boolean {
    const [start, end] = this.#rangeOf(index)
    if (end - start < MIN_COPY || this.#matches.at(index)) return false
    const [place] = this.#placesOf(start, end)
    if (place === undefined) return false
    let equal = 0
    for (let offset = start; offset < end; offset++) {
      const original = this.#originals[offset] ?? 0
      if (original > 0 && Math.abs(original - 1 - (offset - start) - place) <= MAX_SHIFT) equal++
    }
    return (
      equal >= (end - start) * ALIKE &&
      this.#figures(start, end) === this.#figures(place, place + end - start)
    )
  }

  #figures(start: number, end: number): string {
    const figures = this.#stream.letters
      .subarray(Math.max(0, start), end)
      .filter((letter) => FIGURES.has(letter))
    return String.fromCharCode(...figures)
  }

  #rangeOf(index: number): readonly [start: number, end: number] {
    const { starts } = this.#stream
    return [starts[index] ?? 0, starts[index + 1] ?? 0]
  }

  /** The places to which the letters of a range point as the original of its first letter, likeliest first. */
  #placesOf(start: number, end: number): readonly number[] {
    let first = start
    while (first < end && this.#originals[first] === 0) first++
    if (first === end) return NO_PLACES
    const counts = new Map<number, number>()
    for (let offset = first; offset < end; offset++) {
      const original = this.#originals[offset] ?? 0
      const place = original - 1 - (offset - start)
      if (original > 0) counts.set(place, (counts.get(place) ?? 0) + 1)
    }
    return [...counts]
      .sort(([, a], [, b]) => b - a)
      .slice(0, PLACES)
      .map(([place]) => place)
  }

  /** The rest of a line as runs of earlier sentences. @param continued where the original of the line above ends */
  #matchFrom(index: number, copy: number, continued: number | undefined, runs: number): Match | undefined {
    const [start, end] = this.#rangeOf(index)
    const found = this.#placesOf(copy, end)
    const places = continued === undefined ? found : [...found, continued]
    let longest: Run | undefined
    for (const place of places) {
      const run = this.#walk(copy, end, start, place)
      if (run.end === end) return this.#within(run, end - copy)
      if (run.end > (longest?.end ?? copy)) longest = run
    }
    const next = longest && runs > 1 ? this.#sentenceBefore(index, longest.end) : copy
    if (!longest || next <= copy) return undefined
    const rest = this.#matchFrom(index, next, undefined, runs - 1)
    return (
      rest &&
      this.#within({ ...rest, from: longest.from, losses: longest.losses + rest.losses, end }, end - copy)
    )
  }

  #within({ from, to, losses }: Run, length: number): Match | undefined {
    return losses <= length / LETTERS_PER_LOSS + 1 ? { from, to, losses } : undefined
  }

  /** Where the last sentence begins that begins in a line before an offset. */
  #sentenceBefore(index: number, offset: number): number {
    let [letter, sentence] = [this.#rangeOf(index)[0], 0]
    for (const character of this.#lines[index]?.text ?? '') {
      const isCounted = isLetter(character.charCodeAt(0))
      if (isCounted && letter >= offset) break
      if (isCounted) letter += character.length
      else if (SENTENCE_END.test(character)) sentence = letter
    }
    return sentence
  }

  /**
   * How far the letters from `copy` on are those from `from` on, up to `end`. They have nothing that the original lacks:
   * anything changed or added is new. @param before what is above the line
   */
  #walk(copy: number, end: number, before: number, from: number): Run {
    const { letters } = this.#stream
    let [offset, original, losses] = [copy, Math.max(0, from), 0]
    for (; from >= 0 && offset < end && original < before; offset++, original++) {
      if (letters[offset] === letters[original]) continue
      const lost = this.#lostAt(offset, original, end)
      if (lost === 0) break
      original += lost
      losses++
    }
    return { from, to: original, losses, end: offset }
  }

  /** How many letters of the original are lost here; 0 if the copy does not continue, or a figure would be lost. */
  #lostAt(copy: number, original: number, end: number): number {
    const { letters } = this.#stream
    for (let lost = 1; lost <= MAX_LOST; lost++) {
      if (FIGURES.has(letters[original + lost - 1] ?? 0)) return 0
      const equal = Math.min(MIN_EQUAL, end - copy)
      let step = 0
      while (step < equal && letters[copy + step] === letters[original + lost + step]) step++
      if (step === equal) return lost
    }
    return 0
  }
}

/**
 * The lines that repeat earlier lines, found by shingles over the joined lines: the lines of a hard-wrapped copy are
 * too short to match one by one, and a copy may have lost a letter. A line with anything new in it is kept: another figure, name
 * or word is another item of a list.
 */
export const findRepeats = (lines: readonly SourceLine[]): Repeats => {
  const stream = new LetterStream(lines)
  if (stream.length < SHINGLE_LETTERS * 2) return NO_REPEATS
  const finder = new RepeatFinder(lines, stream)
  const copies: RepeatedLine[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]
    const match = line && finder.matchOf(index)
    const original = match && lines[stream.lineOf(match.from)]
    if (line && original && isCertain(lines, index, finder)) copies.push({ line, original, from: match.from })
  }
  return {
    copies: groupAdjacent(copies, () => true)
      .filter((passage) => isOwnPassage(passage, lines))
      .flat(),
    alike: lines.filter((_, index) => finder.isAlike(index)),
  }
}

const NO_REPEATS: Repeats = { copies: [], alike: [] }

/** Items of a list may differ by a letter that one lacks. So a loss counts only in more text than one sentence. */
const isCertain = (lines: readonly SourceLine[], index: number, finder: RepeatFinder): boolean => {
  const match = finder.matchOf(index)
  if (!match || match.losses === 0 || hasSentenceInside(lines[index]?.text ?? '')) return true
  return finder.matchOf(index - 1)?.to === match.from || finder.matchOf(index + 1)?.from === match.to
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

/** Where a line is among lines in the order of their indices. */
const placeOf = ({ index }: SourceLine, lines: readonly SourceLine[]): number =>
  leadingCount(lines.length, (place) => (lines[place]?.index ?? 0) < index)

/** From this length a repeat is always a copy; a shorter one may be a stock phrase that fills a printed line. */
const MIN_CERTAIN_COPY = 60

/** From this length a repeat is a copy though it stands within a sentence, as what is quoted does. */
const MIN_CERTAIN_QUOTATION = 150
/** A quotation may end within a sentence. */
const SENTENCE_ENDS = /[。！？…；]$/
/** Lines of one wrapped paragraph are as long as this, in characters. */
const MIN_WRAPPED = 8

/** Whether a sentence goes on from one line to the one right below it. */
const isWithin = (above: SourceLine | undefined, below: SourceLine | undefined): boolean =>
  above !== undefined &&
  below !== undefined &&
  below.row === above.row + 1 &&
  below.indent <= above.indent &&
  above.text.length >= MIN_WRAPPED &&
  !SENTENCE_ENDS.test(above.text)

/**
 * Whether a run of repeated lines is a passage of its own: it does not continue a sentence of the line before it, and
 * the line after it does not continue its last sentence.
 */
const isOwnPassage = (passage: readonly RepeatedLine[], lines: readonly SourceLine[]): boolean => {
  const [first, last] = [passage[0]?.line, passage.at(-1)?.line]
  if (!first || !last) return false
  const length = passage.reduce((sum, { line }) => sum + line.text.length, 0)
  // A shorter repeat may be a title that quotes the text.
  if (length < MIN_COPY) return false
  const previous = lines[placeOf(first, lines) - 1]
  const next = lines[placeOf(last, lines) + 1]
  if (isWithin(previous, first) || isWithin(last, next)) return length >= MIN_CERTAIN_QUOTATION
  if (length >= MIN_CERTAIN_COPY) return true
  const beginsSentence = previous === undefined || !isOpen(previous.text)
  const endsSentence = !isOpen(last.text) || next === undefined || next.kind !== 'prose'
  return beginsSentence && endsSentence
}
