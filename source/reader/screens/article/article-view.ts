import type { Row } from '../../../terminal/index.ts'
import { BLANK, exactly, line, QUIET, shift, spread } from '../../parts/compose.ts'
import { type Bounds, boundsOf } from '../../parts/frame.ts'
import { titleOf } from '../../parts/headline-item.ts'
import { runningHead } from '../../parts/nameplate.ts'
import { footRow, progressBar } from '../../parts/status.ts'
import { drawPage } from '../../parts/text-page.ts'
import { matchesFor } from '../../searching.ts'
import { neighbourOf, sheetsOf, standingOf } from '../../sheets.ts'
import type { ArticleScreen, State } from '../../state.ts'
import { makePage, shareBefore } from '../../text/make-up.ts'
import { wordsFor } from '../../words.ts'
import { sheetName } from '../contents/contents-view.ts'
import type { View } from '../view.ts'
import { articleText } from './article-text.ts'

/** `2/3`: which article of the sheet this is. */
const countOf = (state: State, article: string): string => {
  const { sheet, index } = standingOf(state.issue, article)
  return `${index + 1}/${sheetsOf(state.issue)[sheet]?.articles.length ?? 0}`
}

/** How far, and what comes next; or the message, the offer of the next article, the search. */
const statusRow = (
  state: State,
  screen: ArticleScreen,
  share: number,
  bounds: Bounds,
): { row: Row; cursor?: number } => {
  const { issue, settings, search } = state
  const { ambiguous } = settings
  const words = wordsFor(settings.language)
  const { left, width } = bounds
  const { matches, index } = matchesFor(state)
  const found = matches.length > 0 ? words.found(index + 1, matches.length) : ''
  if (search.typing || state.message) return footRow(state, [], found, bounds)
  const next = neighbourOf(issue, screen.place.article, 1)
  const title = next ? titleOf(next, settings) : ''
  if (screen.offered) {
    const offer = next ? words.offer(title) : words.offerNothing
    return { row: shift(spread(line(offer, { bold: true }), [], width, ambiguous), left) }
  }
  const bar = progressBar(share, width, settings)
  const ahead = next ? words.next(title) : words.lastArticle
  const right = found === '' ? line(ahead, QUIET) : line(`/${search.query} ${found}`)
  const barCells = bar.reduce((sum, { text }) => sum + text.length, 0)
  const room = Math.max(0, width - barCells - 3)
  return { row: shift(spread(bar, spread(right, [], room, ambiguous), width, ambiguous), left) }
}

/** An article from one of its rows on. */
export const articleView = (state: State, screen: ArticleScreen): View => {
  const { issue, settings, size } = state
  const text = articleText(state, screen)
  const words = wordsFor(settings.language)
  if (!text) return { rows: exactly([line(words.noText)], size.rows) }
  const { article, frame, galley, cursor } = text
  const bounds = boundsOf(frame)
  const page = makePage(galley, cursor, frame)
  const sheet = sheetsOf(issue)[standingOf(issue, article.id).sheet]
  const marks = [state.bookmarks.has(article.id) && words.bookmarked, countOf(state, article.id)]
  const head = runningHead(
    issue,
    [sheet && sheetName(sheet, state)],
    marks.filter(Boolean).join('  '),
    bounds,
    settings,
  )
  const status = statusRow(state, screen, shareBefore(galley, page.next), bounds)
  const { matches, current } = matchesFor(state)
  const rows = [
    ...exactly([head, BLANK], frame.head),
    ...exactly(drawPage(page, frame, settings, { matches, current }), frame.height),
    ...exactly([], frame.foot - 1),
    status.row,
  ]
  return {
    rows,
    ...(status.cursor === undefined ? {} : { cursor: { x: status.cursor, y: rows.length - 1 } }),
  }
}
