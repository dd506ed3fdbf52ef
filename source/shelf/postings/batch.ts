import type { BlockWriter } from './block-writer.ts'
import { DensePostings, type KeyRange } from './dense-postings.ts'
import { SparsePostings } from './sparse-postings.ts'

/** Limits of a batch: it takes 450 bytes a row and up to 32 bytes a posting, twice that while it grows. */
const MOST_ROWS = 4096
const MOST_POSTINGS = 1 << 21

/** Inverts a batch of articles: it takes the grams of each row and writes the rows of each gram. */
export class Batch {
  readonly #denseKeys: KeyRange
  readonly #dense: DensePostings
  readonly #sparse = new SparsePostings()
  #rows = 0

  /** @param denseKeys keys that many rows have */
  constructor(denseKeys: KeyRange) {
    this.#denseKeys = denseKeys
    this.#dense = new DensePostings(denseKeys)
  }

  get rows(): number {
    return this.#rows
  }

  /** Whether it is time to write it. Ends a batch between two rows, so that one row may exceed the limit. */
  get isFull(): boolean {
    return this.#rows >= MOST_ROWS || this.#sparse.length >= MOST_POSTINGS
  }

  startRow(): void {
    this.#rows += 1
    this.#dense.startRow()
  }

  /** Adds a gram to the current row; repeats are ignored. Keys are unsigned 32-bit numbers. Needs no `this`. */
  readonly add = (key: number): void => {
    if (!this.#dense.add(key)) this.#sparse.add(key, this.#rows - 1)
  }

  /** Writes all posting lists, in ascending order of their keys. */
  write(writer: BlockWriter): void {
    const list = new Uint32Array(this.#rows)
    this.#sparse.sort()
    const next = this.#sparse.write(writer, list, 0, this.#denseKeys.first)
    this.#dense.write(writer, list)
    this.#sparse.write(writer, list, next, Number.POSITIVE_INFINITY)
    writer.end()
  }

  clear(): void {
    this.#rows = 0
    this.#dense.clear()
    this.#sparse.clear()
  }
}
