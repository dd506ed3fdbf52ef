/**
 * A linear chain: each place in a row has a state, and the score of a row is the sum of what each state scores at its place and of
 * what each step from one state to the next does. All scores are integers, so that every machine finds the same row.
 */
export interface Chain {
  readonly states: number
  /** Scores of the steps: from each state, and last from the beginning, to each state. */
  readonly steps: Int32Array
}

/** The score of what may not be. */
export const IMPOSSIBLE = -(2 ** 28)

/** The best row of states, and by how much it beats the best row that has another state at a place. */
export interface BestRow {
  readonly states: Uint8Array
  readonly margins: Int32Array
}

/** Keeps the sums of a long row small: only differences at one place count. */
const relative = (row: Int32Array, from: number, size: number): void => {
  let best = IMPOSSIBLE
  for (let index = from; index < from + size; index++) best = Math.max(best, row[index] ?? IMPOSSIBLE)
  for (let index = from; index < from + size; index++)
    row[index] = Math.max(IMPOSSIBLE, (row[index] ?? IMPOSSIBLE) - best)
}

/**
 * The best row of states, by Viterbi's algorithm from both ends, which gives the margins too.
 * @param scores the score of each state at each place: `places * states`
 * @param before the state before the first place; the number of states stands for the beginning
 * @param after the state after the last place, if there is one
 */
export const bestRow = (
  { states, steps }: Chain,
  scores: Int32Array,
  before: number = states,
  after?: number,
): BestRow => {
  const places = scores.length / states
  const step = (from: number, to: number): number => steps[from * states + to] ?? IMPOSSIBLE
  const fromStart = new Int32Array(scores.length)
  const toEnd = new Int32Array(scores.length)
  for (let place = 0; place < places; place++) {
    for (let state = 0; state < states; state++) {
      let best = place === 0 ? step(before, state) : IMPOSSIBLE
      if (place > 0)
        for (let last = 0; last < states; last++)
          best = Math.max(best, (fromStart[(place - 1) * states + last] ?? 0) + step(last, state))
      fromStart[place * states + state] = best + (scores[place * states + state] ?? 0)
    }
    relative(fromStart, place * states, states)
  }
  for (let place = places - 1; place >= 0; place--) {
    for (let state = 0; state < states; state++) {
      const last = place === places - 1
      let best = last ? (after === undefined ? 0 : step(state, after)) : IMPOSSIBLE
      if (!last)
        for (let next = 0; next < states; next++) {
          const at = (place + 1) * states + next
          best = Math.max(best, step(state, next) + (scores[at] ?? 0) + (toEnd[at] ?? 0))
        }
      toEnd[place * states + state] = best
    }
    relative(toEnd, place * states, states)
  }
  const found: BestRow = { states: new Uint8Array(places), margins: new Int32Array(places) }
  let last = before
  for (let place = 0; place < places; place++) {
    let [best, second, state] = [IMPOSSIBLE * 4, IMPOSSIBLE * 4, 0]
    let follows = IMPOSSIBLE * 4
    for (let other = 0; other < states; other++) {
      const at = place * states + other
      const through = (fromStart[at] ?? 0) + (toEnd[at] ?? 0)
      if (through > best) [second, best] = [best, through]
      else if (through > second) second = through
      // Of rows that are equally good, one is followed.
      const next = step(last, other) + (scores[at] ?? 0) + (toEnd[at] ?? 0)
      if (next > follows) [follows, state] = [next, other]
    }
    found.states[place] = state
    found.margins[place] = best - second
    last = state
  }
  return found
}
