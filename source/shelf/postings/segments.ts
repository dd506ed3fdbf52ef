import type { Database } from '../database/sqlite.ts'
import type { Batch } from './batch.ts'
import { type BlockWriter, blockReader, blockWriter } from './block.ts'
import { type Bits, type PostingList, readRows } from './posting-list.ts'

/** The tables of an inverted index. It consists of segments, each of which covers a range of rowids. */
export const POSTINGS = `
  create table segment (id integer primary key, first integer not null, rows integer not null);
  create table block (id integer primary key, lists blob not null);`

export interface Segment {
  readonly id: number
  /** The range of rowids it covers: its row r is rowid `first + r`. */
  readonly first: number
  readonly rows: number
}

/** Reads and writes segments; transactions are the caller's. */
export interface Segments {
  /** In order of their rowids. */
  all(): readonly Segment[]
  /** The rowid after the last one that a segment covers. */
  end(): number
  /** The rows that have a gram; `undefined` if none has. */
  list(segment: Segment, key: number): PostingList | undefined
  /** Writes a batch as a segment; its row 0 becomes rowid `first`. */
  add(first: number, batch: Batch): void
  /** Merges adjacent small segments while there are too many of them. */
  merge(live: Live): void
  clear(): void
}

/** A block's id is its segment's id times this, plus the first key in the block. */
const KEYS = 2 ** 32
/** More small segments than this slow down a search, which reads a list in each. */
const MANY = 10
/** How many segments are merged into one at most. */
const FAN_IN = 8
/** The most rows of a segment: merging that many takes one second, and another process's writer waits for 5. */
const LARGEST = 32_768

export const segmentsIn = (database: Database): Segments => {
  const allSegments = database.prepare('select id, first, rows from segment order by first')
  const addSegment = database.prepare('insert into segment (first, rows) values (?, ?)')
  const dropSegment = database.prepare('delete from segment where id = ?')
  const addBlock = database.prepare('insert into block (id, lists) values (?, ?)')
  const dropBlocks = database.prepare('delete from block where id >= ? and id < ?')
  const blockBefore = database.prepare(
    'select id, lists from block where id >= ? and id <= ? order by id desc limit 1',
  )
  const blockAfter = database.prepare(
    'select id, lists from block where id > ? and id < ? order by id limit 1',
  )

  const all = (): readonly Segment[] =>
    allSegments.all().map((row) => ({ id: Number(row.id), first: Number(row.first), rows: Number(row.rows) }))

  const open = (first: number, rows: number): BlockWriter => {
    const id = Number(addSegment.run(first, rows).lastInsertRowid)
    return blockWriter(rows, (key, lists) => addBlock.run(id * KEYS + key, lists))
  }

  const drop = ({ id }: Segment): void => {
    dropBlocks.run(id * KEYS, (id + 1) * KEYS)
    dropSegment.run(id)
  }

  const readerOf = ({ id }: Segment) =>
    chained((after) => {
      const row = blockAfter.get(after === undefined ? id * KEYS - 1 : id * KEYS + after, (id + 1) * KEYS)
      return row && { first: Number(row.id) % KEYS, lists: row.lists as Uint8Array }
    })

  const join = (parts: readonly Segment[], live: Live): void => {
    const [first, end] = [parts[0]?.first ?? 0, endOf(parts)]
    const alive = live(first, end - first)
    const writer = open(first, end - first)
    const rows = new Uint32Array(end - first)
    let readers = parts
      .map((part) => ({ reader: readerOf(part), shift: part.first - first }))
      .filter(({ reader }) => reader.next())
    while (readers.length > 0) {
      let key = KEYS
      for (const { reader } of readers) key = Math.min(key, reader.key)
      let count = 0
      let ended = false
      for (const { reader, shift } of readers) {
        if (reader.key !== key) continue
        count = readRows(reader.list, rows, count, shift)
        ended = !reader.next() || ended
      }
      if (alive) count = keepAlive(rows, count, alive)
      if (count > 0) writer.add(key, rows, count)
      if (ended) readers = readers.filter(({ reader }) => reader.open)
    }
    writer.end()
    for (const part of parts) drop(part)
  }

  return {
    all,
    end: () => endOf(all()),

    list: ({ id }, key) => {
      const row = blockBefore.get(id * KEYS, id * KEYS + key)
      if (!row) return undefined
      const reader = blockReader(Number(row.id) % KEYS, row.lists as Uint8Array)
      while (reader.next()) if (reader.key >= key) return reader.key === key ? reader.list : undefined
      return undefined
    },

    add: (first, batch) => {
      if (batch.rows > 0) batch.write(open(first, batch.rows))
    },

    merge: (live) => {
      for (let parts = mergeCandidates(all()); parts; parts = mergeCandidates(all())) join(parts, live)
    },

    clear: () => {
      database.exec('delete from segment; delete from block')
    },
  }
}

/** Which of the `rows` rowids from `first` on belong to an article; `undefined` if all do. */
type Live = (first: number, rows: number) => Bits | undefined

const endOf = (segments: readonly Segment[]): number => {
  const last = segments.at(-1)
  return last ? last.first + last.rows : 1
}

/** The adjacent segments to merge next: as many as fit, and of those the ones with the fewest rows. */
const mergeCandidates = (segments: readonly Segment[]): readonly Segment[] | undefined => {
  if (segments.filter(({ rows }) => rows < LARGEST / 2).length <= MANY) return undefined
  for (let size = FAN_IN; size > 1; size -= 1) {
    const fitting = segments
      .map((segment, at) => ({ parts: segments.slice(at, at + size), first: segment.first }))
      .map(({ parts, first }) => ({ parts, rows: endOf(parts) - first }))
      .filter(({ parts, rows }) => parts.length === size && rows <= LARGEST)
    const [least] = fitting.toSorted((a, b) => a.rows - b.rows)
    if (least) return least.parts
  }
  return undefined
}

const keepAlive = (rows: Uint32Array, count: number, alive: Bits): number => {
  let kept = 0
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] ?? 0
    if (((alive[row >> 3] ?? 0) & (1 << (row & 7))) === 0) continue
    rows[kept] = row
    kept += 1
  }
  return kept
}

interface Block {
  readonly first: number
  readonly lists: Uint8Array
}

/** A reader of several blocks in a row; each is fetched after the previous one is read. */
const chained = (blockAfter: (key: number | undefined) => Block | undefined) => {
  let block = blockAfter(undefined)
  let reader = block && blockReader(block.first, block.lists)
  const chain = {
    open: reader !== undefined,
    key: 0,
    list: NONE,
    next: (): boolean => {
      while (reader && !reader.next()) {
        block = block && blockAfter(block.first)
        reader = block && blockReader(block.first, block.lists)
      }
      chain.open = reader !== undefined
      chain.key = reader?.key ?? 0
      chain.list = reader?.list ?? NONE
      return chain.open
    },
  }
  return chain
}

const NONE: PostingList = { bytes: new Uint8Array(), start: 0, end: 0, dense: false }
