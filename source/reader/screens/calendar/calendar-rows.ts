import { wordsFor } from '../../../language/index.ts'
import {
  BLANK,
  centre,
  dateText,
  exactly,
  fitRow,
  line,
  pageOf,
  paperText,
  QUIET,
  type Row,
  rowCells,
  type Span,
  STRONG,
  type Style,
  shift,
  spread,
} from '../../../makeup/index.ts'
import { type Ambiguous, cellWidth } from '../../../typeset/index.ts'
import { fetchText, footRow } from '../../parts/status.ts'
import { type CursorPlace, rowsBody, type View } from '../../parts/view.ts'
import type { CalendarScreen, State } from '../../state/state.ts'
import { weekdayOf, weeksOf } from './days.ts'

/** The days of the paper that are on the shelf. */
const daysOf = (state: State, paper: string): ReadonlySet<string> =>
  new Set(state.shelf.papers?.find((shelved) => shelved.paper === paper)?.days)

/** One day: its number, bold if there is an issue, else dim; the selected day in brackets. */
const cell = (
  day: string | undefined,
  width: number,
  screen: CalendarScreen,
  issueDays: ReadonlySet<string>,
): Span[] => {
  if (day === undefined) return [{ text: ' '.repeat(width) }]
  const selected = day === screen.day
  const number = String(Number(day.slice(8)))
  const text = selected ? `[${number.padStart(2)}]` : ` ${number.padStart(2)} `
  const style: Style = {
    ...(issueDays.has(day) ? STRONG : QUIET),
    ...(selected ? { inverse: true, dim: false } : {}),
  }
  return [{ text: ' '.repeat(Math.max(0, width - text.length)) }, { text, style }]
}

const gridRows = (state: State, screen: CalendarScreen, width: number): { rows: Row[]; week: number } => {
  const { ambiguous, language } = state.settings
  const issueDays = daysOf(state, screen.paper)
  const cells = width >= 49 ? 7 : width >= 35 ? 5 : 4
  const weekdays = Array.from(wordsFor(language).weekdays)
    .map((name) => `${' '.repeat(Math.max(0, cells - 1 - cellWidth(name, ambiguous)))}${name} `)
    .join('')
  const weeks = weeksOf(screen.day)
  const rows = weeks.map((week) => week.flatMap((day) => cell(day, cells, screen, issueDays)))
  const left = Math.max(0, Math.floor((width - 7 * cells) / 2))
  return {
    rows: [line(weekdays, QUIET), ...rows].map((row) => fitRow(shift(row, left), width, ambiguous)),
    week: weeks.findIndex((week) => week.includes(screen.day)),
  }
}

/** Where the selected day stands: it alone is inverse. */
const selectedDay = (rows: readonly Row[], ambiguous: Ambiguous): CursorPlace => {
  const y = Math.max(
    0,
    rows.findIndex((row) => row.some(({ style }) => style?.inverse)),
  )
  const row = rows[y] ?? BLANK
  const before = row.slice(
    0,
    row.findIndex(({ style }) => style?.inverse),
  )
  return { x: rowCells(before, ambiguous), y }
}

/** One month of a paper: days with an issue in bold, and below it whether the selected day's issue is on the shelf. */
export const calendarView = (state: State, screen: CalendarScreen): View => {
  const { settings, size, shelf } = state
  const words = wordsFor(settings.language)
  const { ambiguous } = settings
  const { left, width } = pageOf(size)
  const { name = screen.paper } = shelf.papers?.find(({ paper }) => paper === screen.paper) ?? {}
  const [year = 0, month = 0] = screen.day.split('-').map(Number)
  const roomy = size.rows >= 14
  const gap = roomy ? [BLANK] : []
  const head = [
    spread(line(paperText(name, settings), STRONG), line(words.month(year, month)), width, ambiguous),
    ...gap,
  ]
  const held = daysOf(state, screen.paper).has(screen.day)
  const day = `${dateText(screen.day, settings)} ${words.weekday(weekdayOf(screen.day))}`
  const status = held ? words.onShelf : state.library?.fetches ? words.canFetch : words.notOnShelf
  const fitsOneRow = cellWidth(`${day}  ${status}`, ambiguous) <= width
  const dayRows = (
    fitsOneRow ? [[{ text: `${day}  ` }, { text: status, style: QUIET }]] : [line(day), line(status, QUIET)]
  ).map((row) => centre(row, width, ambiguous))
  const { rows: grid, week } = gridRows(state, screen, width)
  const room = size.rows - 1
  const all = [...head, ...grid, ...gap, ...dayRows]
  // A window too low for a month shows only the week of the selected day, and the line about that day.
  const shown =
    all.length <= room ? all : [...(room > 2 ? [grid[0] ?? BLANK] : []), grid[week + 1] ?? BLANK, ...dayRows]
  const rows = exactly(
    shown.map((row) => shift(row, left)),
    room,
  )
  const foot = footRow(state, ['nextDay', 'openDay', 'today', 'closeCalendar', 'help'], fetchText(state))
  return {
    head: [],
    body: rowsBody(rows),
    foot: [foot.row],
    cursor: selectedDay(rows, ambiguous),
  }
}
