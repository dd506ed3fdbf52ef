import { describe, expect, it } from 'vitest'
import { readEdition } from '../../../source/ingest/epaper/index.ts'
import { lostFrom } from '../laws.ts'

const read = (body: string, title = '临溪日报', name = 'html/2026-07/18/content_1_55.htm') => {
  const html = `<html><head><title>${title}</title></head><body>${body}</body></html>`
  const issue = readEdition([{ name, bytes: new TextEncoder().encode(html) }])
  const [article] = issue.articles
  expect(lostFrom(issue)).toBe('')
  return {
    issue,
    page: issue.pages[0]?.printPage,
    article,
    body: article?.body.map(({ text }) => text),
    notes: [...issue.notes, ...(article?.notes ?? [])].filter(({ code }) => code === 'unplaced'),
  }
}
const P = '<p>　　今年开秤比去年早半月，种茶人忙到傍晚才收工。</p><p>　　茶厂里机器响了一夜。</p>'
const TEXT = ['今年开秤比去年早半月，种茶人忙到傍晚才收工。', '茶厂里机器响了一夜。']

describe('a line under the titles', () => {
  it.each([
    ['作者：沈青禾　来源：临溪日报 2026年07月18日　版次：A02', [['作者', '沈青禾']], 'A02'],
    ['记者 沈青禾 | 临溪日报 | 2026年07月18日', [['记者', '沈青禾']], '1'],
    ['2026-07-18 06:30　第A03版 综合', undefined, 'A03'],
    ['字号：【大 中 小】 分享到：微信 微博', undefined, '1'],
  ])('is divided: %s', (line, byline, page) => {
    const read1 = read(`<h2 id="Title">茶园开秤</h2><p class="info">${line}</p><div id="ozoom">${P}</div>`)
    expect(read1.article?.byline?.map(({ role, name }) => [role, name])).toEqual(byline)
    expect(read1).toMatchObject({ page, body: TEXT, notes: [] })
    expect(read1.article).not.toHaveProperty('deck')
  })

  it('is the author if it is only a name', () => {
    const { article } = read(
      `<table><tr><td class=font01>茶园开秤</td></tr><tr><td class=font02>——临溪见闻</td></tr><tr><td class=font02>沈青禾　陆知远</td></tr></table><div id=ozoom>${P}</div>`,
    )
    expect(article).toMatchObject({ deck: ['——临溪见闻'] })
    expect(article?.byline?.map(({ name }) => name)).toEqual(['沈青禾', '陆知远'])
  })
})

describe('the body', () => {
  it.each([
    [`${P}<p align=right><a href="content_1_54.htm">上一篇</a>　<a href="content_1_56.htm">下一篇</a></p>`],
    [`<div>放大 缩小 默认</div>${P}<div>【打印】【关闭】</div>`],
    [`${P}<div class="share">分享到：<span>微信好友</span> <span>朋友圈</span> <span>QQ空间</span></div>`],
  ])("is without the site's tools: %s", (inside) => {
    expect(read(`<h2 id="Title">茶园开秤</h2><div id="ozoom">${inside}</div>`).body).toEqual(TEXT)
  })

  it('keeps a poem of short lines', () => {
    const poem = ['大', '中', '小', '上一页', '都是水']
    const lines = [...poem, ...poem, '茶园的早晨，雾很轻。'].map((line) => `<p>${line}</p>`).join('')
    expect(read(`<h2 id="Title">茶园</h2><div id="ozoom">${lines}</div>`).body).toContain('大')
  })

  it('is not the box of tools inside it', () => {
    const page = `<table><tr><td class=font01>茶园开秤</td></tr><tr><td class=font6><div id=ozoom>放大 缩小</div>${P}</td></tr></table>`
    expect(read(page).body).toEqual(TEXT)
  })

  it('has no paragraph that describes the picture before it, which becomes a caption', () => {
    for (const caption of ['图为茶园一景。', '▲茶园一景。', '茶园一景。 本报记者 沈青禾 摄']) {
      const { article, body } = read(
        `<h2 id="Title">茶园开秤</h2><div id="ozoom"><p align=center><img src="1.jpg"></p><p>${caption}</p>${P}<p><img src="2.jpg"></p><p>茶厂里机器响了一夜。</p></div>`,
      )
      expect(article?.images?.map(({ caption: words }) => words !== undefined)).toEqual([true, false])
      expect(body).toEqual([...TEXT, '茶厂里机器响了一夜。'])
    }
  })
})

describe('repeated and missing parts', () => {
  it('include a second copy of the text for printing, which is dropped', () => {
    const twice = `<div id="ozoom"><!--enpcontent-->${P}<!--/enpcontent--></div><div style="display:none"><!--enpcontent-->${P}<!--/enpcontent--></div>`
    expect(read(`<div class="article"><h1>茶园开秤</h1>${twice}</div>`)).toMatchObject({
      body: TEXT,
      notes: [],
    })
  })

  it('include lost tags between two paragraphs', () => {
    for (const indent of ['　　', '&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;'])
      expect(
        read(`<h1>茶园</h1><div id=ozoom>${TEXT.map((one) => indent + one).join('')}</div>`).body,
      ).toEqual(TEXT)
  })

  it('include a headline that only the page’s title gives', () => {
    const { article } = read(`<div id=ozoom>${P}</div>`, '古渡口修缮一新-临溪日报数字报')
    expect(article?.headline).toEqual(['古渡口修缮一新'])
    expect(article?.confidence.headline).toBeLessThan(0.9)
  })

  it('include a headline in the body', () => {
    const inside = `<div id="main"><p>古渡口修缮一新</p>${P}</div>`
    expect(read(inside, '古渡口修缮一新-临溪日报').body).toEqual(TEXT)
    const layout = '<p>第01版：要闻</p><a href="content_1_55.htm">古渡口修缮一新</a>'
    const files = [
      ['html/2026-07/18/node_1.htm', layout],
      ['html/2026-07/18/content_1_55.htm', inside],
    ].map(([name = '', html]) => ({
      name,
      bytes: new TextEncoder().encode(`<title>临溪日报</title>${html}`),
    }))
    const [article] = readEdition(files).articles
    expect(article?.headline).toEqual(['古渡口修缮一新'])
    expect(article?.body.map(({ text }) => text)).toEqual(TEXT)
  })

  it('include a picture that loads when it is scrolled to', () => {
    const { article } = read(`<h1>茶园</h1><div id=ozoom><img src="blank.gif" data-src="1.jpg">${P}</div>`)
    expect(article?.images).toEqual([{ src: '1.jpg' }])
  })
})

describe("the paper's name", () => {
  it.each([
    ['茶园开秤-临溪日报', '临溪日报'],
    ['气象部门发布暴雨预报_临溪晚报数字报', '临溪晚报'],
    ['气象部门发布暴雨预报', ''],
    ['2026年07月18日 星期六_临溪日报_第01版:头版', '临溪日报'],
    ['临溪日报多媒体数字报刊平台', '临溪日报'],
  ])('is taken from %s', (title, name) => {
    expect(read(`<h1>茶园开秤</h1><div id=ozoom>${P}</div>`, title).issue.name).toBe(name)
  })
})

describe('the masthead of a layout page', () => {
  const layout = (lines: string) =>
    readEdition([
      {
        name: 'html/2021-11/09/node_1.htm',
        bytes: new TextEncoder().encode(
          `<html><head><title>临溪日报</title></head><body><div>${lines}</div><p>第01版：要闻</p><a href="content_1.htm">茶园开秤</a>
           <div>增值电信业务经营许可证第1234号</div><div>版权所有 临溪日报社主办</div></body></html>`,
        ),
      },
    ])

  it('gives its fields and keeps its lines', () => {
    const issue = layout(
      '<p>2021年11月9日　星期二</p><p>农历辛丑年十月初五</p><p>总第17991期　今日八版</p><p>国内统一刊号：CN 43-0004　邮发代号：41-10</p><p>主办单位：临溪日报社</p><p>零售每份：1.5元 邮发代号：41-10</p>',
    )
    expect(issue).toMatchObject({
      datePublished: '2021-11-09',
      weekday: '星期二',
      lunarDate: '辛丑年十月初五',
      issueNumber: '17991',
      cn: 'CN 43-0004',
      postalCode: '41-10',
      sponsor: '临溪日报社',
      price: '1.5元',
      pageCount: { stated: 8, found: 1 },
    })
    expect(issue.masthead).toContain('主办单位：临溪日报社')
    expect(lostFrom(issue)).toBe('')
  })

  it('does not include legal notices of the site', () => {
    const issue = layout('<p>2021年11月9日</p><p>临ICP备第05号</p>')
    expect(issue).not.toHaveProperty('issueNumber')
    expect(issue).not.toHaveProperty('sponsor')
    expect(issue.masthead).toEqual(['临溪日报', '2021年11月9日'])
  })
})
