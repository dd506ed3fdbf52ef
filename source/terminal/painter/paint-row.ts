import type { Brush } from './brush.ts'
import { blankCells, type Cells, endOf, sameCells } from './cells.ts'

/** Which cells differ, extended so that no wide character of either row is cut. */
const changedCells = (before: Cells, after: Cells): boolean[] => {
  const { length } = after.text
  const changed = new Array<boolean>(length)
  for (let at = 0; at < length; at++)
    changed[at] = before.text[at] !== after.text[at] || before.style[at] !== after.style[at]
  const joined = (at: number): boolean => before.text[at] === '' || after.text[at] === ''
  for (let at = 1; at < length; at++) if (changed[at - 1] && joined(at)) changed[at] = true
  for (let at = length - 1; at > 0; at--) if (changed[at] && joined(at)) changed[at - 1] = true
  for (let at = 1; at < length; at++) if (changed[at - 1] && joined(at)) changed[at] = true
  return changed
}

/** Whether rewriting the unchanged cells of a gap takes no more bytes than moving over it. */
const bridges = (cells: Cells, from: number, to: number): boolean => {
  const step = to - from < 10 ? 4 : 5
  if (to - from > step) return false
  let bytes = 0
  for (let at = from; at < to; at++) {
    if (cells.style[at] !== cells.style[from - 1]) return false
    bytes += Buffer.byteLength(cells.text[at] ?? ' ')
  }
  return bytes <= step
}

/** Paints one row of the terminal. */
export const paintRow = (brush: Brush, row: number, after: Cells): void => {
  const known = brush.believed.rows[row]
  if (known && sameCells(known, after)) return
  let before = known
  if (!before || before.loose || after.loose) {
    brush.eraseFrom(row, 0)
    before = blankCells(after.text.length)
  }
  const changed = changedCells(before, after)
  const end = endOf(after)
  let at = changed.indexOf(true)
  while (at >= 0 && at < end) {
    let stop = at
    for (;;) {
      while (stop < end && changed[stop]) stop++
      const next = changed.indexOf(true, stop)
      if (next < 0 || next >= end || !bridges(after, stop, next)) break
      stop = next
    }
    brush.put(row, after, at, stop)
    at = changed.indexOf(true, stop)
  }
  if (at >= 0) brush.eraseFrom(row, at)
  brush.believe(row, after)
}
