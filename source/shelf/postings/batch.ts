import type { BlockWriter } from './block.ts'

/** Inverts a batch of articles: it takes the grams of each row and writes the rows of each gram. */
export interface Batch {
  readonly rows: number
  /** Begins the next row. */
  row(): void
  /** Adds a gram to the current row; repeats are ignored. Keys are unsigned 32-bit numbers. */
  add(key: number): void
  /** Writes all posting lists, in ascending order of their keys. */
  write(writer: BlockWriter): void
  clear(): void
}

const BITS = 11
const BUCKETS = 1 << BITS
const LATELY = 1 << 13

/** @param dense a range of keys that many rows have; they are kept as bits rather than sorted */
export const makeBatch = (dense: { readonly first: number; readonly count: number }): Batch => {
  /** For each row, `width` bytes: one bit for each dense key. */
  const width = Math.ceil(dense.count / 8)
  let held = new Uint8Array(width * 256)
  /** A hash table of recent keys, and the last row of each, counted from 1: it filters most repeats. */
  const lately = new Uint32Array(LATELY)
  const latest = new Uint32Array(LATELY)
  let keys = new Uint32Array(1 << 16)
  let rowOf = new Uint32Array(1 << 16)
  let length = 0
  let rows = 0

  const grow = (): void => {
    const [moreKeys, moreRows] = [new Uint32Array(keys.length * 2), new Uint32Array(keys.length * 2)]
    moreKeys.set(keys)
    moreRows.set(rowOf)
    keys = moreKeys
    rowOf = moreRows
  }

  /** Sorts by key and keeps rows in order. A radix sort, because a batch has about a million entries. */
  const sort = (): void => {
    let [otherKeys, otherRows] = [new Uint32Array(keys.length), new Uint32Array(keys.length)]
    for (let shift = 0; shift < 32; shift += BITS) {
      const starts = new Uint32Array(BUCKETS + 1)
      for (let at = 0; at < length; at += 1) {
        const bucket = (((keys[at] ?? 0) >>> shift) & (BUCKETS - 1)) + 1
        starts[bucket] = (starts[bucket] ?? 0) + 1
      }
      for (let bucket = 1; bucket < BUCKETS; bucket += 1)
        starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0)
      for (let at = 0; at < length; at += 1) {
        const key = keys[at] ?? 0
        const bucket = (key >>> shift) & (BUCKETS - 1)
        const to = starts[bucket] ?? 0
        starts[bucket] = to + 1
        otherKeys[to] = key
        otherRows[to] = rowOf[at] ?? 0
      }
      ;[keys, otherKeys] = [otherKeys, keys]
      ;[rowOf, otherRows] = [otherRows, rowOf]
    }
  }

  return {
    get rows() {
      return rows
    },
    row: () => {
      rows += 1
      if (rows * width <= held.length) return
      const more = new Uint8Array(held.length * 2)
      more.set(held)
      held = more
    },
    add: (key) => {
      const bit = key - dense.first
      if (bit >= 0 && bit < dense.count) {
        const byte = (rows - 1) * width + (bit >> 3)
        held[byte] = (held[byte] ?? 0) | (1 << (bit & 7))
        return
      }
      // Most repeats of a key in a row follow soon after it: dropping them here saves sorting them.
      const slot = Math.imul(key, 0x9e3779b1) >>> 19
      if (lately[slot] === key && latest[slot] === rows) return
      lately[slot] = key
      latest[slot] = rows
      if (length === keys.length) grow()
      keys[length] = key
      rowOf[length] = rows - 1
      length += 1
    },
    write: (writer) => {
      sort()
      const list = new Uint32Array(rows)
      let at = 0
      const writeBelow = (end: number): void => {
        while (at < length && (keys[at] ?? 0) < end) {
          const key = keys[at] ?? 0
          let count = 0
          for (; at < length && keys[at] === key; at += 1) {
            const row = rowOf[at] ?? 0
            if (count > 0 && list[count - 1] === row) continue
            list[count] = row
            count += 1
          }
          writer.add(key, list, count)
        }
      }
      writeBelow(dense.first)
      for (let bit = 0; bit < dense.count; bit += 1) {
        let count = 0
        for (let row = 0; row < rows; row += 1)
          if (((held[row * width + (bit >> 3)] ?? 0) & (1 << (bit & 7))) !== 0) {
            list[count] = row
            count += 1
          }
        if (count > 0) writer.add(dense.first + bit, list, count)
      }
      writeBelow(Number.POSITIVE_INFINITY)
      writer.end()
    },
    clear: () => {
      held.fill(0, 0, rows * width)
      latest.fill(0)
      length = 0
      rows = 0
    },
  }
}
