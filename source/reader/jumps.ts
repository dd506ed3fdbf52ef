import type { Action } from './keys/key-table.ts'
import { type State, type Step, screenOf, step, withMessage } from './state/state.ts'

/** The actions that lead far away: what one was reading before is then a place to come back to. */
const JUMPS: ReadonlySet<Action> = new Set<Action>([
  'first',
  'last',
  'percent',
  'nextArticle',
  'previousArticle',
  'onward',
  'nextPage',
  'previousPage',
  'nextMatch',
  'previousMatch',
])

export const isJump = (action: Action): boolean => JUMPS.has(action)

/** Keeps where one was before a step that has led away from there. */
export const withOrigin = (before: State, done: Step): Step =>
  JSON.stringify(screenOf(before)) === JSON.stringify(screenOf(done.state))
    ? done
    : { ...done, state: { ...done.state, origin: before.screens } }

/** Goes back to where one was before the last jump; once more, to where that led. */
export const jumpBack = (state: State): Step => {
  const { origin, screens } = state
  return origin ? step({ ...state, screens: origin, origin: screens }) : step(withMessage(state, ['noJump']))
}
