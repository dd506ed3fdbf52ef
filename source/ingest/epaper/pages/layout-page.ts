import type { PageImage } from '../../../issue/index.ts'
import { addressKey, baseOf, dateIn, isOfSameEdition, partAddress, shapeOf } from '../addresses/address.ts'
import { pageInAddress } from '../addresses/address-forms.ts'
import type { Html } from '../html/html.ts'
import { htmlLines } from '../html/html-lines.ts'
import { areasOf, type LinkedArea } from './areas.ts'
import { elsewhereOn } from './highlights.ts'
import { type Label, labelOf, labelOfNumber, labelOfPageLink, namesPage, withoutNumber } from './label.ts'
import { type Link, linksIn, targetOf } from './links.ts'
import { onlyMapPicture } from './map-pictures.ts'

export interface PageLink {
  readonly url: string
  /** `printPage` is empty if neither its words nor its address give a number. */
  readonly label?: Label
}

export interface ArticleLink {
  readonly url: string
  /** Lines of its title in the page's list. */
  readonly title: readonly string[]
  /** The layout page above it in a list of the whole issue. */
  readonly under?: string
}

/** The content of a layout page. Addresses are full, each listed once, in page order. */
export interface PageLayout {
  readonly label?: Label
  readonly pages: readonly PageLink[]
  readonly articles: readonly ArticleLink[]
  /** Articles that it only points to: a box lists them, and the page does not carry them. */
  readonly elsewhere: readonly ArticleLink[]
  readonly areas: readonly LinkedArea[]
  /** The picture of the page, if no area is on it. */
  readonly picture?: PageImage
  /** Of a page saved without its address, the path as written. */
  readonly pdf?: string
  /** The day of all articles that it links to, if that is not its own. */
  readonly otherDay?: string
}

/** Whether both addresses have a date and the dates differ, as in links to 上一期 and 下一期. */
const isOfOtherDay = (url: string, base: string): boolean => {
  const [one, other] = [dateIn(url), dateIn(base)]
  return one !== undefined && other !== undefined && one !== other
}

/** The one day of all links to articles, if that is another day than the page's: hosts send their newest page for any day. */
const otherDayOf = (links: readonly Link[], base: string): string | undefined => {
  const days = new Set(links.flatMap(({ kind, url }) => (kind === 'article' ? [dateIn(url)] : [])))
  const [day] = days
  return days.size === 1 && day !== dateIn(base) ? day : undefined
}

/** How well the words of a link name its page: by a label, by other words (号外), or not at all (下一版). */
const rankOf = ({ label, words }: Link): number => (label ? 2 : words.length > 0 ? 1 : 0)

/** The best named link to each page, in the order of these links. */
const bestLinks = (links: readonly Link[], base: string): Link[] => {
  const byAddress = new Map<string, Link>()
  for (const link of links) {
    if (link.kind !== 'page' || isOfOtherDay(link.url, base)) continue
    const key = addressKey(link.url)
    const listed = byAddress.get(key)
    if (listed && rankOf(listed) >= rankOf(link)) continue
    byAddress.delete(key)
    byAddress.set(key, link)
  }
  return [...byAddress.values()]
}

const pathKey = (url: string): string => addressKey(url).replace(/[?#].*$/, '')

/**
 * One entry for each page of the edition: every link with a label, and every other one that has an address of the same
 * edition or of the same form. A list whose labels are not understood must not lose its pages.
 */
const pagesOf = (links: readonly Link[], base: string): PageLink[] => {
  const best = bestLinks(links, base)
  const labelled = best.filter(({ label }) => label)
  const shapes = new Set(labelled.map(({ url }) => shapeOf(url)))
  // The same page with another query: node_1.htm?v=1.
  const paths = new Set(labelled.map(({ url }) => pathKey(url)).filter((path) => /\d[^/]*$/.test(path)))
  const numbers = new Set(labelled.map(({ label }) => label?.printPage))
  const ofEdition = (url: string): boolean =>
    isOfSameEdition(url, base) ||
    (labelled.length === 0 ? dateIn(base) === undefined : shapes.has(shapeOf(url)))
  return best.flatMap((link): PageLink[] => {
    const { url, label } = link
    if (label) return [{ url, label }]
    if (!ofEdition(url) || paths.has(pathKey(url))) return []
    const found = rankOf(link) > 0 ? labelOfPageLink(link.words.join(' '), pageInAddress(url)) : undefined
    // A number of another page is none of this one.
    return [found ? { url, label: numbers.has(found.printPage) ? withoutNumber(found) : found } : { url }]
  })
}

/**
 * The page link above each article link, if the page lists the whole issue: each page followed by its articles. A list
 * without the page's own articles, which are in its map, is only a box of pointers.
 */
const headsOf = (
  links: readonly Link[],
  areas: readonly LinkedArea[],
  base: string,
): ReadonlyMap<Link, Link> => {
  const under = new Map<Link, Link>()
  const labelled = new Set(links.flatMap(({ url, label }) => (label ? [addressKey(url)] : [])))
  const pages = new Set(pagesOf(links, base).map(({ url }) => addressKey(url)))
  // A link with other words is a head if it is the only name of a page of this edition.
  const isHead = (link: Link): boolean => {
    const key = addressKey(link.url)
    return link.label !== undefined || (rankOf(link) > 0 && pages.has(key) && !labelled.has(key))
  }
  let [head, run, previousKind]: [Link | undefined, number, Link['kind'] | undefined] = [
    undefined,
    0,
    undefined,
  ]
  for (const link of links) {
    if (link.kind === 'page' && isHead(link)) {
      run = previousKind === 'page' ? run + 1 : 1
      head = link
    } else if (link.kind === 'article' && head && run === 1) under.set(link, head)
    else if (link.kind === 'pdf') continue
    previousKind = link.kind
  }
  const heads = new Set([...under.values()].map(({ url }) => addressKey(url)))
  const inMap = new Set(areas.map(({ url }) => addressKey(url)))
  const listed = links.filter(({ kind, url }) => kind === 'article' && inMap.has(addressKey(url)))
  const listedUnder = new Set([...under.keys()].map(({ url }) => addressKey(url)))
  const lacksOwn = listed.some(({ url }) => !listedUnder.has(addressKey(url)))
  return heads.size >= 2 && !lacksOwn ? under : new Map()
}

const hostOf = (url: string): string => /^\w+:\/\/([^/]*)/.exec(url)?.[1] ?? ''

/** Drops links to articles on other sites; hosts with dated or mapped articles and the page's own host count as own. */
const onOwnSite = (links: readonly Link[], areas: readonly LinkedArea[], base: string): Link[] => {
  const mapped = new Set(areas.map(({ url }) => addressKey(url)))
  const hosts = new Set(
    links
      .filter(
        ({ kind, url }) => kind === 'article' && (mapped.has(addressKey(url)) || dateIn(url) !== undefined),
      )
      .map(({ url }) => hostOf(url)),
  )
  const ownHost = hostOf(base)
  if (links.some(({ kind, url }) => kind === 'article' && hostOf(url) === ownHost)) hosts.add(ownHost)
  return links.filter(({ kind, url }) => kind !== 'article' || hosts.size === 0 || hosts.has(hostOf(url)))
}

const articlesOf = (links: readonly Link[], areas: readonly LinkedArea[], base: string): ArticleLink[] => {
  const heads = headsOf(links, areas, base)
  const named = new Set(links.flatMap(({ url, label }) => (label ? [addressKey(url)] : [])))
  const byAddress = new Map<string, ArticleLink>()
  for (const link of links) {
    if (link.kind !== 'article' || isOfOtherDay(link.url, base)) continue
    const key = addressKey(link.url)
    if (named.has(key)) continue
    const under = heads.get(link)?.url
    const listed = byAddress.get(key)
    if (!listed) byAddress.set(key, { url: link.url, title: link.words, ...(under ? { under } : {}) })
    else if (listed.title.length === 0 && link.words.length > 0)
      byAddress.set(key, { ...listed, title: link.words })
  }
  return [...byAddress.values()]
}

/** A line that may be the name of its page: it contains 版. */
const PAGE_NAME = /^第?\s*[\dA-Za-z一二三四五六七八九十][^：:]{0,8}版/

/** A line that may be one of several such names on a page that shows the whole issue: `01 - 封面`. */
const COUNTED_NAME = /^\d{2}\s*[-–—]\s*\p{Script=Han}{1,10}$/u

/** A name of a page in the text. */
type PageName = Link & { readonly label: Label }

/** Page names outside all links: `第A01版：<STRONG>头版</STRONG>` in one element, or `01 - 封面`, `02 - 公司` one after another. */
const namesIn = (html: Html): PageName[] => {
  const inLinks = (index: number): boolean => {
    const node = html.nodes[index]
    if (node?.kind !== 'element') return false
    // An anchor that leads nowhere is no link.
    return node.name === 'map' || (node.name === 'a' && targetOf(node) !== undefined)
  }
  const lines = htmlLines(html, { from: 0, to: html.nodes.length }, { without: inLinks })
  const named = (form: RegExp, read: (text: string) => Label | undefined): PageName[] =>
    lines.flatMap(({ text, nodes: [index = 0] }): PageName[] => {
      const label = form.test(text) ? read(text) : undefined
      return label ? [{ kind: 'page', index, url: '', words: [text], label }] : []
    })
  const names = named(PAGE_NAME, labelOf)
  if (names.length > 0) return names
  const counted = named(COUNTED_NAME, (text) => labelOfPageLink(text, undefined))
  const areInOrder = counted.every(({ label }, index) => label.printPage === `${index + 1}`)
  return counted.length > 1 && areInOrder ? counted : []
}

/** The label that the page gives itself. */
export const ownLabel = (html: Html): Label | undefined => namesIn(html)[0]?.label

/** The page names on a page that shows the whole issue, as links to the parts below them. */
const partsOf = (names: readonly PageName[], address: string): Link[] => {
  const pageLinks = names.filter(({ words: [text = ''] }) => namesPage(text) || COUNTED_NAME.test(text))
  return pageLinks.map((head) => ({ ...head, url: partAddress(address, head.label.printPage) }))
}

/** The address of a PDF. Resolved against a path, a link that climbs out of its folder would lead elsewhere. */
const pdfOf = (html: Html, { index, url }: Link): string => {
  const node = html.nodes[index]
  const written = node?.kind === 'element' ? targetOf(node)?.trim() : undefined
  return url.startsWith('file:') && written !== undefined && !/^[a-z]+:/i.test(written) ? written : url
}

/** Reads a layout page; its links resolve against `address`, its own. */
export const readLayout = (html: Html, address: string): PageLayout => {
  const base = baseOf(html, address)
  const areas = areasOf(html, base)
  const linksOnPage = linksIn(
    html,
    base,
    areas.map(({ url }) => url),
  )
  const pageNames = namesIn(html)
  const parts = linksOnPage.some(({ label }) => label) ? [] : partsOf(pageNames, address)
  const withParts = [...linksOnPage, ...parts].toSorted((one, other) => one.index - other.index)
  const links = headsOf(withParts, areas, base).size > 0 ? withParts : linksOnPage
  const pages = pagesOf(links, base)
  const number = pageInAddress(address)
  const label =
    pageNames[0]?.label ??
    pages.find(({ url, label: linked }) => linked?.printPage && addressKey(url) === addressKey(address))
      ?.label ??
    (number === undefined ? undefined : labelOfNumber(number))
  const otherDay = otherDayOf(linksOnPage, address)
  const pdfs = links.filter(({ kind }) => kind === 'pdf')
  const pdf =
    pdfs.find(({ url }) => label && new RegExp(`(?:^|\\D)0*${label.printPage}\\D`, 'i').test(url)) ?? pdfs[0]
  const ownSite = onOwnSite(links, areas, base)
  const articles = articlesOf(ownSite, areas, base)
  const elsewhere = elsewhereOn(
    html,
    ownSite.filter(({ kind }) => kind === 'article'),
    areas.map(({ url }) => url),
  )
  const isElsewhere = ({ url, under }: ArticleLink): boolean =>
    under === undefined && elsewhere.has(addressKey(url))
  // An arrow on the picture, or an index, leads to another page.
  const pageKeys = new Set(pages.flatMap(({ url, label: linked }) => (linked ? [addressKey(url)] : [])))
  const picture = areas.length === 0 ? onlyMapPicture(html, base) : undefined
  return {
    ...(label ? { label } : {}),
    pages,
    articles: articles.filter((one) => !isElsewhere(one)),
    elsewhere: articles.filter(isElsewhere),
    areas: areas.filter(({ url }) => !pageKeys.has(addressKey(url))),
    ...(picture ? { picture } : {}),
    ...(pdf ? { pdf: pdfOf(html, pdf) } : {}),
    ...(otherDay ? { otherDay } : {}),
  }
}
