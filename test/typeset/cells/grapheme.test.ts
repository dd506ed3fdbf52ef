import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphemes } from '../../../source/typeset/index.ts'
import { breakCases } from '../../ucd/ucd.ts'

const starts = (parts: readonly string[]): number[] => {
  const offsets = [0]
  for (const part of parts) offsets.push((offsets.at(-1) ?? 0) + part.length)
  return offsets
}

describe('graphemes', () => {
  it('keep a character and its marks together', () => {
    expect(graphemes('e\u0301中👨\u200d👩🇨🇳🇨\r\n')).toEqual([
      'e\u0301',
      '中',
      '👨\u200d👩',
      '🇨🇳',
      '🇨',
      '\r\n',
    ])
  })

  it('pass GraphemeBreakTest of Unicode 17', () => {
    const cases = breakCases('GraphemeBreakTest.txt')
    expect(cases).toHaveLength(766)
    for (const { text, breaks } of cases) expect(starts(graphemes(text))).toEqual(breaks)
  })

  it('are those of the segmenter of ICU', () => {
    const icu = new Intl.Segmenter('en', { granularity: 'grapheme' })
    const joining = fc.constantFrom(
      ...'\u200d\u200c\ufe0f\u20e3🏽👨❤🇨🇳क्षम각가각\u0600\u0903\u0301\u0e33\u1160\u{e0067}a1中\r\n',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 3, arbitrary: joining }, fc.string({ unit: 'binary', maxLength: 1 }))),
        (units) => {
          const text = units.join('').toWellFormed()
          expect(graphemes(text)).toEqual(Array.from(icu.segment(text), ({ segment }) => segment))
        },
      ),
      { numRuns: 500 },
    )
  })
})
