import { relative } from './address.ts'
import {
  arrows,
  chrome,
  escapeHtml,
  frame,
  imprintLine,
  lines,
  map,
  pageNav,
  paragraphs,
  printedDate,
  titleList,
  trailer,
} from './furniture.ts'
import type { Plan } from './plan.ts'
import type { Family, TrueArticle, TrueImage, TruePage } from './truth.ts'

/** One form of an article page. A family may have several; an edition uses one. */
type Template = (plan: Plan, page: TruePage, article: TrueArticle) => string

const ifAny = (value: string | undefined, html: (value: string) => string): string =>
  value ? html(value) : ''
const ifLines = (plan: Plan, printed: readonly string[], html: (value: string) => string): string =>
  ifAny(printed.length > 0 ? lines(plan, printed) : undefined, html)

const tools = `<a onclick="zoomIn();" href="javascript:;">放大<img src="image/zoomin.gif" width="16"></a> <a href="javascript:;">缩小</a>`

const picText = ({ caption = '', credit }: TrueImage): string =>
  `${credit ? `作者：(${credit})&nbsp;&nbsp;&nbsp;` : ''}${escapeHtml(caption)}`

const picTable = (open: string, { images }: TrueArticle, marked: boolean): string => {
  if (images.length === 0) return ''
  const [pic, caption] = marked ? ['article-pic', 'article-pic-text'] : []
  const wrap = (name: string | undefined, html: string): string =>
    name ? `<!--<npm:${name}>-->${html}<!--</npm:${name}>-->` : html
  const rows = images.map(
    (image) =>
      `<tr><td>${wrap(pic, `<img alt="" src="${image.src}" />`)}</td></tr>\n<tr><td>${wrap(caption, picText(image))}</td></tr>`,
  )
  return `<table ${open}><tr><td><table><tbody>${rows.join('')}</tbody></table></td></tr></table>`
}

/** The caption, followed by the photographer. */
const signedText = ({ caption, credit }: TrueImage): string =>
  caption ? `<p>${escapeHtml(caption)}${credit ? `${credit} 摄` : ''}</p>` : ''

const attachments = ({ images }: TrueArticle): string =>
  images
    .map((image) => `<div class="attachment"><img src="${image.src}">${signedText(image)}</div>`)
    .join('\n')

/** Comments of the publisher's system mark kicker, headline, deck and author. */
const marked: Template = (plan, page, a) => {
  const row = (kind: string, name: string, html: string): string =>
    `<tr valign="top"><td class="${kind}" align="center" style="color: #827E7B;">${name === 'title' ? '<founder-title>' : ''}<!--<npm:article-${name}>-->${html}<!--</npm:article-${name}>-->${name === 'title' ? '</founder-title>' : ''}</td></tr>`
  return `<!----------文章部分开始---------->
<table class="wz"><tbody>
${row('font02', 'pretitle', lines(plan, a.kicker))}
${row('font01', 'title', lines(plan, a.headline))}
${row('font02', 'subtitle', lines(plan, a.deck))}
<tr valign="top"><td class="font02" align="center"><founder-author><!--<npm:article-author>-->${a.author ?? ''}<!--</npm:article-author>--></founder-author></td></tr>
</tbody></table>
${picTable('id="newspic" bgcolor="#efefef"', a, true)}
${imprintLine(plan, page)}<div id="ozoom" style="zoom: 100%;" class="content"><founder-content><!--<npm:article-content>-->${paragraphs(plan, a.body)}<!--</npm:article-content>--></founder-content></div>
<!----------文章部分结束---------->`
}

/** The same page without the comments: only the position before or after the headline tells kicker from deck. */
const fonts: Template = (plan, page, a) => {
  const row = (kind: string, html: string): string =>
    `<tr valign="top"><td class="${kind}" align="center">${html}</td></tr>`
  return `<table><tbody>${ifLines(plan, a.kicker, (html) => row('font02', html))}
${row('font01', lines(plan, a.headline))}
${ifLines(plan, a.deck, (html) => row('font02', html))}
${ifAny(a.author, (html) => row('font02', html))}</tbody></table>
${picTable('bgcolor="#efefef"', a, false)}
${imprintLine(plan, page)}<div id="ozoom">${paragraphs(plan, a.body)}</div>`
}

const founder: Template = (plan, page, a) => `<table><tr><td class="font02">${lines(plan, a.kicker)}</td></tr>
<tr><td class="font01"><Founder-Title>${lines(plan, a.headline)}</Founder-Title></td></tr>
<tr><td class="font02">${lines(plan, a.deck)}</td></tr>
<tr><td class="font02"><founder-author>${a.author ?? ''}</founder-author></td></tr></table>
${picTable('id="newspic"', a, false)}
${imprintLine(plan, page)}<founder-content>${paragraphs(plan, a.body)}</founder-content>`

const ids: Template = (plan, page, a) => `<div class="totalTitle">
<p id="PreTitle" class="introtitle">${lines(plan, a.kicker)}</p>
<h2 id="Title">${lines(plan, a.headline)}</h2>
<p id="SubTitle">${lines(plan, a.deck)}</p>
<p class="author" id="Author">${a.author ?? ''}</p></div>
${imprintLine(plan, page)}<div id="ozoom"><founder-content><!--enpcontent-->${attachments(a)}${paragraphs(plan, a.body, 'p')}<!--/enpcontent--></founder-content></div>`

const newsdetatit: Template = (plan, page, a) => `<div id="ScroLeft"><div class="newsdetatit">
<div class="intro">${lines(plan, a.kicker)}</div><h3>${lines(plan, a.headline)}</h3><div class="sub">${lines(plan, a.deck)}</div>
${ifAny(a.author, (html) => `<p class="author">${html}</p>`)}</div>
${imprintLine(plan, page)}<div class="newsdetatext">${a.images.map((image) => `<div class="pic"><img src="${image.src}">${signedText(image)}</div>`).join('')}<founder-content><!--enpcontent-->${paragraphs(plan, a.body, 'p')}<!--/enpcontent--></founder-content></div></div>`

/** Headings by rank in one container, author and folio on one line. */
const headings: Template = (plan, page, a) => {
  const [year = '', month = '', day = ''] = plan.date.split('-')
  return `<div class="article">${plan.dirt.has('h1-empty') ? '<h1></h1>' : ''}
${ifLines(plan, a.kicker, (html) => `<h3>${html}</h3>`)}<h1>${lines(plan, a.headline)}</h1>${ifLines(plan, a.deck, (html) => `<h2>${html}</h2>`)}
<p class="sec">${a.author ?? ''}
<span class="date">《${plan.name}》（${year}年${month}月${day}日　第 ${page.printPage} 版）</span></p>
${picTable('class="pic_c"', a, false)}
${imprintLine(plan, page)}<div id="ozoom"><!--enpcontent-->${paragraphs(plan, a.body, 'p')}<!--/enpcontent--></div></div>`
}

const neirong: Template = (
  plan,
  page,
  a,
) => `<div class="neirong">${ifLines(plan, a.kicker, (html) => `<h3>${html}</h3>`)}
<h2>${lines(plan, a.headline)}</h2>${ifLines(plan, a.deck, (html) => `<h4>${html}</h4>`)}
${ifAny(a.author, (html) => `<div class="zuozhe">${html}</div>`)}
${imprintLine(plan, page)}<div class="imagelist">${a.images.map((image) => `<a target="_blank"><img src="${image.src}"></a>${signedText(image)}`).join('')}</div>
<span id="contenttext">${paragraphs(plan, a.body, 'p')}</span></div>`

const details: Template = (plan, page, a) => `<div class="detail">
${ifLines(plan, a.kicker, (html) => `<h3 class="detPreTit">${html}</h3>`)}<h2 class="detConTit">${lines(plan, a.headline)}</h2>
${ifLines(plan, a.deck, (html) => `<h3 class="detSubTit">${html}</h3>`)}${ifAny(a.author, (html) => `<p class="author">${html}</p>`)}
${a.images.map((image) => `<div class="detPic"><img src="${image.src}">${signedText(image)}</div>`).join('')}
${imprintLine(plan, page)}<div class="details">${paragraphs(plan, a.body, 'p')}</div></div>`

/** Pictures in tables without class or id, each caption in its own row. */
const pictureTables = ({ images }: TrueArticle): string =>
  images
    .map(
      (image) =>
        `<table align="center" border="0"><tr><td align="center"><img src="${image.src}"></td></tr><tr><td>${signedText(image)}</td></tr></table>`,
    )
    .join('\n')

const szbTitle: Template = (plan, page, a) => `<div class="main">
${ifLines(plan, a.kicker, (html) => `<div class="yinti">${html}</div>`)}<div class="title">${lines(plan, a.headline)}</div>
${ifLines(plan, a.deck, (html) => `<div class="futi">${html}</div>`)}${ifAny(a.author, (html) => `<div class="author">${html}</div>`)}
${imprintLine(plan, page)}<div class="content">${pictureTables(a)}${paragraphs(plan, a.body, 'p')}</div></div>`

const bmnr: Template = (plan, page, a) => `<div class="bmnr_con">
<div class="bmnr_con_yinti">${lines(plan, a.kicker)}</div><div class="bmnr_con_biaoti">${lines(plan, a.headline)}</div>
<div class="bmnr_con_futi">${lines(plan, a.deck)}</div><div class="author">${a.author ?? ''}</div>
${imprintLine(plan, page)}<div class="bmnr_con_con"><div id="zoom">${pictureTables(a)}${paragraphs(plan, a.body, 'p')}</div></div></div>`

const pgcontent: Template = (plan, page, a) => `<div class="content_sro">
${ifLines(plan, a.kicker, (html) => `<h5 class="yinti_title">${html}</h5>`)}<h2 class="content_title">${lines(plan, a.headline)}</h2>
${ifLines(plan, a.deck, (html) => `<h5 class="futi">${html}</h5>`)}${ifAny(a.author, (html) => `<div class="others">${html}</div>`)}
${imprintLine(plan, page)}<div id="pgcontent">${pictureTables(a)}${paragraphs(plan, a.body, 'p')}</div></div>`

const doctitle: Template = (plan, page, a) => `<div class="doc">
<div id="yinti">${lines(plan, a.kicker)}</div><div id="doctitle">${lines(plan, a.headline)}</div>
<div id="subdoctitle">${lines(plan, a.deck)}</div><div class="zuozhe">${a.author ?? ''}</div>
${imprintLine(plan, page)}<div id="doccontent">${pictureTables(a)}${paragraphs(plan, a.body, 'p')}</div></div>`

const font6: Template = (plan, page, a) => `<table>
<tr><td class="font02">${lines(plan, a.kicker)}</td></tr><tr><td class="font01">${lines(plan, a.headline)}</td></tr>
<tr><td class="font02">${lines(plan, a.deck)}</td></tr><tr><td class="font02">${a.author ?? ''}</td></tr>
<tr><td>${imprintLine(plan, page)}</td></tr><tr><td class="font6">${pictureTables(a)}${paragraphs(plan, a.body, 'p')}</td></tr></table>`

const ctitle: Template = (plan, page, a) => `<div class="news"><p id="pretitle">${lines(plan, a.kicker)}</p>
<h1 id="ctitle">${lines(plan, a.headline)}</h1><p id="subtitle">${lines(plan, a.deck)}</p><p id="author">${a.author ?? ''}</p>
<div id="imgs">${a.images.map((image) => `<img src="${image.src}">${signedText(image)}`).join('')}</div>
${imprintLine(plan, page)}<div id="ccontent">${paragraphs(plan, a.body, 'p')}</div></div>`

const guide: Template = (
  plan,
  page,
  a,
) => `<div class="swiper-slide"><font id="guide">${lines(plan, a.kicker)}</font>
<font id="main-title"><b>${lines(plan, a.headline)}</b></font><font id="sub-title">${lines(plan, a.deck)}</font>
<p><span id="author">${a.author ?? ''}</span></p>
${imprintLine(plan, page)}<div class="content my-gallery" id="content">${pictureTables(a)}${paragraphs(plan, a.body, 'p')}</div></div>`

const TEMPLATES: Readonly<Record<Family, readonly [Template, ...Template[]]>> = {
  A: [ids, newsdetatit, headings],
  B: [marked, fonts, founder],
  "B'": [ids, newsdetatit],
  B2: [headings],
  C: [neirong],
  D: [ids],
  E: [details],
  F: [szbTitle],
  G: [bmnr],
  H: [pgcontent],
  I: [doctitle],
  J: [font6],
  K: [ctitle],
  L: [guide],
  M: [bmnr],
}

export const articlePage = (plan: Plan, page: TruePage, article: TrueArticle): string => {
  const choices = TEMPLATES[plan.family]
  const template = choices[plan.seed % choices.length] ?? choices[0]
  const path = article.paths[article.pages.indexOf(page.printPage)] ?? ''
  const back = relative(path, page.path)
  const [head, foot] = chrome(plan)
  const side = plan.dirt.has('sidebar')
    ? `<div class="left">${map(plan, page, path)}<ul class="list">${titleList(plan, page, article)}</ul><div>${pageNav(plan, page, article)}</div></div>`
    : ''
  const body = `${head}<div class="top"><a href="http://paper.invalid/">${plan.name}</a> ${printedDate(plan)} <a id="pageLink" href="${back}">第${page.printPage}版：${page.printSection}</a> ${arrows(plan, back, '上一版')} ${tools}</div>
${side}${template(plan, page, article)}
<div class="foot">${arrows(plan, back, '返回')}</div>${foot}`
  const title = plan.dirt.has('title-says-headline')
    ? `${article.headline.join(' ')}-${plan.name}`
    : `${plan.name}数字报`
  return frame(plan, title, body, trailer(plan, page, article))
}
