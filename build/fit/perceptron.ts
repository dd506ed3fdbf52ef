import { bestRow } from '../../source/ingest/text/chain/best-row.ts'
import { type LeaningSteps, withLeanings } from '../../source/ingest/text/chain/habit.ts'
import { Random } from '../../test/editions/random.ts'

/** A row of places with the features of each, and the states that are right. */
export interface Row {
  /** For each place its features. */
  readonly features: readonly Int32Array[]
  readonly states: Uint8Array
  readonly before: number
  readonly after?: number
  /** What leans to a step, and by how much; for the chain over the parts of a heading. */
  readonly leanings: readonly number[]
}

export interface Shape {
  readonly states: number
  readonly features: number
  /** Steps from each state and from the beginning that may not be. */
  readonly impossible: readonly (readonly [from: number, to: number])[]
  readonly leaningSteps: LeaningSteps
  /** A state in which no row ends. */
  readonly neverLast?: number
}

/** Weights before they are rounded to bytes. */
export interface Fitted {
  readonly scores: Float64Array
  /** Steps, then leanings. */
  readonly steps: Float64Array
}

const EPOCHS = 8
/** By how much a right row must beat each wrong one, for each place that is wrong. */
const MARGIN = 3
export const NEVER = -(2 ** 26)

/**
 * An averaged structured perceptron with a margin. Its weights are whole numbers until the end, and its order is that of a seeded
 * random sequence, so that every machine fits the same weights.
 */
export const fitPerceptron = (rows: readonly Row[], shape: Shape): Fitted => {
  const { states, features, impossible, leaningSteps, neverLast } = shape
  const scores = new Int32Array(features * states)
  const scoreSums = new Float64Array(scores.length)
  const size = (states + 1) * states + leaningSteps.length
  const steps = new Int32Array(size)
  const stepSums = new Float64Array(size)
  for (const [from, to] of impossible) steps[from * states + to] = NEVER
  let count = 1
  const add = (row: Row, own: Uint8Array, sign: 1 | -1): void => {
    let last = row.before
    for (const [place, state] of own.entries()) {
      for (const feature of row.features[place] ?? []) {
        const at = feature * states + state
        scores[at] = (scores[at] ?? 0) + sign
        scoreSums[at] = (scoreSums[at] ?? 0) + sign * count
      }
      const step = last * states + state
      steps[step] = (steps[step] ?? 0) + sign
      stepSums[step] = (stepSums[step] ?? 0) + sign * count
      for (const [order, own] of leaningSteps.entries())
        if (own.some(([from, to]) => from === last && to === state)) {
          const at = (states + 1) * states + order
          const amount = sign * (row.leanings[order] ?? 0)
          steps[at] = (steps[at] ?? 0) + amount
          stepSums[at] = (stepSums[at] ?? 0) + amount * count
        }
      last = state
    }
    if (row.after === undefined) return
    const step = last * states + row.after
    steps[step] = (steps[step] ?? 0) + sign
    stepSums[step] = (stepSums[step] ?? 0) + sign * count
  }
  const random = new Random(20211109)
  const order = Int32Array.from(rows.keys())
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let index = order.length - 1; index > 0; index--) {
      const other = random.below(index + 1)
      ;[order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0]
    }
    for (const index of order) {
      const row = rows[index] as Row
      const places = row.states.length
      const found = new Int32Array(places * states)
      for (let place = 0; place < places; place++) {
        for (let state = 0; state < states; state++)
          found[place * states + state] = state === row.states[place] ? 0 : MARGIN
        for (const feature of row.features[place] ?? [])
          for (let state = 0; state < states; state++) {
            const at = place * states + state
            found[at] = (found[at] ?? 0) + (scores[feature * states + state] ?? 0)
          }
      }
      if (neverLast !== undefined) found[(places - 1) * states + neverLast] = NEVER
      const best = bestRow(
        { states, steps: withLeanings(steps, states, leaningSteps, row.leanings) },
        found,
        row.before,
        row.after,
      )
      if (best.states.some((state, place) => state !== row.states[place])) {
        add(row, row.states, 1)
        add(row, best.states, -1)
      }
      count++
    }
  }
  const averaged = (weights: Int32Array, sums: Float64Array): Float64Array =>
    Float64Array.from(weights, (weight, at) =>
      weight <= NEVER / 2 ? NEVER : weight - (sums[at] ?? 0) / count,
    )
  return { scores: averaged(scores, scoreSums), steps: averaged(steps, stepSums) }
}
