import { wordsFor } from '../language/index.ts'
import { ComposedRow } from './composed-row.ts'
import { titleOf } from './headline-item.ts'
import { marksFor } from './marks.ts'
import { miniMap, miniMapSize, titleRows } from './mini-map.ts'
import type { Row } from './row.ts'
import { exactly, fitRow, line, STRONG } from './row-layout.ts'
import type { Settings, Size } from './settings.ts'
import { type PlannedSheet, plannedSheet, type Sheet } from './sheet.ts'

/** How the maps of all pages stand in a window: in rows of `across`, of which `down` are shown. */
export interface OverviewGrid {
  readonly across: number
  readonly down: number
  /** The place of a page, without the gaps around it: the bar, the page's name, its map, its lead's headline. */
  readonly cell: Size
  readonly map: Size
}

/** Cells of the bar with the blank after it. */
const MARK = 2
const GAP: Size = { columns: 3, rows: 1 }
/** Rows of the page's name, and of its lead's headline: at least, and at most. */
const NAME = 1
const LEAD = 2
const MOST_LEAD = 4
/** Smaller maps say nothing of a page. */
const LEAST_MAP: Size = { columns: 16, rows: 9 }

/**
 * The grid for the maps of all sheets in a window: the largest maps that can be seen all at once, else the smallest. Undefined if
 * the window has no room for any.
 */
export const overviewGrid = (sheets: readonly Sheet[], { columns, rows }: Size): OverviewGrid | undefined => {
  const [first] = sheets
  if (!first || rows < NAME + LEAST_MAP.rows + LEAD) return undefined
  let grid: OverviewGrid | undefined
  for (let across = 1; (grid?.across ?? 0) * (grid?.down ?? 0) < sheets.length; across += 1) {
    const width = Math.floor((columns + GAP.columns) / across) - GAP.columns
    if (width - MARK < LEAST_MAP.columns) break
    const map = miniMapSize(first, { columns: width - MARK, rows: rows - NAME - LEAD })
    const down = Math.floor((rows + GAP.rows) / (NAME + map.rows + LEAD + GAP.rows))
    const height = Math.floor((rows + GAP.rows) / down) - GAP.rows
    const cell = { columns: width, rows: Math.min(height, NAME + map.rows + MOST_LEAD) }
    grid = { across, down, cell, map }
  }
  return grid
}

/** `1 要闻`; for articles that no page lists, `未分版`. */
export const sheetLabel = ({ page }: Sheet, { language }: Settings): string =>
  page ? [page.printPage, page.printSection].filter(Boolean).join(' ') : wordsFor(language).unplaced

/** A small map has room for two columns. */
const MAPPED: Size = { columns: 79, rows: 28 }

/** The page by itself: its map says nothing of the other pages. */
const mappedSheet = (sheet: Sheet, settings: Settings): PlannedSheet =>
  plannedSheet([sheet], 0, MAPPED, settings)

/** The title of a sheet's first story; what an empty sheet says instead. */
export const sheetLead = (sheet: Sheet, settings: Settings): string => {
  const box = mappedSheet(sheet, settings).plan.boxes.find((one) => one.kind === 'article' && one.leads)
  const lead = sheet.articles[box?.kind === 'article' ? box.article : 0]
  return lead ? titleOf(lead, settings) : wordsFor(settings.language).noArticles
}

/** A page as it stands in the grid, without the bar. */
const setCell = (sheet: Sheet, { cell, map }: OverviewGrid, settings: Settings): Row[] => {
  const width = cell.columns - MARK
  const size = miniMapSize(sheet, map)
  const shown =
    sheet.articles.length > 0 ? miniMap(sheet, mappedSheet(sheet, settings), undefined, size, settings) : []
  const room = { width, height: cell.rows - NAME - map.rows }
  return [
    fitRow(line(sheetLabel(sheet, settings), STRONG), width, settings.ambiguous),
    ...exactly(shown, map.rows),
    ...titleRows(sheetLead(sheet, settings), room, false, settings),
  ]
}

const CELLS = new WeakMap<Sheet, { readonly key: string; readonly rows: readonly Row[] }>()

/** The cell as it was set last, because the grid is drawn at every key. */
const cellRows = (sheet: Sheet, grid: OverviewGrid, settings: Settings): readonly Row[] => {
  const { language, ambiguous, level } = settings
  const key = JSON.stringify([grid, language, ambiguous, level])
  const cached = CELLS.get(sheet)
  if (cached?.key === key) return cached.rows
  const rows = setCell(sheet, grid, settings)
  CELLS.set(sheet, { key, rows })
  return rows
}

/**
 * The rows of the grid that are shown, each map with its page's name above and its lead's headline below, and a bar beside the
 * selected one. Only the pages that are shown are planned.
 * @param top the first row of maps that is shown
 */
export const overviewRows = (
  sheets: readonly Sheet[],
  grid: OverviewGrid,
  top: number,
  selected: number,
  settings: Settings,
): Row[] => {
  const { across, down, cell } = grid
  const { ambiguous } = settings
  const rows = Array.from({ length: down * (cell.rows + GAP.rows) - GAP.rows }, () => new ComposedRow())
  for (const [index, sheet] of sheets.slice(top * across, (top + down) * across).entries()) {
    const left = (index % across) * (cell.columns + GAP.columns)
    const above = Math.floor(index / across) * (cell.rows + GAP.rows)
    for (const [row, text] of cellRows(sheet, grid, settings).entries()) {
      rows[above + row]?.text(left + MARK, text)
      if (top * across + index === selected) rows[above + row]?.mark(left, line(marksFor(ambiguous).bar))
    }
  }
  return rows.map((row) => row.spans(ambiguous))
}
