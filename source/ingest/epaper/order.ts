import { fileOf, keyOf } from './address.ts'
import type { ArticlePage } from './article.ts'
import type { Label } from './label.ts'
import type { ArticleLink, LinkedArea } from './layout.ts'
import type { Read, ReadArticle, ReadLayout } from './saved.ts'

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
  /** Pages and articles that the saved pages link to and that are not among them. */
  readonly missing: readonly { readonly url: string; readonly words: string }[]
}

interface Entry {
  readonly key: string
  readonly url: string
  label?: Label
  layout?: ReadLayout
  /** By the key of their address. */
  readonly listed: Map<string, ArticleLink>
}

const natural = new Intl.Collator('en', { numeric: true })

/** Where a link leads among the saved articles: by its address, else by a file name that only one of them has. */
const finder = (articles: readonly ReadArticle[]): ((url: string) => ReadArticle | undefined) => {
  const byKey = new Map(articles.map((one) => [keyOf(one.address), one]))
  const byFile = Map.groupBy(articles, ({ address }) => fileOf(address))
  return (url) => {
    const named = byFile.get(fileOf(url)) ?? []
    return byKey.get(keyOf(url)) ?? (named.length === 1 ? named[0] : undefined)
  }
}

/** The edition's pages in the order of its longest list of them; pages that it leaves out follow by number. */
const entriesOf = (layouts: readonly ReadLayout[]): Map<string, Entry> => {
  const entries = new Map<string, Entry>()
  const byFile = Map.groupBy(layouts, ({ address }) => fileOf(address))
  const saved = (url: string): ReadLayout | undefined =>
    layouts.find(({ address }) => keyOf(address) === keyOf(url)) ??
    (byFile.get(fileOf(url))?.length === 1 ? byFile.get(fileOf(url))?.[0] : undefined)
  const [longest] = layouts
    .map(({ layout }) => layout.pages)
    .toSorted((one, other) => other.length - one.length)
  for (const { url, label } of longest ?? []) {
    const layout = saved(url)
    const key = keyOf(layout?.address ?? url)
    entries.set(key, {
      key,
      url,
      listed: new Map(),
      ...(label ? { label } : {}),
      ...(layout ? { layout } : {}),
    })
  }
  const others = layouts
    .filter(({ address }) => !entries.has(keyOf(address)))
    .toSorted((one, other) =>
      natural.compare(one.layout.label?.printPage ?? '~', other.layout.label?.printPage ?? '~'),
    )
  for (const layout of others) {
    const key = keyOf(layout.address)
    entries.set(key, { key, url: layout.address, layout, listed: new Map() })
  }
  for (const entry of entries.values()) {
    const label = entry.label?.section ? entry.label : (entry.layout?.layout.label ?? entry.label)
    if (label) entry.label = label
  }
  return entries
}

/** Which pages an article stands on: those whose map has it, else the one whose list has it first. */
const placer = (entries: ReadonlyMap<string, Entry>, articleAt: (url: string) => ReadArticle | undefined) => {
  const mapped = new Map<string, Set<string>>()
  const under = new Map<string, string>()
  const first = new Map<string, string>()
  for (const { key, layout } of entries.values()) {
    for (const { url } of layout?.layout.areas ?? [])
      mapped.set(keyOf(url), (mapped.get(keyOf(url)) ?? new Set()).add(key))
    for (const link of layout?.layout.articles ?? []) {
      if (link.under && !under.has(keyOf(link.url))) under.set(keyOf(link.url), keyOf(link.under))
    }
  }
  for (const { key, label, layout } of entries.values()) {
    for (const { url } of layout?.layout.articles ?? []) {
      const says = articleAt(url)?.label?.printPage
      if (!first.has(keyOf(url)) || (says !== undefined && says === label?.printPage))
        first.set(keyOf(url), key)
    }
  }
  return (url: string): ReadonlySet<string> => {
    const one = under.get(keyOf(url)) ?? first.get(keyOf(url))
    return mapped.get(keyOf(url)) ?? new Set(one === undefined ? [] : [one])
  }
}

/** Settles the order of pages and of the articles on each: a page's list first, then what its map alone has. */
export const orderOf = (reads: readonly Read[]): Order => {
  const layouts = reads.filter((read) => read.kind === 'layout')
  const articles = reads.filter((read) => read.kind === 'article')
  const articleAt = finder(articles)
  const entries = entriesOf(layouts)
  const pagesOf = placer(entries, articleAt)
  const links = layouts.flatMap(({ layout }) => [
    ...layout.articles,
    ...layout.areas.map(({ url }): ArticleLink => ({ url, title: [] })),
  ])
  for (const link of links) {
    for (const key of pagesOf(link.url)) {
      const listed = entries.get(key)?.listed
      const known = listed?.get(keyOf(link.url))
      if (!known || known.title.length === 0) listed?.set(keyOf(link.url), link)
    }
  }
  const linked = new Set(links.map(({ url }) => articleAt(url)))
  const pages = [...entries.values()]
    .filter(({ layout, listed }) => layout ?? listed.size > 0)
    .map((entry) => planOf(entry, articleAt))
  const missing = [
    ...[...entries.values()]
      .filter(({ layout, label }) => !layout && label)
      .map(({ url, label }) => ({ url, words: `page ${label?.printPage ?? ''}` })),
    ...[
      ...new Map(links.filter(({ url }) => !articleAt(url)).map((link) => [keyOf(link.url), link])).values(),
    ].map(({ url, title }) => ({ url, words: title.join(' ') || 'an article' })),
  ]
  return {
    pages: withOrphans(
      pages,
      articles.filter((one) => !linked.has(one)),
    ),
    missing,
  }
}

const planOf = (entry: Entry, articleAt: (url: string) => ReadArticle | undefined): PagePlan => {
  const { layout } = entry
  return {
    label: entry.label ?? { printPage: '' },
    url: layout?.address ?? entry.url,
    ...(layout?.layout.pdf ? { pdf: layout.layout.pdf } : {}),
    areas: layout?.layout.areas ?? [],
    articles: [...entry.listed.values()].map(({ url, title }): Placed => {
      const found = articleAt(url)
      return {
        key: keyOf(found?.address ?? url),
        link: keyOf(url),
        title,
        ...(found ? { page: found.article } : {}),
      }
    }),
  }
}

/** Articles that no saved page links to stand on the page that they name themselves, or on one without a number. */
const withOrphans = (pages: readonly PagePlan[], orphans: readonly ReadArticle[]): PagePlan[] => {
  const plans = [...pages]
  for (const { address, article, label } of orphans) {
    const placed = { key: keyOf(address), link: keyOf(address), title: [], page: article }
    const page = label?.printPage ?? (plans.length === 1 ? plans[0]?.label.printPage : undefined) ?? ''
    const at = plans.findIndex((plan) => plan.label.printPage === page)
    const plan = plans[at]
    if (plan) plans[at] = { ...plan, articles: [...plan.articles, placed] }
    else plans.push({ label: label ?? { printPage: page }, areas: [], articles: [placed] })
  }
  return orphans.length > 0 && pages.length === 0
    ? plans.toSorted((one, other) => natural.compare(one.label.printPage, other.label.printPage))
    : plans
}
