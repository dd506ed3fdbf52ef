import type { PostingList } from './posting-list.ts'

/** Iterates over the lists of a block that `BlockWriter` wrote. `key` and `list` are valid only after `next` returned true. */
export class BlockReader {
  readonly #bytes: Uint8Array
  readonly #list: { bytes: Uint8Array; start: number; end: number; dense: boolean }
  #offset = 0
  #key: number

  /** @param firstKey the first key in the block */
  constructor(firstKey: number, bytes: Uint8Array) {
    this.#bytes = bytes
    this.#key = firstKey
    this.#list = { bytes, start: 0, end: 0, dense: false }
  }

  get key(): number {
    return this.#key
  }

  /** The same object for every key: `next` changes it. */
  get list(): PostingList {
    return this.#list
  }

  /** Moves to the next list. False at the end of the block. */
  next(): boolean {
    if (this.#offset >= this.#bytes.length) return false
    this.#key += this.#readNumber()
    const size = this.#readNumber()
    const list = this.#list
    list.dense = size % 2 === 1
    list.start = this.#offset
    list.end = Math.min(this.#offset + (size >>> 1), this.#bytes.length)
    this.#offset = list.end
    return true
  }

  #readNumber(): number {
    const bytes = this.#bytes
    let offset = this.#offset
    let byte = bytes[offset] ?? 0
    offset += 1
    let value = byte & 0x7f
    for (let bits = 7; byte >= 0x80 && offset < bytes.length; bits += 7) {
      byte = bytes[offset] ?? 0
      offset += 1
      value |= (byte & 0x7f) << bits
    }
    this.#offset = offset
    return value >>> 0
  }
}
