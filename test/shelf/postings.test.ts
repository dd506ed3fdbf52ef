import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSqlite } from '../../source/shelf/database/sqlite.ts'
import { Batch } from '../../source/shelf/postings/batch.ts'
import { addRow, bitsFor, countRows } from '../../source/shelf/postings/bits.ts'
import { readRows, rowsAmong } from '../../source/shelf/postings/posting-list.ts'
import { POSTINGS, Segments } from '../../source/shelf/postings/segments.ts'

const DENSE = { first: 0xf000_0000, count: 20 }
const KEYS = [
  0, 1, 127, 128, 0xffff, 0x4e00_4e01, 0xefff_ffff, 0xf000_0000, 0xf000_0013, 0xf000_0014, 0xffff_ffff,
]

type Rows = readonly (readonly number[])[]

const segmentsOf = (batches: readonly Rows[], dead: (rowid: number) => boolean = () => false): Segments => {
  const database = openSqlite(':memory:')
  database.exec(POSTINGS)
  const segments = new Segments(database)
  const batch = new Batch(DENSE)
  for (const rows of batches) {
    for (const keys of rows) {
      batch.startRow()
      for (const key of keys) batch.add(key)
    }
    segments.add(segments.end(), batch)
    batch.clear()
    segments.merge((first, count) => {
      const live = bitsFor(count)
      for (let row = 0; row < count; row += 1) if (!dead(first + row)) addRow(live, row)
      return live
    })
  }
  return segments
}

const rowidsOf = (segments: Segments, key: number): readonly number[] =>
  segments.all().flatMap((segment) => {
    const list = segments.list(segment, key)
    const rows = new Uint32Array(segment.rows)
    return list ? [...rows.slice(0, readRows(list, rows, 0, segment.first))] : []
  })

const aRow = fc.array(fc.oneof(fc.constantFrom(...KEYS), fc.nat(400)), { maxLength: 12 })
const aBatch = fc.array(aRow, { maxLength: 30 })

describe('postings', () => {
  it('have every row of every gram, after any number of batches and merges', () => {
    fc.assert(
      fc.property(fc.array(aBatch, { maxLength: 30 }), (batches) => {
        const segments = segmentsOf(batches)
        const rows = batches.flat()
        for (const key of [...KEYS, ...Array.from({ length: 401 }, (_, key) => key)]) {
          const wanted = rows.flatMap((keys, index) => (keys.includes(key) ? [index + 1] : []))
          expect(rowidsOf(segments, key)).toEqual(wanted)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('lose only rows that belong to no article when segments are merged', () => {
    fc.assert(
      fc.property(
        fc.array(aBatch, { minLength: 12, maxLength: 40 }),
        fc.integer({ min: 2, max: 5 }),
        (batches, every) => {
          const segments = segmentsOf(batches, (rowid) => rowid % every === 0)
          const rows = batches.flat()
          for (const key of KEYS) {
            const wanted = rows.flatMap((keys, index) =>
              keys.includes(key) && (index + 1) % every !== 0 ? [index + 1] : [],
            )
            expect(rowidsOf(segments, key).filter((rowid) => rowid % every !== 0)).toEqual(wanted)
          }
        },
      ),
      { numRuns: 20 },
    )
  })

  it('are kept in a few segments, however many batches are added', () => {
    const segments = segmentsOf(Array.from({ length: 500 }, (_, index) => [[index % 7], [index % 11]]))
    expect(segments.all().length).toBeLessThan(20)
    expect(rowidsOf(segments, 3)).toHaveLength(Math.ceil(497 / 7) + Math.ceil(497 / 11))
  })

  it('can be intersected with another list', () => {
    const segments = segmentsOf([
      Array.from({ length: 300 }, (_, row) => [...(row % 2 ? [] : [2]), ...(row % 50 ? [] : [3])]),
    ])
    const [segment] = segments.all()
    const [two, three] = [2, 3].map((key) => segment && segments.list(segment, key))
    if (!two || !three) throw new Error('a list is missing')
    expect([two.dense, three.dense]).toEqual([true, false])
    for (const [left, right] of [
      [two, three],
      [three, two],
    ] as const) {
      const both = rowsAmong(left, rowsAmong(right, undefined, 300), 300)
      expect(countRows(both, 300)).toBe(6)
      expect(countRows(both, 2)).toBeGreaterThan(2)
    }
  })
})
