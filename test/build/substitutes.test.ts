import { tokenize as originalTokenize } from '@alcalzone/ansi-tokenize'
import fc from 'fast-check'
import originalWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { tokenize } from '../../build/substitutes/ansi-tokenize.ts'
import { plainWidth } from '../../build/substitutes/plain.ts'
import sanitizeAnsi from '../../build/substitutes/sanitize-ansi.ts'
import stringWidth from '../../build/substitutes/string-width.ts'
import originalSanitizeAnsi from '../../node_modules/ink/build/sanitize-ansi.js'
import { Random } from '../editions/random.ts'

const RUNS = 100_000

/** Seeded, so that a failure can be repeated. */
const random = new Random(20_211_109)

/** Generators of code units: mostly those of a newspaper, but also marks, joiners and escapes, which are hard to measure. */
const characters = [
  () => String.fromCharCode(0x4e00 + random.below(0x5200)),
  () => String.fromCharCode(0x20 + random.below(0x60)),
  () => String.fromCharCode(random.below(0x10000)),
  () => String.fromCodePoint(0x1f300 + random.below(0x700)),
  () => '，。“”—…·─█▌↑↓①■'.charAt(random.below(14)),
  () => ['\u0301', '\u200d', '\ufe0f', '\u3099', '\n', '\r', '\t', '\u20e3'][random.below(8)] ?? '',
  () => `\x1b[${['1', '22', '1;31', '', '0', '38;5;9', '999', '1;', ';'][random.below(9)]}m`,
  () => ['\x1b', '\x1b[', '\x1b[2K', '\x1b]8;;x\x07', '\x9b1m'][random.below(5)] ?? '',
]
/** The weight of each generator: most strings stay on the fast path. */
const weights = [12, 8, 0.2, 0.2, 6, 0.3, 2, 0.2]
const ends = weights.map((_, index) => weights.slice(0, index + 1).reduce((sum, weight) => sum + weight))
const total = ends.at(-1) ?? 0

const randomText = (): string => {
  let text = ''
  for (let more = random.below(12); more >= 0; more--) {
    const drawn = random.next() * total
    text += characters[ends.findIndex((end) => drawn < end)]?.() ?? ''
  }
  return text
}

describe('string-width', () => {
  it('measures every plain code unit, alone and between others, as the original does', () => {
    for (let unit = 0; unit < 0x10000; unit++) {
      const character = String.fromCharCode(unit)
      if (plainWidth(unit) === 0) continue
      if (stringWidth(character) !== originalWidth(character)) expect.fail(unit.toString(16))
      const text = `衡${character}a${character}`
      if (stringWidth(text) !== originalWidth(text)) expect.fail(`between others: ${unit.toString(16)}`)
    }
  })

  it(`measures ${RUNS} random strings as the original does`, () => {
    for (let run = 0; run < RUNS; run++) {
      const text = randomText()
      if (stringWidth(text) !== originalWidth(text)) expect.fail(JSON.stringify(text))
    }
  })

  it('leaves calls with options to the original', () => {
    expect(stringWidth('“衡”', { ambiguousIsNarrow: false })).toBe(6)
    expect(stringWidth('\x1b[1m衡', { countAnsiEscapeCodes: true })).toBe(
      originalWidth('\x1b[1m衡', { countAnsiEscapeCodes: true }),
    )
  })
})

describe('ansi-tokenize', () => {
  it('tokenizes random strings as the original does', () => {
    for (let run = 0; run < RUNS / 5; run++) {
      const text = randomText()
      expect(tokenize(text), JSON.stringify(text)).toEqual(originalTokenize(text))
    }
  })

  it('stops at a given end, as the original does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, end) => {
        expect(tokenize(text, end)).toEqual(originalTokenize(text, end))
      }),
      { numRuns: 200 },
    )
  })
})

describe('sanitize-ansi', () => {
  it('keeps and drops the same parts of random strings as the original', () => {
    for (let run = 0; run < RUNS / 5; run++) {
      const text = randomText()
      if (sanitizeAnsi(text) !== originalSanitizeAnsi(text)) expect.fail(JSON.stringify(text))
    }
  })
})
