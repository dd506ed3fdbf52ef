import type { LeaningTransitions } from '../../source/ingest/text/chain/habit.ts'
import { Random } from '../../test/editions/random.ts'
import { LeaderWeights } from './leader-weights.ts'
import { exponential, logarithmOfSum } from './reproducible.ts'

/** A sequence of places with the features of each, and the states that are right. */
export interface Sequence {
  /** For each place its features. */
  readonly features: readonly Int32Array[]
  readonly states: Uint8Array
  readonly before: number
  readonly after?: number
  /** What leans to a transition, and by how much; for the chain over the parts of a heading. */
  readonly leanings: readonly number[]
}

export interface Shape {
  readonly states: number
  readonly features: number
  /** Transitions from each state and from the beginning that may not be. */
  readonly impossible: readonly (readonly [from: number, to: number])[]
  readonly leaningTransitions: LeaningTransitions
  /** A state in which no sequence ends. */
  readonly neverLast?: number
}

/** Weights before they are rounded to bytes. */
export interface Fitted {
  readonly scores: Float64Array
  /** Transitions, then leanings. */
  readonly transitions: Float64Array
}

/** More of them fit the papers better, and other papers worse. */
const EPOCHS = 3
export const NEVER = -1e6
/** Gradients nearer to zero change nothing worth the time. */
const NEGLIGIBLE = 1e-3
/** Leanings are in eighths. */
const LEANING_UNITS = 8

/**
 * A linear-chain conditional random field (Lafferty and others, 2001), fitted sequence by sequence. Its order is that of a seeded random sequence
 * and its arithmetic is the same everywhere, so that every machine fits the same weights.
 */
class ConditionalField {
  readonly #shape: Shape
  readonly #scores: LeaderWeights
  readonly #transitions: LeaderWeights
  readonly #isImpossible: Uint8Array
  /** The leanings that each transition has. */
  readonly #leaningsOn: readonly number[][]
  /** The scores of the transitions in the sequence that is looked at. */
  readonly #own: Float64Array

  constructor(shape: Shape) {
    const { states, features, impossible, leaningTransitions } = shape
    const size = (states + 1) * states
    this.#shape = shape
    this.#scores = new LeaderWeights(features * states)
    this.#transitions = new LeaderWeights(size + leaningTransitions.length)
    this.#own = new Float64Array(size)
    this.#isImpossible = new Uint8Array(size)
    for (const [from, to] of impossible) this.#isImpossible[from * states + to] = 1
    this.#leaningsOn = Array.from({ length: size }, (_, transition) =>
      [...leaningTransitions.keys()].filter((order) =>
        leaningTransitions[order]?.some(([from, to]) => from * states + to === transition),
      ),
    )
  }

  get fitted(): Fitted {
    return {
      scores: this.#scores.values,
      transitions: this.#transitions.values.map((value, transition) =>
        this.#isImpossible[transition] ? NEVER : value,
      ),
    }
  }

  /** Moves the weights towards those that make the right states of a sequence likelier. */
  learn(sequence: Sequence): void {
    const { states } = this.#shape
    const { before, after } = sequence
    const places = sequence.states.length
    this.#scoreTransitions(sequence)
    const own = this.#own
    const local = this.#localScores(sequence)
    const [forward, backward] = this.#sums(sequence, local)
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
        const gradient = share - (sequence.states[place] === state ? 1 : 0)
        if (Math.abs(gradient) < NEGLIGIBLE) continue
        isWrong = true
        for (const feature of sequence.features[place] ?? [])
          this.#scores.update(feature * states + state, gradient)
      }
    if (!isWrong) return
    for (let state = 0; state < states; state++) {
      const first = exponential(
        (own[before * states + state] ?? NEVER) + at(local, 0, state) + at(backward, 0, state) - total,
      )
      this.#moveTransition(sequence, before * states + state, first - (sequence.states[0] === state ? 1 : 0))
    }
    for (let place = 1; place < places; place++)
      for (let from = 0; from < states; from++)
        for (let to = 0; to < states; to++) {
          const transition = from * states + to
          const share = exponential(
            at(forward, place - 1, from) +
              (own[transition] ?? NEVER) +
              at(local, place, to) +
              at(backward, place, to) -
              total,
          )
          const isRight = sequence.states[place - 1] === from && sequence.states[place] === to
          this.#moveTransition(sequence, transition, share - (isRight ? 1 : 0))
        }
    if (after === undefined) return
    for (let from = 0; from < states; from++) {
      const share = exponential(at(forward, places - 1, from) + at(backward, places - 1, from) - total)
      this.#moveTransition(
        sequence,
        from * states + after,
        share - (sequence.states[places - 1] === from ? 1 : 0),
      )
    }
  }

  #scoreTransitions({ leanings }: Sequence): void {
    const size = this.#own.length
    for (let transition = 0; transition < size; transition++) {
      let score = this.#transitions.values[transition] ?? 0
      for (const order of this.#leaningsOn[transition] ?? [])
        score += ((this.#transitions.values[size + order] ?? 0) * (leanings[order] ?? 0)) / LEANING_UNITS
      this.#own[transition] = this.#isImpossible[transition] ? NEVER : score
    }
  }

  #localScores(sequence: Sequence): Float64Array {
    const { states, neverLast } = this.#shape
    const places = sequence.states.length
    const local = new Float64Array(places * states)
    for (let place = 0; place < places; place++)
      for (const feature of sequence.features[place] ?? [])
        for (let state = 0; state < states; state++) {
          const at = place * states + state
          local[at] = (local[at] ?? 0) + (this.#scores.values[feature * states + state] ?? 0)
        }
    if (neverLast !== undefined) local[(places - 1) * states + neverLast] = NEVER
    return local
  }

  /** Logarithms of the sums over all sequences of states up to a state at a place, and of those after it. */
  #sums(sequence: Sequence, local: Float64Array): readonly [forward: Float64Array, backward: Float64Array] {
    const { states } = this.#shape
    const own = this.#own
    const places = sequence.states.length
    const forward = new Float64Array(places * states)
    const backward = new Float64Array(places * states)
    const terms = new Array<number>(states).fill(0)
    for (let place = 0; place < places; place++)
      for (let state = 0; state < states; state++) {
        for (let last = 0; last < states; last++)
          terms[last] = (forward[(place - 1) * states + last] ?? 0) + (own[last * states + state] ?? NEVER)
        const sum = place === 0 ? (own[sequence.before * states + state] ?? NEVER) : logarithmOfSum(terms)
        forward[place * states + state] = Math.max(NEVER, sum + (local[place * states + state] ?? 0))
      }
    for (let place = places - 1; place >= 0; place--)
      for (let state = 0; state < states; state++) {
        const at = place * states + state
        if (place === places - 1) {
          backward[at] = sequence.after === undefined ? 0 : (own[state * states + sequence.after] ?? NEVER)
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

  #moveTransition({ leanings }: Sequence, transition: number, gradient: number): void {
    if (this.#isImpossible[transition] || Math.abs(gradient) < NEGLIGIBLE) return
    this.#transitions.update(transition, gradient)
    for (const order of this.#leaningsOn[transition] ?? [])
      this.#transitions.update(this.#own.length + order, (gradient * (leanings[order] ?? 0)) / LEANING_UNITS)
  }
}

export const fitField = (sequences: readonly Sequence[], shape: Shape): Fitted => {
  const field = new ConditionalField(shape)
  const random = new Random(20211109)
  const order = Int32Array.from(sequences.keys())
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let index = order.length - 1; index > 0; index--) {
      const other = random.below(index + 1)
      ;[order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0]
    }
    for (const index of order) {
      const sequence = sequences[index]
      if (sequence) field.learn(sequence)
    }
  }
  return field.fitted
}
