import { blankCells, type Cells, contentEnd, sameCells } from './cells.ts'
import type { ScreenWriter } from './screen-writer.ts'

/** Whether a cell belongs to the wide character before it, in either row. */
const isCovered = (shown: Cells, wanted: Cells, column: number): boolean =>
  shown.text[column] === '' || wanted.text[column] === ''

const extendRight = (changed: boolean[], shown: Cells, wanted: Cells): void => {
  for (let column = 1; column < changed.length; column++)
    if (changed[column - 1] && isCovered(shown, wanted, column)) changed[column] = true
}

const extendLeft = (changed: boolean[], shown: Cells, wanted: Cells): void => {
  for (let column = changed.length - 1; column > 0; column--)
    if (changed[column] && isCovered(shown, wanted, column)) changed[column - 1] = true
}

/** Which cells differ, extended so that no wide character of either row is cut. */
const changedCells = (shown: Cells, wanted: Cells): boolean[] => {
  const { length } = wanted.text
  const changed = new Array<boolean>(length)
  for (let column = 0; column < length; column++)
    changed[column] =
      shown.text[column] !== wanted.text[column] || shown.style[column] !== wanted.style[column]
  extendRight(changed, shown, wanted)
  extendLeft(changed, shown, wanted)
  // A cell added on the left can begin a wide character of the other row.
  extendRight(changed, shown, wanted)
  return changed
}

/** Whether rewriting the unchanged cells of a gap takes no more bytes than moving over it. */
const bridges = (cells: Cells, from: number, to: number): boolean => {
  const moveBytes = to - from < 10 ? 4 : 5
  if (to - from > moveBytes) return false
  let bytes = 0
  for (let column = from; column < to; column++) {
    if (cells.style[column] !== cells.style[from - 1]) return false
    bytes += Buffer.byteLength(cells.text[column] ?? ' ')
  }
  return bytes <= moveBytes
}

/** The end of the cells to write from a changed cell on, before `limit`: gaps that are cheap to rewrite are included. */
const spanEnd = (wanted: Cells, changed: readonly boolean[], from: number, limit: number): number => {
  let end = from
  for (;;) {
    while (end < limit && changed[end]) end++
    const next = changed.indexOf(true, end)
    if (next < 0 || next >= limit || !bridges(wanted, end, next)) return end
    end = next
  }
}

/** Makes a row of the terminal show the wanted cells. */
export const paintRow = (writer: ScreenWriter, row: number, wanted: Cells): void => {
  let shown = writer.rowAt(row)
  if (shown && sameCells(shown, wanted)) return
  if (!shown || shown.uncertain || wanted.uncertain) {
    writer.eraseFrom(row, 0)
    shown = blankCells(wanted.text.length)
  }
  const changed = changedCells(shown, wanted)
  const end = contentEnd(wanted)
  let from = changed.indexOf(true)
  while (from >= 0 && from < end) {
    const to = spanEnd(wanted, changed, from, end)
    writer.put(row, wanted, from, to)
    from = changed.indexOf(true, to)
  }
  if (from >= 0) writer.eraseFrom(row, from)
  writer.setRow(row, wanted)
}
