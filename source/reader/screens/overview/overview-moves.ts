import type { OverviewGrid } from '../../../makeup/index.ts'
import type { Move } from '../../keys/key-table.ts'
import { moveInList } from '../../parts/list-moves.ts'
import { moveSelection } from '../../parts/list-screen.ts'
import { sheetsOf } from '../../state/sheets.ts'
import { closing, type OverviewScreen, type State, type Step, showing, step } from '../../state/state.ts'
import { gridOf, overviewList, topRowOf } from './overview-rows.ts'

/** Left and right go on from one row of maps to the next, as the pages do. */
const BY_ONE: Readonly<Partial<Record<string, 'up' | 'down'>>> = {
  leftBox: 'up',
  previousPage: 'up',
  rightBox: 'down',
  nextPage: 'down',
}

/** The map after a move; undefined for other moves. Up and down stay in their column; only the last row may lack it. */
const moveInGrid = (
  { across, down }: OverviewGrid,
  index: number,
  last: number,
  action: Move,
): number | undefined => {
  const rowOf = (map: number): number => Math.floor(map / across)
  if (action === 'up') return index >= across ? index - across : index
  if (action === 'down') return rowOf(index) < rowOf(last) ? Math.min(last, index + across) : index
  const byOne = typeof action === 'string' ? BY_ONE[action] : undefined
  return moveInList(byOne ?? action, index, last, across * down)
}

const select = (state: State, screen: OverviewScreen, action: Move): OverviewScreen | undefined => {
  const count = sheetsOf(state.issue).length
  const grid = gridOf(state)
  if (!grid) {
    const byOne = typeof action === 'string' ? BY_ONE[action] : undefined
    const to = moveSelection(state, overviewList(state, screen), byOne ?? action)
    return to && { ...screen, ...to }
  }
  const selected = moveInGrid(grid, screen.selected, count - 1, action)
  if (selected === undefined) return undefined
  const top = topRowOf(grid, count, { ...screen, selected }) * grid.across
  return { ...screen, selected, top }
}

/** Goes to a page: back to the contents below, which keep their selected article if they show that page already. */
const goToSheet = (state: State, sheet: number): State => {
  const at = state.screens.findLastIndex(({ kind }) => kind === 'contents')
  const contents = state.screens[at]
  if (contents?.kind !== 'contents') return closing(state)
  const [first, ...rest] = state.screens
  const below: State = { ...state, screens: [first, ...rest.slice(0, at)] }
  const { otherSheet: _, ...shown } = contents
  return showing(below, shown.sheet === sheet ? shown : { ...shown, sheet, selected: 0, top: 0 })
}

/** What an action does in the overview; undefined for those that do the same everywhere. */
export const moveInOverview = (state: State, screen: OverviewScreen, action: Move): Step | undefined => {
  const selected = select(state, screen, action)
  if (selected) return step(showing(state, selected))
  switch (action) {
    case 'openBox':
      return step(goToSheet(state, screen.selected))
    case 'overview':
      return step(closing(state))
    default:
      return undefined
  }
}
