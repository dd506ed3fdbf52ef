import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oneLine } from '../../source/language/index.ts'

describe('a message in one line', () => {
  it('has no control characters, and is otherwise unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = oneLine(text)
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
        expect(oneLine(line)).toBe(line)
      }),
      { numRuns: 200 },
    )
    expect(oneLine('红\x1b[31m\x9b2J\u202e晨\r\n\t光 𠮷：a  b')).toBe('红�[31m�2J�晨 光 𠮷：a  b')
  })
})
