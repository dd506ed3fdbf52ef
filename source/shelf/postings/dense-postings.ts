import type { BlockWriter } from './block-writer.ts'

/** The `count` keys from `first` on. */
export interface KeyRange {
  readonly first: number
  readonly count: number
}

/** The postings of keys that many rows have: one bit for each row and key. */
export class DensePostings {
  readonly #firstKey: number
  readonly #keyCount: number
  /** Bytes of one row. */
  readonly #width: number
  #bits: Uint8Array
  #rows = 0

  constructor({ first, count }: KeyRange) {
    this.#firstKey = first
    this.#keyCount = count
    this.#width = Math.ceil(count / 8)
    this.#bits = new Uint8Array(this.#width * 256)
  }

  startRow(): void {
    this.#rows += 1
    if (this.#rows * this.#width <= this.#bits.length) return
    const longer = new Uint8Array(this.#bits.length * 2)
    longer.set(this.#bits)
    this.#bits = longer
  }

  /** Adds a key to the current row. False if the key is not in the range. */
  add(key: number): boolean {
    const bit = key - this.#firstKey
    if (bit < 0 || bit >= this.#keyCount) return false
    const bits = this.#bits
    const index = (this.#rows - 1) * this.#width + (bit >> 3)
    bits[index] = (bits[index] ?? 0) | (1 << (bit & 7))
    return true
  }

  /** Writes all lists. @param list an array with room for every row */
  write(writer: BlockWriter, list: Uint32Array): void {
    for (let bit = 0; bit < this.#keyCount; bit += 1) {
      const count = this.#readRows(bit, list)
      if (count > 0) writer.add(this.#firstKey + bit, list, count)
    }
  }

  clear(): void {
    this.#bits.fill(0, 0, this.#rows * this.#width)
    this.#rows = 0
  }

  #readRows(bit: number, list: Uint32Array): number {
    const [bits, rows, width] = [this.#bits, this.#rows, this.#width]
    const mask = 1 << (bit & 7)
    let count = 0
    for (let row = 0, index = bit >> 3; row < rows; row += 1, index += width)
      if (((bits[index] ?? 0) & mask) !== 0) {
        list[count] = row
        count += 1
      }
    return count
  }
}
