interface LinkForms {
  /** What the last steps of an address to a layout page look like. */
  readonly page: RegExp
  /** The same for an article. */
  readonly article: RegExp
}

/**
 * One family of digital editions a row, by the letters of a survey of 510 papers: B Founder classic (208), A Founder amuc
 * (105), B' the mixed form between them (67), D amuc with columns (22), E shtml (21), C PaperIndex (17), B2 nbs (8),
 * and of the others (Z, 52) those that number pages and articles alike (23).
 */
const FORMS: readonly LinkForms[] = [
  // B2
  {
    page: /(?:^|\/)nbs\.D\d+[\w-]*\.html?$/i,
    article: /(?:^|\/)nw\.D\d+[\w-]*\.html?$/i,
  },
  // C
  {
    page: /(?:^|\/)Page\d+[A-Z]*\.html?$/i,
    article: /(?:^|\/)Arti(?:cel|cle)\w*\d\w*\.html?$/i,
  },
  // E
  { page: /(?:^|\/)(?:v[A-Z]{0,3}\d+|index)\.shtml$/i, article: /(?:^|\/)\d+\.shtml$/i },
  // D
  {
    page: /(?:^|\/)(?:col_?|l)[A-Z]{0,3}\d+[a-z]?\.html?$/i,
    article: /(?:^|\/)c(?:on)?\d+(?:_\d+)?\.html?$/i,
  },
  // A
  {
    page: /(?:^|\/)layout\/(?:.*\/)?n(?:ode)?_?\w+\.html$/i,
    article: /(?:^|\/)(?:content|cont|con|c)\/\d{6}\/\d{2}\/\w+\.html$/i,
  },
  // B'
  {
    page: /(?:^|\/)node_?\w+\.html$/i,
    article: /(?:^|\/)(?:content|cont|con|c)_?\w*\d\w*\.html$/i,
  },
  // Z
  {
    page: /(?:^|\/)page_[A-Z]{0,3}\d+\.html?$/i,
    article: /(?:^|\/)(?:page_\w+|index)_content_\w+\.html?$/i,
  },
  // B
  { page: /(?:^|\/)node(?:_\w+)?\.htm$/i, article: /(?:^|\/)content_?\w+\.htm$/i },
]

const pathOf = (href: string): string => href.trim().replace(/[?#].*$/, '')

export const isPageAddress = (href: string): boolean => FORMS.some(({ page }) => page.test(pathOf(href)))
export const isArticleAddress = (href: string): boolean =>
  FORMS.some(({ article }) => article.test(pathOf(href)))
