import { bestPath, IMPOSSIBLE } from '../../source/ingest/text/chain/best-path.ts'
import { headingsIn } from '../../source/ingest/text/chain/find-headings.ts'
import { withLeanings } from '../../source/ingest/text/chain/habit.ts'
import type { Weights } from '../../source/ingest/text/chain/weights.ts'
import type { Sequence, Shape } from './conditional-field.ts'

/** What a chain has learned, before its certainties are known. */
export type FittedChain = Omit<Weights, 'calibration'>

/** A decision with its margin, and whether it was right. */
export interface Decision {
  readonly margin: number
  readonly isRight: boolean
}

/** The best path through a sequence with fitted weights. */
const pathOf = (
  sequence: Sequence,
  weights: FittedChain,
  { states, leaningTransitions, neverLast }: Shape,
) => {
  const places = sequence.states.length
  const scores = new Int32Array(places * states)
  for (const [place, features] of sequence.features.entries())
    for (const feature of features)
      for (let state = 0; state < states; state++) {
        const at = place * states + state
        scores[at] = (scores[at] ?? 0) + (weights.scores[feature * states + state] ?? 0)
      }
  if (neverLast !== undefined) scores[(places - 1) * states + neverLast] = IMPOSSIBLE
  const transitions = withLeanings(weights.transitions, states, leaningTransitions, sequence.leanings)
  return bestPath({ states, transitions }, scores, sequence.before, sequence.after)
}

const spanOf = ({ from, to }: { readonly from: number; readonly to: number }): string => `${from}-${to}`

/** The headings that the chain over lines finds in a sequence, each right if all its lines and no others are. */
export const lineDecisions = (sequence: Sequence, weights: FittedChain, shape: Shape): Decision[] => {
  const margins = new Int32Array(sequence.states.length)
  const right = new Set(headingsIn({ states: sequence.states, margins }).map(spanOf))
  return headingsIn(pathOf(sequence, weights, shape)).map((found) => ({
    margin: found.whole,
    isRight: right.has(spanOf(found)),
  }))
}

/** The division of a heading, right as a whole. */
export const partDecision = (sequence: Sequence, weights: FittedChain, shape: Shape): Decision => {
  const { states, margins } = pathOf(sequence, weights, shape)
  return {
    margin: Math.min(...margins),
    isRight: states.every((state, place) => state === sequence.states[place]),
  }
}

const BINS = 12

/**
 * How often decisions were right, by margin: bins of equal size, made to rise (pool adjacent violators), in per mille. Below the first
 * bin the share is that of the first.
 */
export const calibrationOf = (
  decisions: readonly Decision[],
): (readonly [margin: number, right: number])[] => {
  const sorted = decisions.toSorted((a, b) => a.margin - b.margin)
  const size = Math.ceil(sorted.length / BINS)
  const pools: { margin: number; right: number; all: number }[] = []
  for (let from = 0; from < sorted.length; from += size) {
    const bin = sorted.slice(from, from + size)
    pools.push({
      margin: from === 0 ? 0 : (bin[0]?.margin ?? 0),
      right: bin.filter(({ isRight }) => isRight).length,
      all: bin.length,
    })
    for (;;) {
      const [below, above] = [pools.at(-2), pools.at(-1)]
      if (!below || !above || below.right * above.all <= above.right * below.all) break
      pools.splice(-2, 2, {
        margin: below.margin,
        right: below.right + above.right,
        all: below.all + above.all,
      })
    }
  }
  return pools.map(({ margin, right, all }) => [margin, Math.round((1000 * right) / all)] as const)
}
