import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printIssue } from '../../source/commands/print/format.ts'
import type { Article } from '../../source/issue/index.ts'
import { cursorAt, placeAt, rowAt } from '../../source/makeup/cursor.ts'
import { frameOf } from '../../source/makeup/frame.ts'
import { articleGalley, articleRows, DEFAULT_SETTINGS, plainText } from '../../source/makeup/index.ts'
import type { SetRow } from '../../source/makeup/set-row.ts'
import { cellWidth } from '../../source/typeset/index.ts'
import { EMPTY, PAPER } from '../reader/paper.ts'

const [paper] = PAPER.articles
if (!paper) throw new Error('the paper has no article')

const articleWith = (text: string): Article => ({
  ...paper,
  body: [
    { type: 'p', text: '自本月起，渡船改点。', from: [] },
    { type: 'table', text, from: [] },
  ],
})

const TIMETABLE = '航线\t首班\t末班\n东渡—西渡\t06:30\t21:00\n南渡（周末停航，遇大雾另行通知）\t07:00\t22:15'

const rowsAt = (text: string, columns: number): string[] =>
  articleRows(articleWith(text), columns, DEFAULT_SETTINGS).map((row) => plainText(row))

describe('a table', () => {
  it('is set in columns, apart from the text', () => {
    expect(rowsAt(TIMETABLE, 60).slice(-5)).toEqual([
      '    自本月起，渡船改点。',
      '',
      '航线                              首班   末班',
      '东渡—西渡                         06:30  21:00',
      '南渡（周末停航，遇大雾另行通知）  07:00  22:15 ■',
    ])
  })

  it('has its widest column narrowed where the measure is narrow', () => {
    expect(rowsAt(TIMETABLE, 30).slice(-5)).toEqual([
      '航线            首班   末班',
      '东渡—西渡       06:30  21:00',
      '南渡（周末停    07:00  22:15',
      '航，遇大雾另行',
      '通知） ■',
    ])
  })

  it('has a cell a line where no columns fit', () => {
    expect(rowsAt(TIMETABLE, 14).slice(-9)).toEqual([
      '东渡—西渡',
      '  06:30',
      '  21:00',
      '',
      '南渡（周末停',
      '航，遇大雾另行',
      '通知）',
      '  07:00',
      '  22:15 ■',
    ])
  })

  it('is a table in Markdown, with as many cells in every row', () => {
    const issue = { ...EMPTY, articles: [articleWith('航线\t首班\n东渡|西渡\n\t21:00')] }
    expect(printIssue(issue, undefined, 'markdown', 80, DEFAULT_SETTINGS)).toContain(
      '\n\n| 航线 | 首班 |\n| --- | --- |\n| 东渡\\|西渡 |  |\n|  | 21:00 |\n',
    )
  })
})

const piece = fc.constantFrom(
  ...'渡口，。“”——……①■三年 1,200吨 NextCall 👩‍👩‍👧‍👦 é 𠮷 06:30 https://a.example/b?c=d （周末停航，遇大雾另行通知）'.split(
    ' ',
  ),
  ' ',
)
const cell = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('').trim())
const table = fc
  .array(fc.array(cell, { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 6 })
  .map((rows) => rows.map((cells) => cells.join('\t')).join('\n'))
const setting = fc.record({ ambiguous: fc.constantFrom(1 as const, 2 as const) })
const columns = fc.integer({ min: 8, max: 120 })

const bare = (text: string): string => text.replace(/\s/g, '')

const galleyOf = (text: string, width: number, wanted: object) => {
  const settings = { ...DEFAULT_SETTINGS, ...wanted }
  return articleGalley(articleWith(text), frameOf({ columns: width, rows: 24 }, settings).measure, settings)
}

/** All lines of a strip's rows, by their place in the text. */
const linesOf = (rows: readonly SetRow[]) =>
  rows
    .flatMap(({ line, beside = [] }) => [line, ...beside.map((one) => one.line)])
    .filter((line) => line !== undefined)
    .toSorted((one, other) => one.start - other.start)

describe('any table, at any width', () => {
  it('gives its source back, cell for cell', () => {
    fc.assert(
      fc.property(table, columns, setting, (text, width, wanted) => {
        const { strips, rows } = galleyOf(text, width, wanted)
        const shown = strips.flatMap(({ role }, strip) =>
          role === 'table' ? linesOf(rows(strip)).map((line) => line.text) : [],
        )
        expect(bare(shown.join(''))).toBe(bare(text))
        const source = strips.flatMap((strip) => (strip.role === 'table' ? [strip.text] : []))
        expect(source.join('')).toBe(text)
      }),
      { numRuns: 300 },
    )
  })

  it('has no line wider than the window and none with trailing blanks', () => {
    fc.assert(
      fc.property(table, columns, setting, (text, width, wanted) => {
        const issue = { ...EMPTY, articles: [articleWith(text)] }
        const printed = printIssue(issue, 1, 'text', width, { ...DEFAULT_SETTINGS, ...wanted })
        for (const row of printed.split('\n'))
          expect(cellWidth(row, wanted.ambiguous), row).toBeLessThanOrEqual(width)
      }),
      { numRuns: 300 },
    )
  })

  it('has every character on the row that its place is found at, and every row at its place', () => {
    fc.assert(
      fc.property(table, columns, setting, (text, width, wanted) => {
        const galley = galleyOf(text, width, wanted)
        for (let character = 0; character < text.length; character++) {
          if (bare(text.charAt(character)) === '') continue
          const cursor = cursorAt(galley, { block: 1, character })
          const row = rowAt(galley, cursor)
          const offset = character - (row?.strip.offset ?? 0)
          const lines = linesOf(row ? [row] : [])
          expect(lines.some(({ start, end }) => start <= offset && offset < end)).toBe(true)
        }
        for (const [strip] of galley.strips.entries())
          for (const [row, { line }] of galley.rows(strip).entries())
            if (line) expect(cursorAt(galley, placeAt(galley, { strip, row }))).toEqual({ strip, row })
      }),
      { numRuns: 100 },
    )
  })
})
