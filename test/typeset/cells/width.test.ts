import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellWidth, graphemes, truncate } from '../../../source/typeset/index.ts'
import { hasUcd, readUcd } from '../ucd.ts'

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

  it.skipIf(!hasUcd)(
    'is East Asian Width of Unicode 17 for all drawn characters (if ../shared/ucd exists)',
    () => {
      const drawsNothing =
        /(?!\p{Lo})[\p{Mn}\p{Me}\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/u
      const wrong: string[] = []
      for (const [, first = '', last = first, type] of readUcd('EastAsianWidth.txt').matchAll(
        /^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)/gm,
      ))
        for (
          let codePoint = Number.parseInt(first, 16);
          codePoint <= Number.parseInt(last, 16);
          codePoint++
        ) {
          const character = String.fromCodePoint(codePoint)
          if (drawsNothing.test(character)) continue
          const [narrow, wide] = type === 'A' ? [1, 2] : type === 'W' || type === 'F' ? [2, 2] : [1, 1]
          if (cellWidth(character, 1) !== narrow || cellWidth(character, 2) !== wide)
            wrong.push(codePoint.toString(16))
        }
      expect(wrong).toEqual([])
    },
  )

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
