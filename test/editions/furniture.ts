import { relative } from './address.ts'
import type { Plan } from './plan.ts'
import type { TrueArticle, TruePage } from './truth.ts'

/** Escapes text for HTML. */
export const escapeHtml = (plain: string): string =>
  plain.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] ?? mark)

/** The lines of a headline, kicker or deck, with the page's line breaks. */
export const lines = (plan: Plan, printed: readonly string[]): string =>
  printed.map(escapeHtml).join(plan.dirt.has('headline-breaks') ? '<BR/>\n' : '<br>')

export const printedDate = (plan: Plan): string => {
  const [year = '', month = '', day = ''] = plan.date.split('-')
  const [shortMonth, shortDay] = [String(Number(month)), String(Number(day))]
  if (!plan.dirt.has('date-in-pieces')) return `${year}年${shortMonth}月${shortDay}日　${plan.weekday}`
  return `<strong><font face="Arial">\n ${year}\n </font></strong> 年\n ${shortMonth}\n 月\n ${shortDay}\n 日　星期\n <font class="weekday">${plan.weekday.slice(2)}</font>\n&nbsp;&nbsp;`
}

export const calendar = (plan: Plan): string =>
  plan.dirt.has('calendar')
    ? `<form name="CLD"><table><tr><td>日</td><td>一</td></tr><script language="JavaScript">
for (i = 2006; i < 2051; i++) document.write('<option>' + i + '</option>')
document.write("<div id=detail style=position:absolute></div>");
</script></table></form>`
    : ''

/** A line below the headline that repeats the masthead. */
export const imprintLine = (plan: Plan, page: TruePage): string => {
  if (!plan.dirt.has('imprint-line')) return ''
  const [year = '', month = '', day = ''] = plan.date.split('-')
  const forms = [
    `<p class="info"><span>${year}年${month}月${day}日</span> <span>来源：${plan.name}</span> <span>版次：${page.printPage}</span></p>`,
    `<div class="news-info">日期：[${plan.date}]　 版次：[${page.printPage}]　 版名：[${page.printSection}]</div>`,
    `<p><span id="NewsEditionNumber">第${page.printPage}版</span> <span id="NewsEditionName">${page.printSection}</span> <em>${plan.date} 06:30</em></p>`,
    `<div class="share">【字号：<a href="javascript:;">大</a> <a href="javascript:;">中</a> <a href="javascript:;">小</a>】 发布时间：${year}-${month}-${day}　浏览次数：<span id="hits">12</span></div>`,
  ] as const
  return forms[plan.seed % forms.length] ?? forms[0]
}

/** The site's own header and footer. */
export const chrome = (plan: Plan): readonly [head: string, foot: string] =>
  plan.dirt.has('chrome')
    ? [
        `<div id="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/news/20260718/55.html">时政要闻</a></li><li><a href="/video/">视频</a></li></ul>
<form action="/search.jsp"><input name="q" value="请输入关键字"><select><option>${plan.name}</option><option>临溪晚报</option></select></form>
<div class="papers"><a href="/lxwb/html/2026-07/18/node_2.htm">临溪晚报</a> <a href="/lxzk/">临溪周刊</a></div></div>`,
        `<div class="links">友情链接：<a href="http://news.invalid/">某某网</a> <a href="http://www.invalid/content_1.htm">一个专题</a></div>
<div id="footer"><p>版权所有 ${plan.name}社　未经授权，不得转载、摘编或以其他方式使用本站的内容，违者将依法追究责任。</p><p>某ICP备00000000号　联系电话：0000-1234567　地址：临溪市望江路1号</p></div>`,
      ]
    : ['', '']

export const footer = (plan: Plan): string =>
  `<div class="bottom"><p class="copy-text">《${plan.name}》（电子版）的一切内容，未经书面授权不得转载。</p>
<ul class="right code"><li>新闻热线 0000-1234567</li></ul></div>`

/** How a page states the size of its picture, in one of several ways. */
const pictureSize = ({ seed }: Plan, { image }: TruePage): string => {
  if (!image) return ''
  const { width, height } = image
  const forms = [
    `width="${width}" height="${height}" `,
    `width=${width}px height=${height}px `,
    `style="border: 0; width: ${width}px; height: ${height}px" width="100%" `,
  ] as const
  return forms[seed % forms.length] ?? forms[0]
}

export const map = (plan: Plan, page: TruePage, from = page.path): string => {
  const areas = page.articles.map(({ key, polygon }) => {
    const points = plan.dirt.has('areas-zero-length') ? [polygon[0], ...polygon] : polygon
    const coords = points.flatMap((point) => point ?? []).join(',')
    const href = relative(from, pathOf(plan, key, page))
    const area = (query: string): string => `<Area coords="${coords}" shape="polygon" href="${href}${query}">`
    return plan.dirt.has('areas-doubled') ? area('?div=0') + area('?div=-1') : area('')
  })
  return `<MAP NAME="PagePicMap">${areas.reverse().join('')}</MAP><img ${pictureSize(plan, page)}src="pic/${page.printPage}.jpg" border="0" usemap="#pagepicmap">`
}

/** The path of an article's file for one page; an article on two pages has two files. */
export const pathOf = (plan: Plan, key: string, page: TruePage): string => {
  const { pages, paths } = plannedArticle(plan, key)
  return paths[pages.indexOf(page.printPage)] ?? ''
}

export const plannedArticle = (plan: Plan, key: string): TrueArticle => {
  const article = plan.articles.find((planned) => planned.key === key)
  if (!article) throw new RangeError(`no article ${key} in the plan`)
  return article
}

export const arrows = (plan: Plan, to: string, label: string): string =>
  plan.dirt.has('webdings')
    ? `<a class="preart" href="${to}"><span style='font-size:12px;font-family:webdings'>4</span>${label}</a>&nbsp;`
    : `<a class="preart" href="${to}">${label}</a>`

/** The comment with metadata that the publishing system appends to a page, in one of its three forms. */
export const trailer = (plan: Plan, page: TruePage, article?: TrueArticle): string => {
  const { dirt } = plan
  if (!article) {
    return dirt.has('trailer-founder')
      ? `<!--enpproperty <founder-date>${plan.date} 23:59:57</founder-date><founder-pagenum>${page.printPage}</founder-pagenum><founder-papername>${plan.name}</founder-papername><founder-type>2</founder-type> /enpproperty-->`
      : ''
  }
  const [intro, title, sub] = [article.kicker, article.headline, article.deck].map((printed) =>
    printed.join(' '),
  )
  if (dirt.has('trailer-founder')) {
    return `<!--enpproperty <founder-date>${plan.date}</founder-date><founder-author>${article.author ?? ''}</founder-author><founder-title>${title}</founder-title><founder-subtitle>${sub}</founder-subtitle><founder-type>1</founder-type><founder-pagenum>${page.printPage}</founder-pagenum><founder-papername>${plan.name}</founder-papername> /enpproperty-->`
  }
  const wrap = (value = ''): string => (dirt.has('trailer-paragraphs') && value ? `<p>${value}</p>` : value)
  if (dirt.has('trailer-article') || dirt.has('trailer-paragraphs')) {
    return `<!--enpproperty <articleid>81</articleid><date>${plan.date} 03:28:27.0</date><author>${wrap(article.author)}</author><title>${wrap(title)}</title><keyword>古渡口,茶园</keyword><subtitle>${wrap(sub)}</subtitle><introtitle>${wrap(intro)}</introtitle><siteid>2</siteid><nodeid>423</nodeid><nodename>${page.printSection}</nodename><picurl></picurl>/enpproperty-->`
  }
  return ''
}

/** A whole page around `body`, with the declared charset. */
export const frame = (plan: Plan, title: string, body: string, after = ''): string => {
  const charset = plan.dirt.has('charset-wrong') || plan.dirt.has('bytes-gb18030') ? 'gb2312' : 'utf-8'
  return `<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}">
<title>${title}</title>
<style>.nav li { cursor: pointer }</style>
</head>
<body>
${body}
</body>
</html>
${after}`
}

/** The body's paragraphs, each indented by two ideographic spaces. */
export const paragraphs = (plan: Plan, body: readonly string[], tag = 'P'): string => {
  const tools = plan.dirt.has('toolbar')
    ? `<p align="right"><a href="javascript:;">上一篇</a>&nbsp;&nbsp;<a href="javascript:;">下一篇</a></p><div class="bdshare">分享到：<a title="微信"></a><a title="微博">微博</a></div>`
    : ''
  if (plan.dirt.has('body-breaks') && body.length > 0)
    return `<${tag}>${body.map((paragraph) => `　　${escapeHtml(paragraph)}`).join('<br/>')}</${tag}>${tools}`
  const tail = (body.length > 0 ? '　　' : '') + tools
  return body.map((paragraph) => `<${tag}>　　${escapeHtml(paragraph)}</${tag}>`).join('') + tail
}

/** The links of an article's page to the articles of the same printed page. */
export const titleList = (plan: Plan, page: TruePage, from: TrueArticle): string => {
  const path = from.paths[from.pages.indexOf(page.printPage)] ?? ''
  return page.articles
    .map(({ key }) => {
      const href = relative(path, pathOf(plan, key, page))
      return `<li><a href="${href}">${lines(plan, plannedArticle(plan, key).headline)}</a></li>`
    })
    .join('\n')
}

/** The links of an article's page to the layout pages of the day. */
export const pageNav = (plan: Plan, page: TruePage, from: TrueArticle): string => {
  const own = from.paths[from.pages.indexOf(page.printPage)] ?? ''
  return plan.pages
    .map(
      ({ path, printPage, printSection }) =>
        `<a href="${relative(own, path)}">第${printPage}版：${printSection}</a>`,
    )
    .join('\n')
}
