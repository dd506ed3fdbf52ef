import type { Action } from '../../keys.ts'
import { screenFrame } from '../../parts/frame.ts'
import { closing, type HelpScreen, type State, type Step, showing, step } from '../../state.ts'
import { moveInList } from '../list-moves.ts'
import { helpEnd } from './help-view.ts'

/** What an action does in the help; undefined for those that do the same everywhere. */
export const moveInHelp = (state: State, screen: HelpScreen, action: Action): Step | undefined => {
  const end = helpEnd(state)
  const top = moveInList(action, Math.min(end, screen.top), end, screenFrame(state.size).height)
  if (top !== undefined) return step(showing(state, { ...screen, top }))
  switch (action) {
    case 'help':
    case 'back':
    case 'quit':
      return step(closing(state))
    default:
      return undefined
  }
}
