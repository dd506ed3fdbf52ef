import { wordsFor } from '../../../language/index.ts'
import {
  BLANK,
  centre,
  dateText,
  exactly,
  line,
  pageOf,
  paperText,
  QUIET,
  type Row,
  rowCells,
  STRONG,
  shift,
  spread,
} from '../../../makeup/index.ts'
import { type Ambiguous, cellWidth } from '../../../typeset/index.ts'
import { firstKeyName } from '../../keys/keymap.ts'
import { fetchText, footRow } from '../../parts/status.ts'
import { type CursorPlace, rowsBody, type View } from '../../parts/view.ts'
import type { CalendarScreen, State } from '../../state/state.ts'
import { calendarGrid, type DayMarks, dayMarks } from './calendar-grid.ts'
import { canFetch, shelvedPaper } from './calendar-moves.ts'
import { weekdayOf } from './days.ts'

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

/** What can be done about the selected day: open it, fetch it, or nothing. */
const statusOf = (state: State, { paper, day }: CalendarScreen, { held, unread }: DayMarks): string => {
  const { keymap, settings } = state
  const words = wordsFor(settings.language)
  const open = firstKeyName(keymap, 'openDay', 'calendar', settings.language)
  if (held) return unread ? words.unreadOnShelf(unread, open) : words.onShelf(open)
  return canFetch(state, paper, day) ? words.canFetch(open) : words.notOnShelf
}

/** One month of a paper: days with an issue have a sign, with unread articles they are bold; below it the selected day. */
export const calendarView = (state: State, screen: CalendarScreen): View => {
  const { settings, size } = state
  const words = wordsFor(settings.language)
  const { ambiguous } = settings
  // A grid of 20 columns needs the margin too.
  const { left, width } = size.columns <= 21 ? { left: 0, width: size.columns } : pageOf(size)
  const paper = shelvedPaper(state, screen.paper)
  const { name = screen.paper } = paper ?? {}
  const [year = 0, month = 0] = screen.day.split('-').map(Number)
  const roomy = size.rows >= 14
  const gap = roomy ? [BLANK] : []
  const head = [
    spread(line(paperText(name, settings), STRONG), line(words.month(year, month)), width, ambiguous),
    ...gap,
  ]
  const marksOf = dayMarks(paper)
  const day = `${dateText(screen.day, settings)} ${words.weekday(weekdayOf(screen.day))}`
  const status = statusOf(state, screen, marksOf(screen.day))
  const fitsOneRow = cellWidth(`${day}  ${status}`, ambiguous) <= width
  const dayRows = (
    fitsOneRow ? [[{ text: `${day}  ` }, { text: status, style: QUIET }]] : [line(day), line(status, QUIET)]
  ).map((row) => centre(row, width, ambiguous))
  const { rows: grid, week } = calendarGrid(screen.day, marksOf, width, settings)
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
