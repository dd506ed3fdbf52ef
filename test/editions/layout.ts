import { relative } from './address.ts'
import {
  arrows,
  calendar,
  chrome,
  footer,
  frame,
  lines,
  map,
  pathOf,
  plannedArticle,
  printedDate,
  trailer,
} from './furniture.ts'
import type { Plan } from './plan.ts'
import type { Family, TruePage } from './truth.ts'

interface TitleLink {
  readonly href: string
  readonly title: string
}

const titles = (plan: Plan, page: TruePage): TitleLink[] =>
  page.articles.map(({ key }) => ({
    href: relative(page.path, pathOf(plan, key, page)),
    title: lines(plan, plannedArticle(plan, key).headline),
  }))

/** A title, which on some pages only a script writes. */
const titleMarkup = (plan: Plan, title: string): string =>
  plan.dirt.has('titles-in-script') ? `<script>document.write(view("${title}  "))</script>` : title

const next = (plan: Plan, page: TruePage): string => {
  const following = plan.pages[plan.pages.indexOf(page) + 1]
  return following ? arrows(plan, relative(page.path, following.path), '下一版') : ''
}

const classic = (plan: Plan, page: TruePage): string => {
  const nav = plan.pages
    .map(
      ({ path, printPage, printSection, pdf }) =>
        `<tr><td class="default" align="left">&nbsp;<a id="pageLink" href="${relative(page.path, path)}">第${printPage}版：${printSection}</a></td><td><a href="${relative(page.path, pdf)}"><img src="../../../tplimg/pdf.gif"></a></td></tr>`,
    )
    .join('\n')
  const list = titles(plan, page)
    .map(
      ({ href, title }, i) =>
        `<tr><td class="default"><img src="../../../tplimg/checkbox.gif"></td><td class="default"><a href="${href}"><div style="display:inline" id="mp${i}">${titleMarkup(plan, title)}</div></a></td></tr>`,
    )
    .join('\n')
  return `<div id="pgn"><ul>${plan.pages.map(({ path, printPage, printSection }) => `<li>&nbsp;<a id="pageLink" href="${relative(page.path, path)}">${printPage}： ${printSection}</a></li>`).join('')}</ul></div>
<table><tr><td width="280">${map(plan, page)}</td></tr></table>
<table><tr><td width="202" align="left" class="px12">第${page.printPage}版：<STRONG>${page.printSection}</STRONG></td>
<td>${next(plan, page)}</td><td><a href="${relative(page.path, page.pdf)}"><img height="16" src="../../../tplimg/pdf.gif"></a></td></tr></table>
<table cellspacing="0"><tbody>${list}</tbody></table>
<table><tr><td width="229" align="right" class="default">${printedDate(plan)}</td></tr></table>
<table><tbody>${nav}</tbody></table>`
}

const amuc = (
  plan: Plan,
  page: TruePage,
): string => `<div class="main w1000"><div class="left paper-box"><div class="paper">${map(plan, page)}</div>
<div class="paper-bot"><p class="left ban">
  第${page.printPage}版：${page.printSection}
</p><p class="right btn"><a href="${relative(page.path, page.pdf)}">PDF下载</a></p></div></div>
<div class="right right-main"><div class="date-box"><p class="date left">${plan.name} <span class="newstime">${printedDate(plan)}</span></p></div>
<div class="swiper-box"><div class="swiper-container">${plan.pages
  .map(
    ({ path, printPage, printSection }) =>
      `<div class="swiper-slide"><a id="pageLink" href="${relative(page.path, path)}">${printPage}版：${printSection}</a></div>`,
  )
  .join('\n')}</div></div>
${next(plan, page)}
<div class="news"><ul class="news-list"${plan.dirt.has('list-id-ozoom') ? ' id="ozoom"' : ''}>${titles(
  plan,
  page,
)
  .map(({ href, title }) => `<li><span>·</span>\n<a href="${href}"> ${titleMarkup(plan, title)} </a></li>`)
  .join('\n')}</ul></div></div></div>`

const shtml = (plan: Plan, page: TruePage): string => `<div class="dateNav">${printedDate(plan)}</div>
<div class="pageMap">${map(plan, page)}</div>
<div class="currentPage">第${page.printPage}版：${page.printSection}</div> <a href="${relative(page.path, page.pdf)}">PDF</a>
<ul class="pageList">${plan.pages
  .map(
    ({ path, printPage, printSection }) =>
      `<li><a href="${relative(page.path, path)}">第${printPage}版：${printSection}</a></li>`,
  )
  .join('')}</ul>
<ul class="newsList">${titles(plan, page)
  .map(({ href, title }) => `<li><a href="${href}">${titleMarkup(plan, title)}</a></li>`)
  .join('')}</ul>`

/** Every page lists the whole issue; a non-standard attribute holds the article addresses. */
const paperIndex = (
  plan: Plan,
  page: TruePage,
): string => `<div class="dateline">${plan.name}　${printedDate(plan)}</div>
<div class="mapbox">${map(plan, page)}</div>
<div class="listdaohang">${plan.pages
  .map(
    (listed) =>
      `<h4><a href="${relative(page.path, listed.pdf)}"><img src="../images/pdf.gif"></a><a href="${relative(page.path, listed.path)}">${listed.printPage}版：${listed.printSection}</a></h4>
<ul>${titles(plan, listed)
        .map(({ href, title }) => `<li><a class="atitle" daoxiang="${href}">${title}</a></li>`)
        .join('')}</ul>`,
  )
  .join('\n')}</div>`

const pageLinks = (plan: Plan, page: TruePage, link: (href: string, target: TruePage) => string): string =>
  plan.pages.map((target) => link(relative(page.path, target.path), target)).join('\n')
const articleLinks = (plan: Plan, page: TruePage, link: (href: string, title: string) => string): string =>
  titles(plan, page)
    .map(({ href, title }) => link(href, titleMarkup(plan, title)))
    .join('\n')
const pdfLink = (page: TruePage): string => `<a href="${relative(page.path, page.pdf)}">PDF</a>`

const szb = (plan: Plan, page: TruePage): string => `<table><tr><td>${printedDate(plan)}</td></tr></table>
<table><tr><td>${map(plan, page)}</td></tr><tr><td>第${page.printPage}版：${page.printSection} ${pdfLink(page)}</td></tr></table>
<table>${articleLinks(plan, page, (href, title) => `<tr><td>·</td><td><a href="${href}" target="_blank">${title}</a></td></tr>`)}</table>
<table>${pageLinks(plan, page, (href, { printPage, printSection }) => `<tr><td><a href="${href}">第${printPage}版：${printSection}</a></td></tr>`)}</table>`

/** The page number precedes the link to the page and is not part of it. */
const bmml = (
  plan: Plan,
  page: TruePage,
): string => `<div class="bmml"><div class="bmml_con" id="breakNewsList1">
${pageLinks(plan, page, (href, { printPage, printSection }) => `<div>第${printPage}版：<a href="${href}">${printSection}</a></div>`)}</div></div>
<div class="bm">${map(plan, page)}<div class="b_bot">第${page.printPage}版：${page.printSection} ${pdfLink(page)}</div></div>
<div class="bmdh_con"><p>${printedDate(plan)}</p><ol id="breakNewsList">
${articleLinks(plan, page, (href, title) => `<div><a href="${href}">${title}</a></div>`)}</ol></div>`

const uniflows = (
  plan: Plan,
  page: TruePage,
): string => `<div class="top">${plan.name} ${printedDate(plan)}</div>
<div id="pageTitle">${pageLinks(plan, page, (href, { printPage, printSection }) => `<p><a href="${href}">第${printPage}版：${printSection}</a></p>`)}</div>
<div>${map(plan, page)}</div><h3>第${page.printPage}版：${page.printSection}</h3>${pdfLink(page)}
<ul id="articleTitle">${articleLinks(plan, page, (href, title) => `<li><a href="${href}">${title}</a></li>`)}</ul>
<p><a href="javascript:void(0)" onclick="window.print()">打印</a> ${next(plan, page)}</p>`

const qpaper = (plan: Plan, page: TruePage): string => `<div class="date">${printedDate(plan)}</div>
<table><tr><td>${map(plan, page)}</td><td>
${pageLinks(plan, page, (href, { printPage, printSection }) => `<a class="bm" href="${href}">${printPage}版 ${printSection}</a><br>`)}</td></tr></table>
<div class="now">第${page.printPage}版：${page.printSection}</div>${pdfLink(page)}
<ul>${articleLinks(plan, page, (href, title) => `<li><a href="${href}">${title}</a></li>`)}</ul>`

/** Table rows with click handlers instead of links. */
const clicked = (plan: Plan, page: TruePage): string => `<p>${printedDate(plan)}</p>
<div class="bancititle">${pageLinks(plan, page, (href, { printPage, printSection }) => `<a href="${href}">第${printPage}版：${printSection}</a>`)}</div>
<div>${map(plan, page)}</div><p><span id="curbanci">第${page.printPage}版</span>：${page.printSection}</p>
<a href="javascript:;" onclick="location.href='${relative(page.path, page.pdf)}'">PDF</a>
<table>${titles(plan, page)
  .map(
    ({ href, title }) =>
      `<tr class="items" onclick="javascript:window.location.href='${href}'"><td>·</td><td>${title}</td></tr>`,
  )
  .join('\n')}</table>`

const holder = (plan: Plan, page: TruePage): string => `<p class="date">${printedDate(plan)}</p>
<div class="holder"><ul id="pageUrl">${pageLinks(
  plan,
  page,
  (href, listed) =>
    `<li><a href="${relative(page.path, listed.pdf)}"><img src="pdf.png"></a><a href="${href}">第${listed.printPage}版：${listed.printSection}</a></li>`,
)}</ul></div><div>${map(plan, page)}</div><div class="cur">第${page.printPage}版：${page.printSection}</div>
<div class="holder"><ul id="pageTitle">${articleLinks(plan, page, (href, title) => `<li><a href="${href}">${title}</a></li>`)}</ul></div>`

/** The whole day on one page, without links in the page headings and without an image map. */
const whole = (plan: Plan, page: TruePage): string =>
  `<div class="date">${printedDate(plan)}</div>${plan.pages
    .map(
      (
        listed,
        index,
      ) => `<div class="nav-items"><div class="nav-panel-heading" pdf_href="${listed.pdf}">第${listed.printPage}版 ${listed.printSection}</div>
<ul class="nav-list-group">${titles(plan, { ...listed, path: page.path })
        .map(
          ({ href, title }) =>
            `<li><a data-href="./${href}#page${index}">${titleMarkup(plan, title)}</a></li>`,
        )
        .join('\n')}</ul></div>`,
    )
    .join('\n')}`

/** Page names only in an attribute, and titles that the list truncates. */
const titled = (plan: Plan, page: TruePage): string => `<h4>${plan.name} ${printedDate(plan)}</h4>
<div id="spaceBox">${pageLinks(plan, page, (href, { printPage, printSection }) => `<div class="item"><a class="TitleInfo" title="第${printPage}版：${printSection}" href="javascript:void(0)" data-href="${href}"><img src="thumb.jpg"></a></div>`)}</div>
<div>${map(plan, page)}</div><p>第${page.printPage}版：${page.printSection}</p>
<div class="title_box list">${titles(plan, page)
  .map(({ href }, index) => {
    const headline = plannedArticle(plan, page.articles[index]?.key ?? '').headline.join(' ')
    return `<a href="${href}" title="${headline}">${headline.slice(0, 6)}...</a>`
  })
  .join('\n')}</div>`

const LAYOUTS: Readonly<Record<Family, (plan: Plan, page: TruePage) => string>> = {
  A: amuc,
  B: classic,
  "B'": amuc,
  B2: classic,
  C: paperIndex,
  D: amuc,
  E: shtml,
  F: szb,
  G: bmml,
  H: uniflows,
  I: qpaper,
  J: clicked,
  K: holder,
  L: whole,
  M: titled,
}

export const layoutPage = (plan: Plan, page: TruePage): string => {
  const [head, foot] = chrome(plan)
  const body = head + LAYOUTS[plan.family](plan, page) + calendar(plan) + footer(plan) + foot
  return frame(plan, `${plan.name}数字报`, body, trailer(plan, page))
}
