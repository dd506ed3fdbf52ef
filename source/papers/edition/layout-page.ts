import type { Links } from '../../ingest/index.ts'
import { UnreadableSource } from '../../ingest/index.ts'
import type { Day } from '../../issue/index.ts'
import { dayInUrl } from '../catalogue/address-pattern.ts'
import { emptyBecause } from '../fetch/bare-page.ts'
import { weightOf } from '../fetch/edition-budget.ts'
import { FetchFailure } from '../fetch/fetch-failure.ts'
import type { FetchedPage, Fetcher, FetchOptions } from '../fetch/fetcher.ts'
import { type IssueLink, pageKey, uniqueLinks } from './issue-link.ts'
import { selectPages } from './page-numbers.ts'
import type { PageReader } from './page-reader.ts'

const SCRIPTED_REDIRECTS = 5

/** An issue has at most a few hundred pages; more are a mistake or a trap. */
export const MAX_PAGES = 400
export const MAX_ARTICLES = 5_000

/** No stored page is new enough: the page is requested again. */
const REQUEST_AGAIN = Number.POSITIVE_INFINITY

/** A page without its bytes, which the store has: those of all pages together would fill the memory. */
export interface LayoutPage {
  readonly fetched: Omit<FetchedPage, 'bytes'>
  readonly links: Links
  /** Bytes that it takes in memory, parsed. */
  readonly weight: number
  /** Why it has no links, if it shows why. */
  readonly emptyBecause?: 'login' | 'script'
}

/** What fetches pages and reads their links. */
export interface PageSource {
  readonly fetcher: Fetcher
  readonly reader: PageReader
}

const openPage = (
  source: PageSource,
  { bytes, ...fetched }: FetchedPage,
  options: FetchOptions,
): LayoutPage => {
  const weight = weightOf(bytes)
  // Before it is parsed, which costs as much.
  options.budget?.refuseHeavy(fetched.finalUrl, weight)
  const links = readLinks(source, { bytes, ...fetched })
  const reason = hasNoLinks(links) ? emptyBecause(bytes, fetched.finalUrl) : undefined
  return { fetched, links, weight, ...(reason && { emptyBecause: reason }) }
}

const hasNoLinks = ({ pages, articles, whole }: Links): boolean =>
  pages.length + articles.length === 0 && !whole

/** Whether a page has no link of an edition, and no article. */
export const isEmptyLayout = ({ links }: LayoutPage): boolean => hasNoLinks(links)

const readLinks = ({ reader }: PageSource, { bytes, finalUrl }: FetchedPage): Links => {
  if (!reader.isPage(bytes)) throw new FetchFailure('unreadable', finalUrl, ['cameNoPage'])
  try {
    return reader.linksOf(bytes, finalUrl)
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error
    throw new FetchFailure('unreadable', finalUrl, error.why, error)
  }
}

/**
 * Fetches a page and reads its links. If the store holds a picture, a PDF or bytes in no known encoding for the address,
 * requests it again.
 * @throws FetchFailure if the host does not send a readable page either
 */
export const fetchPage = async (
  source: PageSource,
  url: string,
  options: FetchOptions,
): Promise<LayoutPage> => {
  const first = await source.fetcher.fetch(url, options)
  try {
    return openPage(source, first, options)
  } catch (error) {
    if (!first.fromStore || (error instanceof FetchFailure && error.kind === 'budget')) throw error
  }
  return openPage(source, await source.fetcher.fetch(url, { ...options, olderThan: REQUEST_AGAIN }), options)
}

/** Whether a page lists articles or contains them. */
export const carriesArticles = ({ links }: LayoutPage): boolean =>
  links.articles.length > 0 || links.whole === true

const followScripts = async (source: PageSource, url: string, options: FetchOptions): Promise<LayoutPage> => {
  let target = url
  const seen = new Set<string>()
  for (let hop = 0; hop <= SCRIPTED_REDIRECTS; hop++) {
    // One that leads to a page which leads back has set a cookie meanwhile: what is stored of it says nothing.
    const again: FetchOptions = seen.has(target) ? { ...options, olderThan: REQUEST_AGAIN } : options
    seen.add(target)
    const layout = await fetchPage(source, target, again)
    const { redirect, articles } = layout.links
    // A page with articles is the right one: its scripts redirect only phones.
    if (redirect === undefined || articles.length > 0) return layout
    target = redirect
  }
  throw new FetchFailure('redirects', url, ['leadsOnAndOn', target])
}

/**
 * Fetches a layout page and reads its links, following META refresh and script redirects. A stored page that is not
 * acceptable is requested again: the host may only have had an error page to show when it was fetched.
 */
export const openLayoutPage = async (
  source: PageSource,
  url: string,
  options: FetchOptions,
  isAcceptable = carriesArticles,
): Promise<LayoutPage> => {
  const layout = await followScripts(source, url, options)
  if (!layout.fetched.fromStore || isAcceptable(layout)) return layout
  return followScripts(source, url, { ...options, olderThan: REQUEST_AGAIN })
}

/** The pages of the issue with this front page, which is one of them if it has articles of its own. */
export const linkedPages = ({ fetched: { finalUrl }, links }: LayoutPage, day: Day): readonly IssueLink[] => {
  const linked = links.pages.map(
    ({ url, label = '', number }): IssueLink => ({ url, label, ...(number && { number }), from: finalUrl }),
  )
  const front: IssueLink = { url: finalUrl, label: '', from: finalUrl }
  const isLinked = linked.some(({ url }) => pageKey(url) === pageKey(finalUrl))
  const hasArticles = links.articles.length > 0 || links.whole
  const pages = isLinked || !hasArticles ? linked : [front, ...linked]
  // Pages also link to the previous and next issue (上一期, 下一期).
  const ofDay = pages.filter(({ url }) => (dayInUrl(url) ?? day) === day)
  return uniqueLinks(ofDay)
}

/** The pages of the issue that these pages link to besides those `seen`, on the host of the front page. */
export const pagesBeyond = (
  layouts: readonly (LayoutPage | undefined)[],
  seen: ReadonlySet<string>,
  front: LayoutPage,
  day: Day,
): readonly IssueLink[] => {
  const { host } = new URL(front.fetched.finalUrl)
  const received = new Set(layouts.flatMap((layout) => (layout ? [pageKey(layout.fetched.finalUrl)] : [])))
  const linked = layouts.flatMap((layout) => (layout ? linkedPages(layout, day) : []))
  return uniqueLinks(linked).filter(({ url }) => {
    const key = pageKey(url)
    return !seen.has(key) && !received.has(key) && new URL(url).host === host
  })
}

/**
 * The articles that a page links to. If it shows the whole issue, only those of the pages in `pageNumbers`.
 * @throws NoSuchPage
 */
export const articlesOf = (
  { fetched: { finalUrl }, links: { articles } }: LayoutPage,
  pageNumbers?: readonly string[],
): readonly IssueLink[] => {
  const labels = [...new Set(articles.map(({ page }) => page))].filter((label) => label !== undefined)
  const selected =
    pageNumbers && labels.length > 0
      ? new Set(
          selectPages(
            labels.map((label) => ({ label })),
            pageNumbers,
          ).map(({ label }) => label),
        )
      : undefined
  const links = articles
    .filter(({ page }) => !selected || (page !== undefined && selected.has(page)))
    .map(({ url, title = '' }): IssueLink => ({ url, label: title, from: finalUrl }))
  return uniqueLinks(links)
}

/** The articles that a page points to without carrying them. */
export const elsewhereOf = ({
  fetched: { finalUrl },
  links: { elsewhere = [] },
}: LayoutPage): readonly IssueLink[] =>
  elsewhere.map(({ url, title = '' }): IssueLink => ({ url, label: title, from: finalUrl }))

/** The further parts (下一页) of the article on a page. */
export const furtherPartLinks = (
  { fetched: { finalUrl }, links: { furtherParts = [] } }: LayoutPage,
  label: string,
): readonly IssueLink[] => furtherParts.map((url): IssueLink => ({ url, label, from: finalUrl }))

/** Whether one page shows the whole issue. */
export const isWholeIssue = ({ links }: LayoutPage): boolean =>
  links.whole === true || links.articles.some(({ page }) => page !== undefined)
