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
  miniMap,
  miniMapSize,
  nameplate,
  pageFacts,
  pageLine,
  pageOf,
  plannedSheet,
  QUIET,
  type Row,
  rowCells,
  runningHead,
  type Sheet,
  type Size,
  shift,
} from '../../../makeup/index.ts'
import type { Action } from '../../keys/key-table.ts'
import { firstKeyName } from '../../keys/keymap.ts'
import { cachedView } from '../../parts/cached-view.ts'
import { listWindow, type Window } from '../../parts/list-window.ts'
import { cursorIn, footRow } from '../../parts/status.ts'
import { type ListItem, rowsBody, type View } from '../../parts/view.ts'
import { hasRoomForPage } from '../../state/scope.ts'
import { sheetName, sheetsOf } from '../../state/sheets.ts'
import type { ContentsScreen, State } from '../../state/state.ts'

/** Rows below the list. */
const FOOT = 1

/** Rows that the list has at least where the name is large, and those between the nameplate and the list. */
const LEAST_LIST = 12
const SHEET_LINE = 3

/** The rows above the list: the nameplate and the sheet's line, or one running head once the list is scrolled. */
const headRows = (state: State, sheet: Sheet, scrolled: boolean): Row[] => {
  const { issue, settings, size } = state
  const { left, width } = pageOf(size)
  const words = wordsFor(settings.language)
  const gap = itemGap(size) > 0 ? [BLANK] : []
  const mostLarge = size.rows - FOOT - LEAST_LIST - SHEET_LINE
  const plate = scrolled ? [] : nameplate(issue, settings, size, { mostLarge })
  const name = sheetName(sheet, state)
  const sheets = sheetsOf(issue)
  const number = sheets.length > 1 ? `${sheets.indexOf(sheet) + 1}/${sheets.length}` : ''
  if (plate.length === 0) {
    if (size.rows < 6) return []
    const facts =
      !scrolled && width >= 60 ? pageFacts(sheet.articles, settings) : words.articles(sheet.articles.length)
    return [runningHead(issue, [name, number], facts, pageOf(size), settings), ...gap]
  }
  if (gap.length === 0) return plate
  const folio = pageLine(sheet.page, sheet.articles, number, width, settings)
  return [...plate, BLANK, shift(folio, left), BLANK]
}

interface ContentsLayout {
  readonly head: readonly Row[]
  readonly room: number
  readonly window: Window
}

const itemOf = (state: State, article: Article, room: number): Row[] => {
  const marks = { read: state.read.has(article.id), bookmarked: state.bookmarks.has(article.id) }
  const gap = itemGap(state.size)
  const rows = headlineItem(article, marks, state.settings, state.size, room, listWidth(state))
  return [...rows, ...Array.from({ length: Math.min(gap, room - rows.length) }, () => BLANK)]
}

/** Cells between the list and the map beside it. */
const MAP_GAP = 3
/** Share of the width that the map takes at most, and the rows that it has at most. */
const MOST_OF_WIDTH = 0.38
const MOST_MAP_ROWS = 24

const MAP_SIZES = new WeakMap<State, { readonly map: Size | undefined }>()

/** The size of the map beside the list; undefined if the window has no room for one. Cached: each item asks for it. */
const mapSize = (state: State): Size | undefined => {
  const cached = MAP_SIZES.get(state)
  if (cached) return cached.map
  const { size, issue } = state
  const [sheet] = sheetsOf(issue)
  const rows = sheet ? size.rows - headRows(state, sheet, false).length - FOOT : 0
  const most = {
    columns: Math.floor(pageOf(size).width * MOST_OF_WIDTH),
    rows: Math.max(6, Math.min(MOST_MAP_ROWS, rows)),
  }
  const map = sheet && hasRoomForPage(state) ? miniMapSize(sheet, most) : undefined
  MAP_SIZES.set(state, { map })
  return map
}

/** Cells of the list with its marks. */
const listWidth = (state: State): number => {
  const map = mapSize(state)
  return pageOf(state.size).width - (map ? map.columns + MAP_GAP : 0)
}

/** The page that the map shows is planned for a window of the middling sort. */
const MAPPED: Size = { columns: 117, rows: 28 }

/** The rows of the map of a sheet, each from the left edge of the list; none if there is no room for one. */
const mapRows = (state: State, { sheet, selected }: ContentsScreen): Row[] => {
  const size = mapSize(state)
  const sheets = sheetsOf(state.issue)
  const shown = sheets[sheet]
  if (!size || !shown) return []
  const planned = plannedSheet(sheets, sheet, MAPPED, state.settings)
  return miniMap(shown, planned, selected, size, state.settings)
}

/** Puts the map's rows beside the rows of the list. */
const withMap = (
  items: readonly ListItem[],
  map: readonly Row[],
  state: State,
  height: number,
): ListItem[] => {
  const inset = itemMarks(state.settings, state.size).other.length
  const left = pageOf(state.size).left + listWidth(state) + MAP_GAP - inset
  let at = 0
  const beside = (rows: readonly Row[]): Row[] =>
    rows.map((row) => {
      const shown = map[at] ?? BLANK
      at += 1
      const gap = left - rowCells(row, state.settings.ambiguous)
      return shown.length === 0 ? row : [...row, { text: ' '.repeat(Math.max(1, gap)) }, ...shown]
    })
  return items.map((item, index) => {
    const written = item.rows.findLastIndex((row) => row.length > 0) + 1
    const rows = beside(item.rows.slice(0, written))
    const blank = item.rows.slice(written)
    const rest = index === items.length - 1 ? exactly([], height - at - blank.length) : []
    return { ...item, rows, below: beside([...blank, ...rest]) }
  })
}

/** The list's position and visible items. The nameplate is shown while the selected item fits below it. */
const layOut = (state: State, screen: ContentsScreen): ContentsLayout => {
  const sheet = sheetsOf(state.issue)[screen.sheet]
  const articles = sheet?.articles ?? []
  if (!sheet) return { head: [], room: 1, window: { from: 0, to: 0 } }
  const layOutBelow = (head: readonly Row[], top: number): ContentsLayout => {
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
  const unscrolled = layOutBelow(headRows(state, sheet, false), 0)
  return unscrolled.window.from === 0 ? unscrolled : layOutBelow(headRows(state, sheet, true), screen.top)
}

/** The first visible item. The screen's state has it, so that the list stays still while the selection moves in the window. */
export const topOf = (state: State, screen: ContentsScreen): number => layOut(state, screen).window.from

/** The number of visible items: what a page key moves by. */
export const shownOf = (state: State, screen: ContentsScreen): number => {
  const { from, to } = layOut(state, screen).window
  return Math.max(1, to - from)
}

const noArticles = ({ issue, settings, keymap, size }: State, room: number): View['body'] => {
  const words = wordsFor(settings.language)
  const { left, width } = pageOf(size)
  const printed = firstKeyName(keymap, 'printed', 'contents', settings.language)
  const rows = [
    line(words.noArticles),
    ...(issue.source.text === undefined ? [] : [line(words.seePrinted(printed), QUIET)]),
  ].map((row) => shift(fitRow(row, width, settings.ambiguous), left))
  return rowsBody(exactly(rows, room))
}

const listBody = (
  state: State,
  screen: ContentsScreen,
  articles: readonly Article[],
  { room, window }: ContentsLayout,
): View['body'] => {
  let free = room
  const items: ListItem[] = articles.slice(window.from, window.to).map((article) => {
    const rows = itemOf(state, article, room).slice(0, free)
    free -= rows.length
    return { id: article.id, rows }
  })
  const marks = itemMarks(state.settings, state.size)
  const map = mapRows(state, screen)
  return {
    kind: 'list',
    items: map.length > 0 ? withMap(items, map, state, room) : items,
    selected: screen.selected - window.from,
    marks,
    height: room,
  }
}

/** The contents of one page of the paper. */
export const contentsView = cachedView((state: State, screen: ContentsScreen): View => {
  const { size, issue } = state
  const sheets = sheetsOf(issue)
  const sheet = sheets[screen.sheet]
  const articles = sheet?.articles ?? []
  const layout = layOut(state, screen)
  const count = articles.length === 0 ? '' : `${screen.selected + 1}/${articles.length}`
  // A small nameplate leaves no line for the name of the page, so the foot shows it.
  const small = itemGap(size) === 0 && layout.head.length > 1 && sheet !== undefined
  const actions: readonly Action[] = [
    ...(small ? [] : (['down'] as const)),
    'open',
    ...(sheets.length > 1 ? (['nextPage'] as const) : []),
    'search',
    'quit',
    'help',
  ]
  const foot = footRow(state, actions, small ? `${sheetName(sheet, state)} ${count}` : count)
  return {
    head: layout.head,
    body: articles.length === 0 ? noArticles(state, layout.room) : listBody(state, screen, articles, layout),
    foot: [foot.row],
    ...cursorIn(foot, size),
  }
})
