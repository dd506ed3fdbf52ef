import { wordsFor } from '../../language/index.ts'
import { plainText } from '../../makeup/index.ts'
import { ACTIONS } from '../keys/key-table.ts'
import type { ListScreen } from '../parts/list-screen.ts'
import { knownPaperList } from '../screens/catalogue/catalogue-rows.ts'
import { findList } from '../screens/finds/finds-rows.ts'
import { helpList } from '../screens/help/help-rows.ts'
import { paperList } from '../screens/shelf/shelf-rows.ts'
import type { CatalogueScreen, FindsScreen, HelpScreen, ShelfScreen, State } from '../state/state.ts'
import { listed, type Spoken } from './spoken.ts'

/** Items that are told at once: those after and before them are a page away. */
const PAGE = 60
/** Cells of a row that cuts nothing short. */
const WIDE = 10_000

type Listed = HelpScreen | ShelfScreen | CatalogueScreen | FindsScreen

const listOf = (state: State, screen: Listed): ListScreen => {
  switch (screen.kind) {
    case 'help':
      return helpList(state, screen)
    case 'shelf':
      return paperList(state, screen)
    case 'catalogue':
      return knownPaperList(state, screen)
    case 'finds':
      return findList(state, screen)
  }
}

/** What is typed for an action of the help, besides its keys. */
const wordOf = (id: string, { settings }: State): string | undefined => {
  const action = ACTIONS.find((each) => each === id)
  return action && wordsFor(settings.language).actionWords[action]
}

const idOf = (screen: Listed, { search }: State): string =>
  screen.kind === 'finds' || screen.kind === 'catalogue' ? `${screen.kind} ${search.query}` : screen.kind

/** A list: its title, the titles of its groups, and a line for each item, with the number that opens it. */
export const spokenList = (state: State, screen: Listed): Spoken => {
  const { settings } = state
  const list = listOf(state, screen)
  const itemText = (index: number): string => {
    const rows = list.rowsOf(index, WIDE).map((row) => plainText(row).trim().replace(/ {2,}/g, ' '))
    return `${index + 1} ${listed([screen.kind === 'help' ? wordOf(list.idOf(index), state) : '', ...rows], settings)}`
  }
  const isAsked = screen.kind !== 'catalogue' || state.search.query !== ''
  const note = state.shelf.fetching ? '' : list.note
  const first = Math.floor(list.selected / PAGE) * PAGE
  const indexes = Array.from({ length: Math.min(PAGE, list.count - first) }, (_, index) => first + index)
  const part = list.count > PAGE ? `${first + 1}-${first + indexes.length}/${list.count}` : undefined
  const items = indexes.flatMap((index) => [list.titleOf?.(index), itemText(index)])
  return {
    id: idOf(screen, state),
    count: list.count,
    lines: [
      listed([list.title, note, isAsked ? part : ''], settings),
      // All papers, before anything is typed, would be a long reading.
      ...(list.count === 0 ? [list.empty, list.hint] : isAsked ? items : []),
    ].filter((line): line is string => Boolean(line)),
    item: list.count > 0 ? itemText(list.selected) : undefined,
  }
}
