/**
 * How a paper prints its headings: of those with two lines or more, how many have a kicker, a headline on more than one line, and a
 * deck. Counted in its digital editions and in the reader's corrections, or kept in the catalogue.
 */
export interface Habit {
  readonly headings: number
  readonly kicker: number
  readonly lines: number
  readonly deck: number
}

export const NO_HABIT: Habit = { headings: 0, kicker: 0, lines: 0, deck: 0 }

/**
 * What papers in traditional characters do more often than not: they print decks below their headlines. (Papers in simplified characters
 * print kickers, which is what the weights were learned from.)
 */
export const DECK_HABIT: Habit = { headings: 12, kicker: 1, lines: 2, deck: 9 }

export const addHabits = (one: Habit, other: Habit): Habit => ({
  headings: one.headings + other.headings,
  kicker: one.kicker + other.kicker,
  lines: one.lines + other.lines,
  deck: one.deck + other.deck,
})

/** Fewer headings say nothing. */
const ENOUGH = 3
/** Habits are measured in eighths: the logarithm itself may differ between machines in its last bit. */
const SCALE = 8
/** The longest leaning, of 20 headings to none: more of them say no more. */
const MOST = 24

const leaning = (count: number, of: number): number =>
  Math.max(-MOST, Math.min(MOST, Math.round(Math.log((count + 1) / (of - count + 1)) * SCALE)))

/** How a habit leans, from -24 to 24: to a kicker above, to a headline on several lines, to a deck below. */
export const leaningsOf = ({ headings, kicker, lines, deck }: Habit): readonly [number, number, number] =>
  headings < ENOUGH
    ? [0, 0, 0]
    : [leaning(kicker, headings), leaning(lines, headings), leaning(deck, headings)]

/** Transitions of a chain that a leaning scores. */
export type LeaningTransitions = readonly (readonly (readonly [from: number, to: number])[])[]

/**
 * The transitions of a chain for a paper that leans so.
 * @param transitions the transitions from each state and from the beginning, and then the score of each leaning
 */
export const withLeanings = (
  transitions: Int32Array,
  states: number,
  leaningTransitions: LeaningTransitions,
  leanings: readonly number[],
): Int32Array => {
  const size = (states + 1) * states
  const own = transitions.slice(0, size)
  for (const [order, pairs] of leaningTransitions.entries()) {
    const score = Math.round(((transitions[size + order] ?? 0) * (leanings[order] ?? 0)) / SCALE)
    for (const [from, to] of pairs) own[from * states + to] = (own[from * states + to] ?? 0) + score
  }
  return own
}
