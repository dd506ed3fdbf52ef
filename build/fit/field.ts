import type { LeaningSteps } from '../../source/ingest/text/chain/habit.ts'
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
  /** How much it counts. */
  readonly weight?: number
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

const EPOCHS = 3
const ALPHA = 0.03
const L1 = 0.3
const L2 = 1
const BETA = 1
export const NEVER = -1e6
/** Gradients nearer to zero change nothing worth the time. */
const NEGLIGIBLE = 1e-3

/** e to the power of x <= 0, by operations that are exact to the last bit on every machine; `Math.exp` need not be. */
const exponential = (x: number): number => {
  if (x < -30) return 0
  const y = x / 1024
  let power = 1 + y * (1 + (y / 2) * (1 + (y / 3) * (1 + y / 4)))
  for (let doubling = 0; doubling < 10; doubling++) power *= power
  return power
}

/**
 * Weights that follow the regularised leader (FTRL-Proximal: McMahan and others, Ad Click Prediction, 2013): a weight stays zero until its
 * evidence is above L1, so that what is rare decides nothing.
 */
class Weights {
  readonly values: Float64Array
  readonly #sums: Float64Array
  readonly #squares: Float64Array

  constructor(size: number) {
    this.values = new Float64Array(size)
    this.#sums = new Float64Array(size)
    this.#squares = new Float64Array(size)
  }

  update(at: number, gradient: number): void {
    const before = this.#squares[at] ?? 0
    const after = before + gradient * gradient
    const root = Math.sqrt(after)
    const sum =
      (this.#sums[at] ?? 0) + gradient - ((root - Math.sqrt(before)) / ALPHA) * (this.values[at] ?? 0)
    this.#squares[at] = after
    this.#sums[at] = sum
    this.values[at] = Math.abs(sum) <= L1 ? 0 : -(sum - Math.sign(sum) * L1) / ((BETA + root) / ALPHA + L2)
  }
}

export const fitField = (rows: readonly Row[], shape: Shape): Fitted => {
  const { states, features, impossible, leaningSteps, neverLast } = shape
  const scores = new Weights(features * states)
  const size = (states + 1) * states
  const steps = new Weights(size + leaningSteps.length)
  const isImpossible = new Uint8Array(size)
  for (const [from, to] of impossible) isImpossible[from * states + to] = 1
  const leaningsOn: number[][] = Array.from({ length: size }, () => [])
  for (const [order, pairs] of leaningSteps.entries())
    for (const [from, to] of pairs) leaningsOn[from * states + to]?.push(order)
  const random = new Random(20211109)
  const order = Int32Array.from(rows.keys())
  const own = new Float64Array(size)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let index = order.length - 1; index > 0; index--) {
      const other = random.below(index + 1)
      ;[order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0]
    }
    for (const index of order) {
      const row = rows[index] as Row
      const places = row.states.length
      const weight = row.weight ?? 1
      // Potentials.
      for (let at = 0; at < size; at++) {
        let value = steps.values[at] ?? 0
        for (const leaning of leaningsOn[at] ?? [])
          value += ((steps.values[size + leaning] ?? 0) * (row.leanings[leaning] ?? 0)) / 8
        own[at] = isImpossible[at] ? NEVER : value
      }
      const local = new Float64Array(places * states)
      for (let place = 0; place < places; place++) {
        const list = row.features[place] as Int32Array
        for (let state = 0; state < states; state++) {
          let sum = 0
          for (let f = 0; f < list.length; f++)
            sum += scores.values[(list[f] as number) * states + state] as number
          local[place * states + state] = sum
        }
      }
      if (neverLast !== undefined) local[(places - 1) * states + neverLast] = NEVER
      // Forward and backward, in logarithms relative to the best.
      const forward = new Float64Array(places * states)
      const backward = new Float64Array(places * states)
      const logSum = (values: readonly number[]): number => {
        const top = Math.max(...values)
        if (top <= NEVER / 2) return NEVER
        let sum = 0
        for (const value of values) sum += exponential(value - top)
        return top + logarithm(sum)
      }
      const terms = new Array<number>(states).fill(0)
      for (let place = 0; place < places; place++)
        for (let state = 0; state < states; state++) {
          let value: number
          if (place === 0) value = own[row.before * states + state] as number
          else {
            for (let last = 0; last < states; last++)
              terms[last] =
                (forward[(place - 1) * states + last] as number) + (own[last * states + state] as number)
            value = logSum(terms)
          }
          forward[place * states + state] = Math.max(NEVER, value + (local[place * states + state] as number))
        }
      for (let place = places - 1; place >= 0; place--)
        for (let state = 0; state < states; state++) {
          if (place === places - 1) {
            backward[place * states + state] =
              row.after === undefined ? 0 : (own[state * states + row.after] as number)
            continue
          }
          for (let next = 0; next < states; next++)
            terms[next] =
              (own[state * states + next] as number) +
              (local[(place + 1) * states + next] as number) +
              (backward[(place + 1) * states + next] as number)
          backward[place * states + state] = Math.max(NEVER, logSum(terms))
        }
      for (let state = 0; state < states; state++)
        terms[state] =
          (forward[(places - 1) * states + state] as number) +
          (backward[(places - 1) * states + state] as number)
      const total = logSum(terms)
      // Gradients of places.
      let wrong = 0
      for (let place = 0; place < places; place++)
        for (let state = 0; state < states; state++) {
          const at = place * states + state
          const gradient =
            exponential(Math.min(0, (forward[at] as number) + (backward[at] as number) - total)) -
            (row.states[place] === state ? 1 : 0)
          if (Math.abs(gradient) < NEGLIGIBLE) continue
          wrong++
          for (const feature of row.features[place] as Int32Array)
            scores.update(feature * states + state, gradient * weight)
        }
      if (wrong === 0) continue
      // Gradients of steps.
      const stepOf = (step: number, gradient: number): void => {
        if (isImpossible[step] || Math.abs(gradient) < NEGLIGIBLE) return
        steps.update(step, gradient * weight)
        for (const leaning of leaningsOn[step] ?? [])
          if ((row.leanings[leaning] ?? 0) !== 0)
            steps.update(size + leaning, (gradient * weight * (row.leanings[leaning] ?? 0)) / 8)
      }
      for (let place = 0; place <= places; place++) {
        if (place === places && row.after === undefined) break
        for (let from = 0; from < states; from++) {
          if (place === 0 && from > 0) break
          const last = place === 0 ? row.before : from
          for (let to = 0; to < states; to++) {
            if (place === places && to !== row.after) continue
            const isRight =
              (place === 0 || row.states[place - 1] === last) &&
              (place === places || row.states[place] === to)
            const log =
              (place === 0 ? 0 : (forward[(place - 1) * states + last] as number)) +
              (own[last * states + to] as number) +
              (place === places
                ? 0
                : (local[place * states + to] as number) + (backward[place * states + to] as number)) -
              total
            stepOf(last * states + to, exponential(Math.min(0, log)) - (isRight ? 1 : 0))
          }
        }
      }
    }
  }
  const stepValues = Float64Array.from(steps.values, (value, at) => (isImpossible[at] ? NEVER : value))
  return { scores: scores.values, steps: stepValues }
}

/** The logarithm of 1 to the number of states, by Newton's method on `exponential`, exact on every machine. */
const logarithm = (x: number): number => {
  let guess = x - 1 > 1 ? 1 : (x - 1) / 1.5
  for (let round = 0; round < 5; round++) {
    const power = 1 / exponential(-guess)
    guess += (2 * (x - power)) / (x + power)
  }
  return guess
}
