import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, endOfDay, isDay, todayInChina } from '../../source/issue/index.ts'

const days = fc
  .date({ min: new Date('1949-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('days', () => {
  it('are listed without gaps', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 800 }), (day, count) => {
        const all = daysBetween(day, addDays(day, count))
        expect(all).toHaveLength(count + 1)
        expect(all.every(isDay)).toBe(true)
        expect(all.toSorted()).toEqual(all)
      }),
      { numRuns: 30 },
    )
    expect(daysBetween('2021-11-09', '2021-11-08')).toEqual([])
    expect(daysBetween('2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01'])
  })

  it.each([
    '2021-02-30',
    '2021-02-29',
    '2021-13-01',
    '2021-00-10',
    '2021-11-31',
    '2021-1-9',
    '20211109',
    '',
    '明天',
  ])('do not include %s', (text) => expect(isDay(text)).toBe(false))

  it('begin and end in China eight hours earlier than in UTC', () => {
    expect(todayInChina(Date.parse('2021-11-08T15:59:59Z'))).toBe('2021-11-08')
    expect(todayInChina(Date.parse('2021-11-08T16:00:00Z'))).toBe('2021-11-09')
    expect(endOfDay('2021-11-08')).toBe(Date.parse('2021-11-08T16:00:00Z'))
  })
})
