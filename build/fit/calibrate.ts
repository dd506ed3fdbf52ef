import { bestRow, IMPOSSIBLE } from '../../source/ingest/text/chain/best-row.ts'
import { withLeanings } from '../../source/ingest/text/chain/habit.ts'
import type { Weights } from '../../source/ingest/text/chain/weights.ts'
import type { Row, Shape } from './conditional-field.ts'

/** A decision with its margin, and whether it was right. */
export interface Decision {
  readonly margin: number
  readonly isRight: boolean
}

/** The best states of a row with fitted weights. */
export const statesOf = (row: Row, weights: Weights, { states, leaningSteps, neverLast }: Shape) => {
  const places = row.states.length
  const scores = new Int32Array(places * states)
  for (const [place, features] of row.features.entries())
    for (const feature of features)
      for (let state = 0; state < states; state++) {
        const at = place * states + state
        scores[at] = (scores[at] ?? 0) + (weights.scores[feature * states + state] ?? 0)
      }
  if (neverLast !== undefined) scores[(places - 1) * states + neverLast] = IMPOSSIBLE
  const steps = withLeanings(weights.steps, states, leaningSteps, row.leanings)
  return bestRow({ states, steps }, scores, row.before, row.after)
}

const FIRST = 1

/**
 * The decisions of a row. Of the chain over lines: each heading that it finds, right if all its lines and no others are; of the chain over
 * the parts of a heading, the whole division.
 */
export const decisionsOf = (row: Row, weights: Weights, shape: Shape): Decision[] => {
  const { states, margins } = statesOf(row, weights, shape)
  if (shape.neverLast !== undefined)
    return [
      { margin: Math.min(...margins), isRight: states.every((state, place) => state === row.states[place]) },
    ]
  const found: Decision[] = []
  for (let from = 0; from < states.length; from++) {
    if (states[from] !== FIRST) continue
    let to = from + 1
    while (states[to] !== undefined && states[to] !== FIRST && states[to] !== 0) to++
    // The line below it must not belong to it either.
    const end = Math.min(states.length, states[to] === 0 ? to + 1 : to)
    const isRight = Array.from({ length: end - from }).every(
      (_, place) => states[from + place] === row.states[from + place],
    )
    found.push({ margin: Math.min(...margins.slice(from, end)), isRight })
  }
  return found
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
