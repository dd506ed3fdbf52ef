import { addressKey, follow, isOfSameEdition } from '../addresses/address.ts'
import { isArticleAddress, isPageAddress } from '../addresses/address-forms.ts'
import { addressIn, writtenIn } from '../addresses/script.ts'
import type { Element, Html } from '../html/html.ts'
import { htmlLines, spanOf, tidy } from '../html/html-lines.ts'
import { isA } from '../html/selector.ts'
import { isFurniture } from './furniture.ts'
import { type Label, labelOf, namesPage } from './label.ts'

export interface Link {
  readonly kind: 'page' | 'article' | 'pdf'
  readonly index: number
  readonly url: string
  readonly words: readonly string[]
  /** The label of a link to a page. */
  readonly label?: Label
  /** Only its place and its words suggest that it is an article's. */
  readonly byPlace?: true
}

/** The address that an element links to, as written; some templates put it in another attribute, for a script. */
const targetOf = ({ name, attributes }: Element): string | undefined => {
  const { daoxiang, 'data-href': data, 'data-url': held, href = '', onclick } = attributes
  const given = daoxiang ?? data ?? held ?? (name === 'a' || name === 'area' ? href : '')
  if (given !== '' && !/^(?:#|javascript:)/i.test(given.trim())) return given
  return addressIn(given) ?? (onclick === undefined ? undefined : addressIn(onclick))
}

const CUT_OFF = /(?:…+|\.{3,})$/

/** The words of a link; a title that only a script would write is taken from the script's text. */
const wordsOf = (html: Html, index: number, { end, attributes }: Element): string[] => {
  const inside = end === index + 2 ? html.nodes[index + 1] : undefined
  const span = spanOf(html, index)
  const lines =
    inside?.kind === 'text' && !/[\r\n]/.test(inside.text)
      ? [tidy(inside.text)].filter((line) => line !== '')
      : htmlLines(html, span, { sourceBreaks: true }).map((line) => line.text)
  const words = lines.length > 0 ? lines : writtenIn(html, span)
  if (attributes.title === undefined) return words
  const title = attributes.title.replace(/\s+/g, ' ').trim()
  const shown = words.join('').replace(CUT_OFF, '')
  const whole = words.length === 0 || (CUT_OFF.test(words.at(-1) ?? '') && title.startsWith(shown))
  return whole && title !== '' ? [title] : words
}

/** 上一版, 下一期, 上一篇：…: a link to the previous or next page, day or article, whatever its address. */
const LEADS_ON = /^[\s<>«»‹›【[（(]*[上下前后](?:[一1][版期篇页条张]|[版期])(?=$|[\s:：>»›)）】\]])/

const LEADS_AWAY = /^[\s<>«»‹›【[（(]*[上下前后](?:[一1])?[版期](?=$|[\s:：>»›)）】\]])/

/** Words of navigation links, never titles. */
const leadsAbout = (words: string): boolean => LEADS_ON.test(words) || isFurniture(words)

/** A title has at least two Chinese characters. */
export const isTitle = (words: readonly string[]): boolean => {
  const text = words.join('')
  return /\p{Script=Han}.*\p{Script=Han}/u.test(text) && !leadsAbout(text)
}

/** A page of an edition has a number. */
const FILE = /\d[\w-]*(?:\.(?:s?html?|aspx?|jsp|php))?$/i

/** The longest element, in characters, that holds a link and its name only, and not a whole list of links. */
const MOST_AROUND = 16

/** A name may begin before its link, `第02版：<a>要闻</a>`. */
const nameAround = (html: Html, index: number, words: string): string => {
  const before = html.nodes[index - 1]
  if (words === '' || before?.kind !== 'text' || !/版|\d/.test(before.text)) return words
  const around = spanOf(html, before.parent)
  if (around.to - around.from > MOST_AROUND) return words
  const [line, ...more] = htmlLines(html, around)
  return line && more.length === 0 && line.text.endsWith(words) ? line.text : words
}

/**
 * All links of a page to pages, articles and PDFs of the edition. They are told by the form of their address, by the
 * map, by their words, and otherwise by being in the edition's own folder.
 * @param mapped addresses that the map of the page links to
 */
export const linksIn = (html: Html, base: string, mapped: readonly string[]): Link[] => {
  const inMap = new Set(mapped.map(addressKey))
  const links: Link[] = []
  for (let index = 0; index < html.nodes.length; index++) {
    const node = html.nodes[index]
    if (node?.kind !== 'element' || node.name === 'area') continue
    const { onclick, 'data-url': held } = node.attributes
    if (node.name !== 'a' && onclick === undefined && held === undefined) continue
    const target = targetOf(node)
    const url = target === undefined ? undefined : follow(base, target)
    if (!url) continue
    const words = wordsOf(html, index, node)
    const said = words.join(' ')
    const name = labelOf(said) ? said : nameAround(html, index, said)
    const label = labelOf(name)
    const link = { index, url, words }
    if (/\.pdf(?:[?#]|$)/i.test(url)) links.push({ ...link, kind: 'pdf' })
    else if (isPageAddress(url) || isA(html, index, '#pagelink')) {
      links.push({ ...link, kind: 'page', ...(label ? { label } : {}) })
    } else if (!inMap.has(addressKey(url)) && label && namesPage(name))
      links.push({ ...link, kind: 'page', label })
    else if (LEADS_AWAY.test(said)) continue
    else if (inMap.has(addressKey(url)) || isArticleAddress(url)) {
      const leads = leadsAbout(words.join(''))
      links.push({ ...link, kind: 'article', words: leads ? [] : words })
    } else if (isOfSameEdition(url, base) && FILE.test(url.replace(/[?#].*$/, '')) && isTitle(words))
      links.push({ ...link, kind: 'article', byPlace: true })
  }
  // If the edition's articles have a known form, other links in its folder are something else: a film, a survey.
  const placed = links.filter(({ byPlace }) => byPlace).length
  const known = links.filter(({ kind, byPlace }) => kind === 'article' && !byPlace).length
  return known >= placed ? links.filter(({ byPlace }) => !byPlace) : links
}
