import { describe, expect, it } from 'vitest'
import { linksOf, readEdition } from '../../../source/ingest/epaper/index.ts'
import { lostFrom } from '../laws.ts'

const bytes = (html: string): Uint8Array => new TextEncoder().encode(html)
const article = (title: string, body: readonly string[], pager = ''): string =>
  `<p>第01版：要闻</p><founder-title>${title}</founder-title><div id=ozoom><founder-content>${body
    .map((text) => `<P>　　${text}</P>`)
    .join('')}</founder-content></div>${pager}`
const FIRST = '养护工这几天检修沿河步道，赶在汛期之前做完。'
const SECOND = '河水清了，白鹭也就回来了。'
const THIRD = '老人们说，很多年没有见过这样的河滩。'
const LAYOUT = `<title>临溪日报</title><p>第01版：要闻</p><ul><li><a href=content_1.htm>河滩</a></li><li><a href=content_2.htm>茶园</a></li></ul>`

/** Reads saved pages, named by their files; a file of two parts has its query in its name. */
const read = (pages: Readonly<Record<string, string>>, folder = 'saved/') =>
  readEdition(Object.entries(pages).map(([name, html]) => ({ name: folder + name, bytes: bytes(html) })))
const bodyOf = (pages: Readonly<Record<string, string>>, folder?: string): string[][] => {
  const issue = read(pages, folder)
  expect(lostFrom(issue)).toBe('')
  return issue.articles.map(({ body }) => body.map(({ text }) => text))
}
const pager = (link: string): string => `<div class=page>第1页 ${link}</div>`

describe('an article cut into several pages', () => {
  it.each([
    ['content_1_2.htm', '下一页'],
    ['content_1_2.htm', '下一页&gt;&gt;'],
    ['content_1-2.htm', '下页'],
    ['content_1_p2.htm', '后一页'],
    ['content_1_page_2.htm', '余下全文'],
    ['content_1_2.htm', '2'],
    ['content_1_2.htm', '[2]'],
    ['content_1_2.htm', '第2页'],
    ['content_1_2.htm', '第二页'],
    ['content_1_2.htm', 'Next'],
    ['content_1_2.htm', '<img src=next.gif alt=下一页>'],
    ['content_77.htm', '下一页'],
  ])('is read whole if its next page is %s, linked as %s', (next, words) => {
    const pages = {
      'content_1.htm': article('河滩', [FIRST], pager(`<a href="${next}">${words}</a>`)),
      'content_2.htm': article('茶园', [THIRD]),
      [next]: article('河滩（2）', [SECOND], pager('<a href=content_1.htm>上一页</a>')),
    }
    expect(bodyOf({ 'node_1.htm': LAYOUT, ...pages })).toEqual([[FIRST, SECOND], [THIRD]])
    expect(bodyOf(pages)).toEqual([[FIRST, SECOND], [THIRD]])
  })

  it('has no numbers of parts in its text', () => {
    const numbers = '<a href=content_1.htm>1</a> <a href=content_1_2.htm>2</a>'
    const within = (first: string, text: string): string =>
      `<founder-title>河滩</founder-title><div id=ozoom><p>${text}</p><p>${first}${numbers} <a href=content_1_2.htm>下一页</a></p></div>`
    const pages = {
      'content_1.htm': within('第1页 共2页 ', FIRST),
      'content_1_2.htm': within('第2页 共2页 ', SECOND),
    }
    expect(bodyOf(pages)).toEqual([[FIRST, SECOND]])
  })

  it('is read whole if its parts have one path and a query each', () => {
    const folder = 'http://paper.invalid/html/2026-07/18/'
    const pages = {
      'content_1.htm': article('河滩', [FIRST], pager('<a href="content_1.htm?page=2">下一页</a>')),
      'content_1.htm?page=2': article('河滩', [SECOND], pager('<a href="content_1.htm?page=3">下一页</a>')),
      'content_1.htm?page=3': article('河滩', [THIRD]),
    }
    expect(bodyOf(pages, folder)).toEqual([[FIRST, SECOND, THIRD]])
  })

  it('has its parts in the order of their numbers, however they are linked', () => {
    const pages = {
      'content_1.htm': article(
        '河滩',
        [FIRST],
        '<a href=content_1_3.htm>3</a> <a href=content_1_2.htm>下一页</a>',
      ),
      'content_1_3.htm': article('河滩', [THIRD]),
      'content_1_2.htm': article('河滩', [SECOND], '<a href=content_1_3.htm>下一页</a>'),
    }
    expect(bodyOf(pages)).toEqual([[FIRST, SECOND, THIRD]])
  })

  it('prints nothing twice that two parts have', () => {
    const pages = {
      'content_1.htm': article('河滩', [FIRST, SECOND], pager('<a href=content_1_2.htm>下一页</a>')),
      'content_1_2.htm': article('河滩（下）', [SECOND, THIRD]),
    }
    expect(bodyOf(pages)).toEqual([[FIRST, SECOND, THIRD]])
  })

  it('keeps a heading that only a later part has', () => {
    const pages = {
      'content_1.htm': article('河滩', [FIRST], pager('<a href=content_1_2.htm>下一页</a>')),
      'content_1_2.htm': article('白鹭归来', [SECOND]),
    }
    expect(bodyOf(pages)).toEqual([[FIRST, '白鹭归来', SECOND]])
  })

  it('says so if the next page was not saved', () => {
    const issue = read({
      'content_1.htm': article('河滩', [FIRST], pager('<a href=content_1_2.htm>下一页</a>')),
    })
    expect(issue.articles[0]?.notes).toMatchObject([{ code: 'truncated' }])
    expect(issue.articles[0]?.notes?.[0]?.message).toContain('content_1_2.htm')
  })
})

describe('the next article', () => {
  it.each(['下一页', '下一篇'])('is no part of this one, though it is linked as %s', (words) => {
    const pages = {
      'content_1.htm': article('河滩', [FIRST], `<a href=content_2.htm>${words}</a>`),
      'content_2.htm': article('茶园', [SECOND], `<a href=content_1.htm>上一页</a>`),
    }
    expect(bodyOf(pages)).toEqual([[FIRST], [SECOND]])
    expect(bodyOf({ 'node_1.htm': LAYOUT, ...pages })).toEqual([[FIRST], [SECOND]])
  })

  it('is not followed for a number alone, or to another host or a layout page', () => {
    const links = [
      '<a href=content_2.htm>2</a>',
      '<a href=node_2.htm>下一页</a>',
      '<a href="http://other.invalid/content_1_2.htm">下一页</a>',
    ]
    for (const link of links) {
      const { furtherParts } = linksOf(
        article('河滩', [FIRST], link),
        'http://paper.invalid/html/2026-07/18/content_1.htm',
      )
      expect(furtherParts).toBeUndefined()
    }
  })
})
