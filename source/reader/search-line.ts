import {
  type Cursor,
  compareCursors,
  cursorAt,
  type Match,
  makePage,
  moved,
  onText,
  placeAt,
  type SetText,
  withinPages,
} from '../makeup/index.ts'
import { firstKeyName } from './keys/keymap.ts'
import { editedLine, isErased } from './parts/typed-line.ts'
import { articleText } from './screens/article/article-text.ts'
import { selectArticle } from './screens/contents/contents-moves.ts'
import { printedText } from './screens/printed/printed-rows.ts'
import { scopeOf } from './state/scope.ts'
import { containsQuery, matchesFor, matchFrom } from './state/screen-matches.ts'
import { sheetsOf } from './state/sheets.ts'
import {
  type ContentsScreen,
  closing,
  opening,
  type State,
  screenOf,
  showing,
  withMessage,
} from './state/state.ts'

const shownText = (state: State): SetText | undefined => {
  const screen = screenOf(state)
  if (screen.kind === 'article') return articleText(state, screen)
  return screen.kind === 'printed' ? printedText(state, screen) : undefined
}

/** The start of a page that shows a match: the current page if it does, else one with the match a third of the way down. */
const pageWith = ({ galley, frame, cursor }: SetText, match: Match): Cursor => {
  const row = cursorAt(galley, { block: match.block, character: match.start })
  const { next } = makePage(galley, cursor, frame)
  if (compareCursors(row, cursor) >= 0 && (!next || compareCursors(row, next) < 0)) return cursor
  return withinPages(galley, frame, onText(galley, moved(galley, row, -Math.floor(frame.height / 3)), -1))
}

const showMatch = (state: State, text: SetText, match: Match): State => {
  const screen = screenOf(state)
  const place = placeAt(text.galley, pageWith(text, match))
  const start = { block: match.block, character: match.start }
  const matched = { ...state, search: { ...state.search, match: start } }
  if (screen.kind === 'article')
    return showing(matched, { ...screen, place: { ...screen.place, ...place }, offered: false })
  return screen.kind === 'printed' ? showing(matched, { ...screen, offset: place.character }) : matched
}

/** On the contents: selects the next article, on any page, that contains the query. `fromHere`: tries the selected one first. */
const selectNextMatch = (
  state: State,
  screen: ContentsScreen,
  by: 1 | -1,
  fromHere: boolean,
): State | undefined => {
  const { issue, search, settings } = state
  const all = sheetsOf(issue).flatMap(({ articles }, sheet) =>
    articles.map((article, index) => ({ article, sheet, index })),
  )
  const current = all.findIndex(({ sheet, index }) => sheet === screen.sheet && index === screen.selected)
  for (let distance = fromHere ? 0 : 1; distance <= all.length; distance += 1) {
    const entry = all[(((current + by * distance) % all.length) + all.length) % all.length]
    if (entry && containsQuery(entry.article, search.query, settings))
      return selectArticle(state, screen, entry.sheet, entry.index)
  }
  return undefined
}

/** Goes to the next or previous match. `fromHere`: on the contents, the selected article counts too. */
const seek = (state: State, by: 1 | -1, fromHere: boolean): State | undefined => {
  const screen = screenOf(state)
  if (screen.kind === 'contents') return selectNextMatch(state, screen, by, fromHere)
  const text = shownText(state)
  if (!text) return undefined
  const match = matchFrom(state, placeAt(text.galley, text.cursor), by)
  return match && showMatch(state, text, match)
}

/** Opens the search line; on the shelf, also the list of its results. */
export const startSearch = (state: State): State => {
  const screen = screenOf(state)
  const typing = { screen, search: state.search }
  const onShelf = screen.kind === 'shelf' || (screen.kind === 'finds' && screen.of !== 'search')
  const list = { kind: 'finds', of: 'search', selected: 0, top: 0 } as const
  return { ...(onShelf ? opening(state, list) : state), search: { query: '', typing } }
}

/** The keys n and N. */
export const findNext = (state: State, by: 1 | -1): State => {
  const { query } = state.search
  const { keymap, settings } = state
  if (query.trim() === '')
    return withMessage(state, ['noQuery', firstKeyName(keymap, 'search', scopeOf(state), settings.language)])
  return seek(state, by, false) ?? withMessage(state, ['notFound', query])
}

/** The longest query in characters: nobody types more, and a longer paste is an accident. */
const LONGEST_QUERY = 200

/** Turns a text into one line of at most that length, without invisible characters. */
const asQuery = (text: string): string =>
  Array.from(
    text
      .replace(/\p{DI}+/gu, '')
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
      .slice(0, 2 * LONGEST_QUERY),
  )
    .slice(0, LONGEST_QUERY)
    .join('')

/** Handles a key in the search line; the matches are shown at once. */
export const typeSearch = (state: State, key: string, text: string): State => {
  const { typing, query } = state.search
  if (!typing) return state
  if (isErased(query, key)) return stopTyping(state, false)
  const typed = editedLine(query, key, text, asQuery)
  if (typed === query) return state
  const { kind } = screenOf(state)
  if (kind === 'finds' || kind === 'catalogue') return { ...state, search: { query: typed, typing } }
  // Each change searches again from the screen that the line was opened on.
  const start = showing({ ...state, search: { query: typed, typing } }, typing.screen)
  return typed.trim() === '' ? start : (seek(start, 1, true) ?? start)
}

/** Closes the search line. `keep`: keeps the matches, or repeats the last query if the line is empty; else undoes the search. */
export const stopTyping = (state: State, keep: boolean): State => {
  const { typing, query, match } = state.search
  if (!typing) return state
  const onShelf = screenOf(state).kind === 'finds'
  if (!keep) {
    // A list that was opened for the search closes with it.
    const closed = onShelf && typing.screen.kind !== 'finds' ? closing(state) : showing(state, typing.screen)
    return { ...closed, search: { query: '' } }
  }
  if (onShelf) return { ...state, search: { query } }
  if (query.trim() === '') {
    const restored = { ...state, search: typing.search }
    return typing.search.query === '' ? restored : findNext(restored, 1)
  }
  const done = { ...state, search: { query, match } }
  const hasMatch =
    screenOf(done).kind === 'contents'
      ? seek(done, 1, true) !== undefined
      : matchesFor(done).matches.length > 0
  return hasMatch ? done : withMessage(done, ['notFound', query])
}
