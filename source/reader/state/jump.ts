import type { Action } from '../keys/key-table.ts'
import { articleOf, type Screen, type State, screenOf } from './state.ts'

/** The actions that lead far away on a screen, besides those that lead to another article or page of the paper. */
const JUMPS: ReadonlySet<Action> = new Set<Action>(['first', 'last', 'percent', 'nextMatch', 'previousMatch'])

/** Where a screen is: at a row, an article, an offset. */
const placeOf = (screen: Screen): readonly (string | number)[] => {
  switch (screen.kind) {
    case 'contents':
      return [screen.sheet, screen.selected]
    case 'article':
      return [screen.place.article, screen.place.block, screen.place.character]
    case 'printed':
      return [screen.offset]
    default:
      return []
  }
}

/** Whether two screens of one kind show different articles or pages. */
const isElsewhere = (one: Screen, other: Screen): boolean => {
  if (one.kind === 'contents' && other.kind === 'contents') return one.sheet !== other.sheet
  return one.kind === 'article' && other.kind === 'article' && one.place.article !== other.place.article
}

/** Remembers where a jump came from: `''` leads back there. */
export const rememberJump = (from: Screen, state: State, action?: Action): State => {
  const to = screenOf(state)
  const moved = from.kind === to.kind && placeOf(from).join() !== placeOf(to).join()
  if (!moved || !(action === undefined || JUMPS.has(action) || isElsewhere(from, to))) return state
  return { ...state, jumpedFrom: from }
}

/** Where the last jump came from, if that is on the screen that is shown; its article may be gone. */
export const jumpOrigin = (state: State): Screen | undefined => {
  const { jumpedFrom: from, issue } = state
  if (from?.kind !== screenOf(state).kind) return undefined
  return from.kind === 'article' && !articleOf(issue, from.place.article) ? undefined : from
}
