import { type Bits, hasRow } from './bits.ts'
import type { BlockWriter } from './block-writer.ts'
import { readRows } from './posting-list.ts'
import { endRow, type Segment } from './segment.ts'
import type { SegmentReader } from './segment-reader.ts'

/** More small segments than this slow down a search, which reads a list in each. */
const MAX_SMALL_SEGMENTS = 10
/** How many segments are merged into one at most. */
const MAX_MERGED = 8
/** The most rows of a segment: merging that many takes one second, and another process's writer waits for 5. */
const MAX_ROWS = 32_768

/**
 * The adjacent segments to merge next: as many as fit, and of those the ones with the fewest rows. `undefined` while
 * there are few enough small ones.
 */
export const segmentsToMerge = (segments: readonly Segment[]): readonly Segment[] | undefined => {
  if (segments.filter(({ rows }) => rows < MAX_ROWS / 2).length <= MAX_SMALL_SEGMENTS) return undefined
  for (let size = MAX_MERGED; size > 1; size -= 1) {
    const fitting = segments
      .map((segment, index) => ({ parts: segments.slice(index, index + size), first: segment.first }))
      .map(({ parts, first }) => ({ parts, rows: endRow(parts) - first }))
      .filter(({ parts, rows }) => parts.length === size && rows <= MAX_ROWS)
    const [smallest] = fitting.toSorted((a, b) => a.rows - b.rows)
    if (smallest) return smallest.parts
  }
  return undefined
}

/** A segment to merge, and what to add to its rows to get those of the merged segment. */
interface MergeSource {
  readonly reader: SegmentReader
  readonly shift: number
}

/**
 * Merges the lists of several segments, in the order of their rowids.
 * @param rows the number of rows of the merged segment
 * @param live the rows to keep; all if undefined
 */
export const mergeLists = (
  sources: readonly MergeSource[],
  rows: number,
  live: Bits | undefined,
  writer: BlockWriter,
): void => {
  const merged = new Uint32Array(rows)
  let open = sources.filter(({ reader }) => reader.next())
  while (open.length > 0) {
    let key = Number.POSITIVE_INFINITY
    for (const { reader } of open) key = Math.min(key, reader.key)
    let count = 0
    let hasEnded = false
    for (const { reader, shift } of open) {
      if (reader.key !== key) continue
      count = readRows(reader.list, merged, count, shift)
      hasEnded = !reader.next() || hasEnded
    }
    if (live) count = retain(merged, count, live)
    if (count > 0) writer.add(key, merged, count)
    if (hasEnded) open = open.filter(({ reader }) => reader.isOpen)
  }
  writer.end()
}

/** Moves those of the first `count` rows that are in `live` to the front. Returns how many they are. */
const retain = (rows: Uint32Array, count: number, live: Bits): number => {
  let length = 0
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] ?? 0
    if (!hasRow(live, row)) continue
    rows[length] = row
    length += 1
  }
  return length
}
