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
import { type ListScreen, listView } from '../../parts/list-screen.ts'
import { fetchText } from '../../parts/status.ts'
import type { View } from '../../parts/view.ts'
import type { ShelfScreen, State } from '../../state/state.ts'
import { type ShelfItem, shelfItems } from './shelf-items.ts'

/** The papers as a list: the name, and dimmed below it the number of issues and the latest, or an undated issue's id. */
export const paperList = (state: State, { selected, top }: ShelfScreen): ListScreen => {
  const { settings, shelf } = state
  const words = wordsFor(settings.language)
  const { ambiguous } = settings
  const items = shelfItems(state)
  return {
    title: words.shelf,
    note: fetchText(state),
    count: items.length,
    selected: Math.min(selected, Math.max(0, items.length - 1)),
    top,
    idOf: (index) => idOf(items[index]) ?? String(index),
    rowsOf: (index, width) => {
      const item = items[index]
      if (!item) return []
      const name = item.kind === 'catalogue' ? words.findPaper : paperText(item.paper.name, settings)
      return [
        fitRow(line(name, STRONG), width, ambiguous),
        fitRow(line(factsOf(item, settings).join(marksFor(ambiguous).dot), QUIET), width, ambiguous),
        ...(shelf.papers?.length === 0 ? [fitRow(line(words.emptyShelfHint, QUIET), width, ambiguous)] : []),
      ]
    },
    ...(shelf.papers?.length === 0 && { titleOf: (index) => (index === 0 ? words.emptyShelf : undefined) }),
    empty: shelf.papers ? words.emptyShelf : words.asking,
    ...(shelf.papers && { hint: words.emptyShelfHint }),
    actions: ['down', 'open', 'catalogue', 'search', 'bookmarks', 'history', 'quit', 'help'],
  }
}

const idOf = (item: ShelfItem | undefined): string | undefined => {
  switch (item?.kind) {
    case 'undated':
      return `${item.paper.paper} ${item.date}`
    case 'paper':
      return item.paper.paper
    default:
      return item?.kind
  }
}

const factsOf = (item: ShelfItem, settings: Settings): readonly string[] => {
  const words = wordsFor(settings.language)
  if (item.kind === 'catalogue') return [words.findPaperHint]
  if (item.kind === 'undated') return [words.undated, item.date.replace(/^undated-/, '')]
  const latest = item.days.at(-1)
  return [
    words.issues(item.days.length),
    ...(latest === undefined ? [] : [words.latest(dayText(latest, settings))]),
  ]
}

export const shelfView = (state: State, screen: ShelfScreen): View =>
  listView(state, paperList(state, screen))
