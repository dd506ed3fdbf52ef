import type { SourceFile } from '../../ingest/index.ts'
import { type Day, endOfDay, type Issue, type Note, todayInChina } from '../../issue/index.ts'
import { dayInUrl } from '../catalogue/address-pattern.ts'
import { EditionBudget } from '../fetch/edition-budget.ts'
import { FetchFailure } from '../fetch/fetch-failure.ts'
import type { FetchOptions } from '../fetch/fetcher.ts'
import type { FetchRun } from './fetch-run.ts'
import { forEachConcurrent } from './for-each-concurrent.ts'
import { type FrontPage, openFrontPage } from './front-page.ts'
import { type IssueLink, pageKey, uniqueLinks } from './issue-link.ts'
import {
  articlesOf,
  carriesArticles,
  elsewhereOf,
  fetchPage,
  furtherPartLinks,
  isWholeIssue,
  type LayoutPage,
  linkedPages,
  MAX_ARTICLES,
  MAX_PAGES,
  openLayoutPage,
  pagesBeyond,
} from './layout-page.ts'
import { MissingItems } from './missing-items.ts'
import { isElsewhere } from './open-day.ts'
import { underOwnName } from './own-name.ts'
import { selectPages } from './page-numbers.ts'
import { type DatedPage, otherDayAgreed, otherDayPrinted } from './printed-day.ts'
import { otherPaperPrinted } from './printed-name.ts'
import { type MissingItem, NoIssue } from './progress.ts'
import type { ProgressCounter } from './progress-count.ts'

/** An issue may grow until its day is over: until then its layout pages are requested again after this time (ms). */
const GROWS_MS = 10 * 60_000

/** Parts of one article (下一页); more are a trap. */
const MAX_PARTS = 50

const WORKERS = 2

/**
 * A page or an article that was fetched. Its bytes are in the store until the issue is read: those of all pages together
 * would fill the memory.
 */
interface FetchedFile extends Pick<SourceFile, 'name'> {
  /** The address under which it is stored. */
  readonly url: string
  readonly link: IssueLink
  readonly kind: MissingItem['what']
}

/** A page of the issue and the articles that it links to. */
interface IssuePage {
  readonly link: IssueLink
  /** Undefined if the page could not be fetched. */
  readonly file: FetchedFile | undefined
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
  readonly #budget: EditionBudget
  readonly #missing = new MissingItems()
  /** Keys of the addresses that pages and articles came from. */
  readonly #received = new Set<string>()
  /** Whether the front page prints its day, so that the other pages do too. */
  #printsDay = false
  /** When the last of what was received was fetched, ms since 1970. */
  #fetched = 0
  /** The days of the pages and articles received. */
  readonly #opened: DatedPage[] = []

  constructor(run: FetchRun, counter: ProgressCounter) {
    this.#run = run
    this.#counter = counter
    this.#start = run.dependencies.clock.now()
    this.#budget = new EditionBudget(run.limits)
    this.#options = {
      signal: run.signal,
      budget: this.#budget,
      onWait: (wait) => run.emit({ kind: 'wait', ...wait }),
      onNotice: (notice) => run.emit({ kind: 'notice', notice }),
    }
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
    this.#budget.adopt(finalUrl)
    emit({ kind: 'found', day: front.day, url: finalUrl })
    this.#printsDay = front.layout.links.days?.includes(front.day) ?? false
    this.#refuseUndated(front.day)
    const pages = await this.#openPages(front)
    // In a whole issue, what a box points to is fetched too: no page may list it as its own.
    const allLinks = [...pages.flatMap((page) => page.articles), ...pages.flatMap((page) => page.elsewhere)]
    const articles = this.#withinLimit('article', uniqueLinks(allLinks), MAX_ARTICLES)
    if (options.dryRun) {
      this.#learn(front)
      await this.#emitPlan(front.day, pages, articles)
      return
    }
    if (articles.length === 0 && !front.layout.links.whole)
      throw new FetchFailure('unreadable', finalUrl, ['noArticleLinked'])
    const files = [
      ...pages.flatMap(({ file }) => file ?? []),
      ...(await this.#openArticles(articles, front.day)),
    ]
    const sent = otherDayAgreed(this.#opened, front.day)
    if (sent !== undefined) throw new NoIssue(this.#run.paper, front.day, { sent, seekNearest: false })
    await this.#emitIssue(front, files)
  }

  /** A page under one address for all days, which prints no day, is that of today. @throws NoIssue */
  #refuseUndated(day: Day): void {
    const { paper } = this.#run
    const isToday = day === todayInChina(this.#start)
    if (paper.how === 'today' && !this.#printsDay && !isToday)
      throw new NoIssue(paper, day, { seekNearest: false })
  }

  async #openPages({ day, layout: front }: FrontPage): Promise<readonly IssuePage[]> {
    const { pages: pageNumbers } = this.#run.options
    const all = linkedPages(front, day)
    const links = pageNumbers && !isWholeIssue(front) ? selectPages(all, pageNumbers) : all
    const seen = new Set<string>()
    const pages: IssuePage[] = []
    // A front page may list only its own section, or only the next page: the other pages lead on.
    for (let next = links; next.length > 0; ) {
      const found = this.#withinLimit('page', next, MAX_PAGES - pages.length)
      for (const { url } of next) seen.add(pageKey(url))
      const layouts = await this.#openLayouts(found, front, day)
      pages.push(...this.#issuePages(found, layouts))
      next = pageNumbers ? [] : pagesBeyond(layouts, seen, front, day)
    }
    return pages
  }

  #openLayouts(
    links: readonly IssueLink[],
    front: LayoutPage,
    day: Day,
  ): Promise<readonly (LayoutPage | undefined)[]> {
    const options = this.#layoutOptions(day)
    return this.#openAll('page', day, links, async ({ url, from }) =>
      pageKey(url) === pageKey(front.fetched.finalUrl)
        ? front
        : openLayoutPage(this.#run, url, { ...options, from }),
    )
  }

  #issuePages(links: readonly IssueLink[], layouts: readonly (LayoutPage | undefined)[]): IssuePage[] {
    const { pages: pageNumbers } = this.#run.options
    return links.map((link, index) => {
      const layout = layouts[index]
      return {
        link,
        file: layout && { name: layout.fetched.finalUrl, url: layout.fetched.url, link, kind: 'page' },
        articles: layout ? articlesOf(layout, pageNumbers) : [],
        elsewhere: layout && !pageNumbers ? elsewhereOf(layout) : [],
      }
    })
  }

  /** The first `limit` of these links. The others are missing, as one item that counts them. */
  #withinLimit(kind: MissingItem['what'], links: readonly IssueLink[], limit: number): readonly IssueLink[] {
    const [first] = links.slice(limit)
    if (first) {
      const failure = new FetchFailure('size', first.url, ['tooManyLinks', links.length - limit])
      this.#report(this.#missing.add(kind, first, failure))
    }
    return links.slice(0, limit)
  }

  #report(item: MissingItem): void {
    this.#run.emit({ kind: 'missing', count: this.#counter.count(), ...item })
  }

  /** Fetches the articles, each with its further parts. Throws a FetchFailure if there are some and all are missing. */
  async #openArticles(links: readonly IssueLink[], day: Day): Promise<readonly FetchedFile[]> {
    const olderThan = this.#run.options.refresh ? this.#start : 0
    const files: FetchedFile[] = []
    const known = new Set(links.map(({ url }) => pageKey(url)))
    let pending = links
    for (let part = 1; pending.length > 0 && part <= MAX_PARTS; part++) {
      const articles = await this.#openAll('article', day, pending, ({ url, from }) =>
        fetchPage(this.#run, url, { ...this.#options, olderThan, from }),
      )
      const further: IssueLink[] = []
      for (const [index, link] of pending.entries()) {
        const article = articles[index]
        if (!article) continue
        files.push({ name: link.url, url: link.url, link, kind: 'article' })
        further.push(...furtherPartLinks(article, link.label))
      }
      pending = uniqueLinks(further).filter(({ url }) => !known.has(pageKey(url)))
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
    day: Day,
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
        this.#refuseOtherDay(kind, page, day)
        this.#budget.hold(link.url, page.weight)
        opened[index] = page
        if (kind === 'page' && carriesArticles(page)) this.#budget.adopt(page.fetched.finalUrl)
        this.#opened.push({ days: page.links.days })
        this.#fetched = Math.max(this.#fetched, page.fetched.fetched)
        counter.add({ received: page.fetched.received, requested: !page.fetched.fromStore })
        emit({ kind, url: link.url, label: link.label, count: counter.count() })
      } catch (error) {
        const item = this.#missing.add(kind, link, error)
        counter.add({ received: 0, requested: true })
        this.#report(item)
      }
    })
    return opened
  }

  /** Reports a part of an article beyond the last that is fetched. */
  #giveUp(link: IssueLink): void {
    const failure = new FetchFailure('redirects', link.url, ['leadsOnAndOn', link.url])
    this.#report(this.#missing.add('article', link, failure))
  }

  /** Instead of a page that they no longer have, hosts redirect to another page of the issue or to their home page. */
  #refuseRepeated({ url, finalUrl }: LayoutPage['fetched']): void {
    const key = pageKey(finalUrl)
    if (this.#received.has(key)) throw new FetchFailure('redirects', url, ['leadsHere', finalUrl])
    this.#received.add(key)
  }

  /**
   * Instead of a page that they no longer have, hosts redirect to that of another day, or send it. What an article prints
   * alone is no proof: it may end with the date of a letter.
   */
  #refuseOtherDay(kind: MissingItem['what'], page: LayoutPage, day: Day): void {
    const { url, finalUrl } = page.fetched
    const [asked, received] = [dayInUrl(url), dayInUrl(finalUrl)]
    if (received !== undefined && received !== asked && received !== day)
      throw new FetchFailure('redirects', url, ['leadsToDay', received])
    const printed = kind === 'page' && this.#printsDay ? otherDayPrinted(page.links, day) : undefined
    if (printed !== undefined) throw new FetchFailure('redirects', url, ['printsDay', printed])
  }

  async #emitPlan(day: Day, pages: readonly IssuePage[], articles: readonly IssueLink[]): Promise<void> {
    const { dependencies, emit } = this.#run
    let held = 0
    for (const { url } of articles) if (await dependencies.store.get(url)) held++
    emit({
      kind: 'plan',
      day,
      pages: pages.map((page) => ({
        url: page.link.url,
        label: page.link.label,
        articles: page.articles.length,
      })),
      articles: articles.length,
      held,
    })
  }

  /** The files, one at a time. One that the store has lost meanwhile is requested again. */
  async *#filesOf(fetched: readonly FetchedFile[]): AsyncGenerator<SourceFile, void, void> {
    for (const { name, url, link, kind } of fetched) {
      try {
        const { bytes } = await this.#run.fetcher.fetch(url, this.#options)
        yield { name, bytes }
      } catch (error) {
        this.#report(this.#missing.add(kind, link, error))
      }
    }
  }

  /** From now on the paper's days are asked for where its entry page led to. */
  #learn({ moved }: FrontPage): void {
    if (!moved) return
    this.#run.learned.address = moved
    this.#run.emit({ kind: 'moved', ...moved })
  }

  /** @throws NoIssue if pages that are not at the paper's own address print, together, the name of another one */
  async #emitIssue(front: FrontPage, files: readonly FetchedFile[]): Promise<void> {
    const { paper, reader, emit } = this.#run
    const { day, layout } = front
    const printed = await reader.readIssue(this.#filesOf(files))
    const other = otherPaperPrinted(printed.name, paper)
    if (other !== undefined && isElsewhere(this.#run.paper, layout, day))
      throw new NoIssue(paper, day, { why: ['leadsToPaper', other], seekNearest: false })
    this.#learn(front)
    const read = underOwnName(printed, paper, day)
    const notes = [
      ...read.notes,
      ...this.#missing.notes(read.source.text?.length ?? 0),
      ...this.#notAsked(read),
    ]
    const source = { ...read.source, fetched: new Date(this.#fetched).toISOString() }
    const issue = { ...read, source, notes }
    emit({ kind: 'issue', day, issue, missing: this.#missing.all, count: this.#counter.count() })
  }

  /** A note that only some pages were wanted: the issue has more. */
  #notAsked({ source }: Issue): readonly Note[] {
    const { pages } = this.#run.options
    if (!pages) return []
    const end = source.text?.length ?? 0
    return [{ code: 'missing', at: [end, end], message: `only the pages ${pages.join(' ')} were fetched` }]
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
