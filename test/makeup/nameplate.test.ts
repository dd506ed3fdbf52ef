import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, inject, it } from 'vitest'
import { nameGlyphs } from '../../source/commands/reading/glyph-file.ts'
import type { Issue } from '../../source/issue/index.ts'
import {
  DEFAULT_SETTINGS,
  type Display,
  nameplate,
  plainText,
  QUADRANTS,
  type Settings,
} from '../../source/makeup/index.ts'
import { encode } from '../../source/reader/parts/encode.ts'
import { cellWidth } from '../../source/typeset/index.ts'
import { root } from '../pty.ts'
import { PAPER } from '../reader/paper.ts'
import { createScreen } from '../screen.ts'

const { papers }: { papers: readonly { readonly name: string }[] } = JSON.parse(
  readFileSync(join(root, 'data/papers.json'), 'utf8'),
)

const withDisplay = (display: Display): Settings => ({
  ...DEFAULT_SETTINGS,
  display: { glyphs: nameGlyphs, ...display },
})
const LARGE = withDisplay({})

const plateOf = (issue: Issue, columns: number, rows: number, settings = LARGE): string[] =>
  nameplate(issue, settings, { columns, rows }).map(plainText)

/** Whether a row has blocks; a spaced name has none. */
const isDrawn = (row: string): boolean => [...row].some((cell) => cell !== ' ' && QUADRANTS.includes(cell))

/** The cells of a row; the second one of a wide character is empty. */
const cellsOf = (row: string): string[] =>
  [...row].flatMap((character) => (cellWidth(character, 1) === 2 ? [character, ''] : [character]))

describe('the nameplate', () => {
  it('of the paper that ships', async () => {
    const issue: Issue = JSON.parse(readFileSync(join(inject('dist'), 'shipped-issue.json'), 'utf8'))
    for (const [columns, rows] of [
      [120, 40],
      [200, 50],
      [80, 30],
    ] as const) {
      const plate = nameplate(issue, LARGE, { columns, rows })
      const screen = createScreen({ columns, rows: plate.length })
      await screen.write(encode(plate).replaceAll('\n', '\r\n'))
      const file = join(import.meta.dirname, '../screens', `nameplate-${columns}x${rows}.txt`)
      await expect(`${screen.styled()}\n`).toMatchFileSnapshot(file)
    }
  })

  it('has every name of the catalogue within its place: of blocks that line up, or spaced', () => {
    for (const { name } of papers)
      for (const width of [58, 78, 118]) {
        const bounds = { left: 0, width }
        const rows = nameplate({ ...PAPER, name }, LARGE, { columns: width, rows: 40 }, { bounds }).map(
          plainText,
        )
        expect(Math.max(...rows.map((row) => cellWidth(row, 1))), name).toBeLessThanOrEqual(width)
        expect(rows.join(''), name).not.toMatch(/\p{Script=Braille}/u)
        const drawn = rows.filter(isDrawn)
        const characters = [...name.replace(/\s/g, '')].length
        const [fits] = [14, 12].filter((cells) => characters * (cells + 1) - 1 <= width)
        expect(drawn.length > 0, `${name} in ${width}`).toBe(fits !== undefined)
        if (fits === undefined) continue
        // Between the ears the name has the middle, whatever they are.
        const left = Math.floor((width - characters * (fits + 1) + 1) / 2)
        const middles = drawn.map((row) => cellsOf(row).slice(left, left + characters * (fits + 1) - 1))
        for (const middle of middles)
          expect(
            middle.every((cell) => QUADRANTS.includes(cell)),
            middle.join(''),
          ).toBe(true)
      }
  })

  it('is never wider than its place, and loses nothing of an ear beside the name', () => {
    const words = fc.string({ unit: fc.constantFrom('甲', '“', ' ', '——', 'A', '2'), maxLength: 40 })
    const size = fc.record({
      columns: fc.integer({ min: 12, max: 220 }),
      rows: fc.integer({ min: 12, max: 60 }),
    })
    fc.assert(
      fc.property(words, words, size, (body, lunarDate, { columns, rows }) => {
        const plate = plateOf({ ...PAPER, supervisor: body, sponsor: body, lunarDate }, columns, rows)
        for (const row of plate) expect(cellWidth(row, 1)).toBeLessThanOrEqual(columns)
        if (!plate.some((row) => isDrawn(row) && row.includes('月'))) return
        const wordsIn = (text: string): number => (text.match(/[甲“—A]/g) ?? []).length
        expect(wordsIn(plate.join('').replace('RIVERTOWN EVENING NEWS', ''))).toBe(wordsIn(body + lunarDate))
      }),
    )
  })

  it('is large from 30 rows, as the width and the caller’s rows allow, and spaced otherwise', () => {
    const heights = (columns: number, rows: number, settings = LARGE): number =>
      plateOf(PAPER, columns, rows, settings).filter(isDrawn).length
    expect(heights(80, 29)).toBe(0)
    expect(heights(80, 30)).toBe(7)
    // Four characters of 14 cells and three gaps: 59, within a margin of a cell.
    expect(heights(61, 30)).toBe(7)
    expect(heights(60, 30)).toBe(6)
    expect(heights(53, 30)).toBe(6)
    expect(heights(52, 30)).toBe(0)
    const size = { columns: 80, rows: 40 }
    const most = (mostLarge: number): number =>
      nameplate(PAPER, LARGE, size, { mostLarge }).map(plainText).filter(isDrawn).length
    expect([12, 11, 10, 0].map(most)).toEqual([7, 6, 0, 0])
  })

  it('is spaced where blocks are wide, or a character has no drawing', () => {
    const spaced = (issue: Issue, settings: Settings): void =>
      expect(plateOf(issue, 120, 40, settings).filter(isDrawn)).toEqual([])
    spaced(PAPER, DEFAULT_SETTINGS)
    spaced(PAPER, withDisplay({ blocks: 2 }))
    spaced(PAPER, { ...LARGE, ambiguous: 2 })
    for (const name of ['龘城晚报', 'Evening', '江城晚报'.repeat(3), '𠮷祥报'])
      spaced({ ...PAPER, name }, LARGE)
    expect(plateOf(PAPER, 120, 40, withDisplay({ blocks: 1 })).filter(isDrawn)).toHaveLength(7)
  })

  it('is red: dark on a light ground, bright on a dark one', () => {
    for (const rows of [24, 40]) {
      const codes = (display: Display): string[] => [
        ...new Set(
          encode(nameplate(PAPER, withDisplay(display), { columns: 80, rows })).match(/\x1b\[\d*[39]1m/g),
        ),
      ]
      expect(codes({})).toEqual(['\x1b[31m'])
      expect(codes({ ground: 'light' })).toEqual(['\x1b[31m'])
      expect(codes({ ground: 'dark' })).toEqual(['\x1b[91m'])
    }
  })

  it('asks for no drawing where the name is not large', () => {
    const asked: string[] = []
    const glyphs = (character: string): undefined => {
      asked.push(character)
    }
    const settings = withDisplay({ glyphs })
    nameplate(PAPER, settings, { columns: 80, rows: 29 })
    nameplate(PAPER, settings, { columns: 40, rows: 40 })
    nameplate({ ...PAPER, name: '' }, settings, { columns: 120, rows: 40 })
    expect(asked).toEqual([])
    nameplate(PAPER, settings, { columns: 120, rows: 40 })
    expect(asked).not.toEqual([])
  })
})
