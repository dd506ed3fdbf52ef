import type { IssueKey, Place } from '../issue/index.ts'
import { selectInContents } from './screens/article/article-moves.ts'
import { openingPlace } from './screens/article/article-text.ts'
import { itemIndexOf, shelfItems } from './screens/shelf/shelf-items.ts'
import type { FetchProgress, Finds, KnownPaper, OpenedIssue, ShelvedPaper } from './state/library.ts'
import {
  articleOf,
  createState,
  type FindsScreen,
  opening,
  openKey,
  type Screen,
  type State,
  screenOf,
  showing,
} from './state/state.ts'

/** Answers of the library. */
export type LibraryEvent =
  | { readonly kind: 'papers'; readonly papers: readonly ShelvedPaper[] }
  | { readonly kind: 'opened'; readonly opened: OpenedIssue; readonly place?: Place | undefined }
  | { readonly kind: 'knownPapers'; readonly query: string; readonly papers: readonly KnownPaper[] }
  | { readonly kind: 'finds'; readonly of: FindsScreen['of']; readonly query: string; readonly found: Finds }
  | { readonly kind: 'fetching'; readonly progress: (IssueKey & FetchProgress) | undefined }

const isShelfScreen = ({ kind }: Screen): boolean =>
  kind === 'shelf' || kind === 'calendar' || kind === 'catalogue' || kind === 'finds'

/** Shows the shelf: closes the screens above it if it is open already, else opens it at the current paper. */
export const showShelf = (state: State): State => {
  const [first, ...rest] = state.screens
  const shelfIndex = state.screens.findLastIndex(({ kind }) => kind === 'shelf')
  if (shelfIndex >= 0) return { ...state, screens: [first, ...rest.slice(0, shelfIndex)] }
  return opening(state, { kind: 'shelf', selected: currentItem(state), top: 0 })
}

/** The line of the shelf with the issue that is being read. */
const currentItem = (state: State): number => {
  const { paper, date } = openKey(state)
  return itemIndexOf(shelfItems(state), paper, date)
}

/** The shelf opens before it is known what is on it. */
const withPapers = (state: State, papers: readonly ShelvedPaper[]): State => {
  const known = { ...state, shelf: { ...state.shelf, papers } }
  const screen = screenOf(state)
  return screen.kind === 'shelf' && !state.shelf.papers
    ? showing(known, { ...screen, selected: currentItem(known) })
    : known
}

/** Opens an article at a place, and selects it in the contents below. */
export const openPlace = (state: State, place: Place): State =>
  articleOf(state.issue, place.article)
    ? selectInContents(
        opening(state, { kind: 'article', place: openingPlace(state, place), offered: false }),
        place.article,
      )
    : state

/** Replaces the issue. The shelf's screens stay below it, so that going back leads to them. */
const withIssue = (state: State, { key, issue, traces }: OpenedIssue, place: Place | undefined): State => {
  const { settings, size, today, library, secure, shelf, search, contentsAs, keymap, commandHistory } = state
  const fresh = createState(issue, settings, size, {
    key,
    today,
    library,
    secure,
    keymap,
    commandHistory,
    remembered: traces.remembered,
    contentsAs,
  })
  const [first, ...rest] = [...state.screens.filter(isShelfScreen), ...fresh.screens]
  const opened = { ...fresh, shelf, screens: first ? ([first, ...rest] as const) : fresh.screens }
  return place ? openPlace({ ...opened, search: { query: search.query, match: place } }, place) : opened
}

/** Reduces an answer of the library into the state. */
export const applyLibraryEvent = (state: State, event: LibraryEvent): State => {
  const { shelf } = state
  switch (event.kind) {
    case 'papers':
      return withPapers(state, event.papers)
    case 'fetching':
      return { ...state, shelf: { ...shelf, fetching: event.progress } }
    case 'opened':
      return withIssue(state, event.opened, event.place)
    case 'knownPapers': {
      const screen = screenOf(state)
      if (screen.kind !== 'catalogue' || event.query !== state.search.query) return state
      const known = { papers: event.papers }
      return showing({ ...state, shelf: { ...shelf, known } }, { ...screen, selected: 0, top: 0 })
    }
    case 'finds': {
      const screen = screenOf(state)
      if (screen.kind !== 'finds' || screen.of !== event.of) return state
      // Ignores the answer to an earlier query.
      if (event.of === 'search' && event.query !== state.search.query) return state
      const finds = { ...event.found, of: event.of, query: event.query }
      return showing({ ...state, shelf: { ...shelf, finds } }, { ...screen, selected: 0, top: 0 })
    }
  }
}
