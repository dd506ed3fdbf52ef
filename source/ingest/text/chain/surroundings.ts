import { scriptOf, standingKindOf } from '../../forms/index.ts'
import type { Paragraph } from '../repairs/paragraphs.ts'
import { Bigrams, MAX_CONTEXT } from './bigrams.ts'
import { bucketOf } from './shape.ts'

/** Numbers of values. */
export const SHARES = 7
export const DISTANCES = 9
export const TEXT_LENGTHS = 8
const SHARE_BOUNDS = [0, 0.1, 0.2, 0.35, 0.5, 0.7]
const DISTANCE_BOUNDS = [0, 1, 2, 3, 5, 8, 15, 30]
const TEXT_BOUNDS = [0, 40, 100, 200, 400, 800, 1600]

/** What is around a short line, in buckets. */
export interface Surroundings {
  /** First and last paragraph of the run of short lines that it is in. */
  readonly runFrom: number
  readonly runTo: number
  /** Shares of its bigrams in the text below and above the run, near and farther, and in the run below it. */
  readonly below: number
  readonly farBelow: number
  readonly above: number
  readonly farAbove: number
  readonly inRun: number
  /** -3 to 3, as 0 to 6: how much more it shares with the text below than with that above. */
  readonly lean: number
  /** Share of the words that the texts above and below have in common. */
  readonly coherence: number
  /** Other lone titles of about its length near it: in all, of its form, above, below. */
  readonly siblings: number
  readonly alike: number
  /** Whether one of them begins or ends alike: 0 no, 1 in a character, 2 in two. */
  readonly parallel: number
  readonly siblingsAbove: number
  readonly siblingsBelow: number
  /** Lone titles near it, at most 6. */
  readonly lone: number
  /** Paragraphs and characters of the text above, up to the next title, and below. */
  readonly since: number
  readonly sinceLength: number
  readonly until: number
  readonly untilLength: number
  /** Runs of short lines since one of several, at most 4; 5 for none, 0 if it is in one. */
  readonly sinceSeveral: number
  /** Paragraphs to the next dateline below the run, 0 to 7; 8 for none. */
  readonly nextDated: number
  readonly lastDated: number
  /** Whether more empty rows than usual are above and below it, and where more. */
  readonly gap: number
}

/** A line of a heading that is not a title by its form: it exclaims or asks, or ends with what it names. Most that do are text. */
const EXCLAIMING = /^.{1,30}$(?<=[！？])/
const NAMING = /^.{1,60}$(?<=[）》”])/

/**
 * Whether the chain decides if a paragraph is a line of a heading: a title, or a short line of prose that may be one. Standing heads and
 * lines that are not Chinese are decided by their forms.
 */
export const mayBeHeading = ({ kind, text, lines }: Paragraph): boolean =>
  (kind === 'title' ||
    (kind === 'prose' && (EXCLAIMING.test(text) || NAMING.test(text)) && !text.includes('。'))) &&
  lines.at(-1)?.endsInLoop === undefined &&
  !NO_HEADING.has(lines[0]?.mark?.kind) &&
  scriptOf(text) === 'han' &&
  standingKindOf(text) === undefined

/** What mark-up says is no heading. */
const NO_HEADING: ReadonlySet<string | undefined> = new Set(['list', 'quote', 'row'])

/** Whether lines between two paragraphs were taken out: page credits, a repeated passage. No heading goes on over them. */
export const isParted = (above: Paragraph | undefined, below: Paragraph | undefined): boolean =>
  above !== undefined &&
  below !== undefined &&
  (above.lines.at(-1)?.index ?? 0) + 1 !== (below.lines[0]?.index ?? 0)

/** A paragraph that was cut off looks like a heading of many clauses: below text, 265 of 270 such lines are. */
const CUT_OFF = /^(?=.{30})[^，]*，[^，]*，.*[^—：）]$/
const TEXT: ReadonlySet<string | undefined> = new Set(['prose', 'dated'])
const isCutOff = (all: readonly Paragraph[], index: number): boolean =>
  TEXT.has(all[index - 1]?.kind) && CUT_OFF.test(all[index]?.text ?? '')

const NEAR_BELOW = 3
const FAR_BELOW = 8
const NEAR_ABOVE = 4
const FAR_ABOVE = 10
const REACH = 24
/** The longest run of titles that is looked at as one. */
const MAX_RUN = 12

const rowsAbove = (all: readonly Paragraph[], index: number): number => {
  const [above, own] = [all[index - 1]?.lines.at(-1), all[index]?.lines[0]]
  return above && own ? Math.min(3, own.row - above.row) : 0
}

const usualGap = (all: readonly Paragraph[]): number => {
  const counts = [0, 0, 0, 0]
  for (let index = 1; index < all.length; index++) {
    const rows = rowsAbove(all, index)
    counts[rows] = (counts[rows] ?? 0) + 1
  }
  const half = all.length / 2
  let sum = 0
  return counts.findIndex((count) => {
    sum += count
    return sum >= half
  })
}

/**
 * Visits the lines of a section that may be headings, in order, with what is around each, and with whether it is right below the one
 * before it, so that both may be in one heading. Time is linear in the section's length, and
 * nothing is kept from one line to the next.
 */
export const visitShortLines = (
  all: readonly Paragraph[],
  visit: (index: number, around: Surroundings, isBelow: boolean) => void,
): void => {
  const size = all.length
  const isTitle = (index: number): boolean => all[index]?.kind === 'title'
  const goesOn = (index: number): boolean => {
    const [own, next] = [all[index], all[index + 1]]
    return next?.kind === 'title' && mayBeHeading(next) && !isParted(own, next)
  }
  const isDated = (index: number): boolean => all[index]?.kind === 'dated'
  const lengthOf = (index: number): number => all[index]?.text.length ?? 0
  const usual = Math.max(0, usualGap(all))
  const isLone = (index: number): boolean => isTitle(index) && !isTitle(index - 1) && !isTitle(index + 1)
  const near = new Bigrams()
  const far = new Bigrams()
  const nearAbove = new Bigrams()
  const farAbove = new Bigrams()
  const run = new Bigrams()
  const belowText = new Bigrams()
  const fill = (set: Bigrams, from: number, to: number): void => {
    set.clear()
    for (let index = Math.max(0, from); index < Math.min(size, to); index++) set.add(all[index]?.text ?? '')
  }
  let [lastDated, lastTitle, lastVisited, sinceSeveral] = [-1, -1, -2, 5]
  for (let from = 0; from < size; ) {
    const first = all[from]
    if (!first || !mayBeHeading(first) || isCutOff(all, from)) {
      if (isDated(from)) lastDated = from
      from++
      continue
    }
    let to = from
    if (isTitle(from)) while (goesOn(to) && to - from < MAX_RUN - 1) to++
    const end = to + 1
    fill(near, end, end + NEAR_BELOW)
    fill(far, end, end + FAR_BELOW)
    fill(nearAbove, from - NEAR_ABOVE, from)
    fill(farAbove, from - FAR_ABOVE, from)
    belowText.clear()
    const below = all.slice(end, end + NEAR_ABOVE).map(({ text }) => text.slice(0, MAX_CONTEXT))
    const coherence = bucketOf(nearAbove.share(below.join('\n').slice(0, MAX_CONTEXT)), COHERENCE_BOUNDS)
    let down = end
    while (down < size && !isTitle(down) && down - end < 40) down++
    let nextDated = 8
    for (let index = end; index < Math.min(size, end + 8); index++)
      if (isDated(index)) {
        nextDated = index - end
        break
      }
    const textBetween = (start: number, stop: number): number => {
      let sum = 0
      for (let index = Math.max(0, start); index < stop && sum < 1700; index++) sum += lengthOf(index)
      return sum
    }
    const up = Math.max(lastTitle, from - 41)
    if (to > from) sinceSeveral = 0
    else if (isTitle(from) && sinceSeveral < 4) sinceSeveral++
    for (let index = from; index <= to; index++) {
      const text = all[index]?.text ?? ''
      const [belowShare, aboveShare] = [far.share(text), farAbove.share(text)]
      fill(run, index + 1, end)
      let [siblings, alike, parallel, siblingsAbove, siblingsBelow, lone] = [0, 0, 0, 0, 0, 0]
      const scan = (step: number): void => {
        for (
          let other = index + step;
          Math.abs(other - index) <= REACH && other >= 0 && other < size;
          other += step
        ) {
          // An article with a dateline begins between them.
          if (isDated(step > 0 ? other : other + 1) && isTitle(step > 0 ? other - 1 : other)) break
          if (!isLone(other)) continue
          lone++
          if (Math.abs(lengthOf(other) - text.length) > 1) continue
          siblings++
          parallel = Math.max(parallel, parallelism(text, all[other]?.text ?? ''))
          if (step < 0) siblingsAbove++
          else siblingsBelow++
          if (
            /^\d|^[“《（■]/.test(text) === /^\d|^[“《（■]/.test(all[other]?.text ?? '') &&
            /\s/.test(text) === /\s/.test(all[other]?.text ?? '')
          )
            alike++
        }
      }
      if (isTitle(index)) {
        scan(-1)
        scan(1)
      }
      const isBelow = lastVisited === index - 1 && !isParted(all[index - 1], all[index])
      lastVisited = index
      const [rows, rowsBelow] = [rowsAbove(all, index), rowsAbove(all, index + 1)]
      const around: Surroundings = {
        runFrom: from,
        runTo: to,
        below: bucketOf(near.share(text), SHARE_BOUNDS),
        farBelow: bucketOf(belowShare, SHARE_BOUNDS),
        above: bucketOf(nearAbove.share(text), SHARE_BOUNDS),
        farAbove: bucketOf(aboveShare, SHARE_BOUNDS),
        inRun: bucketOf(run.share(text), SHARE_BOUNDS),
        lean: Math.max(-3, Math.min(3, Math.round((belowShare - aboveShare) * 6))) + 3,
        coherence,
        siblings: Math.min(3, siblings),
        alike: Math.min(3, alike),
        parallel,
        siblingsAbove: Math.min(2, siblingsAbove),
        siblingsBelow: Math.min(2, siblingsBelow),
        lone: Math.min(6, lone),
        since: bucketOf(from - up - 1, DISTANCE_BOUNDS),
        sinceLength: bucketOf(textBetween(up + 1, from), TEXT_BOUNDS),
        until: bucketOf(down - end, DISTANCE_BOUNDS),
        untilLength: bucketOf(textBetween(end, down), TEXT_BOUNDS),
        nextDated,
        sinceSeveral,
        lastDated: lastDated < 0 ? DISTANCES : bucketOf(index - lastDated, DISTANCE_BOUNDS),
        gap:
          (Math.sign(rows - usual) + 1) * 9 +
          (Math.sign(rowsBelow - usual) + 1) * 3 +
          Math.sign(rows - rowsBelow) +
          1,
      }
      visit(index, around, isBelow)
    }
    if (isTitle(to)) lastTitle = to
    from = end
  }
}
/** In how many characters two titles begin or end alike, at most 2. */
const parallelism = (one: string, other: string): number => {
  if (one.slice(-2) === other.slice(-2) || one.slice(0, 2) === other.slice(0, 2)) return 2
  return one.at(-1) === other.at(-1) || one[0] === other[0] ? 1 : 0
}
const COHERENCE_BOUNDS = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4]
