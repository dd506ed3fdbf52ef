/** A set of a segment's rows: row r is bit r % 8 of byte r / 8. */
export type Bits = Uint8Array

/** The rows of one gram, in a block from `start` to `end`: gaps as varints, or `Bits` (`dense`) if they are shorter. */
export interface PostingList {
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
  readonly dense: boolean
}

export const bitsFor = (rows: number): Bits => new Uint8Array(Math.ceil(rows / 8))

/** Writes a number of up to 32 bits at `at`, seven bits a byte, lowest first. Returns the end. */
export const writeVarint = (out: Uint8Array, at: number, value: number): number => {
  let end = at
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
  let before = -1
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] ?? 0
    const gap = row - before - 1
    before = row
    length = writeVarint(out, length, gap)
    if (length > limit) return -1
  }
  return length
}

/** Writes a list's rows, plus `shift`, into `rows` from index `count` on. Returns the new count. */
export const readRows = (list: PostingList, rows: Uint32Array, count: number, shift: number): number => {
  const { bytes, start, end, dense } = list
  let held = count
  if (dense) {
    for (let at = start; at < end; at += 1)
      for (let byte = bytes[at] ?? 0; byte !== 0; byte &= byte - 1) {
        rows[held] = shift + (at - start) * 8 + 31 - Math.clz32(byte & -byte)
        held += 1
      }
    return held
  }
  let row = shift - 1
  for (let at = start; at < end; ) {
    let byte = bytes[at] ?? 0
    at += 1
    let gap = byte & 0x7f
    for (let place = 7; byte >= 0x80; place += 7) {
      byte = bytes[at] ?? 0
      at += 1
      gap |= (byte & 0x7f) << place
    }
    row += gap + 1
    rows[held] = row
    held += 1
  }
  return held
}

/** The rows of a list that are in `within`, or all of them if it is undefined. A new array. */
export const rowsAmong = (list: PostingList, within: Bits | undefined, rows: number): Bits => {
  const { bytes, start, end, dense } = list
  if (dense) {
    const shared = bytes.slice(start, end)
    if (within)
      for (let at = 0; at < shared.length; at += 1) shared[at] = (shared[at] ?? 0) & (within[at] ?? 0)
    return shared
  }
  const shared = bitsFor(rows)
  const sparse = new Uint32Array(end - start)
  const held = readRows(list, sparse, 0, 0)
  for (let at = 0; at < held; at += 1) {
    const row = sparse[at] ?? 0
    const bit = 1 << (row & 7)
    if (!within || ((within[row >> 3] ?? 0) & bit) !== 0) shared[row >> 3] = (shared[row >> 3] ?? 0) | bit
  }
  return shared
}

/** The number of rows. Counting may stop at any number above `enough`. */
export const countRows = (bits: Bits, enough: number): number => {
  let count = 0
  for (let at = 0; at < bits.length && count <= enough; at += 1)
    for (let byte = bits[at] ?? 0; byte !== 0; byte &= byte - 1) count += 1
  return count
}
