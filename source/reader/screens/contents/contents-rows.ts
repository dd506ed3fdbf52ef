import type { Article } from '../../../issue/index.ts'
import { wordsFor } from '../../../language/index.ts'
import {
  BLANK,
  exactly,
  fitRow,
  headlineItem,
  itemGap,
  itemMarks,
  line,
  nameplate,
  pageFacts,
  pageLine,
  pageOf,
  QUIET,
  type Row,
  runningHead,
  shift,
} from '../../../makeup/index.ts'
import { listWindow, type Window } from '../../parts/list-window.ts'
import { cursorIn, footRow } from '../../parts/status.ts'
import { type ListItem, rowsBody, type View } from '../../parts/view.ts'
import { type Sheet, sheetName, sheetsOf } from '../../state/sheets.ts'
import type { ContentsScreen, State } from '../../state/state.ts'

/** The rows above the list: the nameplate and the sheet's line, or one running head once those are scrolled away. */
const headRows = (state: State, sheet: Sheet, whole: boolean): Row[] => {
  const { issue, settings, size } = state
  const { left, width } = pageOf(size)
  const words = wordsFor(settings.language)
  const gap = itemGap(size) > 0 ? [BLANK] : []
  const plate = whole ? nameplate(issue, settings, size) : []
  const name = sheetName(sheet, state)
  const sheets = sheetsOf(issue)
  const which = sheets.length > 1 ? `${sheets.indexOf(sheet) + 1}/${sheets.length}` : ''
  if (plate.length === 0) {
    if (size.rows < 6) return []
    const said =
      whole && width >= 60 ? pageFacts(sheet.articles, settings) : words.articles(sheet.articles.length)
    return [runningHead(issue, [name, which], said, pageOf(size), settings), ...gap]
  }
  if (gap.length === 0) return plate
  const folio = pageLine(sheet.page, sheet.articles, which, width, settings)
  return [...plate, BLANK, shift(folio, left), BLANK]
}

interface Layout {
  readonly head: readonly Row[]
  readonly room: number
  readonly window: Window
}

const FOOT = 1

const itemOf = (state: State, article: Article, room: number): Row[] => {
  const traced = { read: state.read.has(article.id), bookmarked: state.bookmarks.has(article.id) }
  const gap = itemGap(state.size)
  const rows = headlineItem(article, traced, state.settings, state.size, room)
  return [...rows, ...Array.from({ length: Math.min(gap, room - rows.length) }, () => BLANK)]
}

/** The list's position and visible items. The nameplate is shown while the selected item fits below it. */
const layOut = (state: State, screen: ContentsScreen): Layout => {
  const sheet = sheetsOf(state.issue)[screen.sheet]
  const articles = sheet?.articles ?? []
  if (!sheet) return { head: [], room: 1, window: { from: 0, to: 0 } }
  const fits = (head: readonly Row[], top: number): Layout => {
    const room = Math.max(1, state.size.rows - head.length - FOOT)
    const heightOf = (index: number): number => {
      const article = articles[index]
      return article ? itemOf(state, article, room).length : 0
    }
    // The last item needs no blank row after it.
    return {
      head,
      room,
      window: listWindow(articles.length, heightOf, screen.selected, top, room + itemGap(state.size)),
    }
  }
  const whole = fits(headRows(state, sheet, true), 0)
  return whole.window.from === 0 ? whole : fits(headRows(state, sheet, false), screen.top)
}

/** The first visible item. The screen keeps it, so that the list stays still while the selection moves in the window. */
export const topOf = (state: State, screen: ContentsScreen): number => layOut(state, screen).window.from

/** The number of visible items: the size of a page here. */
export const shownOf = (state: State, screen: ContentsScreen): number => {
  const { from, to } = layOut(state, screen).window
  return Math.max(1, to - from)
}

/** The contents of one page of the paper. */
export const contentsView = (state: State, screen: ContentsScreen): View => {
  const { settings, size, issue } = state
  const words = wordsFor(settings.language)
  const { left, width } = pageOf(size)
  const sheets = sheetsOf(issue)
  const sheet = sheets[screen.sheet]
  const articles = sheet?.articles ?? []
  const { head, room, window } = layOut(state, screen)
  let free = room
  const items: ListItem[] = articles.slice(window.from, window.to).map((article) => {
    const rows = itemOf(state, article, room).slice(0, free)
    free -= rows.length
    return { id: article.id, rows }
  })
  const empty = [
    line(words.noArticles),
    ...(issue.source.text === undefined ? [] : [line(words.seePrinted, QUIET)]),
  ]
  const count = articles.length === 0 ? '' : `${screen.selected + 1}/${articles.length}`
  // A small nameplate leaves no line for the name of the page, so the foot shows it.
  const small = itemGap(size) === 0 && head.length > 1 && sheet !== undefined
  const foot = footRow(
    state,
    [
      ...(small ? [] : (['down'] as const)),
      'open',
      ...(sheets.length > 1 ? (['nextPage'] as const) : []),
      'search',
      'quit',
      'help',
    ],
    small ? `${sheetName(sheet, state)} ${count}` : count,
  )
  const body: View['body'] =
    articles.length === 0
      ? rowsBody(
          exactly(
            empty.map((row) => shift(fitRow(row, width, settings.ambiguous), left)),
            room,
          ),
        )
      : {
          kind: 'list',
          items,
          selected: screen.selected - window.from,
          marks: itemMarks(settings, size),
          height: room,
        }
  return { head, body, foot: [foot.row], ...cursorIn(foot, size) }
}
