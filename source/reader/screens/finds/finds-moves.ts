import type { Move } from '../../keys/key-table.ts'
import { moveSelection } from '../../parts/list-screen.ts'
import { type FindsScreen, type State, type Step, showing, step, withMessage } from '../../state/state.ts'
import { findList } from './finds-rows.ts'

/** What an action does on a list of articles; undefined for those that do the same everywhere. */
export const moveInFinds = (state: State, screen: FindsScreen, action: Move): Step | undefined => {
  const list = findList(state, screen)
  const to = moveSelection(state, list, action)
  if (to) return step(showing(state, { ...screen, ...to }))
  const find = state.shelf.finds?.finds[list.selected]
  if (action !== 'open' || !find) return undefined
  const { paper, date, article, block, character } = find
  return step(withMessage(state, ['opening']), {
    kind: 'open',
    key: { paper, date },
    place: { article, block, character },
  })
}
