import { type Direction, isSameTarget, type Target } from '../../../makeup/index.ts'
import type { Move } from '../../keys/key-table.ts'
import { browsePage } from '../../parts/article-actions.ts'
import { sheetsOf } from '../../state/sheets.ts'
import { type ContentsScreen, type State, type Step, showing, step, withMessage } from '../../state/state.ts'
import { moveInContents, selectArticle } from '../contents/contents-moves.ts'
import { plannedPage, selectedTarget } from './page-rows.ts'

const DIRECTIONS: Readonly<Partial<Record<string, Direction>>> = {
  up: 'up',
  down: 'down',
  leftBox: 'left',
  rightBox: 'right',
}

/** What moves by a screen in a list moves by a page of the paper here. */
const AS_IN_CONTENTS: Readonly<Partial<Record<string, Move>>> = {
  pageDown: 'nextPage',
  halfDown: 'nextPage',
  pageUp: 'previousPage',
  halfUp: 'previousPage',
}

const OPPOSITE: Readonly<Record<Direction, Direction>> = {
  up: 'down',
  down: 'up',
  left: 'right',
  right: 'left',
}

/**
 * What an arrow leads to: back to where the opposite arrow came from, else to the neighbour. An item with one neighbour alone
 * leads there, or nothing else might. From any other one an arrow can go aside and come back to lead to the neighbour, so that all
 * can be reached.
 */
const targetIn = (state: State, screen: ContentsScreen, direction: Direction): Target | undefined => {
  const { items, neighbours } = plannedPage(state, screen)
  const { cameFrom } = screen
  const own = selectedTarget(screen)
  const ways = neighbours[items.findIndex(({ target }) => isSameTarget(target, own))] ?? {}
  const cameThisWay =
    cameFrom?.sheet === screen.sheet &&
    cameFrom.direction === OPPOSITE[direction] &&
    isSameTarget(cameFrom.to, own)
  if (cameThisWay && Object.keys(ways).length > 1) return cameFrom.from
  return items[ways[direction] ?? -1]?.target
}

const moveTo = (state: State, screen: ContentsScreen, direction: Direction): Step => {
  const to = targetIn(state, screen, direction)
  if (!to) return step(state)
  const cameFrom = { sheet: screen.sheet, direction, from: selectedTarget(screen), to }
  const next = { ...withoutOtherSheet(screen), cameFrom }
  return step(
    to.kind === 'sheet'
      ? showing(state, { ...next, otherSheet: to.index })
      : selectArticle(state, next, screen.sheet, to.index),
  )
}

const withoutOtherSheet = ({ otherSheet: _, cameFrom: __, ...screen }: ContentsScreen): ContentsScreen =>
  screen

/** Actions on an article: none is selected while another page is. */
const ON_ARTICLE: ReadonlySet<string> = new Set([
  'bookmark',
  'copy',
  'cite',
  'correct',
  'pipe',
  'printed',
  'save',
])

/** What an action does on a page; undefined for those that do the same everywhere. */
export const moveOnPage = (state: State, screen: ContentsScreen, action: Move): Step | undefined => {
  if (typeof action !== 'string') return moveInContents(state, withoutOtherSheet(screen), action)
  const direction = DIRECTIONS[action]
  if (direction) return moveTo(state, screen, direction)
  const { otherSheet } = screen
  if (action === 'openBox' && otherSheet !== undefined && sheetsOf(state.issue)[otherSheet])
    return step(selectArticle(state, withoutOtherSheet(screen), otherSheet, 0))
  if (otherSheet !== undefined && action === 'browse')
    return browsePage(state, sheetsOf(state.issue)[otherSheet]?.page)
  if (otherSheet !== undefined && ON_ARTICLE.has(action)) return step(withMessage(state, ['notHere']))
  const same = action === 'openBox' ? 'open' : (AS_IN_CONTENTS[action] ?? action)
  return moveInContents(state, withoutOtherSheet(screen), same)
}
