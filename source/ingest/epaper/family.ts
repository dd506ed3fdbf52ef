import type { Html } from './html.ts'
import { parseHtml } from './html.ts'

/**
 * The families of digital editions, by the letters of a survey of 510 papers: B Founder classic (208), A Founder amuc
 * (105), B' the mixed form between them (67), D amuc with columns (22), E shtml (21), C PaperIndex (17), B2 nbs (8),
 * and of the others (Z, 52) those that number pages and articles alike (23).
 */
export type Family = 'A' | 'B' | "B'" | 'B2' | 'C' | 'D' | 'E' | 'Z'

interface LinkForms {
  readonly family: Family
  /** What the last steps of an address to a layout page look like. */
  readonly page: RegExp
  /** The same for an article. */
  readonly article: RegExp
}

/** The narrowest forms come first, for the wider ones would take their links too. */
const FORMS: readonly LinkForms[] = [
  {
    family: 'B2',
    page: /(?:^|\/)nbs\.D\d+[\w-]*\.html?$/i,
    article: /(?:^|\/)nw\.D\d+[\w-]*\.html?$/i,
  },
  {
    family: 'C',
    page: /(?:^|\/)Page\d+[A-Z]*\.html?$/i,
    article: /(?:^|\/)Arti(?:cel|cle)\w*\d\w*\.html?$/i,
  },
  { family: 'E', page: /(?:^|\/)(?:v[A-Z]{0,3}\d+|index)\.shtml$/i, article: /(?:^|\/)\d+\.shtml$/i },
  {
    family: 'D',
    page: /(?:^|\/)(?:col_?|l)[A-Z]{0,3}\d+[a-z]?\.html?$/i,
    article: /(?:^|\/)c(?:on)?\d+(?:_\d+)?\.html?$/i,
  },
  {
    family: 'A',
    page: /(?:^|\/)layout\/(?:.*\/)?n(?:ode)?_?\w+\.html$/i,
    article: /(?:^|\/)(?:content|cont|con|c)\/\d{6}\/\d{2}\/\w+\.html$/i,
  },
  {
    family: "B'",
    page: /(?:^|\/)node_?\w+\.html$/i,
    article: /(?:^|\/)(?:content|cont|con|c)_?\w*\d\w*\.html$/i,
  },
  {
    family: 'Z',
    page: /(?:^|\/)page_[A-Z]{0,3}\d+\.html?$/i,
    article: /(?:^|\/)(?:page_\w+|index)_content_\w+\.html?$/i,
  },
  { family: 'B', page: /(?:^|\/)node(?:_\w+)?\.htm$/i, article: /(?:^|\/)content_?\w+\.htm$/i },
]

const pathOf = (href: string): string => href.trim().replace(/[?#].*$/, '')

export const isPageAddress = (href: string): boolean => FORMS.some(({ page }) => page.test(pathOf(href)))
export const isArticleAddress = (href: string): boolean =>
  FORMS.some(({ article }) => article.test(pathOf(href)))

/** All that a page links to, as written: anchors, areas, and the attribute that one family keeps addresses in. */
export const hrefsOf = (html: Html): string[] =>
  html.nodes.flatMap((node) =>
    node.kind === 'element' && (node.name === 'a' || node.name === 'area')
      ? [node.attributes.daoxiang ?? '', node.attributes.href ?? ''].filter((href) => href !== '')
      : [],
  )

/** So many links settle it; a page may have a stray one of another form. */
const ENOUGH = 2

/** The first family that has links of its forms: a wider form takes in the pages of the narrower, never the other way. */
export const familyOf = (html: Html): Family | undefined => {
  const counts = new Map<Family, number>()
  for (const href of hrefsOf(html)) {
    const path = pathOf(href)
    const form = FORMS.find(({ page, article }) => page.test(path) || article.test(path))
    if (form) counts.set(form.family, (counts.get(form.family) ?? 0) + 1)
  }
  const seen = FORMS.map(({ family }) => family).filter((family) => counts.has(family))
  return seen.find((family) => (counts.get(family) ?? 0) >= ENOUGH) ?? seen[0]
}

/**
 * The family of a page of a digital edition, by the marks in the page and never by its host.
 * @returns undefined for a page with the marks of none
 */
export const recogniseFamily = (page: string): Family | undefined => familyOf(parseHtml(page))
