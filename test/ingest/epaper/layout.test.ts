import { describe, expect, it } from 'vitest'
import { linksOf, readEdition } from '../../../source/ingest/epaper/index.ts'
import { looksLikePage } from '../../../source/ingest/index.ts'
import { makeEdition } from '../../editions/index.ts'
import { expectedPages, issuePages, savedPages } from './truth.ts'

const BASE = 'http://paper.invalid/lxrb/html/2026-07/18/node_78.htm'
const bytes = (html: string): Uint8Array => new TextEncoder().encode(html)
const labels = (html: string): (string | undefined)[] => linksOf(html, BASE).pages.map(({ label }) => label)

describe('the list of pages', () => {
  it('is read if pages and articles are numbered alike', () => {
    const html = `<a href="page_02.htm">第02版：综合</a><a href="page_01.htm">第01版：要闻</a>
      <a href="page_01_content_20260718001.htm">茶园开秤</a><a href="index_content_5.htm">渡口修好了</a>`
    const { pages, articles } = linksOf(html, 'http://paper.invalid/lxrb/20260718/html/index.htm')
    expect([pages.length, articles.length]).toEqual([2, 2])
  })

  it.each([
    ['第A01版：头版', 'A01', '头版'],
    ['A01： 头版', 'A01', '头版'],
    ['01版:要闻', '1', '要闻'],
    ['1版 要闻', '1', '要闻'],
    ['第1版　　　　<span>要闻</span>', '1', '要闻'],
    ['第01版：<STRONG>旅游报01版</STRONG>', '1', '旅游报01版'],
    ['(GA01) 封面', 'GA01', '封面'],
    ['第0607版：通版', '0607', '通版'],
    ['第06-07版：通版', '6-7', '通版'],
    ['第一版：要闻', '1', '要闻'],
    ['A01 头版', 'A01', '头版'],
    ['第00001版', '1', undefined],
    ['rb01：要闻', 'RB01', '要闻'],
  ])('reads the label %s', (words, printPage, printSection) => {
    const html = `<a id=pageLink href=node_78.htm>${words}</a><a href=content_1.htm>茶园开秤</a>`
    const [page] = readEdition([{ name: BASE, bytes: bytes(html) }]).pages
    expect({ printPage: page?.printPage, printSection: page?.printSection }).toEqual({
      printPage,
      printSection,
    })
  })

  it('does not take a line of the footer for the page’s name', () => {
    const html =
      '<div>2021 版权所有</div><div>3版本说明</div><p>第02版：综合</p><a href=content_1.htm>茶园开秤</a>'
    expect(readEdition([{ name: 'node_1.htm', bytes: bytes(html) }]).pages[0]?.printPage).toBe('2')
  })

  it('keeps the edition’s order and gaps, and lists each page once', () => {
    const links = '<a href=node_3.htm>第06版：民生</a><a href=node_4.htm>第08版：副刊</a>'
    const html = `<a class=preart href="node_4.htm"><span style='font-family:webdings'>4</span>下一版</a>${links}${links}`
    expect(labels(html)).toEqual(['第06版：民生', '第08版：副刊'])
  })

  it('leaves out the pages of another day', () => {
    const html = '<a href=node_78.htm>第01版：要闻</a><a href="../17/node_78.htm">第01版：要闻</a>'
    expect(linksOf(html, BASE).pages.map(({ url }) => url)).toEqual([BASE])
  })

  it('falls back on 下一版 if no link has a label', () => {
    expect(linksOf('<a href=node_79.htm>下一版</a>', BASE).pages).toHaveLength(1)
  })
})

describe('the PDF of a page', () => {
  const ofPage = (link: string, name: string): string | undefined =>
    readEdition([
      {
        name,
        bytes: bytes(`<p>第01版：要闻</p><a href="${link}">PDF</a><a href=content_1.htm>茶园开秤</a>`),
      },
    ]).pages[0]?.pdf

  it.each(['../../../page/1/lxrb01.pdf', 'lxrb01.pdf?v=2', '/page/第01版.pdf', 'page\\\\01.PDF'])(
    'is kept as written if the page was saved: %s',
    (link) => expect(ofPage(link, 'saved/node_1.htm')).toBe(link),
  )

  it('is a full address if that is known', () => {
    expect(ofPage('http://paper.invalid/1.pdf', 'node_1.htm')).toBe('http://paper.invalid/1.pdf')
    expect(ofPage('../../1.pdf', BASE)).toBe('http://paper.invalid/lxrb/html/1.pdf')
  })

  it('is no file of the machine', () => {
    expect(ofPage('file:///home/1.pdf', 'node_1.htm')).toBeUndefined()
  })
})

describe('the list of articles', () => {
  it('reads a title that only a script would write, without running it', () => {
    const html = `<a href=content_1.htm><script>document.write(view("古渡口修缮一新<br>两岸灯火如旧  "))</script></a>
      <script>document.write("<a href=content_2.htm>不在此处</a>")</script>`
    expect(linksOf(html, BASE).articles).toEqual([
      {
        url: 'http://paper.invalid/lxrb/html/2026-07/18/content_1.htm',
        title: '古渡口修缮一新 两岸灯火如旧',
      },
    ])
  })

  it('includes whatever the map links to, whatever its address', () => {
    const html = `<map name="pagepicmap"><area coords="1,1,9,1,9,9" shape=polygon href="art.aspx?id=5"><area coords="" href="content_7.htm"></map>
      <a href="art.aspx?id=5">茶园开秤</a><a href="art.aspx?id=6">登录</a>`
    expect(linksOf(html, BASE).articles).toEqual([
      { url: 'http://paper.invalid/lxrb/html/2026-07/18/art.aspx?id=5', title: '茶园开秤' },
      { url: 'http://paper.invalid/lxrb/html/2026-07/18/content_7.htm' },
    ])
  })

  it('assigns articles to their pages if one page lists the whole issue', () => {
    const list = ['01', '02']
      .map(
        (page) =>
          `<h4><a href="x.pdf"></a><a href="Page${page}DK.htm">${page}版：要闻</a></h4><ul><li><a daoxiang="Articel${page}001DK.htm">第${page}版的一篇</a></ul>`,
      )
      .join('')
    const html = `<title>临溪日报</title><div class="listdaohang">${list}</div>`
    const issue = readEdition([{ name: 'content/20260718/Page01DK.htm', bytes: bytes(html) }])
    expect(issuePages(issue).map(({ printPage, articles }) => [printPage, articles])).toEqual([
      ['1', ['第01版的一篇']],
      ['2', ['第02版的一篇']],
    ])
  })

  it("excludes other pages' articles that a box of highlights lists", () => {
    const page = (number: number, own: string, box: string): string =>
      `<td>第0${number}版：要闻</td><map><area coords="1,1,9,1,9,9" href="${own}.htm"></map>
       <a href="${own}.htm">${own}</a><div>今日关注 <a href="${box}.htm">${box}</a></div>`
    const issue = readEdition([
      { name: 'html/2026-07/18/node_1.htm', bytes: bytes(page(1, 'content_1', 'content_2')) },
      { name: 'html/2026-07/18/node_2.htm', bytes: bytes(page(2, 'content_2', 'content_1')) },
    ])
    expect(issuePages(issue).map(({ articles }) => articles)).toEqual([['content_1'], ['content_2']])
  })
})

describe('the forms of addresses', () => {
  /** Front page of a day, another page and an article as a page of the same paper links to them. */
  const forms = [
    ['lxrb/20260718/html/index.htm', 'page_02.htm', 'page_02_content_003.htm'],
    ['lxrb/20260718/html/page_01.htm', 'page_02.htm', 'content_20260718002003.htm'],
    ['lxrb/2026-07/18/001/node.htm', '../002/node.htm', 'content_rb_331.htm'],
    ['content/2026-07/18/01', '02', '8841.html'],
    ['epaper/lxrb/html/2026/07/18/02/default.htm', '../03/default.htm', '02_40.htm'],
    ['html/lxrb/2026-07-18/1.html', '2.html', 'A01/55.htm'],
    ['2026-07-18/1.html', '2.html', '2004.html'],
    ['lxrb/20260718/1.html', '2.html', '20261.html'],
    [
      '2026/20260718/20260718_001/20260718_001.html',
      '../20260718_002/20260718_002.html',
      '20260718_001_5.htm',
    ],
    ['nmrb/html/2026/0718/0718_1/lx_20260718_1.html', '../0718_2/lx_20260718_2.html', 'lx_20260718_1_9.html'],
    ['Html/2026-07-18/Qpaper.html', 'Qpaper_43259.html', '214347.html'],
    ['dzszb/2026-07/18/0/index.html', '../1/index.html', 'content_4.html'],
    ['Html/szbz/20260718/szbzA1.Html', 'szbzA2.Html', 'szbz31623.Html'],
    ['Html/szbz/20260718/Index.Html', 'szbz02.Html', '/html/szbz/20260718/szbz31623.Html'],
    ['content/2026-07/18/edition6145_1.html', 'edition6145_2.html', '9914.html'],
    ['pc/layout/202607/18/n_01.html', 'n_02.html', '../../../con/202607/18/c_87491.html'],
    ['Media/lxrb/2026-07-18', '/Page/index/pageid/771.html', '/Article/index/aid/9932.html'],
    ['2026/07/18/index.html', 'index_2.html', '620384.html'],
    ['html/lxrb/20260718/index.html', 'lxrb02.html', 'lxrb55123.html'],
    ['epaper/sysb/20260718/index.htm', '20260718002.htm', '2026071800203.htm'],
    ['zggsb/20260718/paper.html', 'paper_2.html', '7781.html'],
    ['2026n/07y/18/d1b/', '../d2b/', 'zyxw/55.shtml'],
    ['2026-07-18/1/index.html', '/2026-07-18/2/index.html', '/2026-07-18/1/detail-570012.html'],
    ['papers/lxrb/2026/07/18/1/page.html', '/papers/lxrb/2026/07/18/2/page.html', 'news-6.html'],
    ['glb/20260718/', 'index.files/b2.htm', 'index.files/1205.htm'],
  ] as const

  it.each(forms)('are recognised on %s', (front, page, article) => {
    const html = `<a href="/">首页</a><a href="/wb/index.htm">临溪晚报</a><a href="/help/2.html">使用帮助</a>
      <a href="${page}">第02版：综合</a><a href="${article}">茶园开秤</a><a href="${page}">下一版</a>`
    const links = linksOf(html, `http://paper.invalid/${front}`)
    const full = (href: string): string => new URL(href, `http://paper.invalid/${front}`).href
    expect(links.pages.map(({ url }) => url)).toEqual([full(page)])
    expect(links.articles).toEqual([{ url: full(article), title: '茶园开秤' }])
  })

  it.each([
    ['<a href="javascript:void(0)" data-href="szbz31623.Html">茶园开秤</a>', '茶园开秤'],
    ['<a href="javascript:openNews(\'szbz31623.Html\')">茶园开秤</a>', '茶园开秤'],
    ['<tr onclick="window.location.href=\'szbz31623.Html\'"><td>·</td><td>茶园开秤</td></tr>', '· 茶园开秤'],
    ['<table><tr class="page-item" data-url="szbz31623.Html"><td>茶园开秤</td></tr></table>', '茶园开秤'],
    [
      '<a href="szbz31623.Html" title="茶园开秤 比去年早半月">茶园开秤 比去年...</a>',
      '茶园开秤 比去年早半月',
    ],
    ['<a href="szbz31623.Html" title="茶园开秤"><img src="1.jpg"></a>', '茶园开秤'],
    ['<a href="szbz31623.Html">[全文]</a><a href="szbz31623.Html">茶园开秤</a>', '茶园开秤'],
    ['<map><area shape="rect" coords="1,1,9,9" href="szbz31623.Html" title="茶园开秤"></map>', '茶园开秤'],
  ])('include a link to an article however it is written: %s', (html, title) => {
    expect(linksOf(html, 'http://paper.invalid/Html/szbz/20260718/szbzA1.Html').articles).toEqual([
      { url: 'http://paper.invalid/Html/szbz/20260718/szbz31623.Html', title },
    ])
  })

  it('rule out other links in the same folder if any article has a known form', () => {
    const html =
      '<a href=content_1.htm>茶园开秤</a><a href=content_2.htm>渡口修好了</a><a href=survey_9.htm>读者有奖问卷</a>'
    expect(linksOf(html, BASE).articles).toHaveLength(2)
  })

  it.each([
    '更多市民走进博物馆',
    '扫描仪里的老照片',
    '返回家乡的年轻人',
    '收藏家的账本',
    '前张庄村通了公路',
    '下一站，古渡口',
    '全文刊登的一封信',
    '下期彩票',
  ])('include an article whose title begins like a navigation link: %s', (title) => {
    for (const href of ['content_1.htm', '7.html'])
      expect(linksOf(`<a href=${href}>${title}</a>`, BASE).articles).toMatchObject([{ title }])
  })

  it("exclude links to other days and to the site's own pages", () => {
    const html = `<a href="../20260717/9.html">昨天的一篇</a><a href="7.html">返回目录</a><a href="8.html">2026-07-18</a>
      <a href="9.html">上一篇</a><a href="/20260718/9.html">别处的一篇</a><a href="5.jpg">一张图片</a>`
    expect(linksOf(html, 'http://paper.invalid/lx/20260718/list.html').articles).toEqual([])
  })
})

describe('areas', () => {
  const areas = (coords: string, shape = 'polygon') => {
    const html = `<td>第01版：要闻</td><map><area coords="${coords}" shape="${shape}" href="content_1.htm?div=0"><area coords="${coords}" href="content_1.htm?div=-1" shape="${shape}"></map><a href="content_1.htm">一</a>`
    return readEdition([{ name: 'node_1.htm', bytes: bytes(html) }]).pages[0]?.areas?.map(
      (one) => one.polygon,
    )
  }

  it('keep floats, and drop repeated points and repeated areas', () => {
    expect(areas('1.5,2,1.5,2,9,2,9,9.25,9,9.25,1.5,2')).toEqual([
      [
        [1.5, 2],
        [9, 2],
        [9, 9.25],
      ],
    ])
  })

  it('turn a rectangle into four corners', () => {
    expect(areas('1,2,9,8', 'rect')).toEqual([
      [
        [1, 2],
        [9, 2],
        [9, 8],
        [1, 8],
      ],
    ])
  })

  it('without a valid shape are left out, but their article stays', () => {
    for (const coords of ['', '1,2', '1,2,x,4,5,6']) expect(areas(coords) ?? []).toEqual([])
  })
})

describe('a front door', () => {
  it.each([
    ['<META HTTP-EQUIV="REFRESH" CONTENT="0; URL=html/2026-07/18/node_1.htm">'],
    ["<meta content='0;url=html/2026-07/18/node_1.htm' http-equiv=refresh>"],
    ['<script>window.location.href = "html/2026-07/18/node_1.htm";</script>'],
    ["<script>\nlocation='html/2026-07/18/node_1.htm'</script>"],
    ["<script>top.location.replace('html/2026-07/18/node_1.htm')</script>"],
  ])('redirects: %s', (html) => {
    const { redirect } = linksOf(html, 'http://paper.invalid/lxrb/paperindex.htm')
    expect(redirect).toBe('http://paper.invalid/lxrb/html/2026-07/18/node_1.htm')
  })

  it('does not redirect if a script only compares, or leads to itself', () => {
    const at = 'http://paper.invalid/lxrb/paperindex.htm'
    expect(linksOf('<script>if (location == "x") {}</script>', at).redirect).toBeUndefined()
    expect(linksOf('<script>location.href="paperindex.htm"</script>', at).redirect).toBeUndefined()
    expect(
      linksOf('<meta http-equiv=refresh content="0;url=javascript:alert(1)">', at).redirect,
    ).toBeUndefined()
  })
})

describe('saved pages', () => {
  it.each([
    ['\ufeff\n<!DOCTYPE html>', true],
    ['<td class=font01>茶园开秤', true],
    ['<!--enpproperty', true],
    ['<founder-title>', true],
    ['<临溪日报> 第3期', false],
    ['本报讯 <b>', false],
    ['{"format": "baolan-issue/1"}', false],
    ['', false],
  ])('are recognised by how they begin: %s', (text, expected) => {
    expect(looksLikePage(bytes(text))).toBe(expected)
  })

  it('are found if all are in one folder', () => {
    const edition = makeEdition('A', { seed: 4 })
    const flat = savedPages(edition).map(({ name, bytes: page }) => ({
      name: name.split('/').at(-1) ?? '',
      bytes: page,
    }))
    expect(issuePages(readEdition(flat))).toEqual(expectedPages(edition.truth))
  })

  it('are found under names that an address escapes', () => {
    const issue = readEdition([
      {
        name: '我的 报纸/node_1.htm',
        bytes: bytes('<td>第01版：要闻</td><a href="content_茶园, 1.htm">茶园开秤</a>'),
      },
      {
        name: '我的 报纸/content_茶园, 1.htm',
        bytes: bytes(
          '<founder-title>茶园开秤</founder-title><founder-content><p>今年早半月。</p></founder-content>',
        ),
      },
    ])
    expect(issue.articles.map(({ body }) => body.map(({ text }) => text))).toEqual([['今年早半月。']])
  })

  it('make the same issue in any order', () => {
    const pages = savedPages(makeEdition("B'", { seed: 5 }))
    expect(readEdition(pages.toReversed()).articles).toEqual(readEdition(pages).articles)
  })

  it('are on the pages that they name if no layout page was saved', () => {
    const edition = makeEdition('B2', { seed: 6 })
    const layouts = new Set(edition.truth.pages.map(({ path }) => path))
    const issue = readEdition(savedPages(edition).filter(({ name }) => !layouts.has(name)))
    expect(issue.pages.map(({ printPage }) => printPage)).toEqual(['1', '2'])
    expect(issue.articles.map(({ headline }) => headline)).toEqual(
      edition.truth.articles.map((one) => one.headline),
    )
  })

  it('lead to notes about missing pages and articles, whose titles are kept', () => {
    const edition = makeEdition('B', { seed: 7 })
    const [first] = edition.truth.pages
    const issue = readEdition(savedPages(edition).filter(({ name }) => name === first?.path))
    expect(issue.articles.map(({ headline }) => headline)).toEqual(
      edition.truth.articles.slice(0, 3).map(({ headline }) => headline),
    )
    expect(issue.notes.filter(({ code }) => code === 'truncated')).toHaveLength(4)
  })

  it('that show an article next to the list are layout pages', () => {
    const article =
      '<founder-title>茶园开秤</founder-title><founder-content><p>今年早半月。</p></founder-content>'
    const layout = `<td>第01版：要闻</td><a href="content_1.htm">茶园开秤</a><a href="content_2.htm">渡口修好了</a>${article}`
    const issue = readEdition([
      { name: 'node_1.htm', bytes: bytes(layout) },
      { name: 'content_1.htm', bytes: bytes(article) },
    ])
    expect(issue.pages.map(({ printPage, articles }) => [printPage, articles.length])).toEqual([['1', 2]])
    expect(issue.articles.map(({ headline }) => headline)).toEqual([['茶园开秤'], ['渡口修好了']])
  })

  it('have no date if their address gives a day that does not exist', () => {
    const html = '<td>第01版：要闻</td><a href="content_1.htm">茶园开秤</a>'
    const dateAt = (day: string): string =>
      readEdition([{ name: `http://paper.invalid/html/${day}/node_1.htm`, bytes: bytes(html) }]).datePublished
    expect(dateAt('2026-02/28')).toBe('2026-02-28')
    expect(dateAt('2026-02/30')).toBe('')
  })

  it('have their trailer’s date in ISO form, however it is written', () => {
    const html = '<td>第01版：要闻</td><a href="content_1.htm">茶园开秤</a>'
    const trailer = '<!--enpproperty <date>2026-7-8 06:00</date>/enpproperty-->'
    const { datePublished } = readEdition([{ name: 'node_1.htm', bytes: bytes(html + trailer) }])
    expect(datePublished).toBe('2026-07-08')
  })

  it.each([
    ['binary', Buffer.concat([bytes('<html>'), new Uint8Array(4096)]), 'binary, not text'],
    [
      'of no encoding',
      Buffer.concat([bytes('<html>'), Buffer.alloc(4096, '\xff ', 'latin1')]),
      'in no encoding that is known',
    ],
    ['beyond all measure', bytes(`<html>${'<i>'.repeat(600_000)}`), 'leave it out'],
  ])('lose only a page that is %s', (_, broken, why) => {
    const pages = savedPages(makeEdition('B', { seed: 8 }))
    const { articles, notes } = readEdition(pages)
    const issue = readEdition([...pages, { name: 'content_99.htm', bytes: broken }])
    expect(issue.articles).toEqual(articles)
    const added = issue.notes.filter(({ message }) => !notes.some((one) => one.message === message))
    expect(added.map(({ message }) => message)).toEqual([
      expect.stringMatching(new RegExp(`^content_99\\.htm .*${why}`)),
    ])
    expect(() => readEdition([{ name: 'content_99.htm', bytes: broken }])).toThrow(why)
  })

  it('are refused with a one-line message if none is of an edition', () => {
    const door = { name: 'index.htm', bytes: bytes('<html><body>你好</body></html>') }
    expect(() => readEdition([door])).toThrow(/^index\.htm is not a page of a digital edition: .*$/)
  })
})
