import { describe, expect, it } from 'vitest'
import { cellWidth, graphemes, truncate } from '../../source/typeset/index.ts'

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
  ])('of %j is %i, or %i where ambiguous is wide', (text, narrow, wide) => {
    expect([cellWidth(text, 1), cellWidth(text, 2)]).toEqual([narrow, wide])
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
})

describe('graphemes', () => {
  it('keeps a character and its marks together', () => {
    expect(graphemes('e\u0301中👨\u200d👩🇨🇳🇨\r\n')).toEqual([
      'e\u0301',
      '中',
      '👨\u200d👩',
      '🇨🇳',
      '🇨',
      '\r\n',
    ])
  })
})
