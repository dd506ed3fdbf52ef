import { addRow, type Bits, bitsFor, hasRow } from './bits.ts'

/** The rows of one gram, in a block from `start` to `end`: gaps as varints, or `Bits` (`dense`) if they are shorter. */
export interface PostingList {
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
  readonly dense: boolean
}

/** Writes a number of up to 32 bits at `offset`, seven bits a byte, lowest first. Returns the end. */
export const writeVarint = (out: Uint8Array, offset: number, value: number): number => {
  let end = offset
  let rest = value
  while (rest >= 0x80) {
    out[end] = (rest & 0x7f) | 0x80
    end += 1
    rest >>>= 7
  }
  out[end] = rest
  return end + 1
}

/** Writes ascending rows into `out`, of at least `limit` + 5 bytes. Returns the bytes written, or -1 if more than `limit`. */
export const writeGaps = (rows: Uint32Array, count: number, out: Uint8Array, limit: number): number => {
  let length = 0
  let previous = -1
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] ?? 0
    length = writeVarint(out, length, row - previous - 1)
    previous = row
    if (length > limit) return -1
  }
  return length
}

/** Writes a list's rows, plus `shift`, into `rows` from index `count` on. Returns the new count. */
export const readRows = (list: PostingList, rows: Uint32Array, count: number, shift: number): number =>
  list.dense ? readBits(list, rows, count, shift) : readGaps(list, rows, count, shift)

const readBits = (
  { bytes, start, end }: PostingList,
  rows: Uint32Array,
  count: number,
  shift: number,
): number => {
  let length = count
  for (let offset = start; offset < end; offset += 1)
    for (let byte = bytes[offset] ?? 0; byte !== 0; byte &= byte - 1) {
      rows[length] = shift + (offset - start) * 8 + 31 - Math.clz32(byte & -byte)
      length += 1
    }
  return length
}

const readGaps = (
  { bytes, start, end }: PostingList,
  rows: Uint32Array,
  count: number,
  shift: number,
): number => {
  let length = count
  let row = shift - 1
  for (let offset = start; offset < end; ) {
    let byte = bytes[offset] ?? 0
    offset += 1
    let gap = byte & 0x7f
    for (let bits = 7; byte >= 0x80; bits += 7) {
      byte = bytes[offset] ?? 0
      offset += 1
      gap |= (byte & 0x7f) << bits
    }
    row += gap + 1
    rows[length] = row
    length += 1
  }
  return length
}

/** The rows of a list that are in `within`, or all of them if it is undefined. A new array. */
export const rowsAmong = (list: PostingList, within: Bits | undefined, rows: number): Bits => {
  const { bytes, start, end, dense } = list
  if (dense) {
    const shared = bytes.slice(start, end)
    if (within)
      for (let index = 0; index < shared.length; index += 1)
        shared[index] = (shared[index] ?? 0) & (within[index] ?? 0)
    return shared
  }
  const shared = bitsFor(rows)
  const sparse = new Uint32Array(end - start)
  const count = readGaps(list, sparse, 0, 0)
  for (let index = 0; index < count; index += 1) {
    const row = sparse[index] ?? 0
    if (!within || hasRow(within, row)) addRow(shared, row)
  }
  return shared
}
