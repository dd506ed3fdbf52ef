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

  it('has no links, because it is complete', () => {
    expect(linksOf(JSON.stringify(DAY), AT)).toEqual({ pages: [], articles: [], whole: true })
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
