import { wordsFor } from '../../../language/index.ts'
import { boundsOf, exactly, line, QUIET, runningHead, STRONG, titleOf } from '../../../makeup/index.ts'
import { firstKeyName } from '../../keys/keymap.ts'
import { cachedView } from '../../parts/cached-view.ts'
import { keyHint } from '../../parts/status.ts'
import { textView } from '../../parts/text-view.ts'
import { rowsBody, type View } from '../../parts/view.ts'
import { neighbourOf, positionOf, sheetName, sheetsOf } from '../../state/sheets.ts'
import type { ArticleScreen, State } from '../../state/state.ts'
import { articleText } from './article-text.ts'

/** `2/3`: the article's number on its sheet. */
const positionText = (state: State, article: string): string => {
  const { sheet, index } = positionOf(state.issue, article)
  return `${index + 1}/${sheetsOf(state.issue)[sheet]?.articles.length ?? 0}`
}

/** One page of an article, in the window. */
export const articleView = cachedView((state: State, screen: ArticleScreen): View => {
  const { issue, settings, size } = state
  const text = articleText(state, screen)
  const words = wordsFor(settings.language)
  if (!text) return { head: [], body: rowsBody(exactly([line(words.noText)], size.rows)), foot: [] }
  const { article, frame } = text
  const sheet = sheetsOf(issue)[positionOf(issue, article.id).sheet]
  const marks = [state.bookmarks.has(article.id) && words.bookmarked, positionText(state, article.id)]
  const head = runningHead(
    issue,
    [sheet && sheetName(sheet, state)],
    marks.filter(Boolean).join('  '),
    boundsOf(frame),
    settings,
  )
  const next = neighbourOf(issue, article.id, 1)
  const title = next ? titleOf(next, settings) : ''
  const onward = firstKeyName(state.keymap, 'onward', 'article', settings.language)
  return textView(state, text, {
    head,
    back: line(keyHint('back', state) ?? '', QUIET),
    ahead: line(next ? `${onward} ${words.next(title)}` : words.lastArticle, QUIET),
    offer: screen.offered ? line(next ? words.offer(title) : words.offerNothing, STRONG) : undefined,
  })
})
