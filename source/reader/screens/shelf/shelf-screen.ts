import { isDay } from '../../../issue/index.ts'
import type { Action } from '../../keys.ts'
import { fitRow, line, QUIET, STRONG } from '../../parts/compose.ts'
import { marksFor } from '../../parts/marks.ts'
import { dayText, paperText } from '../../parts/nameplate.ts'
import { fetchText } from '../../parts/status.ts'
import { opening, type ShelfScreen, type State, type Step, saying, showing, step } from '../../state.ts'
import { wordsFor } from '../../words.ts'
import { type MenuScreen, menuMove, menuView } from '../menu-screen.ts'
import type { View } from '../view.ts'

/** The papers as a list: the name, and quiet below it how many issues and the latest. */
const paperList = (state: State, { selected, top }: ShelfScreen): MenuScreen => {
  const { settings, shelf } = state
  const words = wordsFor(settings.language)
  const { ambiguous } = settings
  const papers = shelf.papers ?? []
  return {
    title: words.shelf,
    said: fetchText(state),
    count: papers.length,
    selected: Math.min(selected, Math.max(0, papers.length - 1)),
    top,
    idOf: (index) => papers[index]?.paper ?? String(index),
    rowsOf: (index, width) => {
      const { name = '', days = [] } = papers[index] ?? {}
      const latest = days.at(-1)
      const facts = [
        words.issues(days.length),
        ...(latest === undefined ? [] : [words.latest(dayText(latest, settings))]),
      ]
      return [
        fitRow(line(paperText(name, settings), STRONG), width, ambiguous),
        fitRow(line(facts.join(marksFor(ambiguous).dot), QUIET), width, ambiguous),
      ]
    },
    empty: shelf.papers ? words.emptyShelf : words.asking,
    actions: ['down', 'open', 'search', 'bookmarks', 'history', 'quit', 'help'],
  }
}

export const shelfView = (state: State, screen: ShelfScreen): View =>
  menuView(state, paperList(state, screen))

/** What an action does on the shelf; undefined for those that do the same everywhere. */
export const moveInShelf = (state: State, screen: ShelfScreen, action: Action): Step | undefined => {
  const list = paperList(state, screen)
  const to = menuMove(state, list, action)
  if (to) return step(showing(state, { ...screen, ...to }))
  switch (action) {
    case 'open': {
      const paper = state.shelf.papers?.[list.selected]
      if (!paper) return step(state)
      const dated = paper.days.filter(isDay)
      const undated = paper.days.at(-1)
      // A paper without a date has no place in a month.
      if (dated.length === 0 && undated !== undefined)
        return step(saying(state, { kind: 'opening' }), {
          kind: 'open',
          key: { paper: paper.paper, date: undated },
        })
      return step(opening(state, { kind: 'calendar', paper: paper.paper, day: dated.at(-1) ?? state.today }))
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
