import {
  BLANK,
  drawSheet,
  factsOf,
  joinFacts,
  line,
  nameplate,
  type PlannedSheet,
  pageFacts,
  pageName,
  plannedSheet,
  QUIET,
  type Row,
  runningHead,
  STRONG,
  shift,
  type Target,
} from '../../../makeup/index.ts'
import type { Action } from '../../keys/key-table.ts'
import { cachedView } from '../../parts/cached-view.ts'
import { cursorIn, footRow } from '../../parts/status.ts'
import { rowsBody, type View } from '../../parts/view.ts'
import { sheetsOf } from '../../state/sheets.ts'
import type { ContentsScreen, State } from '../../state/state.ts'

/** The nameplate comes last: it is large, and everyone knows which paper this is. */
const NAMEPLATE = 120

/** Cells at each side of the nameplate. */
const MARGIN = 1
/** Rows that the page has at least where the name is large, with the key line. */
const LEAST_PAGE = 18

/** Rows of a window from which a blank one stands between nameplate and page. */
const AIRY = 36

/** Rows below the page. */
const FOOT = 1

/** What is selected on a page. */
export const selectedTarget = ({ selected, otherSheet }: ContentsScreen): Target =>
  otherSheet === undefined ? { kind: 'article', index: selected } : { kind: 'sheet', index: otherSheet }

/** The nameplate and the page's line. */
const headRows = (state: State, screen: ContentsScreen): Row[] => {
  const { issue, settings, size } = state
  const sheets = sheetsOf(issue)
  const sheet = sheets[screen.sheet]
  const number = sheets.length > 1 ? `${screen.sheet + 1}/${sheets.length}` : ''
  const name = pageName(sheet?.page, settings)
  const facts = joinFacts([number, pageFacts(sheet?.articles ?? [], settings)].filter(Boolean), settings)
  const folioEnd = [...line(`${name}  `, STRONG), ...line(facts, QUIET)]
  const bounds = { left: MARGIN, width: size.columns - 2 * MARGIN }
  const plate = nameplate(issue, settings, size, { bounds, folioEnd, mostLarge: size.rows - LEAST_PAGE })
  if (plate.length > 0) return [...plate, ...(size.rows >= AIRY ? [BLANK] : [])]
  return [runningHead(issue, [name, number], pageFacts(sheet?.articles ?? [], settings), bounds, settings)]
}

/** The nameplate, and the page as it is planned for the window below it. */
const layOutPage = (
  state: State,
  screen: ContentsScreen,
): { readonly head: readonly Row[]; readonly planned: PlannedSheet } => {
  const { issue, settings, size } = state
  const head = headRows(state, screen)
  const page = { columns: size.columns - 1, rows: Math.max(3, size.rows - head.length - FOOT) }
  return { head, planned: plannedSheet(sheetsOf(issue), screen.sheet, page, settings) }
}

export const plannedPage = (state: State, screen: ContentsScreen): PlannedSheet =>
  layOutPage(state, screen).planned

/** How many there are, and what helps to decide about the selected article. */
const factsText = ({ issue, settings }: State, { sheet, selected, otherSheet }: ContentsScreen): string => {
  const articles = sheetsOf(issue)[sheet]?.articles ?? []
  const article = articles[selected]
  if (!article || otherSheet !== undefined) return ''
  return joinFacts([`${selected + 1}/${articles.length}`, ...factsOf(article, settings).slice(-2)], settings)
}

/** One page of the paper, as a page. */
export const pageView = cachedView((state: State, screen: ContentsScreen): View => {
  const { issue, settings, size, read } = state
  const sheets = sheetsOf(issue)
  const { head, planned } = layOutPage(state, screen)
  const view = { selected: selectedTarget(screen), isRead: (id: string) => read.has(id) }
  const left = Math.floor((size.columns - planned.plan.owners.columns) / 2)
  const drawn = drawSheet(sheets, screen.sheet, planned, view, settings)
  const actions: readonly Action[] = [
    'leftBox',
    'openBox',
    ...(sheets.length > 1 ? (['nextPage'] as const) : []),
    'pageOrList',
    'search',
    'quit',
    'help',
  ]
  const bounds = { left, width: planned.plan.owners.columns }
  const foot = footRow(state, actions, factsText(state, screen), bounds)
  return {
    head,
    body: rowsBody(drawn.rows.map((row) => shift(row, left))),
    foot: [foot.row],
    order: [
      ...drawn.order.map(({ row, from, to, rank }) => ({
        row: row + head.length,
        from: from + left,
        to: to + left,
        rank,
      })),
      ...head.map((_, row) => ({ row, from: 0, to: size.columns, rank: NAMEPLATE })),
    ],
    cursor: { x: left + drawn.selected.column, y: head.length + drawn.selected.row },
    ...cursorIn(foot, size),
  }
})
