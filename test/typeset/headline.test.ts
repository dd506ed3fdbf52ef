import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellWidth, type Setting, setHeadline } from '../../source/typeset/index.ts'

const setting: Setting = { width: 24, ambiguous: 1, level: 'gb' }
const set = (lines: readonly string[], width: number): string[] =>
  setHeadline(lines, { ...setting, width }).map(({ text }) => text)

describe('a headline', () => {
  it('keeps its printed lines, each on one line if it fits', () => {
    expect(set(['江边新桥今日合龙', '两岸居民步行过江'], 24)).toEqual([
      '江边新桥今日合龙',
      '两岸居民步行过江',
    ])
  })

  it('is balanced over as few lines as it needs', () => {
    expect(set(['全市中小学今天开学迎来新学期'], 24)).toEqual(['全市中小学今天', '开学迎来新学期'])
  })

  it('breaks at a printed space, even if that takes one line more', () => {
    const headline = ['深化河湖治理改善城乡环境 携手共建美丽宜居新家园']
    expect(set(headline, 40)).toEqual(['深化河湖治理改善城乡环境', '携手共建美丽宜居新家园'])
    expect(set(headline, 20)).toEqual(['深化河湖治理', '改善城乡环境', '携手共建美丽', '宜居新家园'])
  })

  it('breaks after a mark rather than between words', () => {
    expect(set(['洪水退去，街巷又响起叫卖声'], 24)).toEqual(['洪水退去，', '街巷又响起叫卖声'])
  })

  it('cuts no word that fits a line, and leaves no character alone', () => {
    expect(set(['图书馆延长开放时间'], 12)).toEqual(['图书馆延长', '开放时间'])
    expect(set(['夜市归来'], 6)).toEqual(['夜市', '归来'])
  })

  it('gives back its printed lines, joined by line feeds, within the width', () => {
    const line = fc
      .array(
        fc.constantFrom(
          '开放',
          '新',
          '高地',
          '，',
          '“',
          '”',
          ' ',
          '——',
          'GDP',
          '2021年',
          '会议',
          '精神',
          '𠀀',
        ),
      )
      .map((pieces) => pieces.join('').trim())
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 8, max: 60 }),
        fc.constantFrom(1, 2),
        (lines, width, ambiguous) => {
          const printed = lines.join('\n')
          const rows = setHeadline(lines, { ...setting, width, ambiguous })
          expect(rows.map(({ start, end }) => printed.slice(start, end)).join('')).toBe(printed)
          for (const { start, end, text, cells } of rows) {
            expect(text).toBe(printed.slice(start, end).trimEnd())
            expect(cells).toBe(cellWidth(text, ambiguous))
            expect(cells).toBeLessThanOrEqual(width)
          }
        },
      ),
    )
  })

  it('never leaves a character alone on a line', () => {
    const han = fc.array(fc.constantFrom(...'江边新桥今日合龙两岸居民步行过江看亲戚'), {
      minLength: 4,
      maxLength: 40,
    })
    fc.assert(
      fc.property(han, fc.integer({ min: 8, max: 48 }), (characters, width) => {
        const headline = characters.join('')
        for (const text of set([headline], width)) expect(text.length).toBeGreaterThan(1)
      }),
    )
  })
})
