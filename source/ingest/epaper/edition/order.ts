import { comparePages, type PageImage } from '../../../issue/index.ts'
import { addressKey, fileOf } from '../addresses/address.ts'
import type { LinkedArea } from '../pages/areas.ts'
import type { ArticlePage } from '../pages/article-page.ts'
import type { Label } from '../pages/label.ts'
import type { ArticleLink, PageLink } from '../pages/layout-page.ts'
import { joinFurtherParts } from './join-further-parts.ts'
import { lettersOf } from './letters.ts'
import type { ReadArticle, ReadLayout, ReadPage } from './saved-pages.ts'

/** One page of the edition with its articles, in reading order. */
export interface PagePlan {
  readonly label: Label
  readonly url?: string
  readonly pdf?: string
  readonly areas: readonly LinkedArea[]
  /** The picture of the page, if no area is on it. */
  readonly picture?: PageImage
  readonly articles: readonly PlacedArticle[]
}

/** An article on one page. */
export interface PlacedArticle {
  /** Key of its file if that was saved, else of the link. */
  readonly key: string
  /** Key of the link on the page and its map. */
  readonly link: string
  /** As in the page's list. */
  readonly title: readonly string[]
  /** Absent if the article's page was not saved. */
  readonly page?: ArticlePage
}

interface Order {
  readonly pages: readonly PagePlan[]
  /** Pages that the saved ones list but that were not saved. */
  readonly missing: readonly Label[]
  /** Articles that pages only point to, and that are on none of them and were not saved. */
  readonly elsewhere: readonly ArticleLink[]
}

/** A page of the edition while its articles are collected. */
interface Entry {
  readonly url: string
  readonly label?: Label
  readonly layout?: ReadLayout
  /** Keyed by `addressKey`. */
  readonly listed: Map<string, ArticleLink>
}

/** The label of a page without a name. */
const NO_LABEL: Label = { printPage: '', words: '' }

const single = <T>(found: readonly T[] | undefined): T | undefined =>
  found?.length === 1 ? found[0] : undefined

/** The last two segments of an address, `2/page.html`. */
const lastSegmentsOf = (address: string): string =>
  addressKey(address)
    .replace(/[?#].*$/, '')
    .split('/')
    .slice(-2)
    .join('/')

/**
 * Finds the saved page that a link leads to: by its address; else, among pages that no link leads to, by a file name
 * that only one of them has, together with the folder if links to several pages have that name.
 */
const finder = <T extends { readonly address: string }>(
  saved: readonly T[],
  links: readonly { readonly url: string }[],
): ((url: string) => T | undefined) => {
  const keys = new Set(links.map(({ url }) => addressKey(url)))
  const keysByFile = Map.groupBy(keys, fileOf)
  const byKey = new Map(saved.map((one) => [addressKey(one.address), one]))
  const unlinked = saved.filter(({ address }) => !keys.has(addressKey(address)))
  const byFile = Map.groupBy(unlinked, ({ address }) => fileOf(address))
  return (url) => {
    const byAddress = byKey.get(addressKey(url))
    if (byAddress) return byAddress
    const file = fileOf(url)
    const sameFile = byFile.get(file) ?? []
    if ((keysByFile.get(file)?.length ?? 1) < 2) return single(sameFile)
    return single(sameFile.filter(({ address }) => lastSegmentsOf(address) === lastSegmentsOf(url)))
  }
}

/**
 * Matches saved articles that no link leads to with links that lead to no saved page, by title; keyed by the link.
 * Some browsers save a page under its title and do not record its address.
 */
const byTitle = (
  unlinked: readonly ReadArticle[],
  unmatched: readonly ArticleLink[],
): ReadonlyMap<string, ReadArticle> => {
  const titled = Map.groupBy(unmatched, ({ title }) => lettersOf(title))
  const matched = unlinked.flatMap((orphan): [string, ReadArticle][] => {
    const { kicker, headline, deck } = orphan.article
    const written = [headline, [...kicker, ...headline], [...headline, ...deck]].map(lettersOf)
    const keys = new Set(
      written
        .flatMap((words) => (words === '' ? [] : (titled.get(words) ?? [])))
        .map(({ url }) => addressKey(url)),
    )
    const key = single([...keys])
    return key === undefined ? [] : [[key, orphan]]
  })
  const claims = Map.groupBy(matched, ([key]) => key)
  return new Map(matched.filter(([key]) => claims.get(key)?.length === 1))
}

/** The edition's pages in the order of its longest list of pages; pages missing from that list follow by number. */
const entriesOf = (layouts: readonly ReadLayout[]): Entry[] => {
  const lists = layouts.map(({ layout }) => layout.pages)
  const findLayout = finder(layouts, lists.flat())
  const linked = new Set(lists.flat().map(({ url }) => findLayout(url)))
  const unlinked = layouts.filter((layout) => !linked.has(layout))
  const byNumber = Map.groupBy(unlinked, ({ layout }) => layout.label?.printPage)
  // A page that the user saved under another name is recognised by its own label.
  const savedAs = ({ url, label }: PageLink): ReadLayout | undefined =>
    findLayout(url) ?? (label?.printPage ? single(byNumber.get(label.printPage)) : undefined)
  const entry = (url: string, linked: Label | undefined, layout: ReadLayout | undefined): Entry => {
    const ownLabel = layout?.layout.label
    const isSamePage = !linked || ownLabel?.printPage === linked.printPage
    const label = linked?.section || !isSamePage ? linked : (ownLabel ?? linked)
    return { url, listed: new Map(), ...(label ? { label } : {}), ...(layout ? { layout } : {}) }
  }

  const longest = lists.toSorted((one, other) => other.length - one.length)[0] ?? []
  const listed = longest.map((link) => entry(link.url, link.label, savedAs(link)))
  const listedLayouts = new Set(listed.map(({ layout }) => layout))
  const printPageOf = ({ layout }: ReadLayout): string => layout.label?.printPage ?? ''
  const others = layouts
    .filter((layout) => !listedLayouts.has(layout))
    .toSorted((one, other) => comparePages(printPageOf(one), printPageOf(other)))
  return [...listed, ...others.map((layout) => entry(layout.address, undefined, layout))]
}

/**
 * Which pages an article is on: those whose map links to it; else the page that a list of the whole issue puts it
 * under, the page that the article names, or the first page whose list has it.
 */
const placer = (
  entries: readonly Entry[],
  articleAt: (url: string) => ReadArticle | undefined,
): ((url: string) => ReadonlySet<Entry>) => {
  const mapped = new Map<string, Set<Entry>>()
  const under = new Map<string, Entry>()
  const first = new Map<string, Entry>()
  const byUrl = new Map(entries.map((entry) => [addressKey(entry.url), entry]))
  const shown = Map.groupBy(entries, ({ layout }) => layout)
  for (const entry of entries) {
    // One map for all pages of the day does not tell which page an article is on.
    const own = entry.layout && shown.get(entry.layout)?.length === 1 ? entry.layout.layout.areas : []
    for (const { url } of own)
      mapped.set(addressKey(url), (mapped.get(addressKey(url)) ?? new Set()).add(entry))
    for (const { url, under: head } of entry.layout?.layout.articles ?? []) {
      const key = addressKey(url)
      const above = head === undefined ? undefined : byUrl.get(addressKey(head))
      if (above && !under.has(key)) under.set(key, above)
      if (!first.has(key)) first.set(key, entry)
      else if (!mapped.has(key) && first.get(key) !== entry) {
        const says = articleAt(url)?.label()?.printPage
        if (says !== undefined && says === entry.label?.printPage) first.set(key, entry)
      }
    }
  }
  return (url) => {
    const key = addressKey(url)
    const one = under.get(key) ?? first.get(key)
    return mapped.get(key) ?? new Set(one ? [one] : [])
  }
}

/** Orders the pages, and the articles on each: first those in the page's list, then those only in its map. */
export const orderOf = (reads: readonly ReadPage[]): Order => {
  const layouts = reads.filter((read) => read.kind === 'layout')
  const separate = reads.filter((read) => read.kind === 'article')
  const links = layouts.flatMap(({ layout }) => [
    ...layout.articles,
    ...layout.areas.map(({ url, title }): ArticleLink => ({ url, title })),
  ])
  const listedKeys = new Set(
    [...links, ...layouts.flatMap(({ layout }) => layout.elsewhere)].map(({ url }) => addressKey(url)),
  )
  const parts = separate.flatMap(({ furtherParts }) => furtherParts.map((url) => ({ url })))
  const articles = joinFurtherParts(separate, finder(separate, parts), (url) =>
    listedKeys.has(addressKey(url)),
  )
  const byAddress = finder(articles, links)
  const linkedArticles = new Set(links.map(({ url }) => byAddress(url)))
  const titled = byTitle(
    articles.filter((one) => !linkedArticles.has(one)),
    links.filter(({ url }) => !byAddress(url)),
  )
  const articleAt = (url: string): ReadArticle | undefined => byAddress(url) ?? titled.get(addressKey(url))
  const entries = entriesOf(layouts)
  const entriesWith = placer(entries, articleAt)
  for (const link of links) {
    for (const { listed } of entriesWith(link.url)) {
      const earlier = listed.get(addressKey(link.url))
      if (!earlier || earlier.title.length === 0) listed.set(addressKey(link.url), link)
    }
  }
  const linked = new Set(links.map(({ url }) => articleAt(url)))
  const unlinked = articles.filter((one) => !linked.has(one))
  const pages = entries
    .filter(({ layout, listed }) => layout !== undefined || listed.size > 0)
    .map((entry) => planOf(entry, articleAt))
  const missing = entries.flatMap(({ layout, label }) => (layout || !label ? [] : [label]))
  const pointers = elsewhereOf(layouts, links)
  const findSaved = finder(unlinked, pointers)
  const pointedTo = new Set(pointers.map(({ url }) => findSaved(url)))
  return {
    pages: withUnlinked(pages, unlinked, pointedTo),
    missing,
    elsewhere: pointers.filter(({ url }) => !findSaved(url)),
  }
}

/** What the pages only point to, each once, without what any of them lists as its own. */
const elsewhereOf = (
  layouts: readonly ReadLayout[],
  links: readonly { readonly url: string }[],
): ArticleLink[] => {
  const keys = new Set(links.map(({ url }) => addressKey(url)))
  return layouts
    .flatMap(({ layout }) => layout.elsewhere)
    .filter(({ url }) => {
      const isNew = !keys.has(addressKey(url))
      keys.add(addressKey(url))
      return isNew
    })
}

const planOf = (
  { url, label, layout, listed }: Entry,
  articleAt: (url: string) => ReadArticle | undefined,
): PagePlan => ({
  label: label ?? NO_LABEL,
  url: layout?.address ?? url,
  ...(layout?.layout.pdf ? { pdf: layout.layout.pdf } : {}),
  areas: layout?.layout.areas ?? [],
  ...(layout?.layout.picture ? { picture: layout.layout.picture } : {}),
  articles: [...listed.values()].map((link): PlacedArticle => {
    const found = articleAt(link.url)
    const key = addressKey(found?.address ?? link.url)
    const unsure = found && found.article.confidence < 1 && link.title.length > 0
    const page = unsure ? found.readWithTitle(link.title.join(' ')) : found?.article
    return { key, link: addressKey(link.url), title: link.title, ...(page ? { page } : {}) }
  }),
})

/**
 * Adds articles that no saved page links to: to the page that they name, else to the only page, else to a page without a
 * number.
 * @param pointedTo those that a page points to without carrying them: its only page is not theirs
 */
const withUnlinked = (
  pages: readonly PagePlan[],
  unlinked: readonly ReadArticle[],
  pointedTo: ReadonlySet<ReadArticle | undefined>,
): PagePlan[] => {
  const plans = [...pages]
  for (const one of unlinked) {
    const { address, article, label: labelOf } = one
    const label = labelOf()
    const key = addressKey(address)
    const placed: PlacedArticle = { key, link: key, title: [], page: article }
    const isPointedTo = pointedTo.has(one)
    const onlyPage = pages.length === 1 && !isPointedTo ? pages[0]?.label.printPage : undefined
    const number = label?.printPage ?? onlyPage ?? ''
    const index = plans.findIndex(
      (plan, at) => plan.label.printPage === number && (number !== '' || !isPointedTo || at >= pages.length),
    )
    const plan = plans[index]
    if (plan) plans[index] = { ...plan, articles: [...plan.articles, placed] }
    else plans.push({ label: label ?? NO_LABEL, areas: [], articles: [placed] })
  }
  const byNumber = (one: PagePlan, other: PagePlan): number =>
    comparePages(one.label.printPage, other.label.printPage)
  return pages.length === 0 ? plans.toSorted(byNumber) : plans
}
