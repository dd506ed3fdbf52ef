import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../source/issue/index.ts'
import { type Cursor, compareCursors, cursorAt, placeAt, START } from '../../source/makeup/cursor.ts'
import { frameOf } from '../../source/makeup/frame.ts'
import { articleGalley } from '../../source/makeup/galley.ts'
import { lastPageStart, type MadePage, makePage, pageBefore } from '../../source/makeup/page.ts'
import type { SetRow } from '../../source/makeup/set-row.ts'
import { DEFAULT_SETTINGS } from '../../source/makeup/settings.ts'
import { PAPER } from '../reader/paper.ts'

const [article] = PAPER.articles

const sentence = fc
  .array(
    fc.constantFrom('江面上雾很薄，', '“桥通了”——', '1,200吨', '又一句话。', 'NextCall 3.0', '……', '三年了'),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(''))

const body = fc.array(
  fc.record({
    type: fc.constantFrom<Block['type']>('p', 'p', 'p', 'subhead', 'quote', 'verse', 'list'),
    text: sentence,
    from: fc.constant([]),
  }),
  { minLength: 1, maxLength: 12 },
)

const window = fc.record({
  columns: fc.integer({ min: 12, max: 250 }),
  rows: fc.integer({ min: 3, max: 50 }),
})

const setting = fc.record({
  columns: fc.integer({ min: 1, max: 4 }),
  hang: fc.boolean(),
  justify: fc.boolean(),
  ambiguous: fc.constantFrom(1 as const, 2 as const),
})

/** The rows of a page in reading order: down each column. */
const readingOrder = ({ bands }: MadePage): SetRow[] => {
  const whole = bands.flatMap((band) => (band.kind === 'whole' ? [band.row] : []))
  const columns = bands.flatMap((band) => (band.kind === 'columns' ? [band.rows] : []))
  const count = Math.max(0, ...columns.map((rows) => rows.length))
  const down = Array.from({ length: count }, (_, column) => columns.map((rows) => rows[column])).flat()
  return [...whole, ...down.filter((row) => row !== undefined)]
}

/** Text without white space and the dots between facts, which a line end may replace. */
const bare = (text: string): string => text.replace(/[\s·|]/g, '')

const drawn = (rows: readonly SetRow[]): string => bare(rows.map(({ line }) => line?.text ?? '').join(''))

const galleyOf = (blocks: readonly Block[], size: { columns: number; rows: number }, wanted: object) => {
  const settings = { ...DEFAULT_SETTINGS, ...wanted }
  const frame = frameOf(size, settings)
  if (!article) throw new Error('the paper has no article')
  return { frame, galley: articleGalley({ ...article, body: blocks }, frame.measure, settings) }
}

describe('made-up pages', () => {
  it('show every character once, in order, whatever the window and the columns', () => {
    fc.assert(
      fc.property(body, window, setting, (blocks, size, wanted) => {
        const { frame, galley } = galleyOf(blocks, size, wanted)
        const shown: string[] = []
        let start: Cursor | undefined = START
        while (start) {
          const page: MadePage = makePage(galley, start, frame)
          expect(page.bands.length).toBeLessThanOrEqual(frame.height)
          shown.push(drawn(readingOrder(page)))
          start = page.next
        }
        expect(shown.join('')).toBe(bare(galley.strips.map(({ text }) => text).join('')))
      }),
      { numRuns: 60 },
    )
  })

  it('end with a page that shows the end; no page begins after it', () => {
    fc.assert(
      fc.property(body, window, setting, (blocks, size, wanted) => {
        const { frame, galley } = galleyOf(blocks, size, wanted)
        const last = lastPageStart(galley, frame)
        expect(makePage(galley, last, frame).next).toBeUndefined()
        const before = pageBefore(galley, frame, last)
        expect(compareCursors(before, last)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 60 },
    )
  })

  it('never end a column in a subhead, unless it has nothing else', () => {
    fc.assert(
      fc.property(body, window, setting, (blocks, size, wanted) => {
        const { frame, galley } = galleyOf(blocks, size, wanted)
        if (frame.columns === 1) return
        let start: Cursor | undefined = START
        while (start) {
          const page: MadePage = makePage(galley, start, frame)
          const rows = page.bands.flatMap((band) => (band.kind === 'columns' ? [band.rows] : []))
          for (const [index] of (rows[0] ?? []).entries()) {
            const column = rows.flatMap((band) => band[index] ?? [])
            const isLast = !page.next && !rows.some((band) => band[index + 1])
            if (isLast || column.every(({ strip }) => strip.role === 'subhead')) continue
            expect(column.at(-1)?.strip.role).not.toBe('subhead')
          }
          start = page.next
        }
      }),
      { numRuns: 150 },
    )
  })

  it('find each row by its place', () => {
    fc.assert(
      fc.property(body, window, setting, (blocks, size, wanted) => {
        const { galley } = galleyOf(blocks, size, wanted)
        for (const [strip] of galley.strips.entries())
          for (const [row, { line }] of galley.rows(strip).entries()) {
            if (line) expect(cursorAt(galley, placeAt(galley, { strip, row }))).toEqual({ strip, row })
          }
      }),
      { numRuns: 40 },
    )
  })
})
