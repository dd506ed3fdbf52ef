import type { Scope } from '../keys/key-table.ts'
import { sheetsOf } from './sheets.ts'
import { type Screen, type State, screenOf } from './state.ts'

/** Cells and rows from which the contents are first shown as a page, and below which they never are. */
const FIRST = { columns: 100, rows: 20 }
const LEAST = { columns: 60, rows: 16 }

/** Whether the window has room for a page. */
export const hasRoomForPage = ({ size }: State): boolean =>
  size.columns >= LEAST.columns && size.rows >= LEAST.rows

/** Whether a contents screen is shown as a page. */
export const isShownAsPage = (state: State, screen: Screen): boolean => {
  if (screen.kind !== 'contents' || !hasRoomForPage(state)) return false
  if ((sheetsOf(state.issue)[screen.sheet]?.articles.length ?? 0) === 0) return false
  const { size, contentsAs = size.columns >= FIRST.columns && size.rows >= FIRST.rows ? 'page' : 'list' } =
    state
  return contentsAs === 'page'
}

/** Which keys work on a screen. */
export const scopeOfScreen = (state: State, screen: Screen): Scope =>
  isShownAsPage(state, screen) ? 'page' : screen.kind

/** Which keys work now. */
export const scopeOf = (state: State): Scope => scopeOfScreen(state, screenOf(state))
