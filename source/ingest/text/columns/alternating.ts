import { pageLabelOf } from '../../forms/index.ts'
import { isOpen } from '../lines/sentences.ts'
import type { SourceLine } from '../lines/source-line.ts'
import type { ColumnLines } from './column-lines.ts'
import { PairEvidence, PairTable } from './pair-evidence.ts'

/** The longest line of a column, in code units, and the fewest lines that may be columns in turn. */
const LONGEST = 64
const MIN_LINES = 6
/** The fewest of them that break off. */
const MIN_OPEN = 4
/** What it costs to begin columns. */
const SWITCH = [0, 0.5, 4, 6]
const MOST_COLUMNS = 3
/**
 * By how much columns must explain lines better than one column does, in all and for each line: if they are parted, and if they
 * are mentioned. Real ones have 0.64 a line or more; what a text wrapped at changing widths has by chance is less.
 */
const CERTAIN = { gain: 8.5, each: 0.5 }
const SEEN = { gain: 7.5, each: 0.7 }

/** By how much sums of the same terms may differ. */
const ROUNDING = 0.1

/** The share of a column's lines in mid-sentence that are as long as most, and by how much they may differ. */
const WRAPPED = 0.75
/** The narrowest measure of a column, in characters, and the fewest lines of it that show one. */
const NARROWEST = 8
const MIN_BROKEN = 1
const slackAt = (measure: number): number => Math.max(2, measure / 8)

const extentOf = ({ text, indent }: SourceLine): number => text.length + indent / 2

/** Whether the lines of a column that break off are as long as its measure lets them be. */
const isWrapped = (column: readonly SourceLine[]): boolean => {
  const extents = column.filter(({ text, kind }) => isOpen(text) && kind !== 'title').map(extentOf)
  const measure = extents.toSorted((a, b) => a - b)[extents.length >> 1] ?? 0
  const wrapped = extents.filter((extent) => Math.abs(extent - measure) <= slackAt(measure))
  return measure >= NARROWEST && extents.length >= MIN_BROKEN && wrapped.length >= extents.length * WRAPPED
}

/** Runs of lines that may be columns in turn, as ranges of their places. */
function* stretches(lines: readonly SourceLine[]): Iterable<readonly [from: number, to: number]> {
  let [from, open] = [0, 0]
  for (let index = 0; index <= lines.length; index++) {
    const line = lines[index]
    const isShort =
      line !== undefined &&
      line.text.length <= LONGEST &&
      line.kind !== 'table' &&
      (line.mark === undefined || line.mark.kind === 'plain') &&
      pageLabelOf(line.text) === undefined
    if (isShort) {
      if (isOpen(line.text) && line.kind !== 'byline') open++
      continue
    }
    if (open >= MIN_OPEN && index - from >= MIN_LINES) yield [from, index]
    from = index + 1
    open = 0
  }
}

/** Lines of so many columns in turn, as a range of their places; one column is text as it is. */
interface Segment {
  readonly from: number
  readonly to: number
  readonly columns: number
}

/** The likeliest division of lines into text as it is and columns in turn. */
class Divider {
  readonly #evidence: PairEvidence
  readonly #length: number
  /** The best sum up to each line for each number of columns, and where its segment began. */
  readonly #sums: readonly Float64Array[]
  readonly #starts: readonly Int32Array[]

  constructor(evidence: PairEvidence, length: number) {
    this.#evidence = evidence
    this.#length = length
    this.#sums = SWITCH.map(() => new Float64Array(length).fill(Number.NEGATIVE_INFINITY))
    this.#starts = SWITCH.map(() => new Int32Array(length))
  }

  #bestAt(index: number): readonly [columns: number, sum: number] {
    let best: readonly [number, number] = [1, index < 0 ? 0 : Number.NEGATIVE_INFINITY]
    for (let columns = 1; index >= 0 && columns <= MOST_COLUMNS; columns++) {
      let sum = this.#sums[columns]?.[index] ?? 0
      for (let last = 0; last < columns; last++) sum += this.#evidence.ends(index - last)
      if (sum > best[1]) best = [columns, sum]
    }
    return best
  }

  segments(): Segment[] {
    for (let index = 0; index < this.#length; index++)
      for (let columns = 1; columns <= MOST_COLUMNS; columns++) {
        const [sums, starts] = [this.#sums[columns], this.#starts[columns]]
        const first = index - columns + 1
        if (!sums || !starts || first < 0) continue
        const onward =
          (sums[index - 1] ?? Number.NEGATIVE_INFINITY) + this.#evidence.follows(index - columns, index)
        let fresh = this.#before(first, columns) - (SWITCH[columns] ?? 0)
        for (let at = first; at <= index; at++) if (columns > 1) fresh += this.#evidence.begins(at)
        const isFresh = index === 0 || fresh > onward
        sums[index] = isFresh ? fresh : onward
        starts[index] = isFresh ? first : (starts[index - 1] ?? 0)
      }
    return this.#traced()
  }

  /** The best sum before a segment. One column goes on in the last line of either of two. */
  #before(first: number, columns: number): number {
    const [, sum] = this.#bestAt(first - 1)
    if (columns > 1 || first === 0) return sum
    const two = this.#sums[2]?.[first - 1] ?? Number.NEGATIVE_INFINITY
    const { follows, ends } = {
      follows: (by: number) => this.#evidence.follows(first - by, first),
      ends: (by: number) => this.#evidence.ends(first - by),
    }
    const own = (this.#sums[1]?.[first - 1] ?? Number.NEGATIVE_INFINITY) + follows(1)
    return Math.max(
      own,
      sum + this.#evidence.begins(first),
      two + Math.max(follows(1) + ends(2), follows(2) + ends(1)),
    )
  }

  #traced(): Segment[] {
    const segments: Segment[] = []
    for (let to = this.#length; to > 0; ) {
      const [columns] = this.#bestAt(to - 1)
      const from = Math.max(0, Math.min(to - 1, this.#starts[columns]?.[to - 1] ?? 0))
      segments.push({ from, to, columns })
      to = from
    }
    return segments.reverse()
  }

  /** The lines below a segment in which one of its columns goes on, and how far up its last line is. */
  tailOf({ to, columns }: Segment, end: number): { readonly to: number; readonly up: number } {
    if (to >= end || columns !== 2) return { to, up: 1 }
    const up =
      this.#evidence.follows(to - 1, to) + this.#evidence.ends(to - 2) <
      this.#evidence.follows(to - 2, to) + this.#evidence.ends(to - 1)
        ? 2
        : 1
    let tail = to
    while (tail < end && !this.#evidence.beginsArticle(tail === to ? to - up : tail - 1, tail)) tail++
    return { to: tail, up }
  }

  /** By how much a segment explains its lines better than one column does. */
  gain({ from, to, columns }: Segment): number {
    let gain = 0
    for (let index = from; index < to; index++) {
      gain +=
        index < from + columns ? this.#evidence.begins(index) : this.#evidence.follows(index - columns, index)
      if (index > from) gain -= this.#evidence.follows(index - 1, index)
    }
    return gain
  }
}

/** Whether any run of lines is explained so much better by columns that they may be mentioned: a bound that is cheap to find. */
const mayHaveColumns = (evidence: PairEvidence, length: number): boolean => {
  const least = Math.min(CERTAIN.gain, SEEN.gain) - ROUNDING
  let gain = 0
  for (let index = 0; index < length; index++) {
    const begins = evidence.begins(index)
    let best = begins
    for (let columns = 2; columns <= Math.min(MOST_COLUMNS, index); columns++)
      best = Math.max(best, evidence.follows(index - columns, index))
    gain = Math.max(begins, gain + best - evidence.follows(index - 1, index))
    if (gain >= least) return true
  }
  return false
}

/** Each column of a segment with the tail of the longest; rows as far apart as the lines of a column were, if they were in turn. */
const columnsOf = (
  lines: readonly SourceLine[],
  { from, to, columns }: Segment,
  tail: ReturnType<Divider['tailOf']>,
): SourceLine[][] => {
  const found = Array.from({ length: columns }, (): SourceLine[] => [])
  for (let index = from; index < tail.to; index++) {
    const [line, above] = [lines[index], lines[index - 1]]
    const column = found[((index < to ? index : to - tail.up) - from) % columns]
    const row = (column?.at(-1)?.row ?? 0) + (above && line && line.row - above.row > 1 ? 2 : 1)
    if (line) column?.push(line.with({ row }))
  }
  return found
}

/** Columns whose lines stand in turn, one of the left and one of the right: sentences go on in every second line. */
export const alternating = (lines: readonly SourceLine[]): ColumnLines[] => {
  const found: ColumnLines[] = []
  let pairs: PairTable | undefined
  for (const [start, end] of stretches(lines)) {
    const own = lines.slice(start, end)
    pairs ??= new PairTable()
    const evidence = new PairEvidence(own, pairs)
    if (!mayHaveColumns(evidence, own.length)) continue
    const divider = new Divider(evidence, own.length)
    const segments = divider.segments()
    for (const [index, segment] of segments.entries()) {
      if (segment.columns < 2 || segment.to - segment.from < MIN_LINES) continue
      const gain = divider.gain(segment)
      const each = gain / (segment.to - segment.from)
      const isCertain = gain >= CERTAIN.gain && each >= CERTAIN.each
      if (!isCertain && (gain < SEEN.gain || each < SEEN.each)) continue
      const bare = { to: segment.to, up: 1 }
      if (!columnsOf(own, segment, bare).every(isWrapped)) continue
      const below = segments[index + 1]
      const tail = divider.tailOf(segment, below?.columns === 1 ? below.to : segment.to)
      found.push({
        from: start + segment.from,
        to: start + tail.to,
        columns: columnsOf(own, segment, tail),
        isCertain,
      })
    }
  }
  return found
}
