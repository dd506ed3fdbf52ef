import type { Article } from '../../../issue/index.ts'
import { sourceOffset } from '../../../makeup/index.ts'
import type { Move } from '../../keys/key-table.ts'
import { actOnArticle } from '../../parts/article-actions.ts'
import { moveInList } from '../../parts/list-moves.ts'
import { toggleBookmark } from '../../state/bookmark.ts'
import { correctHeading } from '../../state/correction.ts'
import { hasRoomForPage, isShownAsPage } from '../../state/scope.ts'
import { sheetsOf } from '../../state/sheets.ts'
import {
  type ContentsScreen,
  opening,
  type State,
  type Step,
  showing,
  step,
  withMessage,
} from '../../state/state.ts'
import { openArticle } from '../article/article-moves.ts'
import { shownOf, topOf } from './contents-rows.ts'

/** Selects another article; the list scrolls no more than necessary. */
export const selectArticle = (
  state: State,
  screen: ContentsScreen,
  sheet: number,
  selected: number,
): State => {
  const next = { ...screen, sheet, selected, top: sheet === screen.sheet ? screen.top : 0 }
  return showing(state, { ...next, top: topOf(state, next) })
}

const turnSheet = (state: State, screen: ContentsScreen, by: 1 | -1): Step =>
  sheetsOf(state.issue)[screen.sheet + by]
    ? step(selectArticle(state, screen, screen.sheet + by, 0))
    : step(withMessage(state, [by > 0 ? 'lastPage' : 'firstPage']))

const bookmark = (state: State, { id }: Article): Step => {
  const place = state.bookmarks.get(id) ?? state.places.get(id) ?? { block: 0, character: 0 }
  return toggleBookmark(state, { article: id, ...place })
}

/** What an action does on the contents; undefined for those that do the same everywhere. */
export const moveInContents = (state: State, screen: ContentsScreen, action: Move): Step | undefined => {
  const articles = sheetsOf(state.issue)[screen.sheet]?.articles ?? []
  const article = articles[screen.selected]
  const last = Math.max(0, articles.length - 1)
  const select = (index: number): Step => step(selectArticle(state, screen, screen.sheet, index))
  if (action === 'pageDown' && screen.selected === last && sheetsOf(state.issue)[screen.sheet + 1])
    return turnSheet(state, screen, 1)
  const to = moveInList(action, screen.selected, last, shownOf(state, screen))
  if (to !== undefined) return select(to)
  switch (action) {
    case 'nextArticle':
      return select(Math.min(last, screen.selected + 1))
    case 'previousArticle':
      return select(Math.max(0, screen.selected - 1))
    case 'nextPage':
      return turnSheet(state, screen, 1)
    case 'previousPage':
      return turnSheet(state, screen, -1)
    case 'overview':
      return step(opening(state, { kind: 'overview', selected: screen.sheet, top: 0 }))
    case 'open':
      return article ? step(openArticle(state, article.id)) : step(state)
    case 'printed': {
      if (state.issue.source.text === undefined) return step(withMessage(state, ['noSource']))
      const offset = article ? sourceOffset(article, { block: -1, character: 0 }) : 0
      return step(opening(state, { kind: 'printed', offset }))
    }
    case 'bookmark':
      return article ? bookmark(state, article) : step(state)
    case 'correct': {
      if (!article) return step(state)
      const { state: corrected, effects } = correctHeading(state, article.id)
      return step(selectArticle(corrected, screen, screen.sheet, screen.selected), ...effects)
    }
    case 'pageOrList': {
      if (!hasRoomForPage(state)) return step(withMessage(state, ['noRoomForPage']))
      const contentsAs = isShownAsPage(state, screen) ? 'list' : 'page'
      const choice = { name: 'contentsAs', value: contentsAs } as const
      return step({ ...state, contentsAs }, { kind: 'choose', choice })
    }
    default:
      return article && actOnArticle(state, article, action)
  }
}
