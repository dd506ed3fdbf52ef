import { bitsFor, type PostingList, writeGaps, writeVarint } from './posting-list.ts'

/**
 * A block ends at this size in bytes: two overflow pages of SQLite (4092 each) and the minimum that stays in the
 * table's own page (sqlite.org/fileformat2.html, 1.6), so that pages are nearly full.
 */
const BLOCK = 489 + 2 * 4092
/** Most bytes of the two numbers before a list. */
const HEAD = 10

/**
 * A block holds the lists of many grams, by key. Each is the difference to the previous key, twice the list's length in
 * bytes (plus one if it is dense), and the list. Numbers are varints, seven bits a byte, lowest first.
 */
export interface BlockWriter {
  /** Adds a gram with the first `count` of `rows`, which ascend without repeats. Keys must ascend. */
  add(key: number, rows: Uint32Array, count: number): void
  end(): void
}

/**
 * @param rows the number of rows in the segment
 * @param put called with each full block and the first key in it
 */
export const blockWriter = (rows: number, put: (key: number, block: Uint8Array) => void): BlockWriter => {
  const most = Math.ceil(rows / 8)
  const bytes = new Uint8Array(BLOCK + HEAD + most)
  const list = new Uint8Array(most + 5)
  let length = 0
  let first = 0
  let last = 0

  const write = (value: number): void => {
    length = writeVarint(bytes, length, value)
  }

  const end = (): void => {
    if (length > 0) put(first, bytes.slice(0, length))
    length = 0
  }

  return {
    end,
    add: (key, ordered, count) => {
      if (length === 0) {
        first = key
        last = key
      }
      write(key - last)
      last = key
      const gaps = writeGaps(ordered, count, list, most)
      if (gaps >= 0) {
        write(gaps * 2)
        for (let at = 0; at < gaps; at += 1) bytes[length + at] = list[at] ?? 0
        length += gaps
      } else {
        const bits = bitsFor(rows)
        for (let at = 0; at < count; at += 1) {
          const row = ordered[at] ?? 0
          bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7))
        }
        write(most * 2 + 1)
        bytes.set(bits, length)
        length += most
      }
      if (length >= BLOCK) end()
    },
  }
}

/** Iterates over the lists of a block. `key` and `list` are valid after `next` returned true, until the next call. */
interface BlockReader {
  readonly key: number
  readonly list: PostingList
  next(): boolean
}

export const blockReader = (first: number, bytes: Uint8Array): BlockReader => {
  let at = 0
  const read = (): number => {
    let byte = bytes[at] ?? 0
    at += 1
    let value = byte & 0x7f
    for (let place = 7; byte >= 0x80 && at < bytes.length; place += 7) {
      byte = bytes[at] ?? 0
      at += 1
      value |= (byte & 0x7f) << place
    }
    return value >>> 0
  }
  const list = { bytes, start: 0, end: 0, dense: false }
  const reader = {
    key: first,
    list,
    next: (): boolean => {
      if (at >= bytes.length) return false
      reader.key += read()
      const size = read()
      list.dense = size % 2 === 1
      list.start = at
      list.end = Math.min(at + (size >>> 1), bytes.length)
      at = list.end
      return true
    },
  }
  return reader
}
