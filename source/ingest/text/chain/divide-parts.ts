import { bestPath, IMPOSSIBLE } from './best-path.ts'
import { type Habit, type LeaningTransitions, leaningsOf, withLeanings } from './habit.ts'
import { partViews, ROLE_FEATURES } from './role-features.ts'
import { learned, shareRight, type Weights } from './weights.ts'

/**
 * The roles of the parts of a heading: the kicker above, the headline's first line, its further lines, the deck below, and the name of a
 * column, above or below.
 */
export const ROLES = ['kicker', 'headline', 'line', 'deck', 'column'] as const
export type HeadingRole = (typeof ROLES)[number]
const [KICKER, HEADLINE, LINE, DECK] = [0, 1, 2, 3]

/** Which transition each leaning of a habit scores. */
export const LEANING_TRANSITIONS: LeaningTransitions = [
  [[ROLES.length, KICKER]],
  [[HEADLINE, LINE]],
  [
    [HEADLINE, DECK],
    [LINE, DECK],
  ],
]

export interface Divided {
  readonly roles: readonly HeadingRole[]
  /** How often such a division was right, 0 to 1. */
  readonly right: number
}

/**
 * Divides the parts of a heading into kicker, headline and deck by their forms, by what they share with the text, and by the paper's
 * habit.
 * @param body the first paragraphs of the text below it
 */
export const divideParts = (
  parts: readonly string[],
  body: Parameters<typeof partViews>[1],
  habit: Habit,
  weights: Weights = learned().roles,
): Divided => {
  if (parts.length <= 1) return { roles: parts.map(() => 'headline'), right: 1 }
  const size = ROLES.length
  const scores = new Int32Array(parts.length * size)
  for (const [place, view] of partViews(parts, body).entries())
    ROLE_FEATURES.visit(view, (feature) => {
      for (let role = 0; role < size; role++) {
        const at = place * size + role
        scores[at] = (scores[at] ?? 0) + (weights.scores[feature * size + role] ?? 0)
      }
    })
  // A kicker is above something.
  scores[(parts.length - 1) * size + KICKER] = IMPOSSIBLE
  const transitions = withLeanings(weights.transitions, size, LEANING_TRANSITIONS, leaningsOf(habit))
  const { states, margins } = bestPath({ states: size, transitions }, scores)
  return {
    roles: Array.from(states, (state) => ROLES[state] ?? 'headline'),
    right: shareRight(weights, Math.min(...margins)),
  }
}
