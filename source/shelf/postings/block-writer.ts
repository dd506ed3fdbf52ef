import { addRow, bitsFor } from './bits.ts'
import { writeGaps, writeVarint } from './posting-list.ts'

/**
 * A block ends at this size in bytes: two overflow pages of SQLite (4092 each) and the minimum that stays in the
 * table's own page (sqlite.org/fileformat2.html, 1.6), so that pages are nearly full.
 */
const BLOCK_SIZE = 489 + 2 * 4092
/** Most bytes of the two numbers before a list. */
const HEADER_SIZE = 10

/**
 * Writes the lists of a segment's grams as blocks. A block holds the lists of many grams, by key. Each is the difference
 * to the previous key, twice the list's length in bytes (plus one if it is dense), and the list. Numbers are varints,
 * seven bits a byte, lowest first.
 */
export class BlockWriter {
  readonly #rows: number
  readonly #put: (key: number, block: Uint8Array) => void
  /** Bytes of a dense list, the longest form that is written. */
  readonly #denseSize: number
  readonly #block: Uint8Array
  readonly #gaps: Uint8Array
  #length = 0
  #firstKey = 0
  #lastKey = 0

  /**
   * @param rows the number of rows in the segment
   * @param put called with each full block and the first key in it
   */
  constructor(rows: number, put: (key: number, block: Uint8Array) => void) {
    this.#rows = rows
    this.#put = put
    this.#denseSize = Math.ceil(rows / 8)
    this.#block = new Uint8Array(BLOCK_SIZE + HEADER_SIZE + this.#denseSize)
    this.#gaps = new Uint8Array(this.#denseSize + 5)
  }

  /** Adds a gram with the first `count` of `rows`, which ascend without repeats. Keys must ascend. */
  add(key: number, rows: Uint32Array, count: number): void {
    if (this.#length === 0) {
      this.#firstKey = key
      this.#lastKey = key
    }
    this.#writeNumber(key - this.#lastKey)
    this.#lastKey = key
    const size = writeGaps(rows, count, this.#gaps, this.#denseSize)
    if (size >= 0) this.#writeSparse(size)
    else this.#writeDense(rows, count)
    if (this.#length >= BLOCK_SIZE) this.end()
  }

  /** Puts the last block. */
  end(): void {
    if (this.#length > 0) this.#put(this.#firstKey, this.#block.slice(0, this.#length))
    this.#length = 0
  }

  #writeNumber(value: number): void {
    this.#length = writeVarint(this.#block, this.#length, value)
  }

  #writeSparse(size: number): void {
    this.#writeNumber(size * 2)
    // Most lists are a few bytes long: a loop is faster than `set`.
    for (let index = 0; index < size; index += 1) this.#block[this.#length + index] = this.#gaps[index] ?? 0
    this.#length += size
  }

  #writeDense(rows: Uint32Array, count: number): void {
    const bits = bitsFor(this.#rows)
    for (let index = 0; index < count; index += 1) addRow(bits, rows[index] ?? 0)
    this.#writeNumber(this.#denseSize * 2 + 1)
    this.#block.set(bits, this.#length)
    this.#length += this.#denseSize
  }
}
