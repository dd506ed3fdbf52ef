import { type Believed, type Brush, createBrush } from './brush.ts'
import { type Cells, endOf, sameCells } from './cells.ts'
import { paintRow } from './paint-row.ts'

interface Shift {
  readonly region: readonly [number, number]
  readonly by: number
}

/** The block of rows that has moved and saves the most repainting if it is scrolled. */
const findShift = (before: Believed['rows'], after: readonly Cells[]): Shift | undefined => {
  const same = (row: number, old: number): boolean => {
    const cells = before[old]
    const wanted = after[row]
    return cells !== undefined && wanted !== undefined && sameCells(cells, wanted)
  }
  // A blank screen has nothing to move.
  if (before.every((cells) => cells && endOf(cells) === 0)) return undefined
  const weight = after.map((cells, row) => (same(row, row) ? 0 : endOf(cells)))
  let best = 0
  let shift: Shift | undefined
  for (let by = 1 - after.length; by < after.length; by++) {
    if (by === 0) continue
    let saved = 0
    let top = 0
    for (let row = 0; row <= after.length; row++) {
      if (same(row, row + by)) {
        if (saved === 0) top = row
        saved += weight[row] ?? 0
        continue
      }
      if (saved > best) {
        best = saved
        shift = { by, region: by > 0 ? [top, row - 1 + by] : [top + by, row - 1] }
      }
      saved = 0
    }
  }
  return shift
}

const paintAll = (brush: Brush, wanted: readonly Cells[]): Brush => {
  for (const [row, cells] of wanted.entries()) paintRow(brush, row, cells)
  return brush
}

const bytesOf = ({ bytes }: Brush): number => Buffer.byteLength(bytes)

/**
 * The shortest update found from what the terminal shows to the wanted rows: painted in place, or after scrolling the block
 * that has moved, in a region of its own or in the one that is already set.
 */
export const paintFrame = (believed: Believed, wanted: readonly Cells[]): Brush => {
  const inPlace = paintAll(createBrush(believed), wanted)
  if (bytesOf(inPlace) < 40) return inPlace
  const shift = findShift(believed.rows, wanted)
  if (!shift) return inPlace
  const { by } = shift
  const regions = [shift.region]
  const set = believed.region
  if (set && set[0] <= shift.region[0] && set[1] >= shift.region[1]) regions.push(set)
  const ways = regions.map((region) => {
    const brush = createBrush(believed)
    brush.scroll(region, by)
    return paintAll(brush, wanted)
  })
  return [inPlace, ...ways].reduce((best, way) => (bytesOf(way) < bytesOf(best) ? way : best))
}
