import type { Action } from '../../keys.ts'
import { frameOf } from '../../parts/frame.ts'
import { closing, type HelpScreen, type State, type Step, showing, step } from '../../state.ts'
import { helpEnd } from './help-view.ts'

/** What an action does in the help; undefined for those that do the same everywhere. */
export const moveInHelp = (state: State, screen: HelpScreen, action: Action): Step | undefined => {
  const end = helpEnd(state)
  const { height } = frameOf(state.size)
  const to = (top: number): Step => step(showing(state, { ...screen, top: Math.max(0, Math.min(end, top)) }))
  switch (action) {
    case 'down':
      return to(screen.top + 1)
    case 'up':
      return to(Math.min(end, screen.top) - 1)
    case 'halfDown':
      return to(screen.top + Math.ceil(height / 2))
    case 'halfUp':
      return to(Math.min(end, screen.top) - Math.ceil(height / 2))
    case 'pageDown':
      return to(screen.top + height)
    case 'pageUp':
      return to(Math.min(end, screen.top) - height)
    case 'first':
      return to(0)
    case 'last':
      return to(end)
    case 'help':
    case 'back':
    case 'quit':
      return step(closing(state))
    default:
      return undefined
  }
}
