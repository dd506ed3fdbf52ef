import { fileOf, keyOf } from '../addresses/address.ts'
import type { ArticlePage } from '../pages/article-page.ts'
import type { Label } from '../pages/label.ts'
import type { ArticleLink, LinkedArea, PageLink } from '../pages/layout-page.ts'
import type { Read, ReadArticle, ReadLayout } from './saved-pages.ts'

/** One page of the edition with what stands on it, in reading order. */
export interface PagePlan {
  readonly label: Label
  readonly url?: string
  readonly pdf?: string
  readonly areas: readonly LinkedArea[]
  readonly articles: readonly Placed[]
}

/** An article as one page has it. */
export interface Placed {
  /** Of its file, where that was saved; else of the link. */
  readonly key: string
  /** Of the link that the page and its map have. */
  readonly link: string
  /** As the page's list has it. */
  readonly title: readonly string[]
  /** Missing where its own page was not among the saved ones. */
  readonly page?: ArticlePage
}

export interface Order {
  readonly pages: readonly PagePlan[]
  /** Pages that the saved ones list and that are not among them. */
  readonly missing: readonly Label[]
}

/** A page of the edition while its articles are gathered. */
interface Entry {
  readonly url: string
  readonly label?: Label
  readonly layout?: ReadLayout
  /** By the key of their address. */
  readonly listed: Map<string, ArticleLink>
}

/** A page of which nothing says what it is called. */
const NAMELESS: Label = { printPage: '', words: '' }

const natural = new Intl.Collator('en', { numeric: true })
const only = <T>(found: readonly T[] | undefined): T | undefined =>
  found?.length === 1 ? found[0] : undefined

/** The last two steps of an address, `2/page.html`. */
const stepsOf = (address: string): string =>
  keyOf(address)
    .replace(/[?#].*$/, '')
    .split('/')
    .slice(-2)
    .join('/')

/**
 * Finds a saved page by a link to it: by the address; else, of those that no link leads to, by a file name that only one
 * has, and where links to several pages have that name, by the folder with it.
 */
const finder = <T extends { readonly address: string }>(
  saved: readonly T[],
  links: readonly { readonly url: string }[],
): ((url: string) => T | undefined) => {
  const keys = new Set(links.map(({ url }) => keyOf(url)))
  const namesakes = Map.groupBy(keys, fileOf)
  const byKey = new Map(saved.map((one) => [keyOf(one.address), one]))
  const strays = saved.filter(({ address }) => !keys.has(keyOf(address)))
  const byFile = Map.groupBy(strays, ({ address }) => fileOf(address))
  return (url) => {
    const there = byKey.get(keyOf(url))
    if (there) return there
    const file = fileOf(url)
    const alike = byFile.get(file) ?? []
    if ((namesakes.get(file)?.length ?? 1) < 2) return only(alike)
    return only(alike.filter(({ address }) => stepsOf(address) === stepsOf(url)))
  }
}

const squash = (lines: readonly string[]): string => lines.join('').replace(/[\s\p{P}]+/gu, '')

/**
 * Saved articles that no link leads to, by the key of the one link that has their title and leads to no saved page:
 * some browsers save a page under its title and keep no word of its address.
 */
const byTitle = (
  orphans: readonly ReadArticle[],
  unmet: readonly ArticleLink[],
): ReadonlyMap<string, ReadArticle> => {
  const titled = Map.groupBy(unmet, ({ title }) => squash(title))
  const matched = orphans.flatMap((orphan): [string, ReadArticle][] => {
    const { kicker, headline, deck } = orphan.article
    const written = [headline, [...kicker, ...headline], [...headline, ...deck]].map(squash)
    const keys = new Set(
      written
        .flatMap((words) => (words === '' ? [] : (titled.get(words) ?? [])))
        .map(({ url }) => keyOf(url)),
    )
    const key = only([...keys])
    return key === undefined ? [] : [[key, orphan]]
  })
  const claims = Map.groupBy(matched, ([key]) => key)
  return new Map(matched.filter(([key]) => claims.get(key)?.length === 1))
}

/** The edition's pages in the order of its longest list of them; pages that it leaves out follow by number. */
const entriesOf = (layouts: readonly ReadLayout[]): Entry[] => {
  const lists = layouts.map(({ layout }) => layout.pages)
  const at = finder(layouts, lists.flat())
  const byNumber = Map.groupBy(layouts, ({ layout }) => layout.label?.printPage)
  // A page that was saved under a name of the reader's own is known by what it calls itself.
  const saved = ({ url, label }: PageLink): ReadLayout | undefined =>
    at(url) ?? (label ? only(byNumber.get(label.printPage)) : undefined)
  const entry = (url: string, linked: Label | undefined, layout: ReadLayout | undefined): Entry => {
    const own = layout?.layout.label
    const same = !linked || own?.printPage === linked.printPage
    const label = linked?.section || !same ? linked : (own ?? linked)
    return { url, listed: new Map(), ...(label ? { label } : {}), ...(layout ? { layout } : {}) }
  }

  const longest = lists.toSorted((one, other) => other.length - one.length)[0] ?? []
  const listed = longest.map((link) => entry(link.url, link.label, saved(link)))
  const known = new Set(listed.map(({ layout }) => layout))
  const numberOf = ({ layout }: ReadLayout): string => layout.label?.printPage ?? '~'
  const others = layouts
    .filter((layout) => !known.has(layout))
    .toSorted((one, other) => natural.compare(numberOf(one), numberOf(other)))
  return [...listed, ...others.map((layout) => entry(layout.address, undefined, layout))]
}

/**
 * Which pages an article stands on: those whose map has it; else the one that a list of the whole issue puts it under,
 * the one that the article itself names, or the first whose list has it.
 */
const placer = (
  entries: readonly Entry[],
  articleAt: (url: string) => ReadArticle | undefined,
): ((url: string) => ReadonlySet<Entry>) => {
  const mapped = new Map<string, Set<Entry>>()
  const under = new Map<string, Entry>()
  const first = new Map<string, Entry>()
  const byUrl = new Map(entries.map((entry) => [keyOf(entry.url), entry]))
  const shown = Map.groupBy(entries, ({ layout }) => layout)
  for (const entry of entries) {
    // A map of all the day's pages in one does not say which of them an article stands on.
    const own = entry.layout && shown.get(entry.layout)?.length === 1 ? entry.layout.layout.areas : []
    for (const { url } of own) mapped.set(keyOf(url), (mapped.get(keyOf(url)) ?? new Set()).add(entry))
    for (const { url, under: head } of entry.layout?.layout.articles ?? []) {
      const key = keyOf(url)
      const above = head === undefined ? undefined : byUrl.get(keyOf(head))
      if (above && !under.has(key)) under.set(key, above)
      if (!first.has(key)) first.set(key, entry)
      else if (!mapped.has(key) && first.get(key) !== entry) {
        const says = articleAt(url)?.label()?.printPage
        if (says !== undefined && says === entry.label?.printPage) first.set(key, entry)
      }
    }
  }
  return (url) => {
    const key = keyOf(url)
    const one = under.get(key) ?? first.get(key)
    return mapped.get(key) ?? new Set(one ? [one] : [])
  }
}

/** Settles the order of pages and of the articles on each: a page's list first, then what its map alone has. */
export const orderOf = (reads: readonly Read[]): Order => {
  const layouts = reads.filter((read) => read.kind === 'layout')
  const articles = reads.filter((read) => read.kind === 'article')
  const links = layouts.flatMap(({ layout }) => [
    ...layout.articles,
    ...layout.areas.map(({ url, title }): ArticleLink => ({ url, title })),
  ])
  const byAddress = finder(articles, links)
  const met = new Set(links.map(({ url }) => byAddress(url)))
  const titled = byTitle(
    articles.filter((one) => !met.has(one)),
    links.filter(({ url }) => !byAddress(url)),
  )
  const articleAt = (url: string): ReadArticle | undefined => byAddress(url) ?? titled.get(keyOf(url))
  const entries = entriesOf(layouts)
  const entriesWith = placer(entries, articleAt)
  for (const link of links) {
    for (const { listed } of entriesWith(link.url)) {
      const known = listed.get(keyOf(link.url))
      if (!known || known.title.length === 0) listed.set(keyOf(link.url), link)
    }
  }
  const linked = new Set(links.map(({ url }) => articleAt(url)))
  const orphans = articles.filter((one) => !linked.has(one))
  const pages = entries
    .filter(({ layout, listed }) => layout !== undefined || listed.size > 0)
    .map((entry) => planOf(entry, articleAt))
  const missing = entries.flatMap(({ layout, label }) => (layout || !label ? [] : [label]))
  return { pages: withOrphans(pages, orphans), missing }
}

const planOf = (
  { url, label, layout, listed }: Entry,
  articleAt: (url: string) => ReadArticle | undefined,
): PagePlan => ({
  label: label ?? NAMELESS,
  url: layout?.address ?? url,
  ...(layout?.layout.pdf ? { pdf: layout.layout.pdf } : {}),
  areas: layout?.layout.areas ?? [],
  articles: [...listed.values()].map((link): Placed => {
    const found = articleAt(link.url)
    const key = keyOf(found?.address ?? link.url)
    const unsure = found && found.article.confidence < 1 && link.title.length > 0
    const page = unsure ? found.knowing(link.title.join(' ')) : found?.article
    return { key, link: keyOf(link.url), title: link.title, ...(page ? { page } : {}) }
  }),
})

/** Articles that no saved page links to stand on the page that they name themselves, or on one without a number. */
const withOrphans = (pages: readonly PagePlan[], orphans: readonly ReadArticle[]): PagePlan[] => {
  const plans = [...pages]
  for (const { address, article, label: says } of orphans) {
    const label = says()
    const key = keyOf(address)
    const placed: Placed = { key, link: key, title: [], page: article }
    const number = label?.printPage ?? (pages.length === 1 ? pages[0]?.label.printPage : undefined) ?? ''
    const at = plans.findIndex((plan) => plan.label.printPage === number)
    const plan = plans[at]
    if (plan) plans[at] = { ...plan, articles: [...plan.articles, placed] }
    else plans.push({ label: label ?? NAMELESS, areas: [], articles: [placed] })
  }
  const byNumber = (one: PagePlan, other: PagePlan): number =>
    natural.compare(one.label.printPage || '~', other.label.printPage || '~')
  return pages.length === 0 ? plans.toSorted(byNumber) : plans
}
