import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayInUrl, frontPageUrl, patternOf } from '../../../source/papers/catalogue/address-pattern.ts'
import { loadPapers } from '../../../source/papers/index.ts'

const catalogue = await loadPapers(
  readFileSync(join(import.meta.dirname, '../../../data/papers.json'), 'utf8'),
)
/** Those with a date in their address. */
const papers = catalogue.papers.filter(({ how = 'page' }) => how === 'page' || how === 'json')

const days = fc
  .date({ min: new Date('2001-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('the day in an address', () => {
  it('is the day that the pattern was expanded with, for every paper of the catalogue', () => {
    fc.assert(
      fc.property(fc.constantFrom(...papers), days, (paper, day) => {
        expect(dayInUrl(frontPageUrl(paper, day)), frontPageUrl(paper, day)).toBe(day)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['http://a.example/html/2021-11/09/content_20210101_3.htm', '2021-11-09'],
    ['http://a.example/rmtd2016/content/2021-11/09/node_2.htm', '2021-11-09'],
    ['http://a.example/2021/20211109/20211109_001/x.html', '2021-11-09'],
    ['http://a.example/papers/2021/1/9/1/page.html', '2021-01-09'],
    ['http://a.example/?date=2021-11-09&page=01', '2021-11-09'],
    ['http://2021-11-09.example/', undefined],
    ['http://a.example/content_1202111091.htm', undefined],
    ['http://a.example/20211309/', undefined],
    ['http://a.example/index.html', undefined],
    ['no address', undefined],
  ])('%s: %s', (url, day) => expect(dayInUrl(url)).toBe(day))
})

describe('the pattern of an address', () => {
  it('expands to the same address on the same day, and to the correct one on another', () => {
    fc.assert(
      fc.property(fc.constantFrom(...papers), days, days, (paper, day, otherDay) => {
        const url = patternOf(frontPageUrl(paper, day)) ?? ''
        const { former: _, ...current } = paper
        expect(frontPageUrl({ ...current, url }, day)).toBe(frontPageUrl(paper, day))
        const hasSamePattern = paper.former?.every(({ until }) => until < day === until < otherDay) ?? true
        if (hasSamePattern)
          expect(frontPageUrl({ ...current, url }, otherDay)).toBe(frontPageUrl(paper, otherDay))
      }),
      { numRuns: 500 },
    )
  })

  it('is undefined if the address contains no day', () => {
    expect(patternOf('http://a.example/index.html')).toBeUndefined()
  })
})
