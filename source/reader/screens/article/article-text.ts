import type { Article, Place, TextPlace } from '../../../issue/index.ts'
import { articleGalley, cursorAt, type SetText, stripsOf, withinPages } from '../../../makeup/index.ts'
import { screenFrame } from '../../parts/screen-frame.ts'
import { type ArticleScreen, articleOf, type State } from '../../state/state.ts'

/** An article as it is set in the window. */
export interface ArticleText extends SetText {
  readonly article: Article
}

/** Undefined if the issue has no such article. */
export const articleText = (state: State, { place }: ArticleScreen): ArticleText | undefined => {
  const article = articleOf(state.issue, place.article)
  if (!article) return undefined
  const frame = screenFrame(state.size, state.settings)
  const galley = articleGalley(article, frame.measure, state.settings)
  return { article, frame, galley, cursor: withinPages(galley, frame, cursorAt(galley, place)) }
}

/** The first place of an article: the first line of its head. */
export const articleStart = (state: State, id: string): TextPlace => {
  const article = articleOf(state.issue, id)
  const [first] = article ? stripsOf(article, state.settings) : []
  return { block: first?.block ?? 0, character: 0 }
}

/** Where to open an article for a place in it. The start of the text opens at the head above it. */
export const openingPlace = (state: State, place: Place): Place =>
  place.block === 0 && place.character === 0
    ? { article: place.article, ...articleStart(state, place.article) }
    : place
