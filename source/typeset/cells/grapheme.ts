import type { Ambiguous } from './ambiguous.ts'
import { cellsOf, Join, joinOf, traitsOf } from './character.ts'
import { isCommonHan } from './code-points.ts'

/** The state of the current grapheme (UAX #29, GB9c and GB11 to GB13). */
const Run = { none: 0, regional: 1, pictograph: 2, pictographJoiner: 3, consonant: 4, conjunct: 5 } as const

/**
 * Finds, code point by code point, where graphemes begin (UAX #29, extended clusters) and how many cells each code point
 * adds: marks, and code points joined into one emoji or syllable, add none; U+FE0F makes a pictograph two cells wide
 * (UAX #11, 5).
 */
export class GraphemeWalk {
  /** Whether the last code point taken begins a grapheme. */
  begins = true
  readonly #ambiguous: Ambiguous
  #last: number = Join.control
  #first = 0
  #run: number = Run.none
  #cells = 0

  constructor(ambiguous: Ambiguous) {
    this.#ambiguous = ambiguous
  }

  /** Takes the next code point and returns the cells it adds. */
  take(codePoint: number): number {
    if (isCommonHan(codePoint) && this.#last !== Join.prepend) return this.#takeHan()
    const traits = traitsOf(codePoint)
    const join = joinOf(traits)
    const begins = join === Join.none ? this.#last !== Join.prepend : this.#beginsWith(join)
    const cells = begins ? cellsOf(traits, this.#ambiguous) : this.#added(join, codePoint, traits)
    this.#cells = begins ? cells : this.#cells + cells
    this.#run = join === Join.none ? Run.none : this.#runAfter(join)
    this.#last = join
    if (begins) this.#first = codePoint
    this.begins = begins
    return cells
  }

  #takeHan(): number {
    this.#last = Join.none
    this.#run = Run.none
    this.#cells = 2
    this.begins = true
    return 2
  }

  #beginsWith(join: number): boolean {
    const last = this.#last
    if (last === Join.carriageReturn && join === Join.lineFeed) return false
    if (last <= Join.lineFeed && last !== Join.none) return true
    switch (join) {
      case Join.control:
      case Join.carriageReturn:
      case Join.lineFeed:
        return true
      case Join.extend:
      case Join.nonJoiner:
      case Join.joiner:
      case Join.linker:
      case Join.spacingMark:
        return false
    }
    if (last === Join.prepend) return false
    switch (join) {
      case Join.leadingJamo:
      case Join.openSyllable:
      case Join.closedSyllable:
        return last !== Join.leadingJamo
      case Join.vowelJamo:
        return last !== Join.leadingJamo && last !== Join.vowelJamo && last !== Join.openSyllable
      case Join.trailingJamo:
        return last < Join.vowelJamo || last > Join.closedSyllable
      case Join.regional:
        return this.#run !== Run.regional
      case Join.pictograph:
        return this.#run !== Run.pictographJoiner
      case Join.consonant:
        return this.#run !== Run.conjunct
      default:
        return true
    }
  }

  #runAfter(join: number): number {
    const run = this.#run
    switch (join) {
      case Join.regional:
        return run === Run.regional ? Run.none : Run.regional
      case Join.pictograph:
        return Run.pictograph
      case Join.consonant:
        return Run.consonant
      case Join.joiner:
        return run === Run.pictograph ? Run.pictographJoiner : run >= Run.consonant ? run : Run.none
      case Join.extend:
        return run === Run.pictographJoiner || run === Run.regional ? Run.none : run
      case Join.nonJoiner:
        return run === Run.pictograph ? run : Run.none
      case Join.linker:
        return run >= Run.consonant ? Run.conjunct : run === Run.pictograph ? run : Run.none
      default:
        return Run.none
    }
  }

  /** Cells that a code point adds to the grapheme it joins. */
  #added(join: number, codePoint: number, traits: number): number {
    const toTwo = Math.max(0, 2 - this.#cells)
    if (join === Join.pictograph && this.#run === Run.pictographJoiner) return toTwo
    if (join === Join.vowelJamo && this.#last !== Join.vowelJamo) return 0
    if (join === Join.trailingJamo && this.#last !== Join.trailingJamo) return 0
    if (this.#run === Run.pictograph && (codePoint === 0xfe0f || isSkinTone(codePoint))) return toTwo
    if (codePoint === 0x20e3 && isKeycap(this.#first)) return toTwo
    return cellsOf(traits, this.#ambiguous)
  }
}

const isSkinTone = (codePoint: number): boolean => codePoint >= 0x1f3fb && codePoint <= 0x1f3ff

/** 0 to 9, # and *, which U+20E3 turns into a keycap. */
const isKeycap = (codePoint: number): boolean =>
  (codePoint >= 0x30 && codePoint <= 0x39) || codePoint === 0x23 || codePoint === 0x2a

/** Splits a text into its graphemes (UAX #29, extended clusters). */
export const graphemes = (text: string): string[] => {
  const clusters: string[] = []
  const walk = new GraphemeWalk(1)
  let start = 0
  for (let offset = 0; offset < text.length; ) {
    const codePoint = text.codePointAt(offset) ?? 0
    walk.take(codePoint)
    if (walk.begins && offset > start) {
      clusters.push(text.slice(start, offset))
      start = offset
    }
    offset += codePoint > 0xffff ? 2 : 1
  }
  if (start < text.length) clusters.push(text.slice(start))
  return clusters
}
