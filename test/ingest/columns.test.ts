import { describe, expect, it } from 'vitest'
import type { Issue } from '../../source/issue/index.ts'
import { inventedIn, lostFrom, rangesOf } from './laws.ts'
import { MASTHEAD, prose, readText, spaced } from './read-text.ts'

const TITLES = ['小镇新桥通车', '老街夜市开张', '山里茶园丰收']
const OPENINGS = ['本报讯（记者 张三）', '本报讯（记者 李四）', '本报讯（记者 王五）']

/** The title and the paragraphs of an article. */
const article = (number: number, paragraphs: number): string[] => [
  TITLES[number] ?? '',
  ...Array.from(
    { length: paragraphs },
    (_, index) => `${index === 0 ? OPENINGS[number] : ''}${prose(number * 20 + index + 1, 2)}`,
  ),
]

const wrapped = (text: string, measure: number): string[] =>
  text.match(new RegExp(`.{1,${measure}}`, 'gu')) ?? []
const columnOf = ([title = '', ...paragraphs]: readonly string[], measure: number): string[] => [
  title,
  ...paragraphs.flatMap((paragraph) => wrapped(`　　${paragraph}`, measure)),
]

const cellsOf = (text: string): number => [...text].reduce((sum, one) => sum + (one < '\u2000' ? 1 : 2), 0)

/** Columns side by side, as a printer aligns them. */
const beside = (columns: readonly (readonly string[])[], measure: number, gutter = 4): string[] => {
  const rows = Math.max(...columns.map(({ length }) => length))
  return Array.from({ length: rows }, (_, row) =>
    columns
      .map((column) => column[row] ?? '')
      .map((text) => text + ' '.repeat(Math.max(2, measure * 2 + gutter - cellsOf(text))))
      .join('')
      .trimEnd(),
  )
}

const inTurn = (columns: readonly (readonly string[])[]): string[] => {
  const rows = Math.max(...columns.map(({ length }) => length))
  return Array.from({ length: rows }, (_, row) => columns.flatMap((column) => column[row] ?? [])).flat()
}

const noted = (issue: Issue): string[] =>
  issue.notes.filter(({ code }) => code === 'columns').map(({ message }) => message)

const read = async (text: string): Promise<Issue> => {
  const issue = await readText(text)
  expect(lostFrom(issue)).toBe('')
  expect(inventedIn(issue)).toEqual([])
  expect(rangesOf(issue).filter(([start, end]) => start > end)).toEqual([])
  return issue
}

const articlesOf = (issue: Issue): string[][] =>
  issue.articles.map(({ headline, body }) => [headline.join(' '), ...body.map(({ text }) => text)])

describe('columns side by side', () => {
  const cases = [12, 15, 18, 22, 30, 40].flatMap((measure) => [2, 3].map((count) => ({ measure, count })))
  it.each(cases)(
    'are read one after the other: $count of $measure characters',
    async ({ measure, count }) => {
      const articles = [3, 2, 4].slice(0, count).map((paragraphs, index) => article(index, paragraphs))
      const rows = beside(
        articles.map((one) => columnOf(one, measure)),
        measure,
      )
      const issue = await read([MASTHEAD, '', ...rows].join('\n'))
      expect(articlesOf(issue)).toEqual(articles)
      expect(noted(issue)).toEqual(['columns run together in the source, read one after the other'])
    },
  )

  it('are one text under a headline over both', async () => {
    const [, ...paragraphs] = article(0, 6)
    const lines = paragraphs.flatMap((paragraph) => wrapped(`　　${paragraph}`, 18))
    const half = Math.ceil(lines.length / 2)
    const headline = '小镇新桥今天上午通车一河两岸从此相连居民往来不必再等渡船'
    const rows = beside([lines.slice(0, half), lines.slice(half)], 18)
    const issue = await read([MASTHEAD, '', `    ${headline}`, '', ...rows].join('\n'))
    expect(articlesOf(issue)).toEqual([[headline, ...paragraphs]])
  })
})

describe('columns line by line', () => {
  it.each([14, 22, 26])('are read one after the other at %i characters', async (measure) => {
    const articles = [article(0, 3), article(1, 4)]
    const lines = inTurn(articles.map((one) => columnOf(one, measure)))
    for (const text of [spaced(MASTHEAD, ...lines), [MASTHEAD, '', ...lines].join('\n')]) {
      const issue = await read(text)
      expect(articlesOf(issue)).toEqual(articles)
      expect(noted(issue)).toHaveLength(1)
    }
  })
})

describe('a left column that is longer', () => {
  it.each([13, 24])('goes on below the right one in mid-sentence, at %i characters', async (measure) => {
    const [long, short] = [article(0, 3), article(1, 2)]
    const joined = [
      long[0] ?? '',
      long
        .slice(1)
        .join('')
        .replace(/。(?=.)/g, '，'),
    ]
    const lines = inTurn([columnOf(joined, measure), columnOf(short, measure)])
    expect(articlesOf(await read(spaced(MASTHEAD, ...lines)))).toEqual([joined, short])
  })
})

describe('what only looks like columns', () => {
  const NAMES = [
    '张三    李四    王五',
    '赵六    钱七    孙八',
    '周五    吴六    郑二',
    '冯一    陈三    褚四',
  ]
  const QUESTIONS = [1, 2, 3, 4].map((number) => `记者：　　${prose(number, 2)}`)
  const INDENTED = [1, 2, 3, 4].map((number) => `　　${prose(number, 2)}`)
  const LISTS = [
    '修好老桥    种下枇杷',
    '扫净门前路    开起书屋',
    '补好三条渔网    养几箱蜜蜂',
    '搭起雨棚    画白墙',
  ]
  it.each([
    ['names', NAMES],
    ['questions', QUESTIONS],
    ['indented paragraphs', INDENTED],
    ['two lists', LISTS],
    ['paragraphs after one another, wrapped', article(0, 6).flatMap((text) => wrapped(text, 20))],
  ])('is read as it is: %s', async (_, lines) => {
    const issue = await read([MASTHEAD, '', TITLES[0], ...lines].join('\n'))
    expect(noted(issue)).toEqual([])
  })
})
