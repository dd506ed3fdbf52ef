import { endsSentence, isOpen } from '../lines/sentences.ts'
import type { SourceLine } from '../lines/source-line.ts'

/** The measures that text is hard-wrapped to, in characters. */
const NARROWEST = 6
const WIDEST = 60
/** Characters a full line may fall short of the measure: a mark that cannot begin a line takes its neighbour along. */
export const SLACK = 2
/** The share of a run's lines that must be full, and that may be wider, since headings are not wrapped. */
const FULL_SHARE = 0.45
const WIDER_SHARE = 0.2

/** How wide a line is from the margin, in characters of full width. */
export type Extent = (line: SourceLine) => number

const inCharacters: Extent = ({ text, indent }) => text.length + Math.round(indent / 2)

const HALF = /[\u0020-\u007e]/g
/** Two letters, figures or spaces of half width are as wide as one character. */
const inCells: Extent = ({ text, indent }) => {
  const half = text.length > WIDEST * 2 ? 0 : (text.match(HALF)?.length ?? 0)
  return Math.ceil((text.length * 2 - half + indent) / 2)
}

/** How often a line of a paragraph is exactly as wide as the one below it. */
const timesEqual = (lines: readonly SourceLine[], extent: Extent): number =>
  lines.filter((line, index) => {
    const next = lines[index + 1]
    return next && extent(line) === extent(next) && extent(line) <= WIDEST && isOpen(line.text)
  }).length

/** The extent by which more lines are full: a program wraps by characters, a printer by cells. */
export const extentFor = (lines: readonly SourceLine[]): Extent =>
  timesEqual(lines, inCells) > timesEqual(lines, inCharacters) * 1.1 ? inCells : inCharacters

/** How many lines have each extent. */
class ExtentCounts {
  /** By extent; those of lines beyond the widest measure are the last. */
  readonly #counts = new Int32Array(WIDEST + 2)
  #lines = 0

  add(extent: number, count: 1 | -1): void {
    const at = Math.min(extent, WIDEST + 1)
    this.#counts[at] = (this.#counts[at] ?? 0) + count
    this.#lines += count
  }

  /** The measure of these lines. */
  measure(): number | undefined {
    if (this.#lines < 3) return undefined
    let wider = this.#counts[WIDEST + 1] ?? 0
    for (let measure = WIDEST; measure >= NARROWEST; measure--) {
      if (wider > this.#lines * WIDER_SHARE) return undefined
      const full = this.#counts[measure] ?? 0
      if (full === 0) continue
      const [one, two] = [this.#counts[measure - 1] ?? 0, this.#counts[measure - 2] ?? 0]
      // A mark that hangs beyond the measure makes few lines wider.
      if (full + one + two >= this.#lines * FULL_SHARE) return full * 3 < one ? measure - 1 : measure
      wider += full
    }
    return undefined
  }
}

/**
 * The measure to which lines of these extents are hard-wrapped; undefined if they end for another reason. Full lines have one
 * length, outnumber short ones, and few lines are wider.
 */
export const measureOf = (extents: readonly number[]): number | undefined => {
  if (extents.length < 3) return undefined
  const counts = new ExtentCounts()
  for (const extent of extents) counts.add(extent, 1)
  return counts.measure()
}

/** Lines that show a measure: fewer are chance, and in more it may change. */
const WINDOW = 10

/** The measures that lines around each line of a run show: of those from it on, and of those up to it. */
export const measuresNear = (extents: readonly number[]): readonly (readonly (number | undefined)[])[] => {
  const counts = new ExtentCounts()
  for (const extent of extents.slice(0, WINDOW)) counts.add(extent, 1)
  const windows = extents.map((first, from) => {
    const measure = counts.measure()
    const next = extents[from + WINDOW]
    counts.add(first, -1)
    if (next !== undefined) counts.add(next, 1)
    return measure
  })
  return windows.map((below, index) => [below, windows[Math.max(0, index - WINDOW + 1)]])
}

/** Marks that cannot begin a line, and those that cannot end one (CLREQ 3.1.3). */
const NOT_FIRST = /^[，。、；：！？）》】〕」』”’%％]/
const NOT_LAST = /^[“‘（《【〔「『]/
const UNBROKEN = /^[\p{Script=Latin}\d.,%]+/u
const HANGS = /[，。、；：！？）》”’]$/

/** Whether a line is full at a measure, or as full as what stands at the beginning of the next lets it be. */
export const isExactlyFull = (
  line: SourceLine,
  next: SourceLine,
  measure: number,
  extent: Extent,
): boolean => {
  const short = measure - extent(line)
  if (short === 0) return true
  if (short === -1) return HANGS.test(line.text)
  if (short < 0) return false
  // A sentence that ends before the margin more likely ends its paragraph too.
  if (endsSentence(line.text)) return false
  if (NOT_LAST.test(next.text)) return short <= SLACK
  const word = UNBROKEN.exec(next.text)?.[0].length ?? 0
  if (word > 1) return word > (extent(line) < line.text.length ? short * 2 : short) && short <= SLACK * 3
  return short <= SLACK && NOT_FIRST.test(next.text.slice(short))
}
