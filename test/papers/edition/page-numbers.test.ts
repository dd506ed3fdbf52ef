import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberInLabel, selectPages } from '../../../source/papers/edition/page-numbers.ts'
import { NoSuchPage } from '../../../source/papers/index.ts'

describe('the page number in a label', () => {
  it.each([
    ['第A01版：头版', 'A1'],
    ['A01： 头版', 'A1'],
    ['01版:要闻', '1'],
    ['第1版　　　　要闻', '1'],
    ['第１２版：要闻', '12'],
    ['(3) 国际', '3'],
    ['RB01', 'RB1'],
    ['00001', '1'],
    ['第四版：副刊', '4'],
    ['第十二版', '12'],
    ['第二十版', '20'],
    ['第00版', '0'],
    ['要闻', undefined],
    ['', undefined],
    ['第版', undefined],
  ])('of %j is %s', (label, number) => expect(numberInLabel(label)).toBe(number))
})

const labelled = (...labels: string[]) => labels.map((label) => ({ label }))
const selected = (labels: string[], ...words: string[]) =>
  selectPages(labelled(...labels), words).map(({ label }) => label)

describe('selecting pages', () => {
  const letters = ['A01：头版', 'A02：要闻', 'B01：财经', 'B03：体育']

  it.each([
    [['A02'], ['A02：要闻']],
    [
      ['a2', 'A01'],
      ['A01：头版', 'A02：要闻'],
    ],
    [['A2-B1'], ['A02：要闻', 'B01：财经']],
    [['3'], ['B01：财经']],
    [['Ａ０１'], ['A01：头版']],
  ])('%j', (words, expected) => expect(selected(letters, ...words)).toEqual(expected))

  it('does not count pages if their numbers have no letters', () => {
    expect(selected(['第01版', '第03版'], '3')).toEqual(['第03版'])
    expect(() => selected(['第01版', '第03版'], '2')).toThrow(NoSuchPage)
    expect(() => selected(letters, 'C1')).toThrow('there is no page C1; the issue has: A1 A2 B1 B3')
  })

  it('returns pages of the issue, each once, in its order', () => {
    const words = fc.array(fc.constantFrom('1', '2', '03', '1-3', '2-2', '3-4'), { minLength: 1 })
    fc.assert(
      fc.property(words, (requested) => {
        const all = ['第1版', '第2版', '第3版', '第4版']
        const labels = selected(all, ...requested)
        expect(labels).toEqual(all.filter((label) => labels.includes(label)))
        expect(labels.length).toBeGreaterThan(0)
      }),
      { numRuns: 50 },
    )
  })
})
