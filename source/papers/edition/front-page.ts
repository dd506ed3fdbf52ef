import { type Links, UnreadableSource } from '../../ingest/index.ts'
import { addDays, type Day, todayInChina } from '../../issue/index.ts'
import type { Saying } from '../../language/index.ts'
import { dayInUrl, frontPageUrl } from '../catalogue/address-pattern.ts'
import { FetchFailure } from '../fetch/fetch-failure.ts'
import type { FetchedPage, FetchOptions } from '../fetch/fetcher.ts'
import type { FetchRun } from './fetch-run.ts'
import { NoIssue } from './progress.ts'

/** Days before and after in which the nearest issue is looked for: enough for a weekly. */
const NEAR_DAYS = 7

const SCRIPTED_REDIRECTS = 5

export interface LayoutPage {
  readonly fetched: FetchedPage
  readonly links: Links
}

/** What it takes to fetch a page and read its links. */
type PageSource = Pick<FetchRun, 'fetcher' | 'reader'>

/** No stored page is new enough: it is requested again. */
const REQUEST_AGAIN = Number.POSITIVE_INFINITY

const linksOf = ({ reader }: PageSource, { bytes, at }: FetchedPage): Links => {
  if (!reader.isPage(bytes)) throw new FetchFailure('unreadable', at, ['cameNoPage'])
  try {
    return reader.linksOf(bytes, at)
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error
    throw new FetchFailure('unreadable', at, error.why, error)
  }
}

/**
 * Fetches a page and reads its links. If the store holds a picture, a PDF or bytes in no known encoding for the address,
 * it is requested again.
 * @throws FetchFailure if what the host sends is no readable page either
 */
export const fetchPage = async (
  source: PageSource,
  url: string,
  options: FetchOptions,
): Promise<LayoutPage> => {
  const first = await source.fetcher.fetch(url, options)
  try {
    return { fetched: first, links: linksOf(source, first) }
  } catch (error) {
    if (!first.fromStore) throw error
  }
  const fetched = await source.fetcher.fetch(url, { ...options, olderThan: REQUEST_AGAIN })
  return { fetched, links: linksOf(source, fetched) }
}

const followScripts = async (source: PageSource, url: string, options: FetchOptions): Promise<LayoutPage> => {
  let from = url
  for (let hop = 0; hop <= SCRIPTED_REDIRECTS; hop++) {
    const { fetched, links } = await fetchPage(source, from, options)
    // A page with articles is the one wanted: its scripts redirect only telephones.
    if (links.redirect === undefined || links.articles.length > 0) return { fetched, links }
    from = links.redirect
  }
  throw new FetchFailure('redirects', url, ['leadsOnAndOn', from])
}

/**
 * Fetches a layout page and reads its links, following META refresh and script redirects. A stored page that is not
 * good is requested again: the host may only have had an error page to show when it was fetched.
 */
export const openLayoutPage = async (
  source: PageSource,
  url: string,
  options: FetchOptions,
  isGood = ({ links }: LayoutPage): boolean => links.articles.length > 0 || links.whole === true,
): Promise<LayoutPage> => {
  const page = await followScripts(source, url, options)
  if (!page.fetched.fromStore || isGood(page)) return page
  return followScripts(source, url, { ...options, olderThan: REQUEST_AGAIN })
}

/** The day of the issue that a layout page belongs to, from its address or those of its pages. */
const dayOfLayout = ({ fetched, links }: LayoutPage): Day | undefined =>
  dayInUrl(fetched.at) ?? links.pages.map(({ url }) => dayInUrl(url)).find((day) => day !== undefined)

/** The front page of a day, or what came in its place: 404, 403, an empty page, the newest issue. */
interface Front {
  readonly page?: LayoutPage
  readonly why?: Saying
  /** The day of the issue that came instead. */
  readonly instead?: Day
}

const openDay = async (run: FetchRun, day: Day, options: FetchOptions): Promise<Front> => {
  const url = frontPageUrl(run.paper, day)
  const isEmpty = ({ links }: LayoutPage): boolean =>
    links.pages.length + links.articles.length === 0 && !links.whole
  const isOfDay = (page: LayoutPage): boolean => (dayOfLayout(page) ?? day) === day
  try {
    const page = await openLayoutPage(run, url, options, (stored) => isOfDay(stored) && !isEmpty(stored))
    const pageDay = dayOfLayout(page)
    if (pageDay !== undefined && pageDay !== day)
      return { why: ['at', url, ['leadsToDay', pageDay]], instead: pageDay }
    return isEmpty(page) ? { why: ['at', url, ['noKnownLinks']] } : { page }
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error
    if (error.kind === 'missing' || error.kind === 'forbidden') return { why: error.saying }
    throw error
  }
}

/** The days around `day`, the nearest first, none later than `last`. */
const around = (day: Day, last: Day): readonly Day[] =>
  Array.from({ length: NEAR_DAYS }, (_, at) => [addDays(day, -at - 1), addDays(day, at + 1)])
    .flat()
    .filter((each) => each <= last)

export interface SeekOptions extends FetchOptions {
  /** Whether to look for the nearest day with an issue if the one asked for has none. */
  readonly near: boolean
  /** Called with each further day before it is tried. */
  readonly onSeek: (day: Day) => void
}

export interface FrontPage {
  readonly day: Day
  readonly page: LayoutPage
}

/** The front page of the newest issue of the last week. */
const openNewest = async (
  run: FetchRun,
  today: Day,
  options: SeekOptions,
): Promise<FrontPage | undefined> => {
  const first = addDays(today, -NEAR_DAYS)
  for (let day = today; day >= first; ) {
    if (day !== today) options.onSeek(day)
    const { page, instead = '' } = await openDay(run, day, options)
    if (page) return { day, page }
    // A host that sends its newest issue instead shows which day to ask for next.
    day = instead >= first && instead < day ? instead : addDays(day, -1)
  }
  return undefined
}

/** The nearest day with an issue; the newest if the archive does not reach back to the day asked for. */
const findNearest = async (
  run: FetchRun,
  asked: Day,
  today: Day,
  options: SeekOptions,
): Promise<Day | undefined> => {
  for (const day of around(asked, today)) {
    options.onSeek(day)
    const { page } = await openDay(run, day, options)
    if (page) return day
  }
  return (await openNewest(run, today, options))?.day
}

/**
 * The front page of a day, or of the newest issue of the last week.
 * @throws NoIssue, which names the nearest day that has one if `near` is set
 * @throws FetchFailure if the host cannot be reached
 */
export const openFrontPage = async (
  run: FetchRun,
  asked: Day | 'newest',
  options: SeekOptions,
): Promise<FrontPage> => {
  const { paper, dependencies } = run
  const today = todayInChina(dependencies.clock.now())
  if (asked === 'newest') {
    const newest = await openNewest(run, today, options)
    if (newest) return newest
    throw new NoIssue(paper, today, { sought: true })
  }
  const front: Front = asked > today ? {} : await openDay(run, asked, options)
  if (front.page) return { day: asked, page: front.page }
  const nearest = options.near ? await findNearest(run, asked, today, options) : undefined
  throw new NoIssue(paper, asked, { why: front.why, nearest: nearest ?? front.instead, sought: options.near })
}
