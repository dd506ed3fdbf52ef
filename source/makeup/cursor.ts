import { leadingCount, type TextPlace } from '../issue/index.ts'
import type { Galley } from './galley.ts'
import type { SetRow } from './set-row.ts'

/** A row of a galley: the index of its strip, and its index there. Valid for one measure only. */
export interface Cursor {
  readonly strip: number
  readonly row: number
}

export const compareCursors = (a: Cursor, b: Cursor): number => a.strip - b.strip || a.row - b.row

export const rowAt = (galley: Galley, { strip, row }: Cursor): SetRow | undefined => galley.rows(strip)[row]

/** Index of the strip that contains a place: the last one that begins at or before it. */
const stripAt = (galley: Galley, place: TextPlace): number => {
  let low = 0
  let high = galley.strips.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const strip = galley.strips[middle]
    const isAfter =
      strip === undefined ||
      strip.block > place.block ||
      (strip.block === place.block && strip.offset > place.character)
    if (isAfter) high = middle - 1
    else low = middle
  }
  while (low > 0 && galley.strips[low]?.remark) low -= 1
  return low
}

/** The row that contains a place. */
export const cursorAt = (galley: Galley, place: TextPlace): Cursor => {
  const strip = stripAt(galley, place)
  const offset = place.character - (galley.strips[strip]?.offset ?? 0)
  const rows = galley.rows(strip)
  // Beside a table's first column there are others, whose offsets are not in the order of the rows.
  const exact = rows.findIndex(
    ({ beside }) => beside?.some(({ line }) => line.start <= offset && offset < line.end) ?? false,
  )
  const row =
    exact >= 0 ? exact : rows.findLastIndex(({ line }) => line !== undefined && line.start <= offset)
  return { strip, row: Math.max(0, row) }
}

/** The place at the start of a row. */
export const placeAt = (galley: Galley, cursor: Cursor): TextPlace => {
  const { block = 0, offset = 0 } = galley.strips[cursor.strip] ?? {}
  return { block, character: offset + (rowAt(galley, cursor)?.line?.start ?? 0) }
}

export const START: Cursor = { strip: 0, row: 0 }

/** The last row of a galley. */
export const endOf = (galley: Galley): Cursor => {
  const strip = Math.max(0, galley.strips.length - 1)
  return { strip, row: Math.max(0, galley.rows(strip).length - 1) }
}

/** The next row, or undefined at the end. */
export const nextRow = (galley: Galley, { strip, row }: Cursor): Cursor | undefined => {
  if (row + 1 < galley.rows(strip).length) return { strip, row: row + 1 }
  for (let later = strip + 1; later < galley.strips.length; later += 1)
    if (galley.rows(later).length > 0) return { strip: later, row: 0 }
  return undefined
}

/** The previous row, or undefined at the start. */
const previousRow = (galley: Galley, { strip, row }: Cursor): Cursor | undefined => {
  if (row > 0) return { strip, row: row - 1 }
  for (let earlier = strip - 1; earlier >= 0; earlier -= 1) {
    const { length } = galley.rows(earlier)
    if (length > 0) return { strip: earlier, row: length - 1 }
  }
  return undefined
}

/** The row `count` rows later (earlier if negative), or the last (first) row. Sets only the strips on the way. */
export const moved = (galley: Galley, cursor: Cursor, count: number): Cursor => {
  let { strip, row } = cursor
  let left = Math.abs(count)
  while (left > 0) {
    // As far as this strip goes, then one row over its edge.
    const inStrip = Math.min(left, count > 0 ? Math.max(0, galley.rows(strip).length - 1 - row) : row)
    row += count > 0 ? inStrip : -inStrip
    left -= inStrip
    if (left === 0) break
    const neighbour = count > 0 ? nextRow(galley, { strip, row }) : previousRow(galley, { strip, row })
    if (!neighbour) break
    ;({ strip, row } = neighbour)
    left -= 1
  }
  return { strip, row }
}

/** The rows up to the end of each strip counted so far. */
const COUNTED = new WeakMap<Galley, number[]>()

/** The row of that number, from 1, or the last. Counts on where it was interrupted: it may set a whole galley. */
export const rowNumbered = (galley: Galley, number: number): Cursor => {
  const ends = COUNTED.get(galley) ?? []
  COUNTED.set(galley, ends)
  const wanted = Math.max(1, number)
  const { length } = galley.strips
  while (ends.length < length && (ends.at(-1) ?? 0) < wanted)
    ends.push((ends.at(-1) ?? 0) + galley.rows(ends.length).length)
  const strip = leadingCount(ends.length, (index) => (ends[index] ?? 0) < wanted)
  return strip < ends.length ? { strip, row: wanted - 1 - (ends[strip - 1] ?? 0) } : endOf(galley)
}

const hasPlace = (row: SetRow | undefined): boolean => row?.line !== undefined && !row.strip.remark

/** The row itself if it has a place; for a blank row or a remark the next row in that direction that has one. */
export const onText = (galley: Galley, cursor: Cursor, direction: 1 | -1): Cursor => {
  let current = cursor
  while (!hasPlace(rowAt(galley, current))) {
    const neighbour = direction > 0 ? nextRow(galley, current) : previousRow(galley, current)
    if (!neighbour) break
    current = neighbour
  }
  return current
}
