import type { LeaningSteps } from '../../source/ingest/text/chain/habit.ts'
import { Random } from '../../test/editions/random.ts'
import { exponential, logarithmOfSum } from './exact.ts'
import { LeaderWeights } from './leader-weights.ts'

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

/** More of them fit the papers better, and other papers worse. */
const EPOCHS = 3
export const NEVER = -1e6
/** Gradients nearer to zero change nothing worth the time. */
const NEGLIGIBLE = 1e-3
/** Leanings are in eighths. */
const LEANING_UNITS = 8

/**
 * A linear-chain conditional random field (Lafferty and others, 2001), fitted row by row. Its order is that of a seeded random sequence
 * and its arithmetic is exact, so that every machine fits the same weights.
 */
class ConditionalField {
  readonly #shape: Shape
  readonly #scores: LeaderWeights
  readonly #steps: LeaderWeights
  readonly #isImpossible: Uint8Array
  /** The leanings that each step has. */
  readonly #leaningsOn: readonly number[][]
  /** The scores of the steps in the row that is looked at. */
  readonly #own: Float64Array

  constructor(shape: Shape) {
    const { states, features, impossible, leaningSteps } = shape
    const size = (states + 1) * states
    this.#shape = shape
    this.#scores = new LeaderWeights(features * states)
    this.#steps = new LeaderWeights(size + leaningSteps.length)
    this.#own = new Float64Array(size)
    this.#isImpossible = new Uint8Array(size)
    for (const [from, to] of impossible) this.#isImpossible[from * states + to] = 1
    this.#leaningsOn = Array.from({ length: size }, (_, step) =>
      [...leaningSteps.keys()].filter((order) =>
        leaningSteps[order]?.some(([from, to]) => from * states + to === step),
      ),
    )
  }

  get fitted(): Fitted {
    return {
      scores: this.#scores.values,
      steps: this.#steps.values.map((value, step) => (this.#isImpossible[step] ? NEVER : value)),
    }
  }

  /** Moves the weights towards those that make the right states of a row likelier. */
  learn(row: Row): void {
    const { states } = this.#shape
    const { before, after } = row
    const places = row.states.length
    this.#scoreSteps(row)
    const own = this.#own
    const local = this.#localScores(row)
    const [forward, backward] = this.#sums(row, local)
    const at = (values: Float64Array, place: number, state: number): number =>
      values[place * states + state] ?? NEVER
    const total = logarithmOfSum(
      Array.from(
        { length: states },
        (_, state) => at(forward, places - 1, state) + at(backward, places - 1, state),
      ),
    )
    let isWrong = false
    for (let place = 0; place < places; place++)
      for (let state = 0; state < states; state++) {
        const share = exponential(at(forward, place, state) + at(backward, place, state) - total)
        const gradient = share - (row.states[place] === state ? 1 : 0)
        if (Math.abs(gradient) < NEGLIGIBLE) continue
        isWrong = true
        for (const feature of row.features[place] ?? [])
          this.#scores.update(feature * states + state, gradient)
      }
    if (!isWrong) return
    for (let state = 0; state < states; state++) {
      const first = exponential(
        (own[before * states + state] ?? NEVER) + at(local, 0, state) + at(backward, 0, state) - total,
      )
      this.#moveStep(row, before * states + state, first - (row.states[0] === state ? 1 : 0))
    }
    for (let place = 1; place < places; place++)
      for (let from = 0; from < states; from++)
        for (let to = 0; to < states; to++) {
          const step = from * states + to
          const share = exponential(
            at(forward, place - 1, from) +
              (own[step] ?? NEVER) +
              at(local, place, to) +
              at(backward, place, to) -
              total,
          )
          const isRight = row.states[place - 1] === from && row.states[place] === to
          this.#moveStep(row, step, share - (isRight ? 1 : 0))
        }
    if (after === undefined) return
    for (let from = 0; from < states; from++) {
      const share = exponential(at(forward, places - 1, from) + at(backward, places - 1, from) - total)
      this.#moveStep(row, from * states + after, share - (row.states[places - 1] === from ? 1 : 0))
    }
  }

  #scoreSteps({ leanings }: Row): void {
    const size = this.#own.length
    for (let step = 0; step < size; step++) {
      let score = this.#steps.values[step] ?? 0
      for (const order of this.#leaningsOn[step] ?? [])
        score += ((this.#steps.values[size + order] ?? 0) * (leanings[order] ?? 0)) / LEANING_UNITS
      this.#own[step] = this.#isImpossible[step] ? NEVER : score
    }
  }

  #localScores(row: Row): Float64Array {
    const { states, neverLast } = this.#shape
    const places = row.states.length
    const local = new Float64Array(places * states)
    for (let place = 0; place < places; place++)
      for (const feature of row.features[place] ?? [])
        for (let state = 0; state < states; state++) {
          const at = place * states + state
          local[at] = (local[at] ?? 0) + (this.#scores.values[feature * states + state] ?? 0)
        }
    if (neverLast !== undefined) local[(places - 1) * states + neverLast] = NEVER
    return local
  }

  /** Logarithms of the sums over all rows of states up to a state at a place, and of those after it. */
  #sums(row: Row, local: Float64Array): readonly [forward: Float64Array, backward: Float64Array] {
    const { states } = this.#shape
    const own = this.#own
    const places = row.states.length
    const forward = new Float64Array(places * states)
    const backward = new Float64Array(places * states)
    const terms = new Array<number>(states).fill(0)
    for (let place = 0; place < places; place++)
      for (let state = 0; state < states; state++) {
        for (let last = 0; last < states; last++)
          terms[last] = (forward[(place - 1) * states + last] ?? 0) + (own[last * states + state] ?? NEVER)
        const sum = place === 0 ? (own[row.before * states + state] ?? NEVER) : logarithmOfSum(terms)
        forward[place * states + state] = Math.max(NEVER, sum + (local[place * states + state] ?? 0))
      }
    for (let place = places - 1; place >= 0; place--)
      for (let state = 0; state < states; state++) {
        const at = place * states + state
        if (place === places - 1) {
          backward[at] = row.after === undefined ? 0 : (own[state * states + row.after] ?? NEVER)
          continue
        }
        for (let next = 0; next < states; next++) {
          const below = (place + 1) * states + next
          terms[next] = (own[state * states + next] ?? NEVER) + (local[below] ?? 0) + (backward[below] ?? 0)
        }
        backward[at] = Math.max(NEVER, logarithmOfSum(terms))
      }
    return [forward, backward]
  }

  #moveStep({ leanings }: Row, step: number, gradient: number): void {
    if (this.#isImpossible[step] || Math.abs(gradient) < NEGLIGIBLE) return
    this.#steps.update(step, gradient)
    for (const order of this.#leaningsOn[step] ?? [])
      this.#steps.update(this.#own.length + order, (gradient * (leanings[order] ?? 0)) / LEANING_UNITS)
  }
}

export const fitField = (rows: readonly Row[], shape: Shape): Fitted => {
  const field = new ConditionalField(shape)
  const random = new Random(20211109)
  const order = Int32Array.from(rows.keys())
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let index = order.length - 1; index > 0; index--) {
      const other = random.below(index + 1)
      ;[order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0]
    }
    for (const index of order) {
      const row = rows[index]
      if (row) field.learn(row)
    }
  }
  return field.fitted
}
