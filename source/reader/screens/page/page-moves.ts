import type { Direction } from '../../../makeup/index.ts'
import type { Move } from '../../keys/key-table.ts'
import { sheetsOf } from '../../state/sheets.ts'
import { type ContentsScreen, type State, type Step, showing, step } from '../../state/state.ts'
import { moveInContents, selectArticle } from '../contents/contents-moves.ts'
import { plannedPage, targetOf } from './page-rows.ts'

const DIRECTIONS: Readonly<Partial<Record<string, Direction>>> = {
  up: 'up',
  down: 'down',
  leftBox: 'left',
  rightBox: 'right',
}

/** What moves by a screen in a list moves by a page of the paper here; the last article is not below the first. */
const AS_IN_CONTENTS: Readonly<Partial<Record<string, Move>>> = {
  pageDown: 'nextPage',
  halfDown: 'nextPage',
  pageUp: 'previousPage',
  halfUp: 'previousPage',
}

const moveTo = (state: State, screen: ContentsScreen, direction: Direction): Step => {
  const { items, neighbours } = plannedPage(state, screen)
  const { kind, index } = targetOf(screen)
  const from = items.findIndex(({ target }) => target.kind === kind && target.index === index)
  const to = items[neighbours[from]?.[direction] ?? -1]?.target
  if (!to) return step(state)
  return step(
    to.kind === 'sheet'
      ? showing(state, { ...screen, otherSheet: to.index })
      : selectArticle(state, withoutOtherSheet(screen), screen.sheet, to.index),
  )
}

const withoutOtherSheet = ({ otherSheet: _, ...screen }: ContentsScreen): ContentsScreen => screen

/** What an action does on a page; undefined for those that do the same everywhere. */
export const moveOnPage = (state: State, screen: ContentsScreen, action: Move): Step | undefined => {
  if (typeof action !== 'string') return moveInContents(state, withoutOtherSheet(screen), action)
  const direction = DIRECTIONS[action]
  if (direction) return moveTo(state, screen, direction)
  const { otherSheet } = screen
  if (action === 'openBox' && otherSheet !== undefined && sheetsOf(state.issue)[otherSheet])
    return step(selectArticle(state, withoutOtherSheet(screen), otherSheet, 0))
  const same = action === 'openBox' ? 'open' : (AS_IN_CONTENTS[action] ?? action)
  return moveInContents(state, withoutOtherSheet(screen), same)
}
