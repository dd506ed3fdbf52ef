import type { BlockWriter } from './block-writer.ts'

/** Most repeats of a key in a row follow soon after it. A table of recent keys, by their hash, saves sorting them. */
const RECENT_BITS = 13

/** In postings: a batch of ordinary articles is smaller. */
const WORTH_DEDUPLICATING = 1 << 22

/** The postings of keys that few rows have: pairs of a key and a row, sorted before they are written. */
export class SparsePostings {
  /** Posting i is element i of both arrays. */
  #keys = new Uint32Array(1 << 16)
  #rows = new Uint32Array(1 << 16)
  #length = 0
  readonly #recentKeys = new Uint32Array(1 << RECENT_BITS)
  /** The last row of each recent key, counted from 1. */
  readonly #recentRows = new Uint32Array(1 << RECENT_BITS)

  get length(): number {
    return this.#length
  }

  /** Rows must ascend. */
  add(key: number, row: number): void {
    const slot = Math.imul(key, 0x9e3779b1) >>> (32 - RECENT_BITS)
    const [recentKeys, recentRows] = [this.#recentKeys, this.#recentRows]
    if (recentKeys[slot] === key && recentRows[slot] === row + 1) return
    recentKeys[slot] = key
    recentRows[slot] = row + 1
    const length = this.#length
    if (length === this.#keys.length) this.#makeRoom()
    this.#keys[this.#length] = key
    this.#rows[this.#length] = row
    this.#length += 1
  }

  /** Drops the repeats first where they may be many: a row of a million characters has few different grams. */
  #makeRoom(): void {
    if (this.#length >= WORTH_DEDUPLICATING) this.#deduplicate()
    if (this.#length > this.#keys.length / 2) this.#grow()
  }

  #deduplicate(): void {
    this.sort()
    let length = 0
    for (let index = 0; index < this.#length; index += 1) {
      const [key = 0, row = 0] = [this.#keys[index], this.#rows[index]]
      if (length > 0 && this.#keys[length - 1] === key && this.#rows[length - 1] === row) continue
      this.#keys[length] = key
      this.#rows[length] = row
      length += 1
    }
    this.#length = length
  }

  #grow(): void {
    this.#keys = doubled(this.#keys)
    this.#rows = doubled(this.#rows)
  }

  /** Sorts by key and keeps rows in order. A radix sort, because a batch has about a million postings. */
  sort(): void {
    let [keys, rows] = [new Uint32Array(this.#keys.length), new Uint32Array(this.#keys.length)]
    for (let shift = 0; shift < 32; shift += RADIX_BITS) {
      sortByDigit({ keys: this.#keys, rows: this.#rows }, { keys, rows }, this.#length, shift)
      ;[this.#keys, keys] = [keys, this.#keys]
      ;[this.#rows, rows] = [rows, this.#rows]
    }
  }

  /**
   * Writes the lists from posting `start` up to, but without, the key `endKey`. Needs sorted postings.
   * @param list an array with room for every row
   * @returns the first posting that is not written
   */
  write(writer: BlockWriter, list: Uint32Array, start: number, endKey: number): number {
    const [keys, rows, length] = [this.#keys, this.#rows, this.#length]
    let index = start
    while (index < length && (keys[index] ?? 0) < endKey) {
      const key = keys[index] ?? 0
      let count = 0
      for (; index < length && keys[index] === key; index += 1) {
        const row = rows[index] ?? 0
        if (count > 0 && list[count - 1] === row) continue
        list[count] = row
        count += 1
      }
      writer.add(key, list, count)
    }
    return index
  }

  clear(): void {
    this.#recentRows.fill(0)
    this.#length = 0
  }
}

const doubled = (numbers: Uint32Array): Uint32Array<ArrayBuffer> => {
  const longer = new Uint32Array(numbers.length * 2)
  longer.set(numbers)
  return longer
}

const RADIX_BITS = 11
const BUCKETS = 1 << RADIX_BITS

interface Postings {
  readonly keys: Uint32Array
  readonly rows: Uint32Array
}

/** Copies the postings in the order of one digit of their keys, the one at bit `shift`. Equal digits keep their order. */
const sortByDigit = (from: Postings, to: Postings, length: number, shift: number): void => {
  const starts = new Uint32Array(BUCKETS + 1)
  for (let index = 0; index < length; index += 1) {
    const bucket = (((from.keys[index] ?? 0) >>> shift) & (BUCKETS - 1)) + 1
    starts[bucket] = (starts[bucket] ?? 0) + 1
  }
  for (let bucket = 1; bucket < BUCKETS; bucket += 1)
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0)
  for (let index = 0; index < length; index += 1) {
    const key = from.keys[index] ?? 0
    const bucket = (key >>> shift) & (BUCKETS - 1)
    const target = starts[bucket] ?? 0
    starts[bucket] = target + 1
    to.keys[target] = key
    to.rows[target] = from.rows[index] ?? 0
  }
}
