import type { Database } from '../database/sqlite.ts'
import type { Batch } from './batch.ts'
import type { Bits } from './bits.ts'
import { BlockReader } from './block-reader.ts'
import { BlockWriter } from './block-writer.ts'
import { mergeLists, segmentsToMerge } from './merge.ts'
import type { PostingList } from './posting-list.ts'
import { endRow, type Segment } from './segment.ts'
import { SegmentReader } from './segment-reader.ts'

/** The tables of an inverted index. It consists of segments, each of which covers a range of rowids. */
export const POSTINGS = `
  create table segment (id integer primary key, first integer not null, rows integer not null);
  create table block (id integer primary key, lists blob not null);`

/** Which of the `rows` rowids from `first` on belong to an article; `undefined` if all do. */
type LiveRows = (first: number, rows: number) => Bits | undefined

/** A block's id is its segment's id times this, plus the first key in the block. */
const KEY_RANGE = 2 ** 32

type Statement = ReturnType<Database['prepare']>

/** Reads and writes the segments in a database. Transactions are the caller's. */
export class Segments {
  readonly #database: Database
  readonly #allSegments: Statement
  readonly #addSegment: Statement
  readonly #dropSegment: Statement
  readonly #addBlock: Statement
  readonly #dropBlocks: Statement
  readonly #lastBlockUpTo: Statement
  readonly #firstBlockAfter: Statement

  constructor(database: Database) {
    this.#database = database
    this.#allSegments = database.prepare('select id, first, rows from segment order by first')
    this.#addSegment = database.prepare('insert into segment (first, rows) values (?, ?)')
    this.#dropSegment = database.prepare('delete from segment where id = ?')
    this.#addBlock = database.prepare('insert into block (id, lists) values (?, ?)')
    this.#dropBlocks = database.prepare('delete from block where id >= ? and id < ?')
    this.#lastBlockUpTo = database.prepare(
      'select id, lists from block where id >= ? and id <= ? order by id desc limit 1',
    )
    this.#firstBlockAfter = database.prepare(
      'select id, lists from block where id > ? and id < ? order by id limit 1',
    )
  }

  /** In order of their rowids. */
  all(): readonly Segment[] {
    return this.#allSegments
      .all()
      .map((row) => ({ id: Number(row.id), first: Number(row.first), rows: Number(row.rows) }))
  }

  /** The rowid after the last one that a segment covers. */
  end(): number {
    return endRow(this.all())
  }

  /** The rows that have a gram; `undefined` if none has. */
  list({ id }: Segment, key: number): PostingList | undefined {
    const row = this.#lastBlockUpTo.get(id * KEY_RANGE, id * KEY_RANGE + key)
    if (!row) return undefined
    const reader = new BlockReader(Number(row.id) % KEY_RANGE, row.lists as Uint8Array)
    while (reader.next()) if (reader.key >= key) return reader.key === key ? reader.list : undefined
    return undefined
  }

  /** Writes a batch as a segment; its row 0 becomes rowid `first`. */
  add(first: number, batch: Batch): void {
    if (batch.rows > 0) batch.write(this.#startSegment(first, batch.rows))
  }

  /** Merges adjacent small segments while there are too many of them, and drops the rows of no article from them. */
  merge(liveRows: LiveRows): void {
    for (let parts = segmentsToMerge(this.all()); parts; parts = segmentsToMerge(this.all())) {
      const first = parts[0]?.first ?? 0
      const rows = endRow(parts) - first
      const live = liveRows(first, rows)
      const sources = parts.map((part) => ({ reader: this.#reader(part), shift: part.first - first }))
      mergeLists(sources, rows, live, this.#startSegment(first, rows))
      for (const part of parts) this.#drop(part)
    }
  }

  clear(): void {
    this.#database.exec('delete from segment; delete from block')
  }

  #startSegment(first: number, rows: number): BlockWriter {
    const id = Number(this.#addSegment.run(first, rows).lastInsertRowid)
    return new BlockWriter(rows, (key, block) => this.#addBlock.run(id * KEY_RANGE + key, block))
  }

  #reader({ id }: Segment): SegmentReader {
    return new SegmentReader((firstKey = -1) => {
      const row = this.#firstBlockAfter.get(id * KEY_RANGE + firstKey, (id + 1) * KEY_RANGE)
      return row && { firstKey: Number(row.id) % KEY_RANGE, bytes: row.lists as Uint8Array }
    })
  }

  #drop({ id }: Segment): void {
    this.#dropBlocks.run(id * KEY_RANGE, (id + 1) * KEY_RANGE)
    this.#dropSegment.run(id)
  }
}
