import type { Action, Move } from '../../keys/key-table.ts'
import { actionFor } from '../../keys/keymap.ts'
import { moveSelection } from '../../parts/list-screen.ts'
import {
  type CatalogueScreen,
  closing,
  opening,
  type State,
  type Step,
  screenOf,
  showing,
  step,
  withMessage,
} from '../../state/state.ts'
import { knownPaperList } from './catalogue-rows.ts'

/** Finds the papers that the words name; all, if there are none. */
const finding = (state: State): Step => step(state, { kind: 'knownPapers', query: state.search.query })

/** Opens the list of all papers that are known, with the line that finds one of them. */
export const openCatalogue = (state: State): Step => {
  const screen: CatalogueScreen = { kind: 'catalogue', selected: 0, top: 0 }
  const opened = opening({ ...state, shelf: { ...state.shelf, known: undefined } }, screen)
  return finding({ ...opened, search: { query: '', typing: { screen, search: { query: '' } } } })
}

/** Opens today's issue of the selected paper if it is on the shelf; else fetches the newest. */
const openNewest = (state: State, screen: CatalogueScreen): Step => {
  const { shelf, search, today, secure, library } = state
  const { selected } = knownPaperList(state, screen)
  const paper = shelf.known?.papers[selected]
  const done = { ...showing(state, { ...screen, selected }), search: { query: search.query } }
  if (!paper) return step(done)
  const shelved = shelf.papers?.find(({ name }) => name === paper.name)
  if (shelved?.days.includes(today))
    return step(withMessage(done, ['opening']), { kind: 'open', key: { paper: shelved.paper, date: today } })
  if (secure) return step(withMessage(done, ['secured']))
  if (!library?.fetches || shelf.fetching) return step(done)
  return step(done, { kind: 'fetchNewest', paper: paper.name })
}

/** What an action does in the list of all papers; undefined for those that do the same everywhere. */
export const moveInCatalogue = (state: State, screen: CatalogueScreen, action: Move): Step | undefined => {
  const to = moveSelection(state, knownPaperList(state, screen), action)
  if (to) return step(showing(state, { ...screen, ...to }))
  if (action === 'open') return openNewest(state, screen)
  // What was found stays until something else is typed.
  if (action === 'search')
    return step({ ...state, search: { ...state.search, typing: { screen, search: { query: '' } } } })
  return undefined
}

/** The keys that move the selection while words are typed; those that type a character do not. */
const MOVES: ReadonlySet<Action> = new Set(['down', 'up', 'pageDown', 'pageUp'])

/** What a key does while words for the list of all papers are typed; undefined if it edits them. */
export const pressInCatalogue = (state: State, key: string, text: string): Step | undefined => {
  const screen = screenOf(state)
  if (screen.kind !== 'catalogue' || !state.search.typing) return undefined
  if (key === 'enter') return openNewest(state, screen)
  if (key === 'escape')
    return state.search.query === ''
      ? step({ ...closing(state), search: { query: '' } })
      : finding({ ...state, search: { ...state.search, query: '' } })
  const action = text === '' ? actionFor(state.keymap, key, 'catalogue') : undefined
  return action && MOVES.has(action) ? moveInCatalogue(state, screen, action) : undefined
}
