import fc from 'fast-check'
import { expect, it } from 'vitest'
import { printMarkdown } from '../../source/commands/print/markdown.ts'
import type { Article, Issue } from '../../source/issue/index.ts'
import { inventedIn, lostFrom } from '../ingest/laws.ts'
import { readText } from '../ingest/read-text.ts'
import { makeIssue } from '../shelf/fixtures.ts'

/** Words with all that Markdown reads as marks, and what this reader would mend in a page. */
const words = fc
  .array(
    fc.constantFrom(
      ...[
        '河',
        '水库',
        '老街　东',
        '一 二',
        '第1版',
        '*',
        '**',
        '_',
        '#',
        '# ',
        '> ',
        '- ',
        '---',
        '|',
        ' | ',
        '1.',
        '\\',
        '`',
      ],
      ...[
        '<b>',
        '&lt;',
        '&#32;',
        '[甲](乙)',
        '![丙](丁)',
        '$x^2$',
        '：',
        '。',
        '，',
        '“',
        '”',
        '——',
        '（无题）',
        'a',
        '2023',
      ],
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '')
const line = words.map((text) => `村${text}里`)

const block: fc.Arbitrary<Article['body'][number]> = fc
  .record({ type: fc.constantFrom('p', 'subhead', 'quote', 'list', 'verse'), text: words })
  .map((one) => ({ ...one, from: [] }))
const table: fc.Arbitrary<Article['body'][number]> = fc
  .array(fc.array(fc.oneof(fc.constant(''), words), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((rows) => ({ type: 'table', text: rows.map((row) => row.join('\t')).join('\n'), from: [] }))

const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 2 })
const image = fc.record(
  {
    src: fc.constantFrom('https://a.example/1.jpg', 'https://a.example/%3C2%3E.jpg'),
    caption: words,
    credit: words,
  },
  { requiredKeys: [] },
)

const article = fc.record(
  {
    column: words,
    kicker: some(words),
    headline: fc.array(words, { maxLength: 3 }),
    deck: some(words),
    abstract: some(words),
    byline: some(
      fc.record({
        role: fc.constantFrom('记者', '特约 评论员'),
        name: fc.constantFrom('林知秋', '张　三', 'A B'),
      }),
    ),
    body: fc.array(fc.oneof({ weight: 4, arbitrary: block }, { weight: 1, arbitrary: table }), {
      minLength: 1,
      maxLength: 5,
    }),
    images: some(image.filter((one) => Object.keys(one).length > 0)),
  },
  { requiredKeys: ['headline', 'body'] },
)

const known = ({ column, kicker, headline, deck, abstract, byline, body, images }: Partial<Article>) => ({
  column,
  kicker,
  headline,
  deck,
  abstract,
  byline,
  body: body?.map(({ type, text }) => [type, text]),
  images,
})

/** The issue that is printed and read. */
const reread = async (issue: Issue): Promise<Issue> => {
  const read = await readText(printMarkdown(issue, issue.articles))
  expect([lostFrom(read), inventedIn(read)]).toEqual(['', []])
  return read
}

it('reads its own Markdown back exactly', async () => {
  await fc.assert(
    fc.asyncProperty(line, fc.array(article, { minLength: 1, maxLength: 3 }), async (name, drafts) => {
      const issue: Issue = {
        ...makeIssue({ name, articles: drafts.map((rest) => ({ rest })) }),
        weekday: '星期二',
        lunarDate: '辛丑年十月初五',
      }
      const read = await reread(issue)
      expect([read.name, read.datePublished, read.weekday, read.lunarDate]).toEqual([
        name,
        '2021-11-09',
        '星期二',
        '辛丑年十月初五',
      ])
      expect(read.articles.map(known)).toEqual(issue.articles.map(known))
    }),
    { numRuns: 300 },
  )
})

it('reads the byline and the dateline from the text, and stanzas', async () => {
  const opening = '本报讯（记者 林知秋）昨日，石桥乡的水库修好了。'
  const first = await readText(`青石日报\n\n2023年5月4日 星期四\n\n水库修好了\n\n${opening}\n`)
  const verse = (text: string) => ({ type: 'verse' as const, text, from: [] })
  const poem = makeIssue({
    articles: [{ headline: ['渡口'], rest: { body: ['河水', '灯火', '', '石桥'].map(verse) } }],
  })
  const markdown = printMarkdown(first, first.articles)
  expect(markdown).not.toContain('__')
  const [read] = (await reread(first)).articles
  expect([read?.byline, read?.dateline]).toEqual([first.articles[0]?.byline, first.articles[0]?.dateline])
  expect((await reread(poem)).articles[0]?.body.map(({ text }) => text)).toEqual(['河水', '灯火', '', '石桥'])
})
