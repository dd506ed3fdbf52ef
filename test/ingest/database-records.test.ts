import { describe, expect, it } from 'vitest'
import type { Issue } from '../../source/issue/index.ts'
import { inventedIn, lostFrom } from './laws.ts'
import { readText } from './read-text.ts'

const WATER = '昨日，石桥乡的水库修好了，全乡三千亩稻田有了水。'
const MORE = '乡里说，明年还要修两座，图纸已经画好。'
const MARKET = '昨晚夜市开张，街上都是人，一直热闹到半夜才散。'

const read = async (...lines: readonly string[]): Promise<Issue> => {
  const issue = await readText(lines.join('\n'))
  expect([lostFrom(issue), inventedIn(issue)]).toEqual(['', []])
  return issue
}
const TWO = [
  ['水库修好了', '林知秋', [WATER, MORE]],
  ['夜市开张', '白渡', [MARKET]],
] as const
const articlesOf = ({ articles }: Issue) =>
  articles.map(({ kind, headline, byline, body }) => [
    kind,
    headline.join('/'),
    byline?.[0]?.name,
    body.slice(1).map(({ text }) => text),
  ])
const READ = TWO.map(([title, author, text]) => ['news', title, author, [...text]])

describe('the records of a database', () => {
  it.each([
    [
      'plain labels, what is of all above the first',
      (name: string) => `${name}：`,
      ['报名', '日期', '版次', '标题', '作者', '正文'],
    ],
    [
      'brackets',
      (name: string) => `【${name}】`,
      ['报纸名称', '出版日期', '版面', '文章标题', '记者', '正文内容'],
    ],
    [
      'brackets around spaced names',
      (name: string) => `【${name}】`,
      ['报 纸', '日 期', '版 次', '标 题', '作 者', '正 文'],
    ],
    [
      'names in two languages',
      (name: string) => `${name}: `,
      ['Source-报纸名', 'PubTime-出版日期', 'Page-版号', 'Title-题名', 'Author-作者', 'FullText-全文'],
    ],
  ] as const)('may have %s', async (_, label, [paper, day, page, title, author, text]) => {
    const issue = await read(
      `${label(paper)}青石日报`,
      `${label(day)}2021年11月9日`,
      `${label(page)}A03`,
      ...TWO.flatMap(([headline, who, lines]) => [
        `${label(title)}${headline}`,
        `${label(author)}${who}`,
        `${label(text)}${lines.join('\n')}`,
        '',
      ]),
    )
    expect(issue).toMatchObject({ name: '青石日报', datePublished: '2021-11-09' })
    expect(issue.pages.map(({ printPage }) => printPage)).toEqual(['A03'])
    expect(articlesOf(issue)).toEqual(READ)
  })

  it('may stand in any order, and have an abstract alone and a citation', async () => {
    const issue = await read(
      '[1] 林知秋. 水库修好了[N]. 青石日报,2021-11-09(A03).',
      '',
      '题名：水库修好了',
      '版号：A03',
      '来源：青石日报',
      '摘要：昨日，石桥乡的水库修好了，全乡三千亩稻田有了水。',
      '文献类型：报纸',
      '发表时间：2021-11-09',
      '作者：林知秋;',
      'DOI：10.28000/n.cnki.nqsrb.2021.001234',
    )
    expect(issue).toMatchObject({ name: '青石日报', datePublished: '2021-11-09' })
    expect(issue.articles.map(({ headline, byline }) => [headline, byline?.[0]?.name])).toEqual([
      [['水库修好了'], '林知秋'],
    ])
    expect(issue.articles[0]?.body.map(({ text }) => text)).toContain(WATER)
  })

  it('may have pipes under each headline, and counts and numbers of the database', async () => {
    const issue = await read(
      ...TWO.flatMap(([headline, who, lines]) => [
        headline,
        '青石日报 | 2021-11-09',
        `报章 | A03 | 民生 | By ${who}`,
        '字数: 120',
        '',
        lines.join('\n\n'),
        '',
        '文章编号: 202111091234567',
        '本内容经由青石资讯有限公司提供',
        '',
      ]),
    )
    expect(issue).toMatchObject({ name: '青石日报', datePublished: '2021-11-09' })
    expect(issue.pages.map(({ printPage }) => printPage)).toEqual(['A03'])
    expect(articlesOf(issue)).toEqual(READ)
    expect(issue.notes.map(({ text }) => text)).toContain('文章编号: 202111091234567')
  })

  it('are not seen where a notice has such labels and no text has one', async () => {
    const issue = await read('读书会预告', '时间：6月3日下午', '地点：文化路图书馆', '作者：林知秋', MARKET)
    expect(issue.articles).toHaveLength(1)
    expect(issue.articles[0]?.headline).toEqual(['读书会预告'])
  })
})

it('what a site says of a text in one line is divided, and the links below it are none of the paper', async () => {
  const issue = await read(
    '水库修好了',
    '',
    '2021-11-09 08:15:22　来源：青石日报　作者：林知秋　编辑：江离　阅读：1203',
    '',
    WATER,
    '',
    MORE,
    '',
    '上一篇：城西修路',
    '下一篇：城北种树',
    '',
    '相关阅读',
    '城东开市',
    '青石日报数字报 版权所有 未经授权不得转载',
    '湘ICP备12345678号',
  )
  expect(issue.name).toBe('青石日报')
  expect(articlesOf(issue)).toEqual([['news', '水库修好了', '林知秋', [WATER, MORE]]])
  expect(issue.notes.filter(({ code }) => code === 'unplaced')).toHaveLength(9)
})

it('a box of the paper under such words is none of the site', async () => {
  const issue = await read('水库修好了', '', `本报讯 ${WATER}`, '', '相关链接', '', '石桥水库', '', MORE)
  expect(issue.notes.filter(({ code }) => code === 'unplaced')).toEqual([])
})
