import { wordsFor } from '../../../language/index.ts'
import {
  BLANK,
  type Bounds,
  exactly,
  fitRow,
  line,
  type OverviewGrid,
  overviewGrid,
  overviewRows,
  runningHead,
  type Size,
  STRONG,
  sheetLabel,
  sheetLead,
  shift,
} from '../../../makeup/index.ts'
import type { Action } from '../../keys/key-table.ts'
import { cachedView } from '../../parts/cached-view.ts'
import { type ListScreen, listView } from '../../parts/list-screen.ts'
import { footRow } from '../../parts/status.ts'
import { rowsBody, type View } from '../../parts/view.ts'
import { sheetsOf } from '../../state/sheets.ts'
import type { OverviewScreen, State } from '../../state/state.ts'

/** Cells of the window below which the pages are a list. */
const LEAST_COLUMNS = 40

/** The maps stand over the whole window but for a margin of a cell. */
const boundsOf = ({ columns }: Size): Bounds => ({ left: 1, width: columns - 2 })

/** Rows below the maps. */
const FOOT = 1

const ACTIONS: readonly Action[] = ['leftBox', 'openBox', 'closePage', 'help']

/** Rows above the maps: the running head, and a blank row if there is room. */
const headRows = ({ size }: State): number => (size.rows >= 16 ? 2 : 1)

/** The grid of the maps; undefined if the window has no room for maps, so that the pages are a list. */
export const gridOf = (state: State): OverviewGrid | undefined => {
  const { issue, size } = state
  if (size.columns < LEAST_COLUMNS) return undefined
  const rows = size.rows - headRows(state) - FOOT
  return overviewGrid(sheetsOf(issue), { columns: boundsOf(size).width, rows })
}

/** The first row of maps that is shown: the one that was, unless the selected map is in none of those then shown. */
export const topRowOf = ({ across, down }: OverviewGrid, count: number, screen: OverviewScreen): number => {
  const row = Math.floor(screen.selected / across)
  const top = Math.max(row - down + 1, Math.min(row, Math.floor(screen.top / across)))
  return Math.max(0, Math.min(top, Math.ceil(count / across) - down))
}

/** The pages as a list: names and lead headlines. */
export const overviewList = (state: State, { selected, top }: OverviewScreen): ListScreen => {
  const { issue, settings } = state
  const sheets = sheetsOf(issue)
  const words = wordsFor(settings.language)
  return {
    title: words.on.overview,
    note: words.pages(sheets.length),
    count: sheets.length,
    idOf: (index) => String(index),
    rowsOf: (index, width) => {
      const sheet = sheets[index]
      if (!sheet) return []
      return [line(sheetLabel(sheet, settings), STRONG), line(sheetLead(sheet, settings))].map((row) =>
        fitRow(row, width, settings.ambiguous),
      )
    },
    selected,
    top,
    tight: true,
    empty: words.noArticles,
    actions: ACTIONS,
  }
}

/** All pages of the issue: small maps in a grid, or a list where the window has no room for maps. */
export const overviewView = cachedView((state: State, screen: OverviewScreen): View => {
  const { issue, settings, size } = state
  const grid = gridOf(state)
  if (!grid) return listView(state, overviewList(state, screen))
  const sheets = sheetsOf(issue)
  const words = wordsFor(settings.language)
  const bounds = boundsOf(size)
  const head = headRows(state)
  const title = runningHead(issue, [words.on.overview], words.pages(sheets.length), bounds, settings)
  const rows = overviewRows(sheets, grid, topRowOf(grid, sheets.length, screen), screen.selected, settings)
  const foot = footRow(state, ACTIONS, `${screen.selected + 1}/${sheets.length}`, bounds)
  return {
    head: exactly([title, BLANK], head),
    body: rowsBody(
      exactly(
        rows.map((row) => shift(row, bounds.left)),
        size.rows - head - FOOT,
      ),
    ),
    foot: [foot.row],
  }
})
