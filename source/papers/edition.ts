import { dayInUrl } from './address.ts'
import { endOfDay } from './day.ts'
import { FetchFailure } from './failure.ts'
import { checkPage, type LayoutPage, openFrontPage, openLayoutPage } from './front-page.ts'
import { keyOf, type Link, uniqueLinks } from './link-list.ts'
import { underOwnName } from './own-name.ts'
import { selectPages } from './page-numbers.ts'
import type { Day, Paper } from './paper.ts'
import type { Ports } from './ports.ts'
import { type Missing, NoIssue, type Progress } from './progress.ts'
import { epaperReading, type Reading } from './reading.ts'
import { streamOf } from './stream.ts'
import { type Counter, createCounter } from './tally.ts'
import { createVisitor, type Manners, type VisitOptions, type Visitor } from './visitor.ts'

export interface EditionOptions {
  /** Page numbers as printed, `['1', 'A02', '5-8']`; every page where absent. */
  readonly pages?: readonly string[]
  /** Reads the layout pages, fetches no article, ends in a plan. */
  readonly dryRun?: boolean
  /** Asks again for all that the store holds, on condition that it has changed. */
  readonly refresh?: boolean
  readonly signal?: AbortSignal
  readonly manners?: Manners
  readonly reading?: Reading
}

/** An issue has at most some hundred pages; more are a mistake or a trap. */
const MOST_PAGES = 400
const MOST_ARTICLES = 5_000

/** After so many requests in a row that find nobody at home the rest is not tried. */
const GIVE_UP_AFTER = 5

/** Until its day is over an issue may grow: its layout pages are asked for again after this (ms). */
const GROWS_MS = 10 * 60_000

const WORKERS = 2

interface Session {
  readonly paper: Paper
  readonly ports: Ports
  readonly reading: Reading
  readonly visitor: Visitor
  readonly options: EditionOptions
  readonly signal: AbortSignal
  readonly emit: (progress: Progress) => void
}

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

/** Notes what cannot be had, and gives up where nobody is at home. */
const createLosses = (emit: Session['emit'], counter: Counter) => {
  const missing: Missing[] = []
  let inVain = 0
  return {
    missing,
    fetched: (): void => {
      inVain = 0
    },
    lose: (what: Missing['what'], { url, label }: Link, failure: unknown): void => {
      if (!(failure instanceof FetchFailure)) throw failure
      inVain = failure.passing ? inVain + 1 : 0
      if (inVain >= GIVE_UP_AFTER) throw failure
      counter.count(0, true)
      const loss: Missing = { what, url, label, failure }
      missing.push(loss)
      emit({ kind: 'missing', tally: counter.tally(), ...loss })
    },
  }
}

/** The pages of the issue, the front page among them where it has articles of its own. */
const pagesOf = ({ visit, links }: LayoutPage, day: Day): readonly Link[] => {
  const { at } = visit
  const linked = links.pages.map(({ url, label = '' }): Link => ({ url, label, from: at }))
  const front: Link = { url: at, label: '', from: at }
  const isLinked = linked.some(({ url }) => keyOf(url) === keyOf(at))
  const pages = isLinked || links.articles.length === 0 ? linked : [front, ...linked]
  // 上一期 and 下一期 are linked too.
  return uniqueLinks(
    pages.filter(({ url }) => (dayInUrl(url) ?? day) === day),
    MOST_PAGES,
  )
}

const fetchDay = async (
  session: Session,
  asked: Day | 'newest',
  near: boolean,
  counter: Counter,
): Promise<void> => {
  const { paper, ports, reading, visitor, options, signal, emit } = session
  const now = ports.clock.now()
  const always: VisitOptions = { signal, onWait: (wait) => emit({ kind: 'wait', ...wait }) }
  const layout = (day: Day | 'newest'): VisitOptions => ({
    ...always,
    olderThan: options.refresh ? now : Math.min(now - GROWS_MS, day === 'newest' ? now : endOfDay(day)),
  })

  const { day, page: front } = await openFrontPage(paper, asked, now, visitor, reading, {
    ...layout(asked),
    near,
    onSeek: (tried) => emit({ kind: 'seek', day: tried }),
  })
  emit({ kind: 'found', day, url: front.visit.at })
  const { missing, fetched, lose } = createLosses(emit, counter)

  const all = pagesOf(front, day)
  const pages = options.pages ? selectPages(all, options.pages) : all
  const opened = new Map<Link, LayoutPage>()
  counter.expect(pages.length)
  await eachOf(pages, async (link) => {
    try {
      const page =
        keyOf(link.url) === keyOf(front.visit.at)
          ? front
          : await openLayoutPage(link.url, visitor, reading, { ...layout(day), from: link.from })
      fetched()
      opened.set(link, page)
      counter.count(page.visit.received, page.visit.received > 0)
      emit({ kind: 'page', url: link.url, label: link.label, tally: counter.tally() })
    } catch (error) {
      lose('page', link, error)
    }
  })

  const articlesOn = (link: Link): readonly Link[] => {
    const page = opened.get(link)
    return (page?.links.articles ?? []).map(({ url, title = '' }) => ({
      url,
      label: title,
      from: page?.visit.at ?? link.url,
    }))
  }
  const articles = uniqueLinks(pages.flatMap(articlesOn), MOST_ARTICLES)
  if (options.dryRun) {
    const held = await Promise.all(articles.map(({ url }) => ports.store.get(url)))
    emit({
      kind: 'plan',
      day,
      pages: pages.map((link) => ({
        url: link.url,
        label: link.label,
        articles: uniqueLinks(articlesOn(link), MOST_ARTICLES).length,
      })),
      articles: articles.length,
      held: held.filter((page) => page !== undefined).length,
    })
    return
  }

  if (articles.length === 0)
    throw new FetchFailure(
      'unreadable',
      front.visit.at,
      'no article is linked from the pages: they may be pictures, or drawn by a script',
    )

  const texts = new Map<Link, Uint8Array>()
  counter.expect(articles.length)
  await eachOf(articles, async (link) => {
    try {
      const olderThan = options.refresh ? now : 0
      const visit = await visitor.visit(link.url, { ...always, olderThan, from: link.from })
      checkPage(visit, reading)
      fetched()
      texts.set(link, visit.bytes)
      counter.count(visit.received, visit.received > 0)
      emit({ kind: 'article', url: link.url, label: link.label, tally: counter.tally() })
    } catch (error) {
      lose('article', link, error)
    }
  })

  const [loss] = missing.filter(({ what }) => what === 'article')
  if (loss && texts.size === 0) throw loss.failure

  const issue = await reading.readIssue([
    ...pages
      .flatMap((link) => opened.get(link) ?? [])
      .map(({ visit }) => ({ name: visit.at, bytes: visit.bytes })),
    ...articles.flatMap((link) => {
      const bytes = texts.get(link)
      return bytes ? [{ name: link.url, bytes }] : []
    }),
  ])
  emit({ kind: 'issue', day, issue: underOwnName(issue, paper, day), missing, tally: counter.tally() })
}

const fetchDays = (
  paper: Paper,
  days: readonly (Day | 'newest')[],
  ports: Ports,
  options: EditionOptions,
): AsyncIterable<Progress> =>
  streamOf<Progress>(options.signal, async (emit, signal) => {
    const visitor = createVisitor(ports, options.manners)
    const reading = options.reading ?? epaperReading
    const session: Session = { paper, ports, reading, visitor, options, signal, emit }
    const alone = days.length === 1
    for (const day of days) {
      const counter = createCounter(ports.clock.now)
      try {
        await fetchDay(session, day, alone, counter)
      } catch (error) {
        if (signal.aborted) {
          emit({ kind: 'stopped', ...(day !== 'newest' && { day }), tally: counter.tally() })
          return
        }
        if (alone || !(error instanceof NoIssue)) throw error
        emit({ kind: 'none', day: error.day })
      }
    }
  })

/**
 * Fetches a paper's issue of one day, or the newest of the last week: the front page, all pages, all articles. Ends
 * with `issue` (or `plan` in a dry run, `stopped` where the signal was aborted). What has come is in `ports.store`
 * from then on, so the same call made again fetches nothing twice.
 *
 * Throws NoIssue (which names the nearest day that has one), NoSuchPage, FetchFailure where the host cannot be
 * reached, forbids it, or stops answering half way.
 */
export const fetchEdition = (
  paper: Paper,
  day: Day | 'newest',
  ports: Ports,
  options: EditionOptions = {},
): AsyncIterable<Progress> => fetchDays(paper, [day], ports, options)

/** The same for several days, one after the other. A day without an issue is told as `none`; the nearest is not sought. */
export const fetchEditions = (
  paper: Paper,
  days: readonly Day[],
  ports: Ports,
  options: EditionOptions = {},
): AsyncIterable<Progress> => fetchDays(paper, days, ports, options)
