import type { Paragraph } from '../repairs/paragraphs.ts'
import { Bigrams, MAX_CONTEXT } from './bigrams.ts'
import { bucketOf } from './shape.ts'
import { isParted, type ShortRun, shortRuns } from './short-runs.ts'
import { type Siblings, siblingsOf, twinsOf } from './siblings.ts'

/** Numbers of values. */
export const SHARES = 7
export const DISTANCES = 9
export const TEXT_LENGTHS = 8
const SHARE_BOUNDS = [0, 0.1, 0.2, 0.35, 0.5, 0.7]
const COHERENCE_BOUNDS = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4]
const DISTANCE_BOUNDS = [0, 1, 2, 3, 5, 8, 15, 30]
const TEXT_BOUNDS = [0, 40, 100, 200, 400, 800, 1600]

/** What is around a run of short lines, in buckets. */
interface RunSurroundings {
  /** First and last paragraph of the run. */
  readonly runFrom: number
  readonly runTo: number
  /** Share of the words that the texts above and below have in common. */
  readonly coherence: number
  /** Runs like it near it, at most 3. */
  readonly twins: number
  /** Paragraphs and characters of the text above, up to the next title, and below. */
  readonly since: number
  readonly sinceLength: number
  readonly until: number
  readonly untilLength: number
  /** Runs of short lines since one of several, at most 4; 5 for none, 0 if it is of several. */
  readonly sinceSeveral: number
  /** Paragraphs to the next dateline below the run, 0 to 7; 8 for none. */
  readonly nextDated: number
}

/** What is around a short line, in buckets. */
export interface Surroundings extends RunSurroundings, Siblings {
  /** Shares of its bigrams in the text below and above the run, near and farther, and in the run below it. */
  readonly below: number
  readonly farBelow: number
  readonly above: number
  readonly farAbove: number
  readonly inRun: number
  /** -3 to 3, as 0 to 6: how much more it shares with the text below than with that above. */
  readonly lean: number
  readonly lastDated: number
  /** Whether more empty rows than usual are above and below it, and where more. */
  readonly gap: number
}

const NEAR_BELOW = 3
const FAR_BELOW = 8
const NEAR_ABOVE = 4
const FAR_ABOVE = 10
/** Paragraphs of a text, and characters, that are counted. */
const MAX_TEXT = 40
const MAX_LENGTH = 1700
const NO_DATED = 8

const rowsAbove = (all: readonly Paragraph[], index: number): number => {
  const [above, own] = [all[index - 1]?.lines.at(-1), all[index]?.lines[0]]
  return above && own ? Math.min(3, own.row - above.row) : 0
}

/** The median of the rows between two paragraphs. */
const usualGap = (all: readonly Paragraph[]): number => {
  const counts = [0, 0, 0, 0]
  for (let index = 1; index < all.length; index++) {
    const rows = rowsAbove(all, index)
    counts[rows] = (counts[rows] ?? 0) + 1
  }
  let sum = 0
  return Math.max(
    0,
    counts.findIndex((count) => {
      sum += count
      return sum >= all.length / 2
    }),
  )
}

/** Shares of a line's bigrams in the texts below and above its run. */
interface Shares {
  readonly nearBelow: number
  readonly farBelow: number
  readonly nearAbove: number
  readonly farAbove: number
}
const NO_SHARES: Shares = { nearBelow: 0, farBelow: 0, nearAbove: 0, farAbove: 0 }

/** Walks over the short lines of a section. Nothing but counts is kept from one run to the next. */
class ShortLineWalk {
  readonly #all: readonly Paragraph[]
  readonly #runs: readonly ShortRun[]
  readonly #usualGap: number
  readonly #below = new Bigrams()
  readonly #above = new Bigrams()
  readonly #run = new Bigrams()
  #lastDated = -1
  #lastTitle = -1
  #sinceSeveral = 5
  /** Share of the words below the run that are above it. */
  #coherence = 0

  constructor(all: readonly Paragraph[]) {
    this.#all = all
    this.#runs = shortRuns(all)
    this.#usualGap = usualGap(all)
  }

  visit(visit: (index: number, around: Surroundings, isBelow: boolean) => void): void {
    const all = this.#all
    let [seen, lastVisited] = [0, -2]
    for (const [order, { from, to }] of this.#runs.entries()) {
      for (; seen < from; seen++) if (all[seen]?.kind === 'dated') this.#lastDated = seen
      const shares = this.#sharesIn(from, to)
      const run = this.#aroundRun(order, from, to)
      for (let index = from; index <= to; index++) {
        const isBelow = lastVisited === index - 1 && !isParted(all[index - 1], all[index])
        lastVisited = index
        visit(index, this.#around(index, run, shares[index - from] ?? NO_SHARES), isBelow)
      }
      if (this.#isTitle(to)) this.#lastTitle = to
      seen = to + 1
    }
  }

  #isTitle(index: number): boolean {
    return this.#all[index]?.kind === 'title'
  }

  #add(set: Bigrams, from: number, to: number): void {
    for (let index = Math.max(0, from); index < Math.min(this.#all.length, to); index++)
      set.add(this.#all[index]?.text ?? '')
  }

  /** What each line of a run shares with the texts below and above it: first with what is near, then with what is farther too. */
  #sharesIn(from: number, to: number): readonly Shares[] {
    const end = to + 1
    const texts = this.#all.slice(from, end).map(({ text }) => text)
    const sharesOf = (set: Bigrams): number[] => texts.map((text) => set.share(text))
    const [below, above] = [this.#below, this.#above]
    below.clear()
    this.#add(below, end, end + NEAR_BELOW)
    const nearBelow = sharesOf(below)
    this.#add(below, end + NEAR_BELOW, end + FAR_BELOW)
    const farBelow = sharesOf(below)
    above.clear()
    this.#add(above, from - NEAR_ABOVE, from)
    const nearAbove = sharesOf(above)
    const next = this.#all.slice(end, end + NEAR_ABOVE).map(({ text }) => text.slice(0, MAX_CONTEXT))
    this.#coherence = above.share(next.join('\n').slice(0, MAX_CONTEXT))
    this.#add(above, from - FAR_ABOVE, from - NEAR_ABOVE)
    const farAbove = sharesOf(above)
    return texts.map((_, line) => ({
      nearBelow: nearBelow[line] ?? 0,
      farBelow: farBelow[line] ?? 0,
      nearAbove: nearAbove[line] ?? 0,
      farAbove: farAbove[line] ?? 0,
    }))
  }

  /** Characters from one paragraph to before another, as far as they are counted. */
  #lengthOf(from: number, to: number): number {
    let sum = 0
    for (let index = Math.max(0, from); index < to && sum < MAX_LENGTH; index++)
      sum += this.#all[index]?.text.length ?? 0
    return sum
  }

  #aroundRun(order: number, from: number, to: number): RunSurroundings {
    const all = this.#all
    const end = to + 1
    let down = end
    while (down < all.length && !this.#isTitle(down) && down - end < MAX_TEXT) down++
    const dated = all.slice(end, end + NO_DATED).findIndex(({ kind }) => kind === 'dated')
    const up = Math.max(this.#lastTitle, from - MAX_TEXT - 1)
    if (to > from) this.#sinceSeveral = 0
    else if (this.#isTitle(from) && this.#sinceSeveral < 4) this.#sinceSeveral++
    return {
      runFrom: from,
      runTo: to,
      coherence: bucketOf(this.#coherence, COHERENCE_BOUNDS),
      twins: twinsOf(all, this.#runs, order),
      since: bucketOf(from - up - 1, DISTANCE_BOUNDS),
      sinceLength: bucketOf(this.#lengthOf(up + 1, from), TEXT_BOUNDS),
      until: bucketOf(down - end, DISTANCE_BOUNDS),
      untilLength: bucketOf(this.#lengthOf(end, down), TEXT_BOUNDS),
      sinceSeveral: this.#sinceSeveral,
      nextDated: dated < 0 ? NO_DATED : dated,
    }
  }

  #around(index: number, run: RunSurroundings, shares: Shares): Surroundings {
    const { nearBelow, farBelow, nearAbove, farAbove } = shares
    this.#run.clear()
    this.#add(this.#run, index + 1, run.runTo + 1)
    return {
      ...run,
      ...siblingsOf(this.#all, index),
      below: bucketOf(nearBelow, SHARE_BOUNDS),
      farBelow: bucketOf(farBelow, SHARE_BOUNDS),
      above: bucketOf(nearAbove, SHARE_BOUNDS),
      farAbove: bucketOf(farAbove, SHARE_BOUNDS),
      inRun: bucketOf(this.#run.share(this.#all[index]?.text ?? ''), SHARE_BOUNDS),
      lean: Math.max(-3, Math.min(3, Math.round((farBelow - farAbove) * 6))) + 3,
      lastDated: this.#lastDated < 0 ? DISTANCES : bucketOf(index - this.#lastDated, DISTANCE_BOUNDS),
      gap: this.#gapAt(index),
    }
  }

  /** 0 to 26: rows above and below it, beside the usual ones and one another: fewer, as many, or more. */
  #gapAt(index: number): number {
    const [above, below] = [rowsAbove(this.#all, index), rowsAbove(this.#all, index + 1)]
    const beside = (rows: number, other: number): number => Math.sign(rows - other) + 1
    return beside(above, this.#usualGap) * 9 + beside(below, this.#usualGap) * 3 + beside(above, below)
  }
}

/**
 * Visits the lines of a section that may be headings, in order, with what is around each, and with whether it is right below the one
 * before it, so that both may be in one heading. Time is linear in the section's length.
 */
export const visitShortLines = (
  all: readonly Paragraph[],
  visit: (index: number, around: Surroundings, isBelow: boolean) => void,
): void => new ShortLineWalk(all).visit(visit)
