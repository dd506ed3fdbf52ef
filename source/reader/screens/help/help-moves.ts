import type { Move } from '../../keys.ts'
import { closing, type HelpScreen, type State, type Step, showing, step } from '../../state.ts'
import { menuMove } from '../menu-screen.ts'
import { helpMenu } from './help-rows.ts'

/** What a move does in the help; undefined for those that do the same everywhere. */
export const moveInHelp = (state: State, screen: HelpScreen, move: Move): Step | undefined => {
  const to = menuMove(state, helpMenu(state, screen), move)
  if (to) return step(showing(state, { ...screen, ...to }))
  switch (move) {
    case 'help':
    case 'back':
    case 'quit':
      return step(closing(state))
    default:
      return undefined
  }
}
