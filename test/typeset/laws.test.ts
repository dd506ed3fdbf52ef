import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Break } from '../../source/typeset/breaks/break.ts'
import {
  cellWidth,
  graphemes,
  type Line,
  prepareCopy,
  type Setting,
  setLine,
  setParagraph,
} from '../../source/typeset/index.ts'
import { NO_END, NO_START, violationAt } from './rules.ts'

const HAN = '报栏贴在街上走过来看一眼今天消息传得很快江河湖海'
const RARE = '𠀀𪚥𬌗𰻝㐀鿿豈'
const MARKS = '，。、；：？！“”‘’（）《》【】〈〉·～—–／％℃…'
const EMOJI = ['👨\u200d👩\u200d👧', '❤\ufe0f', '1\ufe0f\u20e3', '🇨🇳', '☝🏽', '⌚\ufe0e', '🎉']
const LATIN = ['GDP', 'naïve', 'don’t', 'Wi-Fi', 'AT&T', 'C++', 'e\u0301te\u0301', '(A)', '"q"', 'Ｗｉｆｉ']
const FIGURES = [
  '2021年',
  '11月9日',
  '12.5%',
  '1,234,567元',
  '￥5,000',
  '35℃',
  '10～20',
  '第17991号',
  '１２３',
  '9：30',
]
const ODD = [
  ' ',
  ' ',
  '\u3000',
  '\t',
  '\n',
  '\u200b',
  '\u0301',
  '\u00a0',
  '한',
  '\u1100\u1161\u11a8',
  'क्षि',
  'שלום',
  'ไทย',
  '\ud800',
]
const URLS = ['https://example.com/a/b?c=d&e=f-g_h', 'www.example.org/报']

const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...HAN) },
  { weight: 4, arbitrary: fc.constantFrom(...MARKS, '——', '……', ...NO_START, ...NO_END) },
  { weight: 2, arbitrary: fc.constantFrom(...LATIN, ...FIGURES) },
  { weight: 1, arbitrary: fc.constantFrom(...RARE, ...EMOJI, ...ODD, ...URLS) },
)
const text = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(''))
const setting: fc.Arbitrary<Setting> = fc.record({
  width: fc.integer({ min: 2, max: 120 }),
  ambiguous: fc.constantFrom(1, 2),
  level: fc.constantFrom('basic', 'gb', 'strict'),
  indent: fc.constantFrom(0, 4),
  hang: fc.boolean(),
  justify: fc.boolean(),
})

const isInUrl = (source: string, offset: number): boolean =>
  /(?:https?:\/\/|\b[\w-]+\.)[!-~]*$/.test(source.slice(0, offset)) && /^[!-~]/.test(source.slice(offset))

/** Set TYPESET_RUNS for a longer run. */
const RUNS = Number(process.env.TYPESET_RUNS ?? 500)

const holds = (law: (text: string, setting: Setting, lines: readonly Line[]) => void): void =>
  fc.assert(
    fc.property(text, setting, (source, how) => law(source, how, setParagraph(source, how))),
    { numRuns: RUNS },
  )

describe('a paragraph', () => {
  it('has lines whose slices are the source', () => {
    holds((source, _, lines) => {
      expect(lines.map(({ start, end }) => source.slice(start, end)).join('')).toBe(source)
      expect(lines[0]?.start).toBe(0)
      lines.forEach(({ start, end, text: drawn, pads = [] }, index) => {
        if (index > 0) expect(start).toBe(lines[index - 1]?.end)
        let unpadded = ''
        let from = 0
        let blanks = 0
        for (const { offset, cells } of pads) {
          unpadded += drawn.slice(from, offset - start + blanks)
          from = offset - start + blanks + cells
          blanks += cells
        }
        unpadded += drawn.slice(from)
        expect(unpadded).toBe(source.slice(start, end).trimEnd().replaceAll('\t', ' '))
      })
    })
  })

  it('is never wider than its width, unless one grapheme is', () => {
    holds((_, { width, ambiguous, hang }, lines) => {
      for (const line of lines) {
        expect(line.cells).toBe(cellWidth(line.text, ambiguous))
        const over = line.indent + line.cells - width
        if (over <= 0) expect(line.hang).toBeUndefined()
        else if (line.hang !== undefined) {
          expect([hang, line.hang, /[、，。]$/.test(line.text)]).toEqual([true, over, true])
          expect(over).toBeLessThanOrEqual(2)
        } else expect(graphemes(line.text)).toHaveLength(1)
      }
    })
  })

  it('breaks a rule only if the line has no allowed break', () => {
    const han = new RegExp(`[${HAN}]{2}`)
    holds((source, how, lines) => {
      for (const { start, end } of lines) {
        if (end === source.length || isInUrl(source, end) || /\s/.test(source.charAt(end - 1))) continue
        const rule = violationAt(source, end, how.level)
        if (rule)
          expect([rule, how, source.slice(start, end).match(han)?.[0]]).toEqual([rule, how, undefined])
      }
    })
  })

  it('offers no break that a rule forbids', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('basic', 'gb', 'strict'), (source, level) => {
        const { breaks } = prepareCopy(source, { ambiguous: 1, level })
        for (let offset = 1; offset < source.length; offset++)
          if (breaks[offset] === Break.allowed && !isInUrl(source, offset))
            expect([
              source.slice(0, offset),
              source.slice(offset),
              violationAt(source, offset, level),
            ]).toEqual([source.slice(0, offset), source.slice(offset), undefined])
      }),
      { numRuns: RUNS },
    )
  })

  it('does not end in a line of one character if the line before can spare one', () => {
    holds((source, { width }, lines) => {
      const [secondLast, last] = lines.slice(-2)
      if (!secondLast || !last || width < 8 || source.slice(secondLast.start, secondLast.end).includes('\n'))
        return
      const canSpare = new RegExp(`[${HAN}]{3}$`).test(secondLast.text)
      if (canSpare) expect(last.text).not.toMatch(/^\p{Script=Han}[，。、；：？！]?$/u)
    })
  })

  it('is the same when set line by line', () => {
    holds((source, how, lines) => {
      const copy = prepareCopy(source, how)
      for (const line of lines) expect(setLine(copy, line.start, how)).toEqual(line)
    })
  })
})
