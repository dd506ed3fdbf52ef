import { describe, expect, it } from 'vitest'
import { linksOf } from '../../../source/ingest/epaper/index.ts'
import { readIssue } from '../../../source/ingest/index.ts'
import { lostFrom } from '../laws.ts'

const DAY = {
  paperName: '临溪军报',
  paperInfo: [
    {
      paperNumber: '01',
      paperBk: '要闻',
      xyList: [
        {
          id: 1,
          guideTitle: '临溪修渠二十里——',
          title: '古渡口修缮一新<br/>两岸灯火如旧',
          title2: '',
          author: '沈青禾',
          coords: '1,1,90,1,90,80,1,80',
          content:
            '<p>　　本报讯（记者 沈青禾）这几天，养护工检修沿河步道。</p><p align="center"><img src="1.jpg"></p><p>图为古渡口。</p><p>　　白鹭也就回来了。</p>',
        },
        { id: 2, title: '茶园开秤', title2: '——临溪见闻', guideTitle: null, content: '<p>今年早半月。</p>' },
      ],
    },
    {
      paperNumber: '02',
      paperBk: '评论',
      xyList: [{ id: 3, title: '先把小事做完', content: '<p>水清了。</p>' }],
    },
    { paperNumber: '03', paperBk: '广告', xyList: [] },
  ],
}
const AT = 'http://paper.invalid/_szb/lxjb/2026/07/18/index.json'
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (json: string, name = AT) => readIssue([{ name, bytes: bytes(json) }])

describe('a day in one JSON', () => {
  it('is read like the pages of an edition', async () => {
    for (const json of [JSON.stringify(DAY), `\ufeff${JSON.stringify(DAY, undefined, 2)}`]) {
      const issue = await read(json)
      expect(issue).toMatchObject({ name: '临溪军报', datePublished: '2026-07-18' })
      expect(
        issue.pages.map(({ printPage, printSection, articles }) => [
          printPage,
          printSection,
          articles.length,
        ]),
      ).toEqual([
        ['1', '要闻', 2],
        ['2', '评论', 1],
        ['3', '广告', 0],
      ])
      expect(issue.pages[0]?.areas).toHaveLength(1)
      expect(issue.articles[0]).toMatchObject({
        kicker: ['临溪修渠二十里——'],
        headline: ['古渡口修缮一新', '两岸灯火如旧'],
        byline: [{ name: '沈青禾' }],
        images: [{ src: '1.jpg', caption: '图为古渡口。' }],
        parts: [{ page: '1' }],
      })
      expect(issue.articles[1]).toMatchObject({ headline: ['茶园开秤'], deck: ['——临溪见闻'] })
      expect(issue.articles.map(({ body }) => body.length)).toEqual([2, 1, 1])
      expect(lostFrom(issue)).toBe('')
    }
  })

  const pages = (fields: object): object[] => DAY.paperInfo.map((page) => ({ ...page, ...fields }))

  it.each([
    ['by the names of the newest form', { paperName: '临溪军报', paperData: '2026-07-18' }],
    ['with a time', { paperName: '临溪军报', paperData: '2026-07-18 00:00:00' }],
    ['in eight digits', { paperName: '临溪军报', paperDate: '20260718' }],
    ['as a number', { paperName: '临溪军报', paperDate: 20260718 }],
    ['in Chinese', { paperName: '临溪军报', paperDate: '2026年7月18日' }],
  ])('has its paper and day from its pages, which state them %s', async (_, fields) => {
    const issue = await read(JSON.stringify({ paperInfo: pages(fields) }), 'index.json')
    expect(issue).toMatchObject({ name: '临溪军报', datePublished: '2026-07-18' })
    expect(issue.articles.map(({ id }) => id)).toContain('临溪军报-2026-07-18-1-1')
  })

  it('has the paper and day that most of its pages state', async () => {
    const [first, ...others] = pages({ paperName: '临溪军报', paperData: '2026-07-18' })
    const supplement = { ...first, paperName: '临溪军报周末', paperData: '2026-07-19' }
    const issue = await read(JSON.stringify({ paperInfo: [supplement, ...others] }), 'index.json')
    expect(issue).toMatchObject({ name: '临溪军报', datePublished: '2026-07-18' })
  })

  it('may be wrapped in the answer of a service', async () => {
    const data = { paperInfo: pages({ paperName: '临溪军报', paperData: '2026-07-18' }) }
    const issue = await read(JSON.stringify({ code: 0, data }), 'index.json')
    expect(issue).toMatchObject({ name: '临溪军报', datePublished: '2026-07-18' })
  })

  it('may be a list of pages under any name', async () => {
    for (const json of [
      { code: 200, data: DAY.paperInfo },
      { result: { rows: DAY.paperInfo } },
      DAY.paperInfo,
    ]) {
      const issue = await read(JSON.stringify(json))
      expect(issue.pages.map(({ articles }) => articles.length)).toEqual([2, 1, 0])
    }
  })

  it.each([
    ['editionName', { title: '桥通车', content: '本报讯 桥通车了。', editionName: '要闻', page: '2' }],
    ['pnumber', { title: '桥通车', content: '本报讯 桥通车了。', pnumber: '2' }],
    ['articleHref', { title: '桥通车', content: '本报讯 桥通车了。', articleHref: '1.html' }],
  ])('is not what records of articles are that have a field %s', async (_, record) => {
    const issue = await read(JSON.stringify([record]), 'records.json')
    expect(issue.source.kind).toBe('text')
    expect(issue.articles.map(({ headline, body }) => [headline, body.length])).toEqual([[['桥通车'], 1]])
  })

  it('may have thousands of pages without taking their square', async () => {
    const pagesOf = (count: number): string =>
      JSON.stringify({
        paperInfo: Array.from({ length: count }, (_, at) => ({
          paperNumber: at + 1,
          xyList: DAY.paperInfo[at]?.xyList ?? [],
        })),
      })
    const timeOf = async (count: number): Promise<number> => {
      const json = pagesOf(count)
      const start = performance.now()
      expect((await read(json)).pages).toHaveLength(count)
      return performance.now() - start
    }
    await timeOf(300)
    const [few, many] = [await timeOf(300), await timeOf(2400)]
    // 8 times as many take some 60 times as long if each page knows all others.
    expect(many / few).toBeLessThan(18)
  })

  it('has no links, because it is complete', () => {
    expect(linksOf(JSON.stringify(DAY), AT)).toMatchObject({ pages: [], articles: [], whole: true })
  })

  it.each([
    ['no JSON', '{"paperInfo": [{"xyList"'],
    ['no articles', '{"paperInfo": []}'],
    ['other things', '{"paperInfo": [1, null, "x", {"xyList": [null, 2, {"title": 5}]}]}'],
  ])('is read, or refused with a one-line message, if it holds %s', async (_, json) => {
    const told = await read(json).catch((error: Error) => error.message)
    expect(typeof told === 'string' ? told.split('\n') : ['']).toHaveLength(1)
  })
})

/** Answers of a site, saved with its folders. */
const LIST = [
  {
    pageNo: 'A01',
    pageName: '要闻',
    paperDate: '2026-07-18',
    pdfHref: '/pdf/1.pdf',
    onePageArticleList: [
      {
        mainTitle: '古渡口<br/>修缮一新',
        articleHref: '20260718_A01_01_9090_21.html',
        articleAuthor: '沈青禾',
      },
    ],
  },
  { pageNo: 'A02', pageName: '广告', onePageArticleList: [] },
]
const HREF = 'http://paper.invalid/html/2026/20260718/data.json'

describe('a list of the pages and titles of a day', () => {
  it.each([
    ['alone', LIST],
    ['wrapped in an answer', { code: 0, data: LIST }],
    ['with numbers for words', LIST.map((page) => ({ ...page, paperDate: 20260718 }))],
    ['with ms for a day', LIST.map((page) => ({ ...page, paperDate: 1_784_304_000_000 }))],
    ['under another name', { result: { rows: LIST } }],
    ['with no day but that of its address', LIST.map(({ paperDate: _, ...page }) => page)],
  ])('leads to the articles, %s', (_, json) => {
    const { pages, articles } = linksOf(JSON.stringify(json), HREF)
    expect(pages).toEqual([])
    expect(articles).toEqual([
      {
        url: 'http://paper.invalid/html/2026/20260718/20260718_A01/20260718_A01_01_9090_21.html',
        title: '古渡口 修缮一新',
        page: '第A01版：要闻',
      },
    ])
  })

  it('is an issue with the titles of the articles that were not saved', async () => {
    const issue = await read(JSON.stringify(LIST), 'data.json')
    expect(issue).toMatchObject({ datePublished: '2026-07-18' })
    expect(
      issue.pages.map(({ printPage, printSection, articles }) => [printPage, printSection, articles.length]),
    ).toEqual([
      ['A01', '要闻', 1],
      ['A02', '广告', 0],
    ])
    expect(issue.articles.map(({ headline }) => headline.join(' '))).toEqual(['古渡口 修缮一新'])
    expect(lostFrom(issue)).toBe('')
  })
})

describe('the pages beside such a list', () => {
  it('are told from their articles by their addresses', () => {
    const html = `<html><title>临溪农民报</title><a href="lxnb_20260718_13394_1.html">第1版：要闻</a>
      <a href="lxnb_20260718_13394_2.html">第2版：综合</a><a href="lxnb_20260718_13394_1_1.html">茶园开秤</a></html>`
    const links = linksOf(
      html,
      'http://a.example/lxnb/html/2026/20260718/20260718_1/lxnb_20260718_13394_1.html',
    )
    expect(links.pages.map(({ number }) => number)).toEqual(['1', '2'])
    expect(links.articles.map(({ title }) => title)).toEqual(['茶园开秤'])
  })
})

describe('a page among the answers of a service', () => {
  const PAGE = {
    object: {
      page: { pnumber: '02', pname: '评论' },
      pagelist: [
        { pnumber: '01', pname: '要闻' },
        { pnumber: '02', pname: '评论' },
      ],
      articlelist: [
        { id: 12, title: '后一条' },
        { id: 11, title: '前一条' },
      ],
    },
  }
  const own = 'http://paper.invalid/journal/2026-07-18/getJournalPage.do'

  it('lists its articles in the order in which the site shows them', () => {
    const links = linksOf(JSON.stringify(PAGE), `${own}?page=02&code=x`)
    expect(links.articles.map(({ title }) => title)).toEqual(['前一条', '后一条'])
    expect(links.articles[0]?.url).toBe('http://paper.invalid/journal/getJournalPageArticle.do?id=11')
    expect(links.pages.map(({ url, label }) => [url, label])).toEqual([
      [`${own}?page=01&code=x`, '第01版：要闻'],
      [`${own}?page=02&code=x`, '第02版：评论'],
    ])
  })

  it('is itself the page that it shows, whatever its address asked for', () => {
    expect(linksOf(JSON.stringify(PAGE), own).pages.map(({ url }) => url)).toEqual([`${own}?page=01`, own])
  })

  it('is read from files that are named after the addresses', async () => {
    const article = {
      object: { article: { title: '前一条', content: '　　水清了。<br/>　　白鹭回来了。', pnumber: '02' } },
    }
    const files = [
      {
        name: 'paper.invalid/journal/2026-07-18/getJournalPage.do?page=02',
        bytes: bytes(JSON.stringify(PAGE)),
      },
      { name: 'paper.invalid/journal/getJournalPageArticle.do?id=11', bytes: bytes(JSON.stringify(article)) },
    ]
    const issue = await readIssue(files)
    expect(issue.datePublished).toBe('2026-07-18')
    expect(issue.pages.map(({ printPage, printSection }) => [printPage, printSection])).toEqual([
      ['2', '评论'],
    ])
    expect(issue.articles.map(({ headline, body }) => [headline.join(), body.length])).toEqual([
      ['前一条', 2],
      ['后一条', 0],
    ])
  })

  it.each([
    ['a label with the number twice', '01·第A01版：今日要闻', 'A01', '今日要闻'],
    ['a label alone', '第2版：要 闻', '2', '要 闻'],
    ['a label in numerals', '第十二版：副刊', '12', '副刊'],
    ['a label without 版', 'A03 国际', 'A03', '国际'],
  ])('has the number and the section of %s', (_, editionName, number, section) => {
    const day = { obj: { periodTime: '2026-07-18', editionList: [{ id: 'e1', editionName }] } }
    const links = linksOf(
      JSON.stringify(day),
      'http://paper.invalid/uv/article/period/periodTime?code=X#post',
    )
    expect(links.pages[0]).toMatchObject({ number })
    expect(links.pages[0]?.label).toContain(section)
    expect(links.pages[0]?.url).toContain('/uv/article/article/editionId?id=e1&code=X#post')
  })
})
