import { cellWidth, type Line, type Setting, setParagraph } from '../typeset/index.ts'
import type { SetLine, SetRow } from './set-row.ts'
import type { Strip } from './strip.ts'
import { COLUMN_GAP, fitColumns, tableCells } from './table-columns.ts'

/** Inset of the cells after a row's first where cells stand below each other, and the least measure that has one, in cells. */
const INSET = 2
const LEAST_INSET = 12

const blankLine = (offset: number): Line => ({ start: offset, end: offset, indent: 0, text: '', cells: 0 })

/** The lines of a cell, which begins at an offset of its row. */
const linesOf = (text: string, offset: number, setting: Setting): Line[] =>
  text === ''
    ? []
    : setParagraph(text, setting).map((line) => ({
        ...line,
        start: offset + line.start,
        end: offset + line.end,
      }))

/** Sets a row's cells side by side. */
const setColumns = (strip: Strip, widths: readonly number[], setting: Setting): SetRow[] => {
  let left = 0
  const columns = tableCells(strip.text).map(({ offset, text }, index) => {
    const width = widths[index] ?? 0
    const column = { left, lines: linesOf(text, offset, { ...setting, width }) }
    left += width + COLUMN_GAP
    return column
  })
  const depth = Math.max(0, ...columns.map(({ lines }) => lines.length))
  return Array.from({ length: depth }, (_, index): SetRow => {
    const [first, ...beside] = columns.flatMap(({ left, lines }): SetLine[] => {
      const line = lines[index]
      return line ? [{ line, left }] : []
    })
    return { strip, left: 0, ...first, ...(beside.length > 0 ? { beside } : {}) }
  })
}

/** Sets a row's cells below each other, those after the first inset. */
const setBelow = (strip: Strip, setting: Setting): SetRow[] =>
  tableCells(strip.text).flatMap(({ offset, text }, index) => {
    const left = index > 0 && setting.width >= LEAST_INSET ? INSET : 0
    return linesOf(text, offset, { ...setting, width: setting.width - left }).map((line) => ({
      strip,
      line,
      left,
    }))
  })

/** Cells up to the end of a row. */
const rowWidth = ({ line, left, beside }: SetRow): number => {
  const last = beside?.at(-1) ?? { line, left }
  return last.left + (last.line?.cells ?? 0)
}

/**
 * Sets one row of a table: in columns if they fit the measure, else a cell below the other, with a blank row between two rows
 * of the table.
 * @param mark the mark after the last word, which gets a row of its own if it does not fit
 */
export const setTableRow = (strip: Strip, setting: Setting, mark: string | undefined): SetRow[] => {
  const widths = fitColumns(strip.columns ?? [], setting.width)
  const blank = widths || strip.offset === 0 ? [] : [{ strip, left: 0 }]
  const set = widths ? setColumns(strip, widths, setting) : setBelow(strip, setting)
  const rows = [...blank, ...(set.length > 0 ? set : [{ strip, line: blankLine(0), left: 0 }])]
  const last = rows.at(-1)
  if (mark === undefined || !last) return rows
  const fits = rowWidth(last) + 1 + cellWidth(mark, setting.ambiguous) <= setting.width
  return fits
    ? [...rows.slice(0, -1), { ...last, tail: ` ${mark}` }]
    : [...rows, { strip, line: blankLine(strip.text.length), left: 0, tail: mark }]
}
