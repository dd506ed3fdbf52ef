import { addressKey, follow, isOfSameEdition, shapeOf } from '../addresses/address.ts'
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
  /** Of a link to a page: its name, with the words around it; empty if it only leads on, as 下一版 does. */
  readonly words: readonly string[]
  /** The label of a link to a page. */
  readonly label?: Label
  /** Whether only its folder and its words suggest an article. */
  readonly byPlace?: true
}

/** The address that an element links to, as written; some templates put it in another attribute, for a script. */
export const targetOf = ({ name, attributes }: Element): string | undefined => {
  const { daoxiang, 'data-href': hrefInData, 'data-url': urlInData, href = '', onclick } = attributes
  const target = daoxiang ?? hrefInData ?? urlInData ?? (name === 'a' || name === 'area' ? href : '')
  if (target !== '' && !/^(?:#|javascript:)/i.test(target.trim())) return target
  return addressIn(target) ?? (onclick === undefined ? undefined : addressIn(onclick))
}

const CUT_OFF = /(?:…+|\.{3,})$/

/** The words of a link; a title that only a script would write is read from the script. */
const wordsOf = (html: Html, index: number, { end, attributes }: Element): string[] => {
  const onlyNode = end === index + 2 ? html.nodes[index + 1] : undefined
  const span = spanOf(html, index)
  const lines =
    onlyNode?.kind === 'text' && !/[\r\n]/.test(onlyNode.text)
      ? [tidy(onlyNode.text)].filter((line) => line !== '')
      : htmlLines(html, span, { sourceBreaks: true }).map((line) => line.text)
  const words = lines.length > 0 ? lines : writtenIn(html, span)
  if (attributes.title === undefined) return words
  const title = attributes.title.replace(/\s+/g, ' ').trim()
  const shown = words.join('').replace(CUT_OFF, '')
  const isFuller = words.length === 0 || (CUT_OFF.test(words.at(-1) ?? '') && title.startsWith(shown))
  return isFuller && title !== '' ? [title] : words
}

/** 上一版, 下一期, 上一篇：…: a link to the previous or next page, day or article, whatever its address. */
const NAVIGATION = /^[\s<>«»‹›【[（(]*[上下前后](?:[一1][版期篇页条张]|[版期])(?=$|[\s:：>»›)）】\]])/

const OTHER_PAGE_OR_DAY = /^[\s<>«»‹›【[（(]*[上下前后](?:[一1])?[版期](?=$|[\s:：>»›)）】\]])/

/** Words of links to the front page or a list, which name no page of their own. */
const LEADS_HOME =
  /^[\s<>«»‹›【[（(]*(?:返回.{0,6}|.{0,4}首[页頁]|(?:版面|标题|標題)?(?:导航|導航|目录|目錄)|往期.{0,2}|检索|搜索)[\s<>«»‹›】\]）)]*$/

/** Words of navigation links, never titles. */
const isNavigation = (words: string): boolean => NAVIGATION.test(words) || isFurniture(words)

/** A title has at least two Chinese characters. */
export const isTitle = (words: readonly string[]): boolean => {
  const text = words.join('')
  return /\p{Script=Han}.*\p{Script=Han}/u.test(text) && !isNavigation(text)
}

/** A page of an edition has a number. */
const FILE = /\d[\w-]*(?:\.(?:s?html?|aspx?|jsp|php))?$/i

/** The most nodes of an element that holds only a link and its name, not a whole list of links. */
const MAX_AROUND = 16

/** A name may begin before its link, `第02版：<a>要闻</a>`. */
const nameAround = (html: Html, index: number, words: string): string => {
  const textBefore = html.nodes[index - 1]
  if (words === '' || textBefore?.kind !== 'text' || !/版|\d/.test(textBefore.text)) return words
  const around = spanOf(html, textBefore.parent)
  if (around.to - around.from > MAX_AROUND) return words
  const [line, ...more] = htmlLines(html, around)
  return line && more.length === 0 && line.text.endsWith(words) ? line.text : words
}

/**
 * All links of a page to pages, articles and PDFs of the edition, recognised by the form of their address, by the map,
 * by their words, or else by being in the edition's own folder.
 * @param mapped addresses that the map of the page links to
 */
export const linksIn = (html: Html, base: string, mapped: readonly string[]): Link[] => {
  const inMap = new Set(mapped.map(addressKey))
  const links: Link[] = []
  const unknown: Link[] = []
  for (let index = 0; index < html.nodes.length; index++) {
    const node = html.nodes[index]
    if (node?.kind !== 'element' || node.name === 'area') continue
    const { onclick, 'data-url': urlInData } = node.attributes
    if (node.name !== 'a' && onclick === undefined && urlInData === undefined) continue
    const target = targetOf(node)
    const url = target === undefined ? undefined : follow(base, target)
    if (!url) continue
    const words = wordsOf(html, index, node)
    const text = words.join(' ')
    const name = labelOf(text) ? text : nameAround(html, index, text)
    const label = labelOf(name)
    const link = { index, url, words }
    const mapped = inMap.has(addressKey(url))
    const pageLink = (): Link => ({
      index,
      url,
      kind: 'page',
      words: isNavigation(text) || text === '' ? [] : [name],
      ...(label ? { label } : {}),
    })
    if (/\.pdf(?:[?#]|$)/i.test(url)) links.push({ ...link, kind: 'pdf' })
    else if (!label && mapped && isPageAddress(url) && isTitle(words))
      links.push({ ...link, kind: 'article' })
    else if (!label && !mapped && isPageAddress(url) && LEADS_HOME.test(text)) continue
    else if (isPageAddress(url) || isA(html, index, '#pagelink') || (!mapped && label && namesPage(name)))
      links.push(pageLink())
    else if (OTHER_PAGE_OR_DAY.test(text)) continue
    else if (mapped || isArticleAddress(url)) {
      const leads = isNavigation(words.join(''))
      links.push({ ...link, kind: 'article', words: leads ? [] : words })
    } else if (isOfSameEdition(url, base) && FILE.test(url.replace(/[?#].*$/, ''))) {
      unknown.push(pageLink())
      if (isTitle(words)) links.push({ ...link, kind: 'article', byPlace: true })
    }
  }
  return withoutByPlace(withAlike(links, unknown))
}

/**
 * If the pages with a label have addresses of no known form, other links of that form are pages too: unless there are more
 * of these, which are then articles.
 */
const withAlike = (links: readonly Link[], unknown: readonly Link[]): readonly Link[] => {
  const shapesOf = (some: readonly Link[]) => Map.groupBy(some, ({ url }) => shapeOf(url))
  const labelled = shapesOf(
    links.filter(({ kind, label, url }) => kind === 'page' && label && !isPageAddress(url)),
  )
  const alike = [...shapesOf(unknown)].flatMap(([shape, group]) =>
    group.length <= (labelled.get(shape)?.length ?? 0) ? group : [],
  )
  const indexes = new Set(alike.map(({ index }) => index))
  return [...links.filter(({ index }) => !indexes.has(index)), ...alike].toSorted(
    (one, other) => one.index - other.index,
  )
}

const withoutByPlace = (links: readonly Link[]): Link[] => {
  // If the edition's articles have a known form, other links in its folder are something else: a film, a survey.
  const byPlaceOnly = links.filter(({ byPlace }) => byPlace).length
  const byAddress = links.filter(({ kind, byPlace }) => kind === 'article' && !byPlace).length
  return links.filter(({ byPlace }) => !byPlace || byAddress < byPlaceOnly)
}
