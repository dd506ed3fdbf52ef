import { describe, expect, it } from 'vitest'
import { dayOf } from '../../source/commands/fetching/parse-day.ts'

/** Past midnight in China. */
const NOW = new Date('2026-03-01T17:00:00Z')

describe('a day', () => {
  it.each([
    ['2021-11-09', '2021-11-09'],
    ['20211109', '2021-11-09'],
    ['2021/11/9', '2021-11-09'],
    ['2021年11月9日', '2021-11-09'],
    ['today', '2026-03-02'],
    ['今天', '2026-03-02'],
    ['昨日', '2026-03-01'],
    ['前天', '2026-02-28'],
    ['3-2', '2026-03-02'],
    ['3月3日', '2025-03-03'],
    ['11-20', '2025-11-20'],
    ['2.29', undefined],
    ['13-1', undefined],
    ['2026-02-30', undefined],
    ['明天', undefined],
  ])('is understood as %s', (word, day) => {
    expect(dayOf(word, NOW)).toBe(day)
  })
})
