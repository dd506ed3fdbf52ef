import { describe, expect, it } from 'vitest'
import { plainText, type Row } from '../../source/makeup/index.ts'
import { encode, encodeRow, type Palette } from '../../source/reader/parts/encode.ts'
import { createScreen } from '../screen.ts'

const masthead: Row = [
  { text: '  ' },
  { text: '衡  阳  日  报', style: { bold: true, color: 'red' } },
  { text: ' 第1版', style: { dim: true } },
  { text: '', style: { inverse: true } },
]

describe('encode', () => {
  it('shows each span in its style', async () => {
    const screen = createScreen({ columns: 40, rows: 2 })
    await screen.write(
      encode([masthead, [{ text: '>', style: { inverse: true, underline: true } }]]).replace('\n', '\r\n'),
    )
    expect(screen.styled()).toBe('  «red»衡  阳  日  报«dim» 第1版«»\n«underline inverse»>«»')
  })

  it('draws an accent without bold, which many terminals turn pink', () => {
    const accent = (color: 'red' | 'bright red'): string =>
      encodeRow([{ text: '报', style: { bold: true, color } }])
    expect([accent('red'), accent('bright red')]).toEqual(['\x1b[31m报\x1b[0m', '\x1b[91m报\x1b[0m'])
  })

  it('draws quiet text in grey on light ground, where dimmed text is as dark as other text, and as the user says', () => {
    const quiet = (palette: Partial<Palette>): string =>
      encodeRow([{ text: '版', style: { dim: true } }], { colour: true, ...palette })
    expect(quiet({})).toBe('\x1b[2m版\x1b[0m')
    expect(quiet({ ground: 'dark' })).toBe('\x1b[2m版\x1b[0m')
    expect(quiet({ ground: 'light' })).toBe('\x1b[90m版\x1b[0m')
    expect(quiet({ ground: 'light', quiet: 'dim' })).toBe('\x1b[2m版\x1b[0m')
    expect(quiet({ ground: 'dark', quiet: 244 })).toBe('\x1b[38;5;244m版\x1b[0m')
    expect(quiet({ quiet: 'plain' })).toBe('版')
    expect(quiet({ ground: 'light', quiet: 244, colour: false })).toBe('\x1b[2m版\x1b[0m')
  })

  it('without colour, keeps bold and dim', () => {
    expect(encodeRow(masthead, { colour: false })).toBe('  \x1b[1m衡  阳  日  报\x1b[0m\x1b[2m 第1版\x1b[0m')
  })

  it('removes characters that control the terminal or change the direction of text', () => {
    const text = '报\x1b[2J\x9b\n\t栏\u202e\u2066\u200f\ufeff\u2028\ud800👩\u200d👩'
    expect(encodeRow([{ text, style: { bold: true } }])).toBe('\x1b[1m报[2J 栏\ufffd👩\u200d👩\x1b[0m')
  })

  it('sends 32 code points of a cell at most, in however many spans', () => {
    const marks: Row = Array.from({ length: 1000 }, () => ({ text: '\u0301', style: { inverse: true } }))
    expect(encodeRow([{ text: 'e' }, ...marks, { text: '报' }]).replace(/\x1b\[\d+m/g, '')).toBe(
      `e${'\u0301'.repeat(31)}报`,
    )
  })

  it('leaves plain text unchanged', () => {
    expect(encodeRow([{ text: '“报”' }])).toBe('“报”')
    expect(plainText(masthead)).toBe('  衡  阳  日  报 第1版')
  })
})
