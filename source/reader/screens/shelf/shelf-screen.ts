import { wordsFor } from '../../../language/index.ts'
import {
  dayText,
  fitRow,
  line,
  marksFor,
  paperText,
  QUIET,
  type Settings,
  STRONG,
} from '../../../makeup/index.ts'
import type { Move } from '../../keys.ts'
import { fetchText } from '../../parts/status.ts'
import type { View } from '../../parts/view.ts'
import { opening, type ShelfScreen, type State, type Step, saying, showing, step } from '../../state.ts'
import { type MenuScreen, menuMove, menuView } from '../menu-screen.ts'
import { type ShelfItem, shelfItems } from './shelf-items.ts'

/** The papers as a list: the name, and quiet below it how many issues and the latest, or what tells an issue apart. */
const paperList = (state: State, { selected, top }: ShelfScreen): MenuScreen => {
  const { settings, shelf } = state
  const words = wordsFor(settings.language)
  const { ambiguous } = settings
  const items = shelfItems(shelf.papers ?? [])
  return {
    title: words.shelf,
    said: fetchText(state),
    count: items.length,
    selected: Math.min(selected, Math.max(0, items.length - 1)),
    top,
    idOf: (index) => idOf(items[index]) ?? String(index),
    rowsOf: (index, width) => {
      const item = items[index]
      if (!item) return []
      return [
        fitRow(line(paperText(item.paper.name, settings), STRONG), width, ambiguous),
        fitRow(line(factsOf(item, settings).join(marksFor(ambiguous).dot), QUIET), width, ambiguous),
      ]
    },
    empty: shelf.papers ? words.emptyShelf : words.asking,
    actions: ['down', 'open', 'search', 'bookmarks', 'history', 'quit', 'help'],
  }
}

const idOf = (item: ShelfItem | undefined): string | undefined =>
  item && (item.kind === 'undated' ? `${item.paper.paper} ${item.date}` : item.paper.paper)

const factsOf = (item: ShelfItem, settings: Settings): readonly string[] => {
  const words = wordsFor(settings.language)
  if (item.kind === 'undated') return [words.undated, item.date.replace(/^undated-/, '')]
  const latest = item.days.at(-1)
  return [
    words.issues(item.days.length),
    ...(latest === undefined ? [] : [words.latest(dayText(latest, settings))]),
  ]
}

export const shelfView = (state: State, screen: ShelfScreen): View =>
  menuView(state, paperList(state, screen))

/** What an action does on the shelf; undefined for those that do the same everywhere. */
export const moveInShelf = (state: State, screen: ShelfScreen, action: Move): Step | undefined => {
  const list = paperList(state, screen)
  const to = menuMove(state, list, action)
  if (to) return step(showing(state, { ...screen, ...to }))
  switch (action) {
    case 'open': {
      const item = shelfItems(state.shelf.papers ?? [])[list.selected]
      if (!item) return step(state)
      const { paper } = item.paper
      if (item.kind === 'undated')
        return step(saying(state, { kind: 'opening' }), { kind: 'open', key: { paper, date: item.date } })
      return step(opening(state, { kind: 'calendar', paper, day: item.days.at(-1) ?? state.today }))
    }
    case 'bookmarks':
    case 'history':
      return step(
        opening(
          { ...state, shelf: { ...state.shelf, finds: undefined } },
          { kind: 'finds', of: action, selected: 0, top: 0 },
        ),
        { kind: action },
      )
    default:
      return undefined
  }
}
