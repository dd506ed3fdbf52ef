import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseMeasure, columnWidth, levelColumns } from '../../source/typeset/index.ts'

describe('a measure', () => {
  it('is even, fits its room, and is limited for legibility', () => {
    expect([1, 2, 3, 39, 40, 79, 120].map((room) => chooseMeasure(room))).toEqual([1, 2, 2, 38, 40, 78, 80])
    expect(chooseMeasure(120, 61)).toBe(60)
  })

  it('of columns leaves room for the gutters', () => {
    expect(columnWidth(100, 2, 4)).toBe(48)
    expect(columnWidth(100, 3, 4)).toBe(30)
    expect(columnWidth(9, 4, 4)).toBe(0)
  })
})

/** All rows in leveled columns. */
const level = <Row>(rows: readonly Row[], count: number, leads: (row: Row) => boolean) =>
  levelColumns({ at: (index) => rows[index], leads }, rows.length, count).columns

describe('columns', () => {
  it('have equal numbers of rows, except for a shorter last one', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 6 }), (length, count) => {
        const rows = Array.from({ length }, (_, index) => index)
        const columns = level(rows, count, () => false)
        expect(columns.flat()).toEqual(rows)
        const height = Math.ceil(length / count)
        for (let index = 0; index < count; index += 1)
          expect(columns[index] ?? []).toHaveLength(Math.max(0, Math.min(height, length - index * height)))
      }),
    )
  })

  it('never end in a heading, unless it is the last row of all', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), fc.integer({ min: 1, max: 5 }), (headings, count) => {
        const rows = headings.map((heading, index) => ({ heading, index }))
        const columns = level(rows, count, ({ heading }) => heading)
        expect(columns.flat()).toEqual(rows)
        const full = columns.filter((column) => column.length > 0).slice(0, -1)
        const isHeadings = (column: readonly (typeof rows)[number][]): boolean =>
          column.every(({ heading }) => heading)
        for (const column of full) if (!isHeadings(column)) expect(column.at(-1)?.heading).toBe(false)
      }),
    )
  })

  it('fill the height of a screen, and return where the text continues', () => {
    const rows = ['a', 'b', 'Heading', 'c', 'd', '', 'e', 'f']
    const kinds = { at: (index: number) => rows[index], leads: (row: string) => row === 'Heading' }
    expect(levelColumns(kinds, 3, 2)).toEqual({
      columns: [
        ['a', 'b'],
        ['Heading', 'c', 'd'],
      ],
      next: 5,
    })
    expect(levelColumns({ ...kinds, isBlank: (row) => row === '' }, 3, 3).columns[2]).toEqual(['e', 'f'])
  })

  it('show each row once, no column ending in a heading, whatever is left out at the top', () => {
    const kind = fc.constantFrom('text', 'text', 'heading', 'blank')
    fc.assert(
      fc.property(
        fc.array(kind),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (kinds, count, height) => {
          const rows = kinds.map((kind, index) => ({ kind, index }))
          const { columns, next } = levelColumns(
            {
              at: (index) => rows[index],
              leads: ({ kind }) => kind === 'heading',
              isBlank: ({ kind }) => kind === 'blank',
            },
            height,
            count,
          )
          expect(columns.length).toBeLessThanOrEqual(count)
          const placed = new Set(columns.flat())
          expect(placed.size).toBe(columns.flat().length)
          for (const row of rows.slice(0, next ?? rows.length))
            if (row.kind !== 'blank') expect(placed.has(row)).toBe(true)
          for (const column of columns) {
            expect(column.length).toBeLessThanOrEqual(height)
            expect(column[0]?.kind).not.toBe('blank')
            const continues = (column.at(-1)?.index ?? 0) < rows.length - 1
            if (continues && column.some(({ kind }) => kind !== 'heading'))
              expect(column.at(-1)?.kind).not.toBe('heading')
          }
        },
      ),
    )
  })
})
