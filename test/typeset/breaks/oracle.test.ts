import fc from 'fast-check'
import LineBreaker from 'linebreak'
import { expect, it } from 'vitest'
import { Break } from '../../../source/typeset/breaks/break.ts'
import { markBreaks } from '../../../source/typeset/breaks/walk.ts'

/** The breaks of `linebreak`, after Chinese marks are replaced by marks that it treats as Chinese rules require. */
const oracle = (text: string): number[] => {
  const tailored = text.replace(/“/g, '（').replace(/”/g, '）').replace(/[·～]/g, '・')
  const breaker = new LineBreaker(tailored)
  const breaks: number[] = []
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) breaks.push(next.position)
  return breaks
}

const ours = (text: string): number[] => {
  const breaks = new Uint8Array(text.length + 1).fill(Break.forbidden)
  markBreaks(text, 'gb', breaks)
  breaks[text.length] = Break.required
  return [...breaks.keys()].filter((offset) => (breaks[offset] ?? 0) >= Break.allowed)
}

/** LB25 and LB30 since Unicode 13 and 16: a wide bracket may begin a line after a letter, a figure or their affix. */
const isNewer = (text: string, offset: number): boolean =>
  /[\p{L}\p{N}%％℃￥]$/u.test(text.slice(0, offset)) && /^[“（《【(]/.test(text.slice(offset))

/** A time or a score: the library breaks it as at any other colon. */
const isTime = (text: string, offset: number): boolean =>
  /\d：$/.test(text.slice(0, offset)) && /^\d/.test(text.slice(offset))

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
      const theirs = oracle(text)
      expect(ours(text).filter((offset) => theirs.includes(offset) || !isNewer(text, offset))).toEqual(
        theirs.filter((offset) => !isTime(text, offset)),
      )
    }),
    { numRuns: 1000 },
  )
})
