import type { MarkedText } from '../../../issue/index.ts'
import { wordsFor } from '../../../language/index.ts'
import {
  dayText,
  fitRow,
  line,
  marksFor,
  named,
  pageOf,
  paperText,
  QUIET,
  type Row,
  type Span,
} from '../../../makeup/index.ts'
import { cellWidth } from '../../../typeset/index.ts'
import { type ListScreen, listView } from '../../parts/list-screen.ts'
import type { View } from '../../parts/view.ts'
import type { FindsScreen, State } from '../../state/state.ts'

/** A text with its matches highlighted. */
const markedRow = ({ text, marks }: MarkedText, bold: boolean): Row => {
  const spans: Span[] = []
  let offset = 0
  const push = (end: number, inverse: boolean): void => {
    const part = text.slice(offset, end).replace(/\s/g, ' ')
    if (part !== '')
      spans.push({ text: part, style: { ...(bold ? { bold } : {}), ...(inverse ? { inverse } : {}) } })
    offset = Math.max(offset, end)
  }
  for (const [start, end] of marks) {
    push(start, false)
    push(end, true)
  }
  push(text.length, false)
  return spans
}

const emptyText = (state: State, { of }: FindsScreen): string => {
  const words = wordsFor(state.settings.language)
  const { finds } = state.shelf
  if (of === 'search')
    return finds === undefined || finds.query === '' ? words.searchShelf : words.nothingFound
  if (finds?.of !== of) return words.asking
  return of === 'bookmarks' ? words.noBookmarks : words.noHistory
}

/** The articles as a list: headline, snippet, and dimmed below them paper, date and page. */
export const findList = (state: State, screen: FindsScreen): ListScreen => {
  const { settings, shelf, search } = state
  const words = wordsFor(settings.language)
  const { ambiguous } = settings
  const answer = shelf.finds?.of === screen.of ? shelf.finds : undefined
  const finds = answer?.finds ?? []
  const titles = { search: words.searchShelf, bookmarks: words.bookmarks, history: words.history }
  const count = answer && screen.of === 'search' ? words.hits(answer.count, answer.capped) : ''
  const query = screen.of === 'search' && !search.typing ? (answer?.query ?? '') : ''
  const title = titles[screen.of]
  const skipped = answer?.skipped ? words.issuesSkipped(answer.skipped) : ''
  const hits = query === '' && answer?.query === '' ? [] : [count, skipped].filter(Boolean)
  const untitled = { text: words.untitled, marks: [] }
  const room = pageOf(state.size).width - cellWidth(`${title}  `, ambiguous)
  return {
    title,
    note: named(query, hits, '  ', room, ambiguous),
    count: finds.length,
    selected: Math.min(screen.selected, Math.max(0, finds.length - 1)),
    top: screen.top,
    idOf: (index) => `${index} ${finds[index]?.article ?? ''}`,
    rowsOf: (index, width) => {
      const find = finds[index]
      if (!find) return []
      const { dot } = marksFor(ambiguous)
      const details = [dayText(find.date, settings), ...(find.page ? [words.page(find.page)] : [])]
      const facts = named(paperText(find.name, settings), details, dot, width, ambiguous)
      return [
        fitRow(markedRow(find.headline.text === '' ? untitled : find.headline, true), width, ambiguous),
        ...(find.snippet && find.snippet.text !== ''
          ? [fitRow(markedRow(find.snippet, false), width, ambiguous)]
          : []),
        fitRow(line(facts, QUIET), width, ambiguous),
      ]
    },
    empty: emptyText(state, screen),
    actions: ['down', 'open', 'search', 'back', 'help'],
  }
}

export const findsView = (state: State, screen: FindsScreen): View => listView(state, findList(state, screen))
