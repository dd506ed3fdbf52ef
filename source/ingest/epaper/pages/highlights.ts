import { leadingCount } from '../../../issue/index.ts'
import { addressKey } from '../addresses/address.ts'
import type { Html } from '../html/html.ts'
import { htmlLines, spanOf } from '../html/html-lines.ts'
import type { Link } from './links.ts'

/** Links on a page beyond which its lists are not compared; a page of a newspaper has some dozens. */
const MAX_LINKS = 2_000
/** Articles in one entry of a list: a row of a table may hold two side by side. */
const MAX_PER_ENTRY = 2

/** The articles linked within an element, by the keys of their addresses. */
interface Linked {
  readonly mapped: ReadonlySet<string>
  readonly others: ReadonlySet<string>
}
const NONE: Linked = { mapped: new Set(), others: new Set() }

interface ShownLink {
  /** Index of its node. */
  readonly index: number
  readonly key: string
}

/** The whole page, as the parent of its outermost elements. */
const PAGE = -1

/** Compares the lists of a page with its map, which leads to the page's own articles. */
class Lists {
  readonly #html: Html
  /** In document order. */
  readonly #links: readonly ShownLink[]
  readonly #linkNodes: ReadonlySet<number>
  readonly #inMap: ReadonlySet<string>
  readonly #linked = new Map<number, Linked>()
  /** The forms of the entries of each list. */
  readonly #entryForms = new Map<number, ReadonlySet<string>>()

  constructor(html: Html, links: readonly Link[], inMap: ReadonlySet<string>) {
    this.#html = html
    this.#links = links.map(({ index, url }) => ({ index, key: addressKey(url) }))
    this.#linkNodes = new Set(links.map(({ index }) => index))
    this.#inMap = inMap
  }

  /** The articles that only boxes of other pages' articles link to. */
  elsewhere(): ReadonlySet<string> {
    const { mapped, others } = this.#linkedIn(PAGE)
    if (mapped.size === 0) return new Set()
    const own = this.#links.filter(({ index, key }) => others.has(key) && this.#isOwn(index, key))
    return others.difference(new Set(own.map(({ key }) => key)))
  }

  #endOf(index: number): number {
    return index === PAGE ? this.#html.nodes.length : (this.#html.nodes[index]?.end ?? index)
  }

  #parentOf(index: number): number {
    return this.#html.nodes[index]?.parent ?? PAGE
  }

  /** The links within an element, found by bisection. */
  #linksIn(index: number): readonly ShownLink[] {
    const firstFrom = (node: number): number =>
      leadingCount(this.#links.length, (index) => (this.#links[index]?.index ?? Infinity) < node)
    return this.#links.slice(firstFrom(index), firstFrom(this.#endOf(index)))
  }

  /** Whether a link that the map lacks is in a list of the page's own articles. */
  #isOwn(link: number, key: string): boolean {
    let entry = link
    let list = this.#parentOf(entry)
    while (list !== PAGE && this.#linkedIn(list).mapped.size === 0) {
      entry = list
      list = this.#parentOf(entry)
    }
    return this.#isOwnList(list, key) && this.#isEntry(entry, list)
  }

  /**
   * A list is the page's own unless it only repeats mapped articles among others. One that repeats all of them may be
   * the page's list beside its pictures; then it has few others.
   */
  #isOwnList(list: number, key: string): boolean {
    const { mapped, others } = this.#linkedIn(list)
    const end = this.#endOf(list)
    const outside = this.#links.filter(({ index }) => index < list || index >= end)
    const linkedOutside = new Set(outside.map((link) => link.key))
    if (!mapped.isSubsetOf(linkedOutside)) return true
    const isWhole = mapped.size === this.#linkedIn(PAGE).mapped.size
    return isWhole && (others.size * 2 < mapped.size || linkedOutside.has(key))
  }

  /** Whether an element is an entry like those of mapped articles, and not a box beside them. */
  #isEntry(entry: number, list: number): boolean {
    return this.#isSmall(entry) && this.#formsIn(list).has(this.#formOf(entry))
  }

  #formsIn(list: number): ReadonlySet<string> {
    const cached = this.#entryForms.get(list)
    if (cached) return cached
    const forms = new Set<string>()
    for (const { index, key } of this.#linksIn(list)) {
      if (!this.#inMap.has(key)) continue
      let entry = index
      while (this.#parentOf(entry) !== list) entry = this.#parentOf(entry)
      if (this.#isSmall(entry)) forms.add(this.#formOf(entry))
    }
    this.#entryForms.set(list, forms)
    return forms
  }

  #isSmall(index: number): boolean {
    const { mapped, others } = this.#linkedIn(index)
    return mapped.size + others.size <= MAX_PER_ENTRY
  }

  /** The name of an element, and whether words of its own stand beside its links. */
  #formOf(index: number): string {
    const node = this.#html.nodes[index]
    if (node?.kind !== 'element') return ''
    const isLink = (at: number): boolean => this.#linkNodes.has(at)
    const words = htmlLines(this.#html, spanOf(this.#html, index), { without: isLink })
    const isHeaded = !isLink(index) && words.some(({ text }) => /\p{Script=Han}{2}/u.test(text))
    return `${node.name} ${isHeaded}`
  }

  #linkedIn(index: number): Linked {
    const cached = this.#linked.get(index)
    if (cached) return cached
    const keys = this.#linksIn(index).map(({ key }) => key)
    const linked =
      keys.length === 0
        ? NONE
        : {
            mapped: new Set(keys.filter((key) => this.#inMap.has(key))),
            others: new Set(keys.filter((key) => !this.#inMap.has(key))),
          }
    this.#linked.set(index, linked)
    return linked
  }
}

/**
 * The keys of articles that the page links to but does not carry: those of a box such as 今日关注, which lists articles of
 * several pages. The map tells which lists are the page's own; without a map that leads to listed articles, all are.
 * @param links the links to articles, in document order
 * @param mapped the addresses in the map
 */
export const elsewhereOn = (
  html: Html,
  links: readonly Link[],
  mapped: readonly string[],
): ReadonlySet<string> => {
  if (mapped.length === 0 || links.length > MAX_LINKS) return new Set()
  return new Lists(html, links, new Set(mapped.map(addressKey))).elsewhere()
}
