import { describe, expect, it } from 'vitest'
import { readIssue } from '../../source/ingest/index.ts'
import type { Issue } from '../../source/issue/index.ts'
import { inventedIn, lostFrom } from './laws.ts'

const WATER = {
  title: '水库修好了',
  content:
    '本报讯（记者 林知秋）昨日，石桥乡的水库修好了，全乡三千亩稻田有了水。\n乡里说，明年还要修两座，图纸已经画好。',
  page: '03',
  section: '民生',
  date: '2021-11-09',
  newspaper: '青石日报',
}
const MARKET = {
  title: '夜市开张',
  content: '昨晚夜市开张，街上都是人，一直热闹到半夜才散。',
  page: 'A02',
}
const lines = (...records: readonly unknown[]): string =>
  records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n')

const read = async (text: string): Promise<Issue> => {
  const issue = await readIssue([{ name: 'page.jsonl', bytes: new TextEncoder().encode(text) }])
  expect([lostFrom(issue), inventedIn(issue)]).toEqual(['', []])
  return issue
}
const textsOf = (issue: Issue): string[][] => issue.articles.map(({ body }) => body.map(({ text }) => text))
const unplaced = (issue: Issue): string[] =>
  issue.notes.flatMap(({ code, text = '' }) => (code === 'unplaced' ? [text] : []))

describe('records of articles', () => {
  it.each([
    ['JSON lines', lines(WATER, MARKET)],
    ['a list', JSON.stringify([WATER, MARKET], null, 2)],
    ['records one below another', [WATER, MARKET].map((one) => JSON.stringify(one, null, 2)).join('\n')],
    ['a list that breaks off', JSON.stringify([WATER, MARKET, WATER], null, 2).slice(0, -60)],
    [
      'a list for each page',
      JSON.stringify({
        data: { paper: '青石日报', pages: [{ page: '03', title: '民生', articles: [WATER] }, [MARKET]] },
      }),
    ],
    [
      'Chinese names',
      lines(
        {
          标题: WATER.title,
          正文: WATER.content.split('\n').map((one) => [one]),
          版面: '第03版：民生',
          报纸: '青石日报',
          日期: 20211109,
        },
        { 标题: MARKET.title, 内容: [{ text: MARKET.content }], 版次: 'A02' },
      ),
    ],
    ['a fence', `\`\`\`json\n${JSON.stringify([WATER, MARKET]).replaceAll('\\n', '\n')}\n\`\`\``],
    [
      'a table of values',
      `title,page,section,date,newspaper,content\n${[
        WATER,
        { ...MARKET, section: '', date: '', newspaper: '' },
      ]
        .map((one) =>
          [one.title, one.page, one.section, one.date, one.newspaper, `"${one.content}"`].join(','),
        )
        .join('\n')}`,
    ],
  ])('are read from %s', async (_, text) => {
    const issue = await read(text)
    expect(issue).toMatchObject({ name: '青石日报', datePublished: '2021-11-09' })
    expect(issue.pages.map(({ printPage, printSection }) => [printPage, printSection])).toEqual([
      ['3', '民生'],
      ['A02', undefined],
    ])
    expect(issue.articles.map(({ headline }) => headline)).toEqual([[WATER.title], [MARKET.title]])
    expect(textsOf(issue)).toEqual([WATER.content.split('\n'), [MARKET.content]])
  })

  it.each([
    {
      headline_text: WATER.title,
      main_text: WATER.content,
      pub_time: WATER.date,
      page_no: 3,
      newspaper_name: WATER.newspaper,
    },
    {
      news_title: WATER.title,
      article_body: WATER.content,
      release_date: WATER.date,
      版次编号: '03',
      newspaper_title: WATER.newspaper,
    },
    {
      新闻标题: WATER.title,
      正文文本: WATER.content,
      出版日期: WATER.date,
      报纸版次: '03',
      报纸名称: WATER.newspaper,
    },
    {
      headline: { main: WATER.title },
      text: WATER.content,
      pubDate: WATER.date,
      版次: '03',
      paper: { name: WATER.newspaper },
    },
  ])('may have further names: %j', async (record) => {
    const issue = await read(JSON.stringify({ data: [record] }))
    expect(issue).toMatchObject({
      name: '青石日报',
      datePublished: '2021-11-09',
      pages: [{ printPage: '3' }],
    })
    expect(issue.articles.map(({ headline }) => headline)).toEqual([[WATER.title]])
    expect(textsOf(issue)).toEqual([WATER.content.split('\n')])
  })

  it('are a page where a model names the kind of each block', async () => {
    const block = (block_label: string, text: string) => ({ block_label, text })
    const issue = await read(
      JSON.stringify({
        page: 1,
        blocks: [
          block('doc_title', '青石日报'),
          block('text', '2021年11月9日 星期二'),
          block('paragraph_title', WATER.title),
          block('text', WATER.content),
        ],
      }),
    )
    expect(issue).toMatchObject({ name: '青石日报', datePublished: '2021-11-09' })
    expect(issue.articles.map(({ headline }) => headline)).toEqual([[WATER.title]])
  })

  it('give kicker, deck, author and what leads in; what the text says again only once', async () => {
    const { articles } = await read(
      lines({
        引题: '石桥乡三年苦干',
        标题: '水库修好了',
        副题: '三千亩稻田有水',
        记者: '林知秋',
        摘要: '乡里还要再修两座',
        正文: MARKET.content,
      }),
    )
    expect(articles[0]).toMatchObject({
      kicker: ['石桥乡三年苦干'],
      headline: ['水库修好了'],
      deck: ['三千亩稻田有水'],
      abstract: ['乡里还要再修两座'],
      byline: [{ name: '林知秋' }],
    })
    const again = await read(lines({ ...MARKET, summary: '昨晚夜市开张，街上都是人…' }))
    expect(again.articles[0]?.abstract).toBeUndefined()
  })

  it('may have HTML or Markdown in their text', async () => {
    const html = await read(
      lines({
        title: '<b>夜市</b>',
        content: `<p>${MARKET.content}</p><h3>再修两座</h3><p>图纸&nbsp;画好。</p>`,
      }),
    )
    expect(html.articles[0]?.headline).toEqual(['夜市'])
    const blocks = [
      ['p', MARKET.content],
      ['subhead', '再修两座'],
    ]
    expect(html.articles[0]?.body.slice(0, 2).map(({ type, text }) => [type, text])).toEqual(blocks)
    const markdown = await read(
      lines({ ...MARKET, content: `**${MARKET.content}**\n\n### 再修两座\n\n- 清淤。\n- 护岸。` }),
    )
    expect(markdown.articles[0]?.body.map(({ type, text }) => [type, text])).toEqual([
      ...blocks,
      ['list', '清淤。'],
      ['list', '护岸。'],
    ])
  })

  it('are not divided by words in their text that look like the name of a field', async () => {
    const { articles } = await read(
      lines({ ...MARKET, content: `【标题】不是标题。\n【正文】${MARKET.content}` }),
    )
    expect(articles.map(({ headline }) => headline)).toEqual([['夜市开张']])
  })

  it('that are broken or of another kind are said, with all that they hold', async () => {
    const broken = JSON.stringify(MARKET).slice(0, -30)
    const issue = await read(
      lines(WATER, broken, { event: 'click' }, { ...MARKET, url: 'http://a.example/b' }),
    )
    expect(issue.articles).toHaveLength(2)
    expect(unplaced(issue)).toEqual([broken, '{"url":"http://a.example/b"}\n{"event":"click"}'])
  })

  it('of another day or printed twice are said', async () => {
    const { notes, articles } = await read(lines(WATER, MARKET, { ...WATER, date: '2021-11-10' }))
    expect(articles).toHaveLength(2)
    expect(notes.map(({ code }) => code)).toEqual(expect.arrayContaining(['mismatch', 'repeat']))
  })
})

describe('data that is the text of pages', () => {
  it('is read as that text, page by page', async () => {
    const issue = await read(
      lines(
        { page: 1, text: `青石日报\n2021年11月9日 星期二\n${WATER.title}\n${WATER.content}` },
        { page: 2, text: `${MARKET.title}\n${MARKET.content}` },
      ),
    )
    expect(issue.articles.map(({ headline, parts }) => [headline[0], parts[0]?.page])).toEqual([
      [WATER.title, '1'],
      [MARKET.title, '2'],
    ])
  })

  it('takes the blocks that are titles for headlines', async () => {
    const block = (category: string, text: string): object => ({ category, text, bbox: [0, 0, 9, 9] })
    const { articles } = await read(
      JSON.stringify([
        block('Title', WATER.title),
        block('Text', WATER.content.split('\n')[0] ?? ''),
        block('Section-header', '图纸画好'),
        block('Text', MARKET.content),
        block('Title', MARKET.title),
        block('Text', MARKET.content),
      ]),
    )
    expect(articles.map(({ headline }) => headline[0])).toEqual([WATER.title, MARKET.title])
    expect(articles[0]?.body[1]).toMatchObject({ type: 'subhead', text: '图纸画好' })
  })
})

it.each([
  ['settings', JSON.stringify({ name: 'x', version: '1.0.0', scripts: { test: 'vitest' } })],
  ['lines of a log', lines({ level: 30, msg: 'ready' }, { level: 30, msg: 'done' })],
  ['brackets', '['.repeat(100_000) + ']'.repeat(100_000)],
])('JSON without text of articles is refused: %s', async (_, json) => {
  await expect(read(json)).rejects.toThrow(/is JSON, but/)
})

describe('records with labels', () => {
  it.each([
    ['【', '】'],
    ['[', ']'],
    ['〔', '〕: '],
    ['【', '】= '],
    ['', '：'],
    ['', ': '],
  ])('are read in the form %s标题%s', async (open, close) => {
    const label = (name: string): string => `${open}${name}${close}`
    const issue = await read(
      [
        `${label('标题')}${WATER.title}`,
        `${label('副题')}三千亩稻田有水`,
        `${label('正文')}${WATER.content}`,
        '日期：另行通知。',
        `${label('标题')}${MARKET.title}`,
        label('正文'),
        MARKET.content,
      ].join('\n'),
    )
    expect(issue.articles.map(({ headline, deck }) => [headline[0], deck?.[0]])).toEqual([
      [WATER.title, '三千亩稻田有水'],
      [MARKET.title, undefined],
    ])
    expect(textsOf(issue)).toEqual([[...WATER.content.split('\n'), '日期：另行通知。'], [MARKET.content]])
  })

  it('are not seen in a text that has such words, but no label of a text', async () => {
    const { articles } = await read(`标题：${MARKET.title}\n作者：林知秋\n${MARKET.content}`)
    expect(articles).toHaveLength(1)
    expect(articles[0]?.body.map(({ text }) => text)).toContain('作者：林知秋')
  })
})

it.each(['头版', '頭版：要聞', '封面版', '第A1版', 'A1版'])('%s begins the first page', async (mark) => {
  const issue = await read(
    [
      '青石日报',
      '2021年11月9日 星期二',
      mark,
      WATER.title,
      WATER.content,
      'A2版',
      MARKET.title,
      `本报讯${MARKET.content}`,
    ].join('\n'),
  )
  expect(issue.articles.map(({ headline }) => headline)).toEqual([[WATER.title], [MARKET.title]])
  expect(issue.pages.map(({ printPage }) => printPage)).toEqual([mark.includes('A1') ? 'A1' : '1', 'A2'])
})
