import { wordsFor } from '../../language/index.ts'
import { BLANK, exactly, fitRow, line, type Row } from '../../makeup/index.ts'
import type { Move } from '../keys/key-table.ts'
import { noticeOver } from '../parts/notice.ts'
import { LEAST } from '../parts/screen-frame.ts'
import { rowsBody, rowsOf, type View } from '../parts/view.ts'
import { isShownAsPage } from '../state/scope.ts'
import { type State, type Step, screenOf } from '../state/state.ts'
import { moveInArticle } from './article/article-moves.ts'
import { articleView } from './article/article-rows.ts'
import { moveInCalendar } from './calendar/calendar-moves.ts'
import { calendarView } from './calendar/calendar-rows.ts'
import { moveInCatalogue } from './catalogue/catalogue-moves.ts'
import { catalogueView } from './catalogue/catalogue-rows.ts'
import { moveInContents } from './contents/contents-moves.ts'
import { contentsView } from './contents/contents-rows.ts'
import { moveInFinds } from './finds/finds-moves.ts'
import { findsView } from './finds/finds-rows.ts'
import { moveInHelp } from './help/help-moves.ts'
import { helpView } from './help/help-rows.ts'
import { moveInOverview } from './overview/overview-moves.ts'
import { overviewView } from './overview/overview-rows.ts'
import { moveOnPage } from './page/page-moves.ts'
import { pageView } from './page/page-rows.ts'
import { moveInPrinted } from './printed/printed-moves.ts'
import { printedView } from './printed/printed-rows.ts'
import { moveInShelf } from './shelf/shelf-moves.ts'
import { shelfView } from './shelf/shelf-rows.ts'

export { cursorOf, rowsOf, type View } from '../parts/view.ts'

/** Whether the window is too small for any screen. */
export const isTooSmall = ({ size }: State): boolean => size.columns < LEAST.columns || size.rows < LEAST.rows

export const tooSmall = ({ size, settings }: State): View => ({
  head: [],
  body: rowsBody(
    exactly(
      [fitRow(line(wordsFor(settings.language).tooSmall), size.columns, settings.ambiguous)],
      size.rows,
    ),
  ),
  foot: [],
})

const screenView = (state: State): View => {
  const screen = screenOf(state)
  switch (screen.kind) {
    case 'contents':
      return isShownAsPage(state, screen) ? pageView(state, screen) : contentsView(state, screen)
    case 'overview':
      return overviewView(state, screen)
    case 'article':
      return articleView(state, screen)
    case 'printed':
      return printedView(state, screen)
    case 'help':
      return helpView(state, screen)
    case 'shelf':
      return shelfView(state, screen)
    case 'calendar':
      return calendarView(state, screen)
    case 'catalogue':
      return catalogueView(state, screen)
    case 'finds':
      return findsView(state, screen)
  }
}

/** The view of the current screen with a message that its last row cannot hold; undefined if there is none. */
export const noticeView = (state: State): View | undefined =>
  state.message && noticeOver(state, screenView(state), () => keyLineOf(state))

const keyLineOf = (state: State): Row => rowsOf(screenView({ ...state, message: undefined })).at(-1) ?? BLANK

/** The view of the current screen: exactly as many rows as the window has, none wider than the window. */
export const viewOf = (state: State): View => {
  if (isTooSmall(state)) return tooSmall(state)
  const view = screenView(state)
  return noticeOver(state, view, () => keyLineOf(state)) ?? view
}

/** What an action does on the current screen; undefined if the screen leaves it to the default. */
export const moveOnScreen = (state: State, action: Move): Step | undefined => {
  const screen = screenOf(state)
  switch (screen.kind) {
    case 'contents':
      return isShownAsPage(state, screen)
        ? moveOnPage(state, screen, action)
        : moveInContents(state, screen, action)
    case 'overview':
      return moveInOverview(state, screen, action)
    case 'article':
      return moveInArticle(state, screen, action)
    case 'printed':
      return moveInPrinted(state, screen, action)
    case 'help':
      return moveInHelp(state, screen, action)
    case 'shelf':
      return moveInShelf(state, screen, action)
    case 'calendar':
      return moveInCalendar(state, screen, action)
    case 'catalogue':
      return moveInCatalogue(state, screen, action)
    case 'finds':
      return moveInFinds(state, screen, action)
  }
}
