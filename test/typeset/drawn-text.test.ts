import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellWidth, drawnText, visibleText } from '../../source/typeset/index.ts'

/** Texts dense in characters that join, hide or steer. */
const ODD = [
  'a',
  '报',
  ' ',
  '\n',
  '\t',
  '\x1b',
  '\x9b',
  '\u034f',
  '\u0301',
  '\u094d',
  '\u0915',
  '\u1100',
  '\u0600',
]
  .concat(['\u200b', '\u200c', '\u200d', '\u202e', '\u2066', '\ufe0f', '\u{e0101}', '\u{e0041}', '\u{1f469}'])
  .concat(['\u{1f3fd}', '\u{1f1e8}', '\ud800', '\udc00', '\u3164', '\ufdd0', '\xad'])
const odd = fc.array(fc.constantFrom(...ODD), { maxLength: 60 }).map((parts) => parts.join(''))

describe('visible text', () => {
  it.each(['👩‍👩‍👧‍👦 家', '❤️', '👍🏽', '葛󠄀城', 'می‌خواهم', 'क्‍ष', 'é', '🏳️‍🌈', '⚠️\n'])('keeps %s', (text) => {
    expect(visibleText(text)).toBe(text)
    expect(drawnText(text)).toBe(text.trimEnd())
  })

  it.each([
    ['断\u200d行\u200c测', '断行测'],
    ['藏\u{e0100}\u{e0101}\u{e0102}', '藏\u{e0100}'],
    ['a\u{e0100}\ufe01\ufe02', 'a'],
    ['\ufe0f甲 \ufe0f', '甲 '],
    ['甲\t乙\x1b]0;x\x07\u{e0041}\xad\ud800', '甲 乙]0;x\ufffd'],
    ['\u3164\u115f\uffa0\u034f\u180e\ufdd0\u{10ffff}', ''],
  ])('of %j is %j', (text, visible) => {
    expect(visibleText(text)).toBe(visible)
  })

  it('is all that is left: what is visible stays so, and no wider', () => {
    fc.assert(
      fc.property(odd, (text) => {
        const visible = visibleText(text)
        expect(visibleText(visible)).toBe(visible)
        expect(drawnText(drawnText(text))).toBe(drawnText(text))
        expect(cellWidth(drawnText(visible), 1)).toBeLessThanOrEqual(cellWidth(visible, 1))
      }),
      { numRuns: 500 },
    )
  })
})

describe('a cell', () => {
  it.each([
    ['marks', `e${'\u0301'.repeat(1000)}`],
    ['an emoji', `👩${'\u200d👩'.repeat(100_000)}`],
    ['syllables', '\u1100'.repeat(1000)],
    ['a conjunct', 'क्'.repeat(1000)],
    ['skin tones', `👍${'\u{1f3fd}'.repeat(1000)}`],
    ['signs before a figure', `${'\u0600'.repeat(1000)}1`],
  ])('is sent 32 code points of %s at most', (_what, text) => {
    const drawn = Array.from(drawnText(`甲${text}乙`))
    expect(drawn.length).toBeLessThanOrEqual(35)
    expect(drawn.slice(0, 20).join('')).toBe(Array.from(`甲${text}`).slice(0, 20).join(''))
    expect(drawn.at(-1)).toBe('乙')
  })
})
