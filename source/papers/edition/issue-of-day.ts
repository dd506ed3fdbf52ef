import { type Day, endOfDay } from '../../issue/index.ts'
import { dayInUrl } from '../catalogue/address.ts'
import { FetchFailure } from '../visit/failure.ts'
import type { Visit, VisitOptions } from '../visit/visitor.ts'
import { type LayoutPage, openFrontPage, openLayoutPage, visitPage } from './front-page.ts'
import { keyOf, type Link, uniqueLinks } from './link-list.ts'
import { createLosses } from './losses.ts'
import { underOwnName } from './own-name.ts'
import { selectPages } from './page-numbers.ts'
import type { Missing } from './progress.ts'
import type { Session } from './session.ts'
import type { Counter } from './tally.ts'

/** An issue has at most some hundred pages; more are a mistake or a trap. */
const MOST_PAGES = 400
const MOST_ARTICLES = 5_000

/** Until its day is over an issue may grow: its layout pages are asked for again after this (ms). */
const GROWS_MS = 10 * 60_000

const WORKERS = 2

/** Works through the links in order, a few at once; the first error ends it. */
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

/** The pages of the issue, the front page among them where it has articles of its own. */
const pagesOf = ({ visit, links }: LayoutPage, day: Day): readonly Link[] => {
  const { at } = visit
  const linked = links.pages.map(({ url, label = '' }): Link => ({ url, label, from: at }))
  const front: Link = { url: at, label: '', from: at }
  const isLinked = linked.some(({ url }) => keyOf(url) === keyOf(at))
  const holds = links.articles.length > 0 || links.whole
  const pages = isLinked || !holds ? linked : [front, ...linked]
  // 上一期 and 下一期 are linked too.
  const ofDay = pages.filter(({ url }) => (dayInUrl(url) ?? day) === day)
  return uniqueLinks(ofDay, MOST_PAGES)
}

/**
 * The articles of a page; of one that shows all of the day, those of the pages that are asked for.
 * @throws NoSuchPage
 */
const articlesOf = ({ visit, links }: LayoutPage, wanted?: readonly string[]): readonly Link[] => {
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
    .map(({ url, title = '' }) => ({ url, label: title, from: visit.at }))
}

/** Whether one page shows all of the day. */
const isWhole = ({ links }: LayoutPage): boolean =>
  links.whole === true || links.articles.some(({ page }) => page !== undefined)

/**
 * Fetches the issue of one day and tells as it goes; `found` first, `issue` or `plan` last.
 * @param near whether to look for the nearest day with an issue where this one has none
 */
export const fetchIssueOfDay = async (
  session: Session,
  asked: Day | 'newest',
  near: boolean,
  counter: Counter,
): Promise<void> => {
  const { paper, ports, reading, options, signal, emit } = session
  const now = ports.clock.now()
  const always: VisitOptions = { signal, onWait: (wait) => emit({ kind: 'wait', ...wait }) }
  const ofLayout = (day: Day | 'newest'): VisitOptions => ({
    ...always,
    olderThan: options.refresh ? now : Math.min(now - GROWS_MS, day === 'newest' ? now : endOfDay(day)),
  })
  const losses = createLosses()
  const arrived = new Set<string>()

  /** Hosts send on to another page of the issue, or to their home page, for what they no longer have. */
  const arrive = ({ url, at }: Visit): void => {
    const key = keyOf(at)
    if (arrived.has(key)) throw new FetchFailure('redirects', url, ['leadsHere', at])
    arrived.add(key)
  }

  /** Opens pages or articles, counting and telling; those that cannot be had are noted as losses. */
  const openAll = async <T extends { readonly visit: Visit }>(
    what: Missing['what'],
    links: readonly Link[],
    open: (link: Link) => Promise<T>,
  ): Promise<ReadonlyMap<Link, T>> => {
    const opened = new Map<Link, T>()
    counter.expect(links.length)
    await eachOf(links, async (link) => {
      try {
        const one = await open(link)
        losses.came()
        arrive(one.visit)
        opened.set(link, one)
        counter.count(one.visit.received, !one.visit.kept)
        emit({ kind: what, url: link.url, label: link.label, tally: counter.tally() })
      } catch (error) {
        const loss = losses.note(what, link, error)
        counter.count(0, true)
        emit({ kind: 'missing', tally: counter.tally(), ...loss })
      }
    })
    return opened
  }

  const { day, page: front } = await openFrontPage(session, asked, {
    ...ofLayout(asked),
    near,
    onSeek: (tried) => emit({ kind: 'seek', day: tried }),
  })
  emit({ kind: 'found', day, url: front.visit.at })

  const all = pagesOf(front, day)
  const pages = options.pages && !isWhole(front) ? selectPages(all, options.pages) : all
  const layouts = await openAll('page', pages, async (link) =>
    keyOf(link.url) === keyOf(front.visit.at)
      ? front
      : openLayoutPage(session, link.url, { ...ofLayout(day), from: link.from }),
  )
  const articlesOn = (link: Link): readonly Link[] => {
    const layout = layouts.get(link)
    return layout ? uniqueLinks(articlesOf(layout, options.pages), MOST_ARTICLES) : []
  }
  const articles = uniqueLinks(pages.flatMap(articlesOn), MOST_ARTICLES)
  if (options.dryRun) {
    const held = await Promise.all(articles.map(({ url }) => ports.store.get(url)))
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
    throw new FetchFailure('unreadable', front.visit.at, ['noArticleLinked'])

  const texts = await openAll('article', articles, async ({ url, from }) => {
    const olderThan = options.refresh ? now : 0
    return visitPage(session, url, { ...always, olderThan, from })
  })
  const refused = losses.missing.find(({ what }) => what === 'article')
  if (refused && texts.size === 0) throw refused.failure

  const issue = await reading.readIssue([
    ...pages
      .flatMap((link) => layouts.get(link) ?? [])
      .map(({ visit: { at, bytes } }) => ({ name: at, bytes })),
    ...articles.flatMap((link) => {
      const text = texts.get(link)
      return text ? [{ name: link.url, bytes: text.visit.bytes }] : []
    }),
  ])
  const named = underOwnName(issue, paper, day)
  emit({ kind: 'issue', day, issue: named, missing: losses.missing, tally: counter.tally() })
}
