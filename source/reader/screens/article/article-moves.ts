import { type Cursor, columnsThatFit, placeAt, sourceOffset, withinPages } from '../../../makeup/index.ts'
import type { Move } from '../../keys/key-table.ts'
import { actOnArticle } from '../../parts/article-actions.ts'
import { moveInText } from '../../parts/text-moves.ts'
import { toggleBookmark } from '../../state/bookmark.ts'
import { correctHeading } from '../../state/correction.ts'
import { neighbourOf, positionOf, sheetsOf } from '../../state/sheets.ts'
import {
  type ArticleScreen,
  closing,
  opening,
  type Screen,
  type State,
  type Step,
  showing,
  step,
  withMessage,
} from '../../state/state.ts'
import { type ArticleText, articleStart, articleText, openingPlace } from './article-text.ts'

const showFrom = (state: State, screen: ArticleScreen, text: ArticleText, cursor: Cursor): State => {
  const place = placeAt(text.galley, withinPages(text.galley, text.frame, cursor))
  return showing(state, { ...screen, place: { article: text.article.id, ...place }, offered: false })
}

/** Opens an article at the place where it was left, or at its start if it was read to the end. */
export const openArticle = (state: State, article: string): State =>
  opening(state, articleScreen(state, article))

const articleScreen = (state: State, article: string): ArticleScreen => {
  const lastPlace = state.read.has(article) ? undefined : state.places.get(article)
  const place = { article, ...(lastPlace ?? articleStart(state, article)) }
  return { kind: 'article', place: openingPlace(state, place), offered: false }
}

/** Selects an article in the contents below, so that going back leads to it. */
export const selectInContents = (state: State, article: string): State => {
  const { sheet, index } = positionOf(state.issue, article)
  const select = (screen: Screen): Screen =>
    screen.kind === 'contents'
      ? { ...screen, sheet, selected: index, top: screen.sheet === sheet ? screen.top : 0 }
      : screen
  const [first, ...rest] = state.screens
  return { ...state, screens: [select(first), ...rest.map(select)] }
}

const goTo = (state: State, article: string): State =>
  selectInContents(showing(state, articleScreen(state, article)), article)

const turn = (state: State, screen: ArticleScreen, by: 1 | -1): Step => {
  const next = neighbourOf(state.issue, screen.place.article, by)
  if (next) return step(goTo(state, next.id))
  return step(withMessage(state, [by > 0 ? 'lastArticle' : 'firstArticle']))
}

const turnSheet = (state: State, screen: ArticleScreen, by: 1 | -1): Step => {
  const { sheet } = positionOf(state.issue, screen.place.article)
  const first = sheetsOf(state.issue)[sheet + by]?.articles[0]
  if (first) return step(goTo(state, first.id))
  return step(withMessage(state, [by > 0 ? 'lastPage' : 'firstPage']))
}

const setColumns = (state: State): Step => {
  const { settings, size } = state
  const most = columnsThatFit(size, 6)
  if (most === 1) return step(withMessage(state, ['noRoomForColumns']))
  const columns = (Math.min(settings.columns, most) % most) + 1
  return step(withMessage({ ...state, settings: { ...settings, columns } }, ['columns', columns]))
}

const openPrinted = (state: State, screen: ArticleScreen, { article, galley, cursor }: ArticleText): Step => {
  if (state.issue.source.text === undefined) return step(withMessage(state, ['noSource']))
  const offset = sourceOffset(article, placeAt(galley, cursor))
  return step(opening(state, { kind: 'printed', offset, from: { place: screen.place, offset } }))
}

/** Corrects the heading, and shows it if that changed something. */
const correctHere = (state: State, screen: ArticleScreen): Step => {
  const { article } = screen.place
  const { state: corrected, effects } = correctHeading(state, article)
  if (effects.length === 0) return step(corrected)
  const place = { article, ...articleStart(corrected, article) }
  return step(showing(corrected, { ...screen, place, offered: false }), ...effects)
}

/** What an action does in an article; undefined for those that do the same everywhere. */
export const moveInArticle = (state: State, screen: ArticleScreen, action: Move): Step | undefined => {
  const text = articleText(state, screen)
  if (!text) return action === 'back' ? step(closing(state)) : undefined
  const to = moveInText(action, text)
  if (to) return step(showFrom(state, screen, text, to))
  switch (action) {
    case 'pageDown':
      return screen.offered ? turn(state, screen, 1) : step(showing(state, { ...screen, offered: true }))
    case 'nextArticle':
      return turn(state, screen, 1)
    case 'previousArticle':
      return turn(state, screen, -1)
    case 'nextPage':
      return turnSheet(state, screen, 1)
    case 'previousPage':
      return turnSheet(state, screen, -1)
    case 'overview': {
      const { sheet } = positionOf(state.issue, screen.place.article)
      return step(opening(state, { kind: 'overview', selected: sheet, top: 0 }))
    }
    case 'columns':
      return setColumns(state)
    case 'correct':
      return correctHere(state, screen)
    case 'bookmark':
      return toggleBookmark(state, screen.place)
    case 'printed':
      return openPrinted(state, screen, text)
    default:
      return actOnArticle(state, text.article, action)
  }
}
