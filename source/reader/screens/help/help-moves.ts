import type { Move } from '../../keys/key-table.ts'
import { moveSelection } from '../../parts/list-screen.ts'
import { closing, type HelpScreen, type State, type Step, showing, step } from '../../state/state.ts'
import { helpList } from './help-rows.ts'

/** What a move does in the help; undefined for those that do the same everywhere. */
export const moveInHelp = (state: State, screen: HelpScreen, move: Move): Step | undefined => {
  const to = moveSelection(state, helpList(state, screen), move)
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
