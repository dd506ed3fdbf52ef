import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printIssue } from '../../source/commands/print/format.ts'
import type { Issue } from '../../source/issue/index.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../source/makeup/index.ts'
import { cellWidth } from '../../source/typeset/index.ts'
import { EMPTY, PAPER } from '../reader/paper.ts'

const [first, second, long] = PAPER.articles
const [front, supplement] = PAPER.pages
if (!first || !second || !long || !front || !supplement) throw new Error('the paper has too few articles')

/** The reader's paper with every field of a masthead, makers in several roles, credits, and an article on two pages. */
const ISSUE: Issue = {
  ...PAPER,
  postalCode: '00-17',
  issn: 'ISSN 0000-0001',
  weather: '多云转晴 12—19℃',
  price: '零售每份1.50元',
  edition: '城市版',
  contacts: [
    ...(PAPER.contacts ?? []),
    { label: '广告热线', value: '0000-7654321' },
    { label: '官方网站', value: 'rivertown.example.cn' },
  ],
  articles: PAPER.articles.map((article) => {
    if (article === first)
      return {
        ...article,
        byline: [
          { role: '记者', name: '林晓舟' },
          { role: '记者', name: '周予安' },
          { role: '通讯员', name: '沈青禾' },
        ],
      }
    if (article === second) return { ...article, column: '沿江旧仓库群占地3.2万平方米' }
    return article === long
      ? { ...article, body: article.body.slice(0, 6), parts: [{ page: 'A02' }, { page: 'A03' }] }
      : article
  }),
  pages: [
    {
      ...front,
      credits: [
        { role: '责编', name: '江一帆' },
        { role: '版式', name: '陆小满' },
      ],
    },
    supplement,
    { printPage: 'A03', printSection: '副刊', position: 3, articles: [long.id] },
  ],
}

const print = (issue: Issue, width: number, settings: Partial<Settings> = {}): string =>
  printIssue(issue, undefined, 'text', width, { ...DEFAULT_SETTINGS, ...settings })

const GOLDENS: readonly (readonly [string, number, Partial<Settings>])[] = [
  ['80', 80, {}],
  ['40', 40, {}],
  ['columns', 120, { columns: 2 }],
  ['ambiguous', 80, { ambiguous: 2 }],
  ['english', 80, { language: 'en' }],
]

describe('a whole issue, printed', () => {
  for (const [name, width, settings] of GOLDENS)
    it(`looks like a newspaper: ${name}`, async () => {
      const file = join(import.meta.dirname, '../screens', `print-${name}.txt`)
      await expect(print(ISSUE, width, settings)).toMatchFileSnapshot(file)
    })

  it('loses nothing of masthead or articles at any width', () => {
    const bare = (text: string): string => text.replace(/[\s·|-]/g, '')
    const wanted = [
      ...[
        '江城晚报',
        'RIVERTOWN EVENING NEWS',
        '星期二',
        '农历辛亥年三月十五',
        '江城报业集团主管主办',
        '江城晚报社出版',
      ],
      ...[
        '第10203号',
        '共8版',
        'CN 00-0000',
        'ISSN 0000-0001',
        '邮发代号 00-17',
        '多云转晴 12—19℃',
        '零售每份1.50元',
        '城市版',
      ],
      ...['新闻热线 0000-1234567', '广告热线 0000-7654321', '官方网站 rivertown.example.cn'],
      ...['第1版 要闻', '第A03版 副刊', '责编 江一帆', '版式 陆小满', '慢下来的渡口（见第A02版）'],
      ...ISSUE.articles.flatMap(({ headline, body }) => [...headline, ...body.map(({ text }) => text)]),
    ].map(bare)
    for (const width of [2, 3, 5, 8, 12, 20, 24, 40, 59, 60, 80, 120, 300])
      for (const ambiguous of [1, 2] as const) {
        const text = bare(print(ISSUE, width, { ambiguous }))
        for (const part of wanted) expect(text, `${width}`).toContain(part)
        for (const { body } of ISSUE.articles)
          for (const block of body) expect(text.split(bare(block.text)), `${width}`).toHaveLength(2)
      }
    for (const width of [20, 80]) {
      const text = bare(print({ ...ISSUE, name: '' }, width))
      for (const part of wanted.slice(2, 17)) expect(text).toContain(part)
      expect(text).toContain(width === 20 ? '20310506' : '2031年5月6日')
    }
  })

  it('has no line wider than the window at any width', () => {
    for (let width = 2; width < 100; width += 1)
      for (const ambiguous of [1, 2] as const)
        for (const hang of [false, true])
          for (const line of print(ISSUE, width, { ambiguous, hang }).split('\n'))
            expect(cellWidth(line, ambiguous), `${width}: ${line}`).toBeLessThanOrEqual(width)
    // The end mark just fits after this line of verse.
    const verse = { type: 'verse', text: '风从南边来', from: [] } as const
    expect(print({ ...EMPTY, articles: [{ ...first, body: [verse] }] }, 12)).toMatch(/^风从南边来 ■$/m)
  })

  it('has no line wider than the window and none with trailing blanks, for any text', () => {
    const piece = fc.constantFrom(
      ...'江城，。“”——……①■三年，两 1,200吨 NextCall 👩‍👩‍👧‍👦 é ﷽ 𠮷 https://a.example/b?c=d\n'.split(' '),
      ' ',
    )
    const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''))
    const texts = fc.array(text, { maxLength: 2 })
    const type = fc.constantFrom('p', 'subhead', 'quote', 'list', 'verse')
    const article = fc.record({
      kicker: texts,
      headline: texts,
      deck: texts,
      column: text,
      abstract: texts,
      byline: fc.array(fc.record({ role: text, name: text }), { maxLength: 3 }),
      body: fc.array(fc.record({ type, text, from: fc.constant([]) }), { maxLength: 4 }),
      images: fc.array(fc.record({ caption: text, credit: text }), { maxLength: 2 }),
    })
    const masthead = fc.record({ name: text, nameLatin: text, weekday: text, edition: text, publisher: text })
    const setting = fc.record({
      ambiguous: fc.constantFrom(1 as const, 2 as const),
      hang: fc.boolean(),
      justify: fc.boolean(),
      columns: fc.integer({ min: 1, max: 4 }),
    })
    const width = fc.oneof(fc.integer({ min: 2, max: 30 }), fc.integer({ min: 31, max: 160 }))
    fc.assert(
      fc.property(article, masthead, setting, width, (one, head, settings, cells) => {
        const issue = {
          ...EMPTY,
          ...head,
          pages: [{ ...supplement, printSection: head.edition, articles: ['a', 'b'] }],
          articles: ['a', 'b', 'c'].map((id) => ({ ...first, ...one, id })),
        } as Issue
        for (const line of print(issue, cells, settings).split('\n')) {
          expect(cellWidth(line, settings.ambiguous), line).toBeLessThanOrEqual(cells)
          expect(line).toBe(line.trimEnd())
        }
      }),
      {
        numRuns: 400,
        // A line end in the name of a page was measured as nothing, and drawn as a blank.
        examples: [
          [
            {
              kicker: [],
              headline: [],
              deck: [],
              column: '',
              abstract: [],
              byline: [],
              body: [],
              images: [],
            },
            {
              ...{ name: '', nameLatin: '', weekday: '', publisher: '' },
              edition:
                'https://a.example/b?c=d\n﷽👩‍👩‍👧‍👦1,200吨江城，。“”——……①■三年，两江城，。“”——……①■三年，两',
            },
            { ambiguous: 1, hang: false, justify: false, columns: 1 },
            16,
          ],
        ],
      },
    )
  })
})
