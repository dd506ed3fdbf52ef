import { isDay } from '../../../issue/index.ts'
import type { Move } from '../../keys/key-table.ts'
import { moveSelection } from '../../parts/list-screen.ts'
import {
  opening,
  openKey,
  type ShelfScreen,
  type State,
  type Step,
  showing,
  step,
  withMessage,
} from '../../state/state.ts'
import { openCatalogue } from '../catalogue/catalogue-moves.ts'
import { shelfItems } from './shelf-items.ts'
import { paperList } from './shelf-rows.ts'

/** What an action does on the shelf; undefined for those that do the same everywhere. */
export const moveInShelf = (state: State, screen: ShelfScreen, action: Move): Step | undefined => {
  const list = paperList(state, screen)
  const to = moveSelection(state, list, action)
  if (to) return step(showing(state, { ...screen, ...to }))
  switch (action) {
    case 'open': {
      const item = shelfItems(state)[list.selected]
      if (!item) return step(state)
      if (item.kind === 'catalogue') return openCatalogue(state)
      const { paper } = item.paper
      if (item.kind === 'undated')
        return step(withMessage(state, ['opening']), { kind: 'open', key: { paper, date: item.date } })
      const open = openKey(state)
      const day = open.paper === paper && isDay(open.date) ? open.date : (item.days.at(-1) ?? state.today)
      return step(opening(state, { kind: 'calendar', paper, day }))
    }
    case 'catalogue':
      return state.library?.knowsPapers ? openCatalogue(state) : step(withMessage(state, ['noFetch']))
    case 'bookmarks':
    case 'history':
      return step(
        opening(
          { ...state, shelf: { ...state.shelf, finds: undefined } },
          { kind: 'finds', of: action, selected: 0, top: 0 },
        ),
        { kind: action },
      )
    default:
      return undefined
  }
}
