import type { SourceFile } from '../../ingest/index.ts'
import { type Day, endOfDay } from '../../issue/index.ts'
import { FetchFailure } from '../fetch/fetch-failure.ts'
import type { FetchedPage, FetchOptions } from '../fetch/fetcher.ts'
import type { FetchRun } from './fetch-run.ts'
import { forEachConcurrent } from './for-each-concurrent.ts'
import { type FrontPage, openFrontPage } from './front-page.ts'
import { type IssueLink, pageKey, uniqueLinks } from './issue-link.ts'
import {
  articlesOf,
  elsewhereOf,
  fetchPage,
  isWholeIssue,
  type LayoutPage,
  linkedPages,
  MAX_ARTICLES,
  openLayoutPage,
  partsOf,
} from './layout-page.ts'
import { MissingItems } from './missing-items.ts'
import { underOwnName } from './own-name.ts'
import { selectPages } from './page-numbers.ts'
import type { MissingItem } from './progress.ts'
import type { ProgressCounter } from './progress-count.ts'

/** An issue may grow until its day is over: until then its layout pages are requested again after this time (ms). */
const GROWS_MS = 10 * 60_000

/** Parts of one article (下一页); more are a trap. */
const MAX_PARTS = 50

const WORKERS = 2

/** A page of the issue and the articles that it links to. */
interface IssuePage {
  readonly link: IssueLink
  /** Undefined if the page could not be fetched. */
  readonly file: SourceFile | undefined
  readonly articles: readonly IssueLink[]
  /** Articles that it points to without carrying them; none if only some pages are fetched. */
  readonly elsewhere: readonly IssueLink[]
}

/** Fetches the issue of one day. */
export class IssueFetch {
  readonly #run: FetchRun
  readonly #counter: ProgressCounter
  /** When the fetch began, ms since 1970. */
  readonly #start: number
  readonly #options: FetchOptions
  readonly #missing = new MissingItems()
  /** Keys of the addresses that pages and articles came from. */
  readonly #received = new Set<string>()

  constructor(run: FetchRun, counter: ProgressCounter) {
    this.#run = run
    this.#counter = counter
    this.#start = run.dependencies.clock.now()
    this.#options = { signal: run.signal, onWait: (wait) => run.emit({ kind: 'wait', ...wait }) }
  }

  /**
   * Fetches the issue and emits its progress: `found` first, `issue` or `plan` last.
   * @param seekNearest whether to look for the nearest day with an issue if this one has none
   * @throws NoIssue, NoSuchPage, FetchFailure
   */
  async fetch(requested: Day | 'newest', seekNearest: boolean): Promise<void> {
    const { emit, options } = this.#run
    const front = await openFrontPage(this.#run, requested, {
      ...this.#layoutOptions(requested),
      seekNearest,
      onSeek: (day) => emit({ kind: 'seek', day }),
    })
    const { finalUrl } = front.layout.fetched
    emit({ kind: 'found', day: front.day, url: finalUrl })
    const pages = await this.#openPages(front)
    // In a whole issue, what a box points to is fetched too: no page may list it as its own.
    const allLinks = [...pages.flatMap((page) => page.articles), ...pages.flatMap((page) => page.elsewhere)]
    const articles = uniqueLinks(allLinks, MAX_ARTICLES)
    if (options.dryRun) {
      await this.#emitPlan(front.day, pages, articles)
      return
    }
    if (articles.length === 0 && !front.layout.links.whole)
      throw new FetchFailure('unreadable', finalUrl, ['noArticleLinked'])
    const files = [...pages.flatMap(({ file }) => file ?? []), ...(await this.#openArticles(articles))]
    await this.#emitIssue(front.day, files)
  }

  async #openPages({ day, layout: front }: FrontPage): Promise<readonly IssuePage[]> {
    const { pages: pageNumbers } = this.#run.options
    const all = linkedPages(front, day)
    const links = pageNumbers && !isWholeIssue(front) ? selectPages(all, pageNumbers) : all
    const options = this.#layoutOptions(day)
    const layouts = await this.#openAll('page', links, async ({ url, from }) =>
      pageKey(url) === pageKey(front.fetched.finalUrl)
        ? front
        : openLayoutPage(this.#run, url, { ...options, from }),
    )
    return links.map((link, index) => {
      const layout = layouts[index]
      return {
        link,
        file: layout && { name: layout.fetched.finalUrl, bytes: layout.fetched.bytes },
        articles: layout ? articlesOf(layout, pageNumbers) : [],
        elsewhere: layout && !pageNumbers ? elsewhereOf(layout) : [],
      }
    })
  }

  /** Fetches the articles, each with its further parts. Throws a FetchFailure if there are some and all are missing. */
  async #openArticles(links: readonly IssueLink[]): Promise<readonly SourceFile[]> {
    const olderThan = this.#run.options.refresh ? this.#start : 0
    const files: SourceFile[] = []
    const known = new Set(links.map(({ url }) => pageKey(url)))
    let pending = links
    for (let part = 1; pending.length > 0 && part <= MAX_PARTS; part++) {
      const articles = await this.#openAll('article', pending, ({ url, from }) =>
        fetchPage(this.#run, url, { ...this.#options, olderThan, from }),
      )
      const further: IssueLink[] = []
      for (const [index, { url, label }] of pending.entries()) {
        const article = articles[index]
        if (!article) continue
        files.push({ name: url, bytes: article.fetched.bytes })
        further.push(...partsOf(article, label))
      }
      pending = uniqueLinks(further, MAX_ARTICLES).filter(({ url }) => !known.has(pageKey(url)))
      for (const { url } of pending) known.add(pageKey(url))
    }
    for (const link of pending) this.#giveUp(link)
    const missing = this.#missing.all.find(({ what }) => what === 'article')
    if (missing && files.length === 0) throw missing.failure
    return files
  }

  /**
   * Opens pages or articles and emits the progress of each. Returns them in the order of the links: undefined for those that
   * could not be fetched, which are in `#missing`.
   */
  async #openAll(
    kind: MissingItem['what'],
    links: readonly IssueLink[],
    open: (link: IssueLink) => Promise<LayoutPage>,
  ): Promise<readonly (LayoutPage | undefined)[]> {
    const opened: (LayoutPage | undefined)[] = links.map(() => undefined)
    const { emit } = this.#run
    const counter = this.#counter
    counter.expect(links.length)
    await forEachConcurrent(links, WORKERS, async (link, index) => {
      try {
        const page = await open(link)
        this.#missing.noteAnswer()
        this.#refuseRepeated(page.fetched)
        opened[index] = page
        counter.add({ received: page.fetched.received, requested: !page.fetched.fromStore })
        emit({ kind, url: link.url, label: link.label, count: counter.count() })
      } catch (error) {
        const item = this.#missing.add(kind, link, error)
        counter.add({ received: 0, requested: true })
        emit({ kind: 'missing', count: counter.count(), ...item })
      }
    })
    return opened
  }

  /** Reports a part of an article beyond the last that is fetched. */
  #giveUp(link: IssueLink): void {
    const failure = new FetchFailure('redirects', link.url, ['leadsOnAndOn', link.url])
    const item = this.#missing.add('article', link, failure)
    this.#run.emit({ kind: 'missing', count: this.#counter.count(), ...item })
  }

  /** Instead of a page that they no longer have, hosts redirect to another page of the issue or to their home page. */
  #refuseRepeated({ url, finalUrl }: FetchedPage): void {
    const key = pageKey(finalUrl)
    if (this.#received.has(key)) throw new FetchFailure('redirects', url, ['leadsHere', finalUrl])
    this.#received.add(key)
  }

  async #emitPlan(day: Day, pages: readonly IssuePage[], articles: readonly IssueLink[]): Promise<void> {
    const { dependencies, emit } = this.#run
    const stored = await Promise.all(articles.map(({ url }) => dependencies.store.get(url)))
    emit({
      kind: 'plan',
      day,
      pages: pages.map((page) => ({
        url: page.link.url,
        label: page.link.label,
        articles: page.articles.length,
      })),
      articles: articles.length,
      held: stored.filter((page) => page !== undefined).length,
    })
  }

  async #emitIssue(day: Day, files: readonly SourceFile[]): Promise<void> {
    const { paper, reader, emit } = this.#run
    const issue = underOwnName(await reader.readIssue(files), paper, day)
    emit({ kind: 'issue', day, issue, missing: this.#missing.all, count: this.#counter.count() })
  }

  #layoutOptions(day: Day | 'newest'): FetchOptions {
    const start = this.#start
    const dayEnd = day === 'newest' ? start : endOfDay(day)
    return {
      ...this.#options,
      olderThan: this.#run.options.refresh ? start : Math.min(start - GROWS_MS, dayEnd),
    }
  }
}
