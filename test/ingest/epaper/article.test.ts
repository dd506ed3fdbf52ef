import { describe, expect, it } from 'vitest'
import { readEdition } from '../../../source/ingest/epaper/index.ts'
import type { Article } from '../../../source/issue/index.ts'
import { lostFrom } from '../laws.ts'

/** Reads one article page and checks that no character is lost. */
const read = (html: string, name = 'content_1.htm'): Article => {
  const issue = readEdition([{ name, bytes: new TextEncoder().encode(html) }])
  expect(lostFrom(issue)).toBe('')
  const [article] = issue.articles
  if (!article) throw new Error('no article')
  return article
}

const titles = ({ kicker = [], headline, deck = [], byline = [] }: Article) => ({
  kicker,
  headline,
  deck,
  byline: byline.map(({ role, name }) => `${role} ${name}`),
})
const texts = ({ body }: Article): string[] => body.map(({ text }) => text)
const BODY = '<div id="ozoom"><P>　　渡口修好了。</P></div>'

describe('kicker, headline, deck and author', () => {
  it('are found by the publishing system’s comments first', () => {
    const html = `<td class=font02><!--<npm:article-pretitle>-->引题<!--</npm:article-pretitle>--></td>
      <td class=font01><founder-title><!--<npm:article-title>-->主题<!--</npm:article-title>--></founder-title></td>
      <td class=font02><!--<npm:article-subtitle>-->副题<!--</npm:article-subtitle>--></td>
      <td class=font02><founder-author><!--<npm:article-author>-->记者 沈青禾<!--</npm:article-author>--></founder-author></td>
      <founder-content><!--<npm:article-content>--><P>　　渡口修好了。</P>　　<!--</npm:article-content>--></founder-content>`
    const article = read(html)
    expect(titles(article)).toEqual({
      kicker: ['引题'],
      headline: ['主题'],
      deck: ['副题'],
      byline: ['记者 沈青禾'],
    })
    expect(texts(article)).toEqual(['渡口修好了。'])
  })

  it('are found by font02 before and after font01, and the author by form', () => {
    const cells = [
      'font02>修渠二十里',
      'font01>老粮仓重新开放',
      'font02>——一座小城的账本',
      'font02>本报记者 陆知远',
    ]
    const html = `<table>${cells.map((cell) => `<tr><td class=${cell}`).join('')}</table>${BODY}`
    expect(titles(read(html))).toEqual({
      kicker: ['修渠二十里'],
      headline: ['老粮仓重新开放'],
      deck: ['——一座小城的账本'],
      byline: ['记者 陆知远'],
    })
  })

  it('are found by heading rank, even after an empty h1', () => {
    const html = `<div id="news_content"><h1></h1><h3>引题</h3><h1>主题</h1><h3>副题</h3><cms-content id="content"><p>渡口修好了。</p></cms-content></div>`
    expect(titles(read(html))).toMatchObject({ kicker: ['引题'], headline: ['主题'], deck: ['副题'] })
  })

  it('have a line for each <br> and each line end', () => {
    const html = `<h1 id="Title">\n  渡口修好了<BR>灯也亮了<br/>船来\n人往\n</h1>${BODY}`
    expect(read(html).headline).toEqual(['渡口修好了', '灯也亮了', '船来', '人往'])
  })

  it('are distinguished by dashes in an element for titles', () => {
    const html = `<div class="newsdetatit">修渠二十里——<br>老粮仓重新开放<br>——一座小城的账本</div>${BODY}`
    expect(titles(read(html))).toMatchObject({
      kicker: ['修渠二十里——'],
      headline: ['老粮仓重新开放'],
      deck: ['——一座小城的账本'],
    })
  })

  it('are found if only the amount of prose reveals the body', () => {
    const html = `<div class="q1"><h2>渡口修好了</h2></div><div class="q2"><p>　　这几天，临溪的养护工检修沿河步道，赶在汛期之前做完。</p><p>灯亮了。</p></div>
      <div>《临溪日报》的一切内容，未经书面授权任何单位及个人不得转载或者作商业用途。</div>`
    const article = read(html)
    expect(article.headline).toEqual(['渡口修好了'])
    expect(texts(article)).toEqual(['这几天，临溪的养护工检修沿河步道，赶在汛期之前做完。', '灯亮了。'])
  })

  it('are found by the title in the list if nothing marks them', () => {
    const list = `<td>第01版：要闻</td><a href="content_1.htm">老粮仓重新开放</a>`
    const page = `<table><tr><td>修渠二十里</td></tr><tr><td>老粮仓重新开放</td></tr></table>${BODY}`
    const issue = readEdition(
      [['node_1.htm', list] as const, ['content_1.htm', page] as const].map(([name, html]) => ({
        name,
        bytes: new TextEncoder().encode(html),
      })),
    )
    expect(lostFrom(issue)).toBe('')
    expect(issue.articles.map(({ headline }) => headline)).toEqual([['老粮仓重新开放']])
  })
})

describe('the trailer', () => {
  const page = `<table><tr><td class=font02>修渠二十里</td></tr><tr><td class=font01>老粮仓重新开放</td></tr></table>${BODY}`
  const fields = (wrap: (value: string) => string): string =>
    `<!--enpproperty <articleid>5</articleid><date>2026-07-18 03:28:27.0</date><author>${wrap('沈青禾')}</author><title>${wrap('老粮仓重新开放')}</title><keyword></keyword><subtitle>${wrap('修渠二十里')}</subtitle><introtitle></introtitle><nodename>要闻</nodename>/enpproperty-->`

  it('decides which line is kicker and which is deck, with and without <p> in its values', () => {
    for (const wrap of [(value: string) => value, (value: string) => `<p>${value}</p>`]) {
      expect(titles(read(page + fields(wrap)))).toEqual({
        kicker: [],
        headline: ['老粮仓重新开放'],
        deck: ['修渠二十里'],
        byline: ['作者 沈青禾'],
      })
    }
  })

  it('gives paper, date and page in its oldest vocabulary', () => {
    const trailer = `<!--enpproperty <founder-date>2026-07-18</founder-date><founder-title>老粮仓重新开放</founder-title><founder-pagenum>A02</founder-pagenum><founder-papername>临溪日报</founder-papername><founder-type>1</founder-type> /enpproperty-->`
    const [issue] = [readEdition([{ name: 'a.htm', bytes: new TextEncoder().encode(page + trailer) }])]
    expect(issue).toMatchObject({ name: '临溪日报', datePublished: '2026-07-18' })
    expect(issue.pages).toMatchObject([{ printPage: 'A02' }])
  })

  it('is left out of the body and noted if its comment ended too early', () => {
    const html = `<founder-title>渡口修好了</founder-title><founder-content><p>正文。</p><!--enpproperty <title>A-->B</title>2026-07-18 03:28:27.0 5/enpproperty--></founder-content>`
    const issue = readEdition([{ name: 'content_1.htm', bytes: new TextEncoder().encode(html) }])
    expect(issue.articles.flatMap(texts)).toEqual(['正文。'])
    expect(issue.notes).toMatchObject([{ code: 'unplaced', text: expect.stringContaining('enpproperty') }])
    expect(lostFrom(issue)).toBe('')
  })
})

describe('the body', () => {
  const body = (inside: string): string[] =>
    texts(read(`<founder-title>题</founder-title><founder-content>${inside}</founder-content>`))

  it('has paragraphs without indents, and no empty last one', () => {
    expect(body('<P>　　一。</P><P>&nbsp;&nbsp;&nbsp;&nbsp;二。</P>\n　　')).toEqual(['一。', '二。'])
  })

  it('breaks at <br> and at unclosed <P>', () => {
    expect(body('<P>　　一。<br>　　二。<P>三。<BR/><BR/>四。')).toEqual(['一。', '二。', '三。', '四。'])
  })

  it('keeps the ideographic space of a padded name and drops line ends of the source', () => {
    expect(body('<p>记者张　三\n报道，渡口\r\n　修好了</p>')).toEqual(['记者张　三报道，渡口　修好了'])
  })

  it('decodes character references, and keeps text that looks like markup', () => {
    expect(body('<p>甲&amp;乙&lt;丙&gt;&ldquo;丁&rdquo;&#26443;</p><p>1 < 2</p>')).toEqual([
      '甲&乙<丙>“丁”杋',
      '1 < 2',
    ])
  })

  it('has short bold lines as subheads', () => {
    const html = '<p>一。</p><p><strong>灯火如旧</strong></p><p>二。</p>'
    const article = read(`<founder-title>题</founder-title><founder-content>${html}</founder-content>`)
    expect(article.body.map(({ type }) => type)).toEqual(['p', 'subhead', 'p'])
  })

  it('leaves out scripts, styles and forms, and nothing else', () => {
    expect(
      body('<style>p{}</style><script>document.write("坏")</script><p>好。</p><ul><li>一<li>二</ul>'),
    ).toEqual(['好。', '一', '二'])
  })

  it('keeps the dateline and byline that it gives', () => {
    const article = read(
      `<h1>题</h1><div id=ozoom><p>　　本报临溪7月18日讯（记者 沈青禾）渡口修好了。</p></div>`,
    )
    expect(article.dateline).toMatchObject({ raw: '本报临溪7月18日讯', place: '临溪' })
    expect(article.byline).toEqual([{ role: '记者', name: '沈青禾' }])
    expect(texts(article)).toEqual(['本报临溪7月18日讯（记者 沈青禾）渡口修好了。'])
  })
})

describe('pictures', () => {
  const images = (inside: string) => read(`<div class=wz><h1>渡口修好了</h1>${inside}${BODY}</div>`).images

  it('have the caption and the credit after them', () => {
    const html = `<table id="newspic"><tr><td><img src="a.jpg"><tr><td>作者：(沈青禾)&nbsp;&nbsp;&nbsp;渡口夜景。<tr><td><img src="b.jpg"><tr><td>码头。本报记者 陆安 摄</table>`
    expect(images(html)).toEqual([
      { src: 'a.jpg', caption: '渡口夜景。', credit: '沈青禾' },
      { src: 'b.jpg', caption: '码头。', credit: '陆安' },
    ])
  })

  it.each([
    ['渡口夜景。陆安摄（人间图片）', '陆安（人间图片）'],
    ['渡口夜景。新华社发（陆安 摄）', '陆安'],
    ['渡口夜景。（陆安、秦宁 摄）', '陆安、秦宁'],
    ['渡口夜景。临溪日报全媒体记者 陆安 摄', '陆安'],
  ])('have the photographer as credit: %s', (words, credit) => {
    expect(images(`<div class=attachment><img src=a.jpg><p>${words}</p></div>`)).toEqual([
      { src: 'a.jpg', caption: '渡口夜景。', credit },
    ])
  })

  it('keep a caption that only resembles a credit', () => {
    const caption = '摄影爱好者在渡口拍摄'
    expect(images(`<div class=attachment><img src=a.jpg><p>${caption}</p></div>`)).toEqual([
      { src: 'a.jpg', caption },
    ])
  })

  it('exclude the template’s icons, page maps and inlined dots', () => {
    const html = `<img src="../../tplimg/zoomin.gif"><img src="page.jpg" usemap="#PagePicMap"><img src="data:image/gif;base64,AAAA"><img src="x.png" width=16 height=16>`
    expect(images(html)).toBeUndefined()
  })

  it('make an article without text a photo', () => {
    expect(
      read(
        '<founder-title>图片新闻</founder-title><div class=attachment><img src=a.jpg></div><founder-content></founder-content>',
      ).kind,
    ).toBe('photo')
  })
})

describe('authors and page credits', () => {
  const issueOf = (pages: Readonly<Record<string, string>>) =>
    readEdition(
      Object.entries(pages).map(([name, html]) => ({ name, bytes: new TextEncoder().encode(html) })),
    )
  const page = (title: string, inside: string): string =>
    `<founder-title>${title}</founder-title><founder-author></founder-author><founder-content>${inside}</founder-content>`
  const byline = (inside: string) =>
    read(page('渡口修好了', inside)).byline?.map(({ role, name }) => `${role} ${name}`)

  it('are read from lines of their own or brackets at either end, which stay in the body', () => {
    expect(byline('<P>　　■&nbsp;临溪日报全媒体记者&nbsp;陆知远</P><P>　　这几天，渡口修好了。</P>')).toEqual(
      ['临溪日报全媒体记者 陆知远'],
    )
    expect(byline('<P>　　本报讯 （记者陆知远 通讯员沈宁）渡口修好了。</P><P>灯亮了。</P>')).toEqual([
      '记者 陆知远',
      '通讯员 沈宁',
    ])
    expect(byline('<P>　　渡口修好了。</P><P>（新华社临溪7月20日电 记者陆知远 顾宁）</P>')).toEqual([
      '记者 陆知远',
      '记者 顾宁',
    ])
  })

  it('are not an article if they are the page’s, and lose no character', () => {
    const issue = issueOf({
      'node_1.htm':
        '<td>第01版：要闻</td><a href=content_1.htm>渡口修好了</a><a href=content_2.htm>本版责编：陆安 秦宁</a>',
      'content_1.htm': `<div id=content>${page('渡口修好了', '<p>灯亮了。</p>')}<div class="editor">版式：乔安</div></div>`,
      'content_2.htm': page('本版责编：陆安 秦宁', ''),
    })
    expect(issue.articles.map(({ headline }) => headline)).toEqual([['渡口修好了']])
    expect(issue.pages[0]?.credits?.map(({ name }) => name)).toEqual(['乔安', '陆安', '秦宁'])
    expect(issue.notes).toEqual([])
    expect(lostFrom(issue)).toBe('')
  })
})

describe('an article continued on another page', () => {
  it('is one article on both pages if its marks match', () => {
    const page = (number: number, article: string): string =>
      `<td>第0${number}版：要闻</td><map><area coords="1,1,9,1,9,9" href="${article}.htm"></map><a href="${article}.htm">渡口修好了</a>`
    const half = (text: string): string =>
      `<founder-title>渡口修好了</founder-title><founder-content><p>${text}</p></founder-content>`
    const issue = readEdition(
      Object.entries({
        'node_1.htm': page(1, 'content_1'),
        'node_2.htm': page(2, 'content_2'),
        'content_1.htm': half('灯亮了，两岸的人都来看，（下转第2版）'),
        'content_2.htm': half('（上接第1版）一直看到半夜。'),
      }).map(([name, html]) => ({ name, bytes: new TextEncoder().encode(html) })),
    )
    expect(issue.articles.map(texts)).toEqual([['灯亮了，两岸的人都来看，一直看到半夜。']])
    expect(issue.articles[0]?.parts).toEqual([{ page: '1' }, { page: '2' }])
    const [id] = issue.articles.map((one) => one.id)
    expect(
      issue.pages.map(({ articles, areas = [] }) => [articles, areas.map(({ article }) => article)]),
    ).toEqual([
      [[id], [id]],
      [[id], [id]],
    ])
    expect(lostFrom(issue)).toBe('')
  })
})

describe('the article’s part of the page', () => {
  it('is noted where no form matches, without the page’s furniture', () => {
    const html = `<div class="top">首页 设为首页</div><h2 id="Title">渡口修好了</h2><div class="x9">来自一种没见过的栏目</div>
      <a href="javascript:;">放大</a>${BODY}<div class="foot">版权所有</div>`
    const issue = readEdition([{ name: 'content_1.htm', bytes: new TextEncoder().encode(html) }])
    expect(issue.notes).toMatchObject([{ code: 'unplaced', text: '来自一种没见过的栏目' }])
    expect(issue.source.text).not.toMatch(/首页|放大|版权/)
  })

  it('does not make text of a line that repeats date and source', () => {
    const html = `<h2 id="Title">渡口修好了</h2><p class="x">2026-07-18 08:30　来源：临溪日报</p>${BODY}`
    const issue = readEdition([{ name: 'content_1.htm', bytes: new TextEncoder().encode(html) }])
    expect(issue.notes).toEqual([])
    expect(lostFrom(issue)).toBe('')
  })

  it('gives paper, day and page in the line under the headline', () => {
    const html = `<div class="article"><h1>渡口修好了</h1><p class="sec">本报记者 陆安 <span class="date">《临溪日报》（2026年07月18日 第 05 版）</span></p>${BODY}</div>`
    const issue = readEdition([{ name: 'x.htm', bytes: new TextEncoder().encode(html) }])
    expect(issue).toMatchObject({
      name: '临溪日报',
      datePublished: '2026-07-18',
      pages: [{ printPage: '5' }],
    })
    expect(issue.articles[0]?.byline).toEqual([{ role: '记者', name: '陆安' }])
  })
})
