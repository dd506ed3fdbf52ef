import { expect, it } from 'vitest'
import { findMatches, searchedBlock } from '../../source/makeup/index.ts'

const STEP = 500_000

/** The matches in a text as ranges, and the steps that it took to find them. */
const find = (text: string, query: string) => {
  const searched = [...searchedBlock(0, text)].filter((one) => one !== undefined)
  const steps = [...findMatches(searched, query)]
  const ranges = steps.flatMap((match) => (match ? [[match.start, match.end]] : []))
  return { ranges, steps: steps.length - ranges.length }
}

it.each([
  ['ends a step', '豆腐', -2, '豆腐', 2],
  ['begins one', '豆腐', 0, '豆腐', 2],
  ['lies across', '豆腐', -1, '豆腐', 2],
  ['lies across with blanks', '豆　\n  腐', -1, '豆腐', 6],
  ['lies across with more blanks than a step has', `豆${' '.repeat(STEP + 9)}腐花`, -1, '豆腐花', STEP + 12],
  ['overlaps the one before it', '豆豆豆', -1, '豆豆', 2],
])('finds in a long text what %s', (_, printed, place, query, length) => {
  const start = STEP + place
  const text = `${'报'.repeat(start)}${printed}${'报'.repeat(STEP)}`
  const { ranges, steps } = find(text, query)
  expect(ranges).toEqual([[start, start + length]])
  expect(steps).toBeGreaterThan(2)
})

it('finds no match twice and leaves none out, wherever the steps end', () => {
  const { ranges } = find(`报${'豆'.repeat(STEP + 20)}`, '豆豆')
  expect(ranges.length).toBe(STEP / 2 + 10)
  expect(ranges.every(([start = 0], index) => start === index * 2 + 1)).toBe(true)
})
