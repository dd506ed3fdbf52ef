import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InputFilter } from '../../source/terminal/input-filter.ts'

const ESCAPE = '\x1b[27u'

const isAnswer = (sequence: string): boolean => /^\x1b(?:\[\??[\d;]+[Rc]$|\])/.test(sequence)

/** What the filter makes of input that arrives in these pieces. */
const filtered = (...pieces: readonly string[]): { readonly text: string; readonly terminalKeys: string } => {
  const filter = new InputFilter(isAnswer)
  const results = pieces.map((piece) => filter.push(piece))
  return {
    text: results.map(({ text }) => text).join('') + filter.release(),
    terminalKeys: results.flatMap(({ terminalKeys }) => terminalKeys).join(''),
  }
}
const passedOn = (...pieces: readonly string[]): string => filtered(...pieces).text

describe('input from a keyboard', () => {
  it('is passed on unchanged if Ink knows it', () => {
    for (const keys of [
      'j',
      '衡阳',
      'jj\r',
      '\x1b[A',
      '\x1bOA',
      '\x1b[1;2A',
      '\x1b\x1b[D',
      '\x1b[7$',
      '\x1b[13;5u',
    ])
      expect(passedOn(keys), JSON.stringify(keys)).toBe(keys)
  })

  it('is rewritten for the kitty protocol if Ink knows only that form', () => {
    expect(passedOn('\x1b[27;5;13~')).toBe('\x1b[13;5u')
    expect(passedOn('\x1b[27;2;65~j')).toBe('\x1b[65;2uj')
    expect(passedOn('\x1b')).toBe(ESCAPE)
    expect(passedOn('\x1b\x1b')).toBe(ESCAPE + ESCAPE)
    expect(passedOn('\x1b\r')).toBe(`${ESCAPE}\r`)
  })

  it('carries function keys as characters that no keyboard types', () => {
    const forms = [
      ['\x1bOP', '\x1b[11~', '\x1b[[A'],
      ['\x1bOQ', '\x1b[12~', '\x1b[[B'],
      ['\x1bOR', '\x1b[13~', '\x1b[[C'],
      ['\x1bOS', '\x1b[14~', '\x1b[[D'],
      ['\x1b[15~', '\x1b[[E'],
      ...[17, 18, 19, 20, 21, 23, 24].map((number) => [`\x1b[${number}~`]),
    ]
    for (const [index, keys] of forms.entries())
      for (const key of keys)
        expect(passedOn(key), JSON.stringify(key)).toBe(String.fromCharCode(0xf704 + index))
    expect(forms.length).toBe(12)
  })

  it('loses mouse reports, answers, and all else that is not a key', () => {
    for (const input of [
      '\x1b[M !!',
      '\x1b[Mabc',
      '\x1b[<0;10;20M',
      '\x1b[<35;10;20m',
      '\x1b[32;10;20M',
      '\x1b[1;2R',
      '\x1b[?62;22c',
      '\x1bj',
      '\x1b中',
      '\x1b𠮷',
      '\x1b]',
      '\x1b[',
    ])
      expect(passedOn(input), JSON.stringify(input)).toBe('')
    expect(passedOn('j\x1b[M !!k')).toBe('jk')
    expect(passedOn('\x1b𠮷j')).toBe('j')
    expect(passedOn('\x1b[12', '中文')).toBe('中文')
    expect(passedOn('\x1b[7;', '\x1b')).toBe(ESCAPE)
  })

  it('is what follows an answer that ends in half of its end, or is broken off', () => {
    const answer = '\x1b]11;rgb:1c1c/1b1b/1919'
    expect(passedOn(`${answer}\x1b`)).toBe('')
    expect(passedOn(`${answer}\x1bj`)).toBe('j')
    expect(passedOn(`${answer}\x1b`, 'j')).toBe('j')
    expect(passedOn(`${answer}\x1b\x1b[Aj`)).toBe('\x1b[Aj')
    expect(passedOn(`${answer}\x1b[Aj`)).toBe('\x1b[Aj')
    expect(passedOn(`${answer}\x1b\\j`)).toBe('j')
  })

  it('is nothing of an answer whose end comes after the wait for it', () => {
    for (const end of ['b/1919\x07', 'b/1919\x1b\\']) {
      const filter = new InputFilter(isAnswer)
      filter.push('\x1b]11;rgb:1c1c/1b1')
      expect(filter.release()).toBe('')
      expect(filter.push(`${end}j`).text, JSON.stringify(end)).toBe('j')
      expect(filter.push('gg\x07').text).toBe('gg\x07')
    }
    const filter = new InputFilter(isAnswer)
    filter.push('\x1b]11;rgb:1c1c/1b1')
    filter.release()
    expect(filter.push('j\x1b[A').text).toBe('j\x1b[A')
  })

  it('separates the terminal’s own keys, however closely they follow others', () => {
    expect(filtered('a\x03b')).toEqual({ text: 'ab', terminalKeys: '\x03' })
    expect(filtered('\x1b\x03')).toEqual({ text: ESCAPE, terminalKeys: '\x03' })
    expect(filtered('\x1b', '\x1a\f')).toEqual({ text: ESCAPE, terminalKeys: '\x1a\f' })
  })

  it('is taken for Esc if nothing follows in time', () => {
    const filter = new InputFilter(isAnswer)
    expect(filter.push('\x1b')).toEqual({ text: '', terminalKeys: [], held: 'key' })
    expect(filter.release()).toBe(ESCAPE)
    expect(filter.push('\x1b[1;')).toEqual({ text: '', terminalKeys: [], held: 'more' })
    expect(filter.release()).toBe('')
    expect(filter.push('j')).toEqual({ text: 'j', terminalKeys: [] })
  })
})

describe('a paste', () => {
  it('is passed on whole, whatever it holds', () => {
    const paste = '\x1b[200~q\x1b[A\r\x1a\x03\x1b[2;2R\x1b[201~'
    expect(filtered(`j${paste}k`)).toEqual({ text: `j${paste}k`, terminalKeys: '' })
  })

  it('is passed on without its end if that does not come in time', () => {
    const filter = new InputFilter(isAnswer)
    expect(filter.push('\x1b[200~渡')).toEqual({ text: '', terminalKeys: [], held: 'more' })
    expect(filter.push('口\x03')).toEqual({ text: '', terminalKeys: [], held: 'more' })
    expect(filter.release()).toBe('\x1b[200~渡口\x03\x1b[201~')
    expect(filter.push('q')).toEqual({ text: 'q', terminalKeys: [] })
  })

  it('is cut at a limit', () => {
    const filter = new InputFilter(isAnswer)
    filter.push('\x1b[200~')
    for (let piece = 0; piece < 50; piece += 1) filter.push('字'.repeat(100_000))
    expect(filter.push('\x1b[201~j').text.length).toBe(1_000_000 + 13)
  })
})

it('filters input alike, in whatever pieces it arrives', () => {
  const input = fc.constantFrom(
    'j',
    '衡',
    '\r',
    '\x03',
    '\x1b[A',
    '\x1bOB',
    '\x1bOP',
    '\x1b[5~',
    '\x1b[1;2R',
    '\x1b[?1;2c',
    '\x1b[[A',
    '\x1b[7$',
    '\x1b[27;5;13~',
    '\x1b[M !!',
    '\x1b[<0;10;20M',
    '\x1b]11;rgb:0000/0000/0000\x07',
    '\x1b]11;rgb:0000/0000/0000\x1b\\',
    '\x1b]11;rgb:0000/0000/0000\x1b',
    '\x1b[200~\x1b[Bq\x1b[201~',
  )
  fc.assert(
    fc.property(
      fc.array(input, { maxLength: 8 }),
      fc.array(fc.nat(80), { maxLength: 12 }),
      (inputs, cuts) => {
        const all = inputs.join('')
        const bounds = [0, ...cuts.filter((cut) => cut < all.length).toSorted((a, b) => a - b), all.length]
        const pieces = bounds.slice(1).map((end, index) => all.slice(bounds[index], end))
        expect(filtered(...pieces)).toEqual(filtered(all))
      },
    ),
  )
})

it("takes st's Delete for Delete", () => {
  expect(new InputFilter(() => false).push('a\x1b[Pb').text).toBe('a\x1b[3~b')
})
