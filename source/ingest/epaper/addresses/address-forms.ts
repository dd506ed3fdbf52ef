import { memoise } from './memoise.ts'

interface LinkForms {
  /** The end of an address of a layout page; the group `page` is its number if that is the printed one. */
  readonly page?: RegExp
  /** The same for an article. */
  readonly article: RegExp
}

/**
 * One row for each family of digital editions. The letters name the families found among 510 papers, with the number of
 * papers: B Founder classic (208), A Founder amuc (105), B' a mix of both (67), D amuc with columns (22), E shtml (21),
 * C PaperIndex (17), F szb (10), B2 nbs (8), and Z all others (52). Of Z only forms that more than one paper uses, or
 * that contain the page number, are here.
 */
const FORMS: readonly LinkForms[] = [
  // B2
  {
    page: /(?:^|\/)nbs\.D\d+[\w-]*?(?:_(?<page>[A-Z]{0,3}\d+))?\.html?$/i,
    article: /(?:^|\/)nw\.D\d+[\w-]*\.html?$/i,
  },
  // C
  {
    page: /(?:^|\/)Page(?<page>[A-Z]?\d\d)\d*[A-Z]*\.html?$/i,
    article: /(?:^|\/)Arti(?:cel|cle)\w*\d\w*\.html?$/i,
  },
  // E
  {
    page: /(?:^|\/)(?:v(?<page>[A-Z]{0,3}\d+)|index)\.shtml$/i,
    article: /(?:^|\/)\d+\.shtml$/i,
  },
  // E, of 2026
  {
    page: /\/shtml\/\w+\/\d{8}\/v(?<page>[A-Z]{0,3}\d+)\.html$/i,
    article: /\/shtml\/\w+\/\d{8}\/\d+\.html$/i,
  },
  // D
  {
    page: /(?:^|\/)(?:col_?|l)(?<page>[A-Z]{0,3}\d{1,4})[a-z]?\.html?$/i,
    article: /(?:^|\/)c(?:on)?\d+(?:_\d+)?\.html?$/i,
  },
  // A
  {
    page: /(?:^|\/)layout\/(?:.*\/)?n(?:ode)?_?(?:(?<page>[A-Z]{0,3}\d{2,3})|\w+)\.html$/i,
    article: /(?:^|\/)(?:content|cont|con|c)\/\d{6}\/\d{2}\/\w+\.html$/i,
  },
  // B'
  {
    page: /(?:^|\/)node_?\w+\.html$/i,
    article: /(?:^|\/)(?:content|cont|con|c)_?\w*\d\w*\.html$/i,
  },
  // F
  {
    page: /(?:^|\/)szbz(?<page>[A-Z]{0,2}\d{1,2})\.html?$/i,
    article: /(?:^|\/)szbz\d{3,}\.html?$/i,
  },
  // Z: pages and articles numbered alike (23)
  {
    page: /(?:^|\/)page_(?<page>[A-Z]{0,3}\d+)\.html?$/i,
    article: /(?:^|\/)(?:page_\w+|index)_content_\w+\.html?$/i,
  },
  // Z: a folder for each page (5), `03/default.htm` and `03/03_40.htm`
  {
    page: /(?:^|\/)(?<page>[A-Z]?\d{2})\/default\.html?$/i,
    article: /(?:^|\/)(?<folder>[A-Z]?\d{2})\/\k<folder>_\d+\.html?$/i,
  },
  // Z: the day in every name (4), `20221218_001.html`, `20221218_001_5.htm`; all of the day, `20221218_m.html`
  {
    page: /(?:^|\/)(?:[a-z]+_)?\d{8}_(?:(?<page>[A-Z]?\d{2,3})|m)\.html?$/i,
    article: /(?:^|\/)(?:content_)?\d{8}_[A-Z]?\d{2,3}_\d+\.html?$/i,
  },
  // Z: beside `data.json`, `20260928_A01/20260928_A01_01_9090_2104223382114406402.html`
  {
    page: /(?:^|\/)(?:\d{8}_[A-Z]?\d{2}\/)\d{8}_[A-Z]?\d{2}_\d{4}\.html$/i,
    article: /(?:^|\/)\d{8}_[A-Z]?\d{1,3}_\d{1,3}_\d{3,}_\d{9,}\.html$/i,
  },
  // Z: the same with the paper and the number of its issue, `nmrb_20260902_13394_1.html`, `nmrb_20260902_13394_1_5.html`
  {
    page: /(?:^|\/)[a-z]+_\d{8}_\d{3,6}_(?<page>\d{1,3})\.html$/i,
    article: /(?:^|\/)[a-z]+_\d{8}_\d{3,6}_\d{1,3}_\w+\.html$/i,
  },
  // Z: one page for the whole day, `article/20260601/herald/9682576abb40cc39116e45feebb8f592.html`
  { article: /\/article\/\d{8}\/\w+\/[0-9a-f]{24,}\.html$/i },
  // Z: Qpaper (5)
  { page: /(?:^|\/)Qpaper(?:_\d+)?\.html?$/i, article: /(?:^|\/)Qarticle_\d+\.html?$/i },
  // Z: `4/page.html`, `4/news-6.html`
  { page: /(?:^|\/)(?<page>\d{1,2})\/page\.html?$/i, article: /(?:^|\/)news-\d+\.html?$/i },
  // Z: `edition6145_1.html`
  { page: /(?:^|\/)edition\d+_(?<page>\d+)\.html?$/i, article: /(?:^|\/)article_?\d+\.html?$/i },
  // Z: `/Page/index/pageid/7.html`, `/Article/index/aid/7.html`
  { page: /\/page\/index\/pageid\/\w+\.html$/i, article: /\/article\/index\/aid\/\w+\.html$/i },
  // Z: `1/index.html`, `1/detail-5.html`
  { page: /(?:^|\/)\d{1,2}\/index\.html?$/i, article: /(?:^|\/)detail\w*-[\w-]+\.html?$/i },
  // Z: `2022-12-03/2.html`, `2022/12/17/index_2.html`; `2022-12-03/A02/55.htm`, `2022/12/17/620384.html`, `2025-08-03/11/217854.html` (6)
  {
    page: /\/\d{4}([-/]?)\d{2}\1\d{2}\/(?:index_)?(?<page>\d{1,2})\.html?$/i,
    article: /\/\d{4}([-/]?)\d{2}\1\d{2}\/(?:[A-Z]\d{1,2}\/\d+|\d{1,2}\/\d{3,}|\d{3,})\.html?$/i,
  },
  // Z: `20221203/qdrb01.html`, `20221203/qdrb55123.html`
  {
    page: /\/\d{8}\/[a-z]{2,6}(?<page>\d{2})\.html?$/i,
    article: /\/\d{8}\/[a-z]{2,6}\d{3,}(?:-\d+)?\.html?$/i,
  },
  // Z: `2022-12/03/01`, `2022-12/03/55.html`
  { page: /\/\d{4}-\d{2}\/\d{2}\/(?<page>\d{2})$/, article: /\/\d{4}-\d{2}\/\d{2}\/\d+\.html?$/i },
  // Z: `2022n/12y/03/d2b/`, `d2b/zyxw/5.shtml`
  { page: /\/d(?<page>\d+)b\/?$/, article: /\/d\d+b\/(?:\w+\/)*\w+\.shtml$/i },
  // B
  { page: /(?:^|\/)node(?:_\w+)?\.htm$/i, article: /(?:^|\/)content_?\w+\.htm$/i },
]

/** Drops the query and the second extension that some mirrors append, `v01.shtml.html`. */
const pathOf = (href: string): string =>
  href
    .trim()
    .replace(/[?#].*$/, '')
    .replace(/(\.s?html?)\.html?$/i, '$1')

export const isPageAddress = memoise((href): boolean => {
  const path = pathOf(href)
  return FORMS.some(({ page }) => page?.test(path))
})
export const isArticleAddress = memoise((href): boolean => {
  const path = pathOf(href)
  return FORMS.some(({ article }) => article.test(path))
})

/** The printed number of a layout page, `A01`, if its address contains it. */
export const pageInAddress = (href: string): string | undefined => {
  for (const { page } of FORMS) {
    const number = page?.exec(pathOf(href))?.groups?.page
    if (number !== undefined) return number
  }
  return undefined
}
