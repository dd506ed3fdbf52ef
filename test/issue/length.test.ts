import fc from 'fast-check'
import { expect, it } from 'vitest'
import { articleId, countCharacters, countSteps, readingMinutes } from '../../source/issue/index.ts'

it.each([
  ['', 0],
  ['报栏', 2],
  ['　　江水涨了。', 5],
  ['在 AI 时代', 4],
  ['增长 12.5%，达 1,200 吨', 8],
  ['𠀀字', 2],
])('counts the characters of %j as a newsroom does', (text, count) => {
  expect(countCharacters(text)).toBe(count)
})

it('counts as the definition of a word does', () => {
  const words = /[[\p{L}\p{N}]--\p{Script=Han}]+(?:[.,'’\-][[\p{L}\p{N}]--\p{Script=Han}]+)*|[^\s]/gv
  const pieces = fc.constantFrom(
    '报',
    '，',
    '　',
    ' ',
    '\n',
    'a',
    '7',
    '.',
    ',',
    '’',
    '-',
    '𠀀',
    '１',
    'é',
    'か',
    '😀',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(pieces).map((all) => all.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        expect(countCharacters(text)).toBe(text.match(words)?.length ?? 0)
      },
    ),
  )
})

it.each(['街坊讀報，', 'ab.7-c ', 'a', 'x’', '𠀀', '😀é '])(
  'counts a long text in steps as at once: %s',
  (part) => {
    // The odd beginning has the steps end at every place in a part.
    for (const beginning of ['', 'a', '报报']) {
      const text = beginning + part.repeat(Math.ceil(120_000 / part.length))
      const steps = countSteps(text)
      let count = 0
      let step = steps.next()
      for (; !step.done; step = steps.next()) count += 1
      expect(step.value).toBe(countCharacters(text))
      expect(count).toBe(Math.ceil(text.length / 50_000) - 1)
    }
  },
)

it('gives a reading time of at least a minute', () => {
  expect(readingMinutes(0)).toBe(1)
  expect(readingMinutes(2640)).toBe(7)
})

it('drops characters from ids that a path cannot contain', () => {
  expect(articleId('江城 晚报', '2024-03-01', 'A/1', 2)).toBe('江城晚报-2024-03-01-A1-2')
  expect(articleId('', '', '1', 1)).toBe('_-_-1-1')
})
