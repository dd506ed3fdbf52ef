import fc from 'fast-check'
import { eastAsianWidth } from 'get-east-asian-width'
import { describe, expect, it } from 'vitest'
import { cellWidth, graphemes, truncate } from '../../../source/typeset/index.ts'
import { readUcd } from '../../ucd/ucd.ts'

/** Cells of a code point, alone, where ambiguous ones are narrow and where they are wide. */
const cellsOf = (code: number): readonly number[] => {
  const character = String.fromCodePoint(code)
  return [cellWidth(character, 1), cellWidth(character, 2)]
}

const DRAWS_NOTHING =
  /(?!\p{Lo})[\p{Mn}\p{Me}\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/u

const isDrawn = (code: number): boolean => !DRAWS_NOTHING.test(String.fromCodePoint(code))

describe('cellWidth', () => {
  it.each([
    ['', 0, 0],
    ['ABC 123', 7, 7],
    ['报栏，', 6, 6],
    ['“好”', 4, 6],
    ['——……', 4, 8],
    ['①℃é', 3, 6],
    ['⸺⋯', 2, 2],
    ['𠀀𰻝', 4, 4],
    ['e\u0301', 1, 1],
    ['❤', 1, 1],
    ['❤\ufe0f', 2, 2],
    ['⌚\ufe0e', 2, 2],
    ['1\ufe0f\u20e3#\u20e3', 4, 4],
    ['👨\u200d👩\u200d👧', 2, 2],
    ['☝🏽', 2, 2],
    ['🇨🇳🇨', 3, 3],
    ['한\u1112\u1161\u11ab', 4, 4],
    ['\ud800', 1, 2],
    ['\u200b\u2060\ufeff\u202e', 0, 0],
  ])('of %j is %i, or %i if ambiguous characters are wide', (text, narrow, wide) => {
    expect([cellWidth(text, 1), cellWidth(text, 2)]).toEqual([narrow, wide])
  })

  it('is East Asian Width of Unicode 17 for all that is drawn', () => {
    const wrong: string[] = []
    for (const [, first = '', last = first, type] of readUcd('EastAsianWidth.txt').matchAll(
      /^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)/gm,
    ))
      for (let code = Number.parseInt(first, 16); code <= Number.parseInt(last, 16); code++) {
        if (!isDrawn(code)) continue
        const [narrow, wide] = type === 'A' ? [1, 2] : type === 'W' || type === 'F' ? [2, 2] : [1, 1]
        if (cellsOf(code).join() !== `${narrow},${wide}`) wrong.push(code.toString(16))
      }
    expect(wrong).toEqual([])
  })

  it('is what get-east-asian-width says of all that is drawn', () => {
    const wrong: string[] = []
    for (let code = 0; code < 0x110000; code++) {
      const theirs = [eastAsianWidth(code), eastAsianWidth(code, { ambiguousAsWide: true })]
      if (isDrawn(code) && cellsOf(code).join() !== theirs.join()) wrong.push(code.toString(16))
    }
    expect(wrong).toEqual([])
  })

  it('of a text is the sum of its graphemes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(1, 2), (text, ambiguous) => {
        const sum = graphemes(text).reduce((cells, grapheme) => cells + cellWidth(grapheme, ambiguous), 0)
        expect(cellWidth(text, ambiguous)).toBe(sum)
      }),
    )
  })
})

describe('truncate', () => {
  it.each([
    ['深入学习贯彻', 12, 1, '深入学习贯彻'],
    ['深入学习贯彻', 11, 1, '深入学习贯…'],
    ['深入学习贯彻', 11, 2, '深入学习...'],
    ['深入', 3, 1, '深…'],
    ['深入', 2, 2, '.'],
    ['深入', 1, 1, '…'],
    ['深入', 0, 1, ''],
  ] as const)('cuts %j to %i cells', (text, width, ambiguous, cut) => {
    expect(truncate(text, width, ambiguous)).toBe(cut)
  })

  it('never exceeds the width, and leaves a text that fits unchanged', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.nat(40),
        fc.constantFrom(1, 2),
        (text, width, ambiguous) => {
          const cut = truncate(text, width, ambiguous)
          expect(cellWidth(cut, ambiguous)).toBeLessThanOrEqual(width)
          if (cellWidth(text, ambiguous) <= width) expect(cut).toBe(text)
        },
      ),
    )
  })
})
