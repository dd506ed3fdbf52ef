import { describe, expect, it } from 'vitest'
import { cutMiddle, LANGUAGES, type Saying, sayWithin, wordsFor } from '../../source/language/index.ts'

const LONG = `甲${'\u{20bb7}x'.repeat(100_000)}乙`

describe('a saying within 300 code units', () => {
  it.each<readonly [Saying, RegExp, RegExp]>([
    [['otherFormat', LONG, 'baolan-issue/1'], /甲/, /baolan-issue\/1/],
    [['at', LONG, ['idTwice', LONG]], /甲.*乙.*甲/, /乙/],
    [['noSuchPaper', LONG], /^甲/, /“?.?baolan papers|「baolan papers/],
    [
      [
        'mendFile',
        [
          'at',
          '/x/config.json',
          ['each', ...Array.from({ length: 1000 }, () => ['unknownField', LONG, LONG] as Saying)],
        ],
      ],
      /^\/x\/config\.json/,
      /(?:改正或[删刪]掉|correct or delete it)$/,
    ],
    [['takesOneOf', '--sort', LONG, 'date', 'relevance'], /--sort/, /date.*relevance/],
  ])('%#: cuts what is quoted, and keeps the advice', (saying, what, advice) => {
    for (const language of LANGUAGES) {
      const line = sayWithin(wordsFor(language), saying, 300)
      expect(line.length).toBeLessThanOrEqual(300)
      expect(line).toMatch(what)
      expect(line).toMatch(advice)
      expect(line).not.toMatch(/\ufffd|\n/)
    }
  })

  it('is unchanged if it fits', () => {
    const saying: Saying = ['at', '/x/a.txt', ['noSuchFile']]
    expect(sayWithin(wordsFor('en'), saying, 300)).toBe('/x/a.txt: no such file or folder')
  })

  it('keeps what is to be copied', () => {
    const entry = `{"papers": [{"name":"街坊报","url":"https://a.example/${'b'.repeat(120)}/{Y}{m}/{d}/"}]}`
    const saying: Saying = [
      'each',
      ['at', LONG, ['noSuchFile']],
      ['correct', '街坊报', '/x/config.json', entry],
    ]
    for (const language of LANGUAGES) expect(sayWithin(wordsFor(language), saying, 300)).toContain(entry)
    const endless: Saying = ['correct', LONG, LONG, LONG]
    for (const language of LANGUAGES)
      expect(sayWithin(wordsFor(language), endless, 300).length).toBeLessThanOrEqual(1300)
  })

  it('cuts between characters', () => {
    expect(cutMiddle('𠮷𠮷𠮷', 5)).toBe('𠮷…𠮷')
    expect(cutMiddle('𠮷𠮷𠮷', 4)).toBe('𠮷…')
    expect(cutMiddle('报栏', 2)).toBe('报栏')
  })
})
