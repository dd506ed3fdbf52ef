import { BlockReader } from './block-reader.ts'
import type { PostingList } from './posting-list.ts'

interface Block {
  readonly firstKey: number
  readonly bytes: Uint8Array
}

/** Returns the block after the one with the first key `firstKey`, or the first block for `undefined`. */
type BlockAfter = (firstKey: number | undefined) => Block | undefined

const NO_ROWS: PostingList = { bytes: new Uint8Array(), start: 0, end: 0, dense: false }

/**
 * Iterates over the lists of all blocks of a segment; each block is fetched after the previous one is read. `key` and
 * `list` are valid only after `next` returned true.
 */
export class SegmentReader {
  readonly #blockAfter: BlockAfter
  #block: Block | undefined
  #reader: BlockReader | undefined

  constructor(blockAfter: BlockAfter) {
    this.#blockAfter = blockAfter
    this.#open(undefined)
  }

  /** False once `next` has returned false. */
  get isOpen(): boolean {
    return this.#reader !== undefined
  }

  get key(): number {
    return this.#reader?.key ?? 0
  }

  get list(): PostingList {
    return this.#reader?.list ?? NO_ROWS
  }

  /** Moves to the next list. False at the end of the segment. */
  next(): boolean {
    while (this.#reader && !this.#reader.next()) this.#open(this.#block?.firstKey)
    return this.isOpen
  }

  #open(previous: number | undefined): void {
    this.#block = this.#blockAfter(previous)
    this.#reader = this.#block && new BlockReader(this.#block.firstKey, this.#block.bytes)
  }
}
