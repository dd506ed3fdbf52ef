import fc from 'fast-check'
import LineBreaker from 'linebreak'
import { expect, it } from 'vitest'
import { Break } from '../../../source/typeset/breaks/break.ts'
import { markBreaks } from '../../../source/typeset/breaks/walk.ts'

/** The breaks that `linebreak` finds after Chinese marks are replaced by others that it treats as Chinese does. */
const oracle = (text: string): number[] => {
  const tailored = text.replace(/“/g, '（').replace(/”/g, '）').replace(/[·～]/g, '・')
  const breaker = new LineBreaker(tailored)
  const breaks: number[] = []
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) breaks.push(next.position)
  return breaks
}

const ours = (text: string): number[] => {
  const places = new Uint8Array(text.length + 1).fill(Break.forbidden)
  markBreaks(text, 'gb', places)
  places[text.length] = Break.required
  return [...places.keys()].filter((at) => (places[at] ?? 0) >= Break.allowed)
}

/** LB25 and LB30 since Unicode 13 and 16: a wide bracket may begin a line after a letter, a figure or their affix. */
const isNewer = (text: string, at: number): boolean =>
  /[\p{L}\p{N}%％℃￥]$/u.test(text.slice(0, at)) && /^[“（《【(]/.test(text.slice(at))

/** A time, a score: the library does not distinguish them from other colons. */
const isTime = (text: string, at: number): boolean =>
  /\d：$/.test(text.slice(0, at)) && /^\d/.test(text.slice(at))

it('breaks the text of a daily where linebreak does', () => {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...'报栏贴在街上走过来看一眼', '今天', '消息') },
    { weight: 3, arbitrary: fc.constantFrom(...'，。、；：？！“”（）《》【】·～', '——', '……') },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        '12',
        '3.5',
        '1,200',
        '50%',
        '7％',
        '35℃',
        'GDP',
        'Wi-Fi',
        'No. 7',
        '(',
        ')',
        ', ',
      ),
    },
  )
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1 }), (pieces) => {
      const text = pieces.join('')
      fc.pre(!/——+—|\s[·～：；…]/.test(text))
      const library = oracle(text)
      const found = ours(text)
      expect(found.filter((at) => library.includes(at) || !isNewer(text, at))).toEqual(
        library.filter((at) => !isTime(text, at)),
      )
    }),
    { numRuns: 1000 },
  )
})
