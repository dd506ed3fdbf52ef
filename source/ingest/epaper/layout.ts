import { dateIn, follow, keyOf } from './address.ts'
import type { Html } from './html.ts'
import { type Label, labelOf } from './label.ts'
import { linesOf, spanOf } from './lines.ts'
import { isArticleAddress, isPageAddress } from './link-forms.ts'
import { writtenIn } from './script.ts'
import { isA, select } from './selector.ts'

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

interface Link {
  readonly kind: 'page' | 'article' | 'pdf'
  readonly index: number
  readonly url: string
  readonly words: readonly string[]
}

/** `x,y,x,y`: floats and points that repeat the one before occur. Two points of a rectangle are four. */
const polygonOf = (coords: string, shape: string): LinkedArea['polygon'] => {
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
    areas.push({ url, polygon })
  }
  return areas
}

/** The words of a link; a title that a script alone would write is read out of the script's text. */
const wordsOf = (html: Html, index: number): string[] => {
  const span = spanOf(html, index)
  const lines = linesOf(html, span, { sourceBreaks: true }).map((line) => line.text)
  return lines.length > 0 ? lines : writtenIn(html, span)
}

const linksOf = (html: Html, base: string, areas: readonly LinkedArea[]): Link[] => {
  const inAreas = new Set(areas.map(({ url }) => keyOf(url)))
  return select(html, 'a').flatMap((index): Link[] => {
    const node = html.nodes[index]
    if (node?.kind !== 'element') return []
    const href = node.attributes.daoxiang ?? node.attributes.href ?? ''
    const url = follow(base, href)
    if (!url) return []
    const words = wordsOf(html, index)
    if (/\.pdf(?:[?#]|$)/i.test(href)) return [{ kind: 'pdf', index, url, words }]
    if (isPageAddress(url) || isA(html, index, '#pagelink')) return [{ kind: 'page', index, url, words }]
    if (inAreas.has(keyOf(url)) || isArticleAddress(url)) return [{ kind: 'article', index, url, words }]
    return []
  })
}

/** Whether both addresses have a date and they differ: 上一期, 下一期. */
const ofOtherDay = (url: string, base: string): boolean => {
  const [one, other] = [dateIn(url), dateIn(base)]
  return one !== undefined && other !== undefined && one !== other
}

/** One entry a page, with the first label that any of its links has. Where none has one (下一版), the links stand alone. */
const pagesOf = (links: readonly Link[], base: string): PageLink[] => {
  const found = new Map<string, PageLink>()
  for (const { kind, url, words } of links) {
    if (kind !== 'page' || ofOtherDay(url, base)) continue
    const label = labelOf(words.join(' '))
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
    if (link.kind === 'page' && labelOf(link.words.join(' '))) {
      run = before === 'page' ? run + 1 : 1
      head = link
    } else if (link.kind === 'article' && head && run === 1) under.set(link, head)
    else if (link.kind === 'pdf') continue
    before = link.kind
  }
  const heads = new Set([...under.values()].map(({ url }) => keyOf(url)))
  return heads.size >= 2 ? under : new Map()
}

const articlesOf = (links: readonly Link[], base: string): ArticleLink[] => {
  const heads = headsOf(links)
  const found = new Map<string, ArticleLink>()
  for (const link of links) {
    if (link.kind !== 'article' || ofOtherDay(link.url, base)) continue
    const key = keyOf(link.url)
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

/** What the page calls itself, outside all links: `第A01版：<STRONG>头版</STRONG>` in one element. */
export const ownLabel = (html: Html): Label | undefined => {
  const inLinks = (index: number): boolean => {
    const node = html.nodes[index]
    return node?.kind === 'element' && (node.name === 'a' || node.name === 'map')
  }
  const lines = linesOf(html, { from: 0, to: html.nodes.length }, { without: inLinks })
  return lines.map(({ text }) => (CURRENT.test(text) ? labelOf(text) : undefined)).find((label) => label)
}

/** Reads a layout page: pages, articles, areas. Addresses are followed from `base`, its own. */
export const readLayout = (html: Html, base: string): Layout => {
  const areas = areasOf(html, base)
  const links = linksOf(html, base, areas)
  const pages = pagesOf(links, base)
  const label = ownLabel(html) ?? pages.find(({ url }) => keyOf(url) === keyOf(base))?.label
  const pdfs = links.filter(({ kind }) => kind === 'pdf')
  const pdf =
    pdfs.find(({ url }) => label && new RegExp(`(?:^|\\D)0*${label.printPage}\\D`, 'i').test(url)) ?? pdfs[0]
  return {
    ...(label ? { label } : {}),
    pages,
    articles: articlesOf(links, base),
    areas,
    ...(pdf ? { pdf: pdf.url } : {}),
  }
}
