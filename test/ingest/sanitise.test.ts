import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lostFrom } from './laws.ts'
import { readText, spaced } from './read-text.ts'

/** Characters that no text may contain, except for the line ends of the source itself. */
const UNSAFE =
  /[\0-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Noncharacter_Code_Point}|\p{Surrogate}/u

const SOILS = [
  '\u001b[31m',
  '\u001b]0;title\u0007',
  '\u001b]8;;http://x\u001b\\',
  '\u009b2J',
  '\0',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\u{fffff}',
  '\ud800',
  '\u{e0041}',
  '\u001bPq\u001b\\',
  '\r',
  '\t',
  '\u2028',
]

const strings = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(strings)
      : []

describe('unsafe characters', () => {
  it('are removed from every text, wherever they are', async () => {
    const soiled = fc.array(
      fc.oneof(
        fc.constantFrom(...SOILS),
        fc.constantFrom('本报讯', '青石晚报', '（记者 张三）', '今天晴。', '\n\n', '标题一行'),
      ),
      { minLength: 1, maxLength: 40 },
    )
    await fc.assert(
      fc.asyncProperty(soiled, async (parts) => {
        const issue = await readText(`报${parts.join('')}`)
        expect(strings(issue).filter((text) => UNSAFE.test(text))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('keep their place in the source and leave no trace in the text', async () => {
    const source = spaced(
      '小镇新桥通车',
      '本报讯（记者 张三）今天\u001b[31m早上\u001b[0m八点，小镇\u202e新桥通车。',
    )
    const issue = await readText(source)
    expect(issue.articles[0]?.body[0]?.text).toBe('本报讯（记者 张三）今天早上八点，小镇新桥通车。')
    expect(issue.source.text).toHaveLength(source.length)
    expect(
      issue.notes
        .filter(({ code }) => code === 'sanitised')
        .map(({ at: [start, end] }) => source.slice(start, end)),
    ).toEqual(['\u001b[31m', '\u001b[0m', '\u202e'])
  })

  it('do not hide a masthead, headline or dateline', async () => {
    const source = [
      '\u001b[1m青石\u001b[31m晚报\u001b[0m\u202e',
      '\u001b[2J2023年5月4日 星期四 \0\u009b31m',
      '',
      '市长走访老街时\u001b[31m强调—— 把难事\u009b1m一件件办好\u001b[0m',
      '\u200b\u001b[32m本报\u001b[0m讯（记者 张三）今天早上八点，小镇新桥通车。',
    ].join('\n')
    const issue = await readText(source)
    expect(issue).toMatchObject({ name: '青石晚报', datePublished: '2023-05-04', weekday: '星期四' })
    expect(issue.masthead).toEqual(['青石晚报', '2023年5月4日 星期四'])
    expect(issue.articles).toHaveLength(1)
    expect(issue.articles[0]).toMatchObject({
      kicker: ['市长走访老街时强调——'],
      headline: ['把难事一件件办好'],
      dateline: { raw: '本报讯' },
    })
    expect(lostFrom(issue)).toBe('')
  })

  it('are removed without a replacement character that the paper printed', async () => {
    const issue = await readText(
      spaced('小镇新桥通车', '本报讯（记者 张\ufffd）今天早上八点，小镇新桥通车。'),
    )
    expect(issue.articles[0]?.body[0]?.text).toContain('张\ufffd）')
    expect(issue.notes).toMatchObject([
      { code: 'replaced', message: '1 characters lost when the text was decoded' },
    ])
  })

  it('cause only a few hundred notes in a file full of them', async () => {
    const issue = await readText('报\u202e'.repeat(5000))
    expect(issue.notes.length).toBeLessThan(300)
  })
})
