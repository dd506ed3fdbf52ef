import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printedTextFrom, safePartsFrom } from '../../source/ingest/source/printed-text.ts'
import type { Range } from '../../source/issue/index.ts'

const LENGTH = 40
const source = Array.from({ length: LENGTH }, (_, at) => String.fromCharCode(0x4e00 + at)).join('')
/** Ranges in order that do not overlap. */
const ranges = fc
  .uniqueArray(fc.nat(LENGTH), { maxLength: 12 })
  .map((places) => places.toSorted((one, other) => one - other))
  .map((places) =>
    places.flatMap((start, at): Range[] => {
      const end = places[at + 1]
      return at % 2 === 0 && end !== undefined ? [[start, end]] : []
    }),
  )

describe('the text of a range', () => {
  it('is all its characters except the unsafe ones', () => {
    fc.assert(
      fc.property(ranges, fc.nat(LENGTH), fc.nat(LENGTH), (unsafe, one, other) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)]
        const isSafe = (_: string, at: number): boolean =>
          at >= start && at < end && !unsafe.some(([from, to]) => from <= at && at < to)
        const safeParts = safePartsFrom(unsafe)
        expect(printedTextFrom(source, safeParts)([start, end])).toBe([...source].filter(isSafe).join(''))
        for (const [from, to] of safeParts([start, end])) expect(from).toBeLessThan(to)
      }),
    )
  })
})
