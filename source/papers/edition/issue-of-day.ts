import { type Day, endOfDay } from '../../issue/index.ts'
import { dayInUrl } from '../catalogue/address-pattern.ts'
import { FetchFailure } from '../fetch/fetch-failure.ts'
import type { FetchedPage, FetchOptions } from '../fetch/fetcher.ts'
import type { FetchRun } from './fetch-run.ts'
import { fetchPage, type LayoutPage, openFrontPage, openLayoutPage } from './front-page.ts'
import { type Link, pageKey, uniqueLinks } from './link-list.ts'
import { MissingPages } from './missing-pages.ts'
import { underOwnName } from './own-name.ts'
import { selectPages } from './page-numbers.ts'
import type { Missing } from './progress.ts'
import type { ProgressCounter } from './progress-count.ts'

/** An issue has at most some hundred pages; more are a mistake or a trap. */
const MOST_PAGES = 400
const MOST_ARTICLES = 5_000

/** An issue may grow until its day is over: its layout pages are requested again after this (ms). */
const GROWS_MS = 10 * 60_000

const WORKERS = 2

/** Runs `work` on the links in order, `WORKERS` at once; the first error ends it. */
const eachOf = async (links: readonly Link[], work: (link: Link) => Promise<void>): Promise<void> => {
  const queue = [...links]
  const worker = async (): Promise<void> => {
    for (let link = queue.shift(); link; link = queue.shift()) await work(link)
  }
  try {
    await Promise.all(Array.from({ length: WORKERS }, worker))
  } finally {
    queue.length = 0
  }
}

/** The pages of the issue; the front page is one of them if it has articles of its own. */
const pagesOf = ({ fetched, links }: LayoutPage, day: Day): readonly Link[] => {
  const { at } = fetched
  const linked = links.pages.map(({ url, label = '' }): Link => ({ url, label, from: at }))
  const front: Link = { url: at, label: '', from: at }
  const isLinked = linked.some(({ url }) => pageKey(url) === pageKey(at))
  const holds = links.articles.length > 0 || links.whole
  const pages = isLinked || !holds ? linked : [front, ...linked]
  // The pages link to the issues before and after (上一期, 下一期) too.
  const ofDay = pages.filter(({ url }) => (dayInUrl(url) ?? day) === day)
  return uniqueLinks(ofDay, MOST_PAGES)
}

/**
 * The articles of a page. If it shows the whole issue, only those of the pages in `wanted`.
 * @throws NoSuchPage
 */
const articlesOf = ({ fetched, links }: LayoutPage, wanted?: readonly string[]): readonly Link[] => {
  const parts = [...new Set(links.articles.map(({ page }) => page))].filter((part) => part !== undefined)
  const selected =
    wanted && parts.length > 0
      ? selectPages(
          parts.map((label) => ({ label })),
          wanted,
        ).map(({ label }) => label)
      : undefined
  return links.articles
    .filter(({ page }) => !selected || (page !== undefined && selected.includes(page)))
    .map(({ url, title = '' }) => ({ url, label: title, from: fetched.at }))
}

/** Whether one page shows the whole issue. */
const isWhole = ({ links }: LayoutPage): boolean =>
  links.whole === true || links.articles.some(({ page }) => page !== undefined)

/**
 * Fetches the issue of one day and emits its progress: `found` first, `issue` or `plan` last.
 * @param near whether to look for the nearest day with an issue if this one has none
 */
export const fetchIssueOfDay = async (
  run: FetchRun,
  asked: Day | 'newest',
  near: boolean,
  counter: ProgressCounter,
): Promise<void> => {
  const { paper, dependencies, reader, options, signal, emit } = run
  const now = dependencies.clock.now()
  const common: FetchOptions = { signal, onWait: (wait) => emit({ kind: 'wait', ...wait }) }
  const ofLayout = (day: Day | 'newest'): FetchOptions => ({
    ...common,
    olderThan: options.refresh ? now : Math.min(now - GROWS_MS, day === 'newest' ? now : endOfDay(day)),
  })
  const missing = new MissingPages()
  const answered = new Set<string>()

  /** For a page they no longer have, hosts redirect to another page of the issue or to their home page: that is no page. */
  const refuseRepeated = ({ url, at }: FetchedPage): void => {
    const key = pageKey(at)
    if (answered.has(key)) throw new FetchFailure('redirects', url, ['leadsHere', at])
    answered.add(key)
  }

  /** Opens pages or articles and emits the progress of each; those that cannot be fetched go into `missing`. */
  const openAll = async <T extends { readonly fetched: FetchedPage }>(
    what: Missing['what'],
    links: readonly Link[],
    open: (link: Link) => Promise<T>,
  ): Promise<ReadonlyMap<Link, T>> => {
    const opened = new Map<Link, T>()
    counter.expect(links.length)
    await eachOf(links, async (link) => {
      try {
        const one = await open(link)
        missing.reached()
        refuseRepeated(one.fetched)
        opened.set(link, one)
        counter.add({ received: one.fetched.received, requested: !one.fetched.fromStore })
        emit({ kind: what, url: link.url, label: link.label, count: counter.count() })
      } catch (error) {
        const entry = missing.add(what, link, error)
        counter.add({ received: 0, requested: true })
        emit({ kind: 'missing', count: counter.count(), ...entry })
      }
    })
    return opened
  }

  const { day, page: front } = await openFrontPage(run, asked, {
    ...ofLayout(asked),
    near,
    onSeek: (tried) => emit({ kind: 'seek', day: tried }),
  })
  emit({ kind: 'found', day, url: front.fetched.at })

  const all = pagesOf(front, day)
  const pages = options.pages && !isWhole(front) ? selectPages(all, options.pages) : all
  const layouts = await openAll('page', pages, async (link) =>
    pageKey(link.url) === pageKey(front.fetched.at)
      ? front
      : openLayoutPage(run, link.url, { ...ofLayout(day), from: link.from }),
  )
  const articlesOn = (link: Link): readonly Link[] => {
    const layout = layouts.get(link)
    return layout ? uniqueLinks(articlesOf(layout, options.pages), MOST_ARTICLES) : []
  }
  const articles = uniqueLinks(pages.flatMap(articlesOn), MOST_ARTICLES)
  if (options.dryRun) {
    const held = await Promise.all(articles.map(({ url }) => dependencies.store.get(url)))
    emit({
      kind: 'plan',
      day,
      pages: pages.map((link) => ({ url: link.url, label: link.label, articles: articlesOn(link).length })),
      articles: articles.length,
      held: held.filter((page) => page !== undefined).length,
    })
    return
  }
  if (articles.length === 0 && !front.links.whole)
    throw new FetchFailure('unreadable', front.fetched.at, ['noArticleLinked'])

  const texts = await openAll('article', articles, async ({ url, from }) => {
    const olderThan = options.refresh ? now : 0
    return fetchPage(run, url, { ...common, olderThan, from })
  })
  const refused = missing.all.find(({ what }) => what === 'article')
  if (refused && texts.size === 0) throw refused.failure

  const issue = await reader.readIssue([
    ...pages
      .flatMap((link) => layouts.get(link) ?? [])
      .map(({ fetched: { at, bytes } }) => ({ name: at, bytes })),
    ...articles.flatMap((link) => {
      const text = texts.get(link)
      return text ? [{ name: link.url, bytes: text.fetched.bytes }] : []
    }),
  ])
  const named = underOwnName(issue, paper, day)
  emit({ kind: 'issue', day, issue: named, missing: missing.all, count: counter.count() })
}
