import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDecoder, type Input } from '../../source/terminal/input.ts'

const hear = (...pieces: readonly string[]): Input[] => {
  const decoder = createDecoder((sequence) => sequence.endsWith('R') || sequence.endsWith('c'))
  const heard = pieces.flatMap((piece) => decoder.hear(piece).inputs)
  // Where text is cut in two, two texts are heard.
  const joined: Input[] = []
  for (const input of [...heard, ...decoder.release()]) {
    const last = joined.at(-1)
    if (last?.kind === 'text' && input.kind === 'text')
      joined.splice(-1, 1, { kind: 'text', text: last.text + input.text })
    else joined.push(input)
  }
  return joined
}
const key = (name: string): Input => ({ kind: 'key', key: name })
const text = (typed: string): Input => ({ kind: 'text', text: typed })

describe('what comes from a keyboard', () => {
  it.each([
    ['\x1b[A', 'up'],
    ['\x1bOA', 'up'],
    ['\x1b[1;2A', 'shift+up'],
    ['\x1b[1;5B', 'down'],
    ['\x1b[1;2C', 'right'],
    ['\x1b\x1b[D', 'left'],
    ['\x1b[H', 'home'],
    ['\x1bOF', 'end'],
    ['\x1b[1~', 'home'],
    ['\x1b[4~', 'end'],
    ['\x1b[7~', 'home'],
    ['\x1b[8~', 'end'],
    ['\x1b[3~', 'delete'],
    ['\x1b[5~', 'pageup'],
    ['\x1b[6;2~', 'pagedown'],
    ['\x1b[Z', 'shift+tab'],
    ['\x1b[a', 'shift+up'],
    ['\x1b[7$', 'home'],
    ['\x1b[6^', 'pagedown'],
    ['\x1b', 'escape'],
  ])('%j is %s', (sequence, name) => {
    expect(hear(sequence)).toEqual([key(name)])
  })

  it('is nothing where a key has no meaning here: with Alt, or a function key', () => {
    for (const sequence of [
      '\x1bj',
      '\x1b中',
      '\x1b𠮷',
      '\x1bOP',
      '\x1b[15~',
      '\x1b[[A',
      '\x1b[I',
      '\x1b]',
      '\x1b[',
    ])
      expect(hear(sequence), JSON.stringify(sequence)).toEqual([])
    expect(hear('\x1b𠮷j')).toEqual([text('j')])
  })

  it('is Esc and then a key when Esc was given up, and two where Esc was pressed twice', () => {
    const decoder = createDecoder(() => false)
    expect(decoder.hear('\x1b')).toEqual({ inputs: [], held: 'key' })
    expect(decoder.release()).toEqual([key('escape')])
    expect(decoder.hear('j')).toEqual({ inputs: [text('j')] })
    expect(hear('\x1b\x1b')).toEqual([key('escape'), key('escape')])
    expect(hear('\x1b\x1bj')).toEqual([key('escape')])
  })

  it('is ^C however soon it follows on Esc', () => {
    expect(hear('\x1b\x03')).toEqual([key('escape'), text('\x03')])
    expect(hear('\x1b', '\x03')).toEqual([key('escape'), text('\x03')])
  })

  it('is nothing for what begins as a sequence and goes on as none does', () => {
    expect(hear('\x1b[12', '中文')).toEqual([text('中文')])
    expect(hear('\x1b[7;', '\x1b')).toEqual([key('escape')])
  })

  it('does not wait for the end of a paste for good', () => {
    const decoder = createDecoder(() => false)
    expect(decoder.hear('\x1b[200~渡')).toEqual({ inputs: [], held: 'more' })
    expect(decoder.hear('口\x03')).toEqual({ inputs: [], held: 'more' })
    expect(decoder.release()).toEqual([{ kind: 'paste', text: '渡口\x03' }])
    expect(decoder.hear('q')).toEqual({ inputs: [text('q')] })
  })

  it('keeps a paste together, whatever it holds', () => {
    const pasted = 'q\x1b[A\r\x1a\x1b[2;2R'
    expect(hear(`j\x1b[200~${pasted}\x1b[201~k`)).toEqual([
      text('j'),
      { kind: 'paste', text: pasted },
      text('k'),
    ])
  })

  it('is the same in whatever pieces it comes', () => {
    const input = fc.constantFrom(
      'j',
      '衡',
      '\r',
      '\x1b[A',
      '\x1bOB',
      '\x1b[5~',
      '\x1b[1;2R',
      '\x1b[?1;2c',
      '\x1b[[A',
      '\x1b[7$',
      '\x1b]11;rgb:0000/0000/0000\x07',
      '\x1b[200~\x1b[Bq\x1b[201~',
    )
    fc.assert(
      fc.property(
        fc.array(input, { maxLength: 8 }),
        fc.array(fc.nat(80), { maxLength: 12 }),
        (inputs, cuts) => {
          const all = inputs.join('')
          const places = [
            0,
            ...cuts.filter((cut) => cut < all.length).toSorted((one, other) => one - other),
            all.length,
          ]
          const pieces = places.slice(1).map((end, index) => all.slice(places[index], end))
          expect(hear(...pieces)).toEqual(hear(all))
        },
      ),
    )
  })
})
