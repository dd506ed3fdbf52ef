import { baseOf, dateIn, follow, keyOf, ownKey } from '../addresses/address.ts'
import { pageInAddress } from '../addresses/address-forms.ts'
import type { Html } from '../html/html.ts'
import { linesOf } from '../html/html-lines.ts'
import { select } from '../html/selector.ts'
import { type Label, labelOf, namesPage, unprinted } from './label.ts'
import { isTitle, type Link, linksIn } from './links.ts'

export interface PageLink {
  readonly url: string
  readonly label?: Label
}

export interface ArticleLink {
  readonly url: string
  /** Lines of its title as the page lists it. */
  readonly title: readonly string[]
  /** The layout page that a list of the whole issue puts it under. */
  readonly under?: string
}

export interface LinkedArea {
  readonly url: string
  /** Of the article, where the map tells it. */
  readonly title: readonly string[]
  readonly polygon: readonly (readonly [x: number, y: number])[]
}

/** What a layout page says. Addresses are in full, each once, in the order of the page. */
export interface Layout {
  readonly label?: Label
  readonly pages: readonly PageLink[]
  readonly articles: readonly ArticleLink[]
  readonly areas: readonly LinkedArea[]
  readonly pdf?: string
}

/** `x,y,x,y`: floats and points that repeat the one before occur. Two points of a rectangle are four. */
export const polygonOf = (coords: string, shape: string): LinkedArea['polygon'] => {
  const numbers = coords
    .split(/[,;\s]+/)
    .filter((one) => one !== '')
    .map(Number)
  if (numbers.some((one) => !Number.isFinite(one))) return []
  if (/^rect/i.test(shape) && numbers.length === 4) {
    const [left = 0, top = 0, right = 0, bottom = 0] = numbers
    return [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ]
  }
  const points: (readonly [number, number])[] = []
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const [x = 0, y = 0] = [numbers[at], numbers[at + 1]]
    const last = points.at(-1)
    if (last?.[0] !== x || last[1] !== y) points.push([x, y])
  }
  const [first, last] = [points[0], points.at(-1)]
  if (points.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1]) points.pop()
  return points.length >= 3 ? points : []
}

const areasOf = (html: Html, base: string): LinkedArea[] => {
  const areas: LinkedArea[] = []
  const seen = new Set<string>()
  for (const index of select(html, 'area')) {
    const node = html.nodes[index]
    if (node?.kind !== 'element') continue
    const url = follow(base, node.attributes.href ?? '')
    const polygon = polygonOf(node.attributes.coords ?? '', node.attributes.shape ?? '')
    if (!url) continue
    const mark = `${keyOf(url)} ${polygon.join(' ')}`
    if (seen.has(mark)) continue
    seen.add(mark)
    const { title = '', name = '', alt = '' } = node.attributes
    const words = [title, name, alt].map((one) => one.replace(/\s+/g, ' ').trim()).find((one) => one !== '')
    areas.push({ url, polygon, title: words === undefined || !isTitle([words]) ? [] : [words] })
  }
  return areas
}

/** Whether both addresses have a date and they differ: 上一期, 下一期. */
const ofOtherDay = (url: string, base: string): boolean => {
  const [one, other] = [dateIn(url), dateIn(base)]
  return one !== undefined && other !== undefined && one !== other
}

/** One entry a page, with the first label that any of its links has. Where none has one (下一版), the links stand alone. */
const pagesOf = (links: readonly Link[], base: string): PageLink[] => {
  const found = new Map<string, PageLink>()
  for (const { kind, url, label } of links) {
    if (kind !== 'page' || ofOtherDay(url, base)) continue
    const known = found.get(keyOf(url))
    if (label && !known?.label) {
      found.delete(keyOf(url))
      found.set(keyOf(url), { url, label })
    } else if (!known) found.set(keyOf(url), { url })
  }
  const pages = [...found.values()]
  const labelled = pages.filter(({ label }) => label)
  return labelled.length > 0 ? labelled : pages
}

/** Page links that are each followed by articles of their own: the page lists the whole issue. */
const headsOf = (links: readonly Link[]): ReadonlyMap<Link, Link> => {
  const under = new Map<Link, Link>()
  let [head, run, before]: [Link | undefined, number, Link['kind'] | undefined] = [undefined, 0, undefined]
  for (const link of links) {
    if (link.kind === 'page' && link.label) {
      run = before === 'page' ? run + 1 : 1
      head = link
    } else if (link.kind === 'article' && head && run === 1) under.set(link, head)
    else if (link.kind === 'pdf') continue
    before = link.kind
  }
  const heads = new Set([...under.values()].map(({ url }) => keyOf(url)))
  return heads.size >= 2 ? under : new Map()
}

const hostOf = (url: string): string => /^\w+:\/\/([^/]*)/.exec(url)?.[1] ?? ''

/** Links to the articles of other sites have the forms of some of ours: what is dated, mapped or at home counts. */
const atHome = (links: readonly Link[], areas: readonly LinkedArea[], base: string): Link[] => {
  const mapped = new Set(areas.map(({ url }) => keyOf(url)))
  const homes = new Set(
    links
      .filter(({ kind, url }) => kind === 'article' && (mapped.has(keyOf(url)) || dateIn(url) !== undefined))
      .map(({ url }) => hostOf(url)),
  )
  const own = hostOf(base)
  if (links.some(({ kind, url }) => kind === 'article' && hostOf(url) === own)) homes.add(own)
  return links.filter(({ kind, url }) => kind !== 'article' || homes.size === 0 || homes.has(hostOf(url)))
}

const articlesOf = (links: readonly Link[], base: string): ArticleLink[] => {
  const heads = headsOf(links)
  const named = new Set(links.flatMap(({ url, label }) => (label ? [keyOf(url)] : [])))
  const found = new Map<string, ArticleLink>()
  for (const link of links) {
    if (link.kind !== 'article' || ofOtherDay(link.url, base)) continue
    const key = keyOf(link.url)
    if (named.has(key)) continue
    const under = heads.get(link)?.url
    const known = found.get(key)
    if (!known) found.set(key, { url: link.url, title: link.words, ...(under ? { under } : {}) })
    else if (known.title.length === 0 && link.words.length > 0)
      found.set(key, { ...known, title: link.words })
  }
  return [...found.values()]
}

/** A line that may be the name of its page: it says 版. */
const CURRENT = /^第?\s*[\dA-Za-z一二三四五六七八九十][^：:]{0,8}版/

/** What stands outside all links and names a page: `第A01版：<STRONG>头版</STRONG>` in one element. */
const namesIn = (html: Html): (Link & { readonly label: Label })[] => {
  const inLinks = (index: number): boolean => {
    const node = html.nodes[index]
    return node?.kind === 'element' && (node.name === 'a' || node.name === 'map')
  }
  const lines = linesOf(html, { from: 0, to: html.nodes.length }, { without: inLinks })
  return lines.flatMap(({ text, nodes: [index = 0] }) => {
    const label = CURRENT.test(text) ? labelOf(text) : undefined
    return label ? [{ kind: 'page', index, url: '', words: [text], label }] : []
  })
}

/** What the page calls itself. */
export const ownLabel = (html: Html): Label | undefined => namesIn(html)[0]?.label

/** The names on a page that shows the whole issue at once, as links to the parts of it that they head. */
const partsOf = (names: readonly (Link & { readonly label: Label })[], at: string): Link[] => {
  const heads = names.filter(({ words }) => namesPage(words.join(' ')))
  return heads.map((head) => ({ ...head, url: ownKey(at, head.label.printPage) }))
}

/** Reads a layout page: pages, articles, areas. `at` is its own address, from which its links are followed. */
export const readLayout = (html: Html, at: string): Layout => {
  const base = baseOf(html, at)
  const areas = areasOf(html, base)
  const linked = linksIn(
    html,
    base,
    areas.map(({ url }) => url),
  )
  const names = namesIn(html)
  const parts = linked.some(({ label }) => label) ? [] : partsOf(names, at)
  const withParts = [...linked, ...parts].toSorted((one, other) => one.index - other.index)
  const links = headsOf(withParts).size > 0 ? withParts : linked
  const pages = pagesOf(links, base)
  const number = pageInAddress(at)
  const label =
    names[0]?.label ??
    pages.find(({ url }) => keyOf(url) === keyOf(at))?.label ??
    (number === undefined ? undefined : unprinted(number))
  const pdfs = links.filter(({ kind }) => kind === 'pdf')
  const pdf =
    pdfs.find(({ url }) => label && new RegExp(`(?:^|\\D)0*${label.printPage}\\D`, 'i').test(url)) ?? pdfs[0]
  return {
    ...(label ? { label } : {}),
    pages,
    articles: articlesOf(atHome(links, areas, base), base),
    areas,
    ...(pdf ? { pdf: pdf.url } : {}),
  }
}
