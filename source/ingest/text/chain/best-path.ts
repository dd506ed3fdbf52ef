/**
 * A linear chain: each place in a sequence has a state, and the score of a path is the sum of what each state scores at its place and of
 * what each transition from one state to the next does. All scores are integers, so that every machine finds the same path.
 */
export interface Chain {
  readonly states: number
  /** Scores of the transitions: from each state, and last from the beginning, to each state. */
  readonly transitions: Int32Array
}

/** The score of what may not be. */
export const IMPOSSIBLE = -(2 ** 28)

/** The best path of states, and by how much it beats the best path that has another state at a place. */
export interface BestPath {
  readonly states: Uint8Array
  readonly margins: Int32Array
}

/** Keeps the sums of a long sequence small: only differences at one place count. */
const relative = (sums: Int32Array, from: number, size: number): void => {
  let best = IMPOSSIBLE
  for (let index = from; index < from + size; index++) best = Math.max(best, sums[index] ?? IMPOSSIBLE)
  for (let index = from; index < from + size; index++)
    sums[index] = Math.max(IMPOSSIBLE, (sums[index] ?? IMPOSSIBLE) - best)
}

/**
 * The best path of states, by Viterbi's algorithm from both ends, which gives the margins too.
 * @param scores the score of each state at each place: `places * states`
 * @param before the state before the first place; the number of states stands for the beginning
 * @param after the state after the last place, if there is one
 */
export const bestPath = (
  { states, transitions }: Chain,
  scores: Int32Array,
  before: number = states,
  after?: number,
): BestPath => {
  const places = scores.length / states
  const transition = (from: number, to: number): number => transitions[from * states + to] ?? IMPOSSIBLE
  const fromStart = new Int32Array(scores.length)
  const toEnd = new Int32Array(scores.length)
  for (let place = 0; place < places; place++) {
    for (let state = 0; state < states; state++) {
      let best = place === 0 ? transition(before, state) : IMPOSSIBLE
      if (place > 0)
        for (let last = 0; last < states; last++)
          best = Math.max(best, (fromStart[(place - 1) * states + last] ?? 0) + transition(last, state))
      fromStart[place * states + state] = best + (scores[place * states + state] ?? 0)
    }
    relative(fromStart, place * states, states)
  }
  for (let place = places - 1; place >= 0; place--) {
    for (let state = 0; state < states; state++) {
      const last = place === places - 1
      let best = last ? (after === undefined ? 0 : transition(state, after)) : IMPOSSIBLE
      if (!last)
        for (let next = 0; next < states; next++) {
          const at = (place + 1) * states + next
          best = Math.max(best, transition(state, next) + (scores[at] ?? 0) + (toEnd[at] ?? 0))
        }
      toEnd[place * states + state] = best
    }
    relative(toEnd, place * states, states)
  }
  const found: BestPath = { states: new Uint8Array(places), margins: new Int32Array(places) }
  let last = before
  for (let place = 0; place < places; place++) {
    let [best, second, state] = [IMPOSSIBLE * 4, IMPOSSIBLE * 4, 0]
    let follows = IMPOSSIBLE * 4
    for (let other = 0; other < states; other++) {
      const at = place * states + other
      const through = (fromStart[at] ?? 0) + (toEnd[at] ?? 0)
      if (through > best) [second, best] = [best, through]
      else if (through > second) second = through
      // Of paths that are equally good, one is followed.
      const next = transition(last, other) + (scores[at] ?? 0) + (toEnd[at] ?? 0)
      if (next > follows) [follows, state] = [next, other]
    }
    found.states[place] = state
    found.margins[place] = best - second
    last = state
  }
  return found
}
