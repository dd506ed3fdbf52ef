import { wordsFor } from '../../../language/index.ts'
import {
  fitRow,
  line,
  QUIET,
  type Row,
  type Settings,
  type Span,
  STRONG,
  shift,
} from '../../../makeup/index.ts'
import { type Ambiguous, cellWidth } from '../../../typeset/index.ts'
import type { ShelvedPaper } from '../../state/library.ts'
import { weekdayOf, weeksOf } from './days.ts'

/** What is known of a day of a paper. */
export interface DayMarks {
  /** Whether its issue is on the shelf. */
  readonly held: boolean
  /** Its unread articles; undefined if that is unknown. */
  readonly unread: number | undefined
}

/** What is known of each day of a paper. */
export const dayMarks = (paper: ShelvedPaper | undefined): ((day: string) => DayMarks) => {
  const held = new Set(paper?.days)
  return (day) => ({ held: held.has(day), unread: paper?.unread && (paper.unread.get(day) ?? 0) })
}

/** The sign of a day whose issue is on the shelf. */
const signOf = ({ held }: DayMarks, ambiguous: Ambiguous): string =>
  held ? (ambiguous === 2 ? '*' : '·') : ' '

/** The most unread articles that a cell has room for. */
const MOST_SHOWN = 99

/** The number of unread articles after a sign, in two cells. */
const countOf = ({ held, unread = 0 }: DayMarks): string =>
  (held && unread > 0 ? String(Math.min(MOST_SHOWN, unread)) : '').padEnd(2)

/** Bold where something is unread, quiet where there is no issue. */
const styleOf = ({ held, unread }: DayMarks): Span['style'] => (held ? (unread === 0 ? {} : STRONG) : QUIET)

/**
 * Cells of a column, by the width of the grid: a sign and a count of unread articles stand after the day in 7, the sign alone in
 * 5 and 4 (in 4, brackets take its place), and before the day in 3.
 */
const columnsFor = (width: number): 7 | 5 | 4 | 3 => (width >= 49 ? 7 : width >= 35 ? 5 : width >= 28 ? 4 : 3)

/** One day in its column: the day that is selected stands in brackets where there is room, and is inverse. */
const dayCell = (
  day: string | undefined,
  width: number,
  selected: boolean,
  marks: DayMarks,
  ambiguous: Ambiguous,
): Span[] => {
  if (day === undefined) return [{ text: ' '.repeat(width) }]
  const number = String(Number(day.slice(8))).padStart(2)
  const sign = signOf(marks, ambiguous)
  const style = { ...styleOf(marks), ...(selected ? { inverse: true, dim: false } : {}) }
  if (width <= 3) {
    const before = (sign.trim() + number.trim()).padStart(width).slice(-width)
    return [{ text: before.slice(0, width - 2) }, { text: before.slice(width - 2), style }]
  }
  if (width === 4)
    return selected ? [{ text: `[${number}]`, style }] : [{ text: ` ${number}`, style }, { text: sign }]
  const after = sign + (width === 7 ? countOf(marks) : '')
  return [{ text: selected ? `[${number}]` : ` ${number} `, style }, { text: after }]
}

/** The rows of a month, below one with the days of the week, and which of the weeks the selected day is in. */
interface Grid {
  readonly rows: readonly Row[]
  readonly week: number
}

/** A month as a grid in `width` cells, 20 or more; with 20, Mondays of two digits have no sign. */
const monthGrid = (
  selected: string,
  marksOf: (day: string) => DayMarks,
  width: number,
  { ambiguous, language }: Settings,
): Grid => {
  const cells = columnsFor(width)
  const total = Math.min(width, 7 * cells)
  /** The first column has what the others leave. */
  const widthOf = (index: number): number => (index === 0 ? total - 6 * cells : cells)
  const weekdays = Array.from(wordsFor(language).weekdays)
    .map((name, index) => {
      const lead = (cells > 3 ? 3 : widthOf(index)) - cellWidth(name, ambiguous)
      return (' '.repeat(Math.max(0, lead)) + name).padEnd(
        widthOf(index) - (cellWidth(name, ambiguous) - name.length),
      )
    })
    .join('')
  const weeks = weeksOf(selected)
  const rows = weeks.map((week) =>
    week.flatMap((day, index) =>
      dayCell(day, widthOf(index), day === selected, marksOf(day ?? ''), ambiguous),
    ),
  )
  const left = Math.max(0, Math.floor((width - total) / 2))
  return {
    rows: [line(weekdays, QUIET), ...rows].map((row) => fitRow(shift(row, left), width, ambiguous)),
    week: weeks.findIndex((week) => week.includes(selected)),
  }
}

/** The days of the selected day's week, a row each, for a window too narrow for a grid. */
const weekList = (
  selected: string,
  marksOf: (day: string) => DayMarks,
  width: number,
  { ambiguous, language }: Settings,
): Grid => {
  const names = Array.from(wordsFor(language).weekdays)
  const week = weeksOf(selected).find((days) => days.includes(selected)) ?? []
  const rows = week.flatMap((day) => {
    if (day === undefined) return []
    const name = `${names[weekdayOf(day)] ?? ''} `
    return [
      fitRow(
        [{ text: name }, ...dayCell(day, 7, day === selected, marksOf(day), ambiguous)],
        width,
        ambiguous,
      ),
    ]
  })
  return { rows: [[], ...rows], week: week.filter((day) => day !== undefined).indexOf(selected) }
}

/** Cells below which a month has no room: seven columns with a blank between their days. */
const LEAST_GRID = 20

/** The days around the selected one: its month in a grid, or its week in a list. */
export const calendarGrid = (
  selected: string,
  marksOf: (day: string) => DayMarks,
  width: number,
  settings: Settings,
): Grid => (width < LEAST_GRID ? weekList : monthGrid)(selected, marksOf, width, settings)
