import type { Links } from '../../ingest/epaper/index.ts'
import { UnreadableSource } from '../../ingest/index.ts'
import { addDays, type Day, todayInChina } from '../../issue/index.ts'
import type { Saying } from '../../language/index.ts'
import { dayInUrl, frontPageUrl } from '../catalogue/address.ts'
import { FetchFailure } from '../visit/failure.ts'
import type { Visit, VisitOptions } from '../visit/visitor.ts'
import { NoIssue } from './progress.ts'
import type { Session } from './session.ts'

/** How far before and after a day its nearest issue is looked for: a weekly has one within. */
const NEAR_DAYS = 7

const SCRIPTED_REDIRECTS = 5

export interface LayoutPage {
  readonly visit: Visit
  readonly links: Links
}

type Desk = Pick<Session, 'visitor' | 'reading'>

const NOW_OR_NEVER = Number.POSITIVE_INFINITY

const linksOf = ({ reading }: Desk, { bytes, at }: Visit): Links => {
  if (!reading.isPage(bytes)) throw new FetchFailure('unreadable', at, ['cameNoPage'])
  try {
    return reading.linksOf(bytes, at)
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error
    throw new FetchFailure('unreadable', at, error.why, error)
  }
}

/**
 * Fetches what must be a page that can be read: a picture, a PDF or bytes in no known encoding under its address are a
 * FetchFailure, and are asked for again where they came from the store.
 */
export const visitPage = async (desk: Desk, url: string, options: VisitOptions): Promise<LayoutPage> => {
  const found = await desk.visitor.visit(url, options)
  try {
    return { visit: found, links: linksOf(desk, found) }
  } catch (error) {
    if (!found.kept) throw error
  }
  const visit = await desk.visitor.visit(url, { ...options, olderThan: NOW_OR_NEVER })
  return { visit, links: linksOf(desk, visit) }
}

const followScripts = async (desk: Desk, url: string, options: VisitOptions): Promise<LayoutPage> => {
  let from = url
  for (let hop = 0; hop <= SCRIPTED_REDIRECTS; hop++) {
    const { visit, links } = await visitPage(desk, from, options)
    // A page with articles has arrived: its scripts send on only those who read on a telephone.
    if (links.redirect === undefined || links.articles.length > 0) return { visit, links }
    from = links.redirect
  }
  throw new FetchFailure('redirects', url, ['leadsOnAndOn', from])
}

/**
 * Fetches a layout page and reads its links, following META refresh and script location. What the store holds is asked
 * for again where it is not good: a host may have had but an apology to show when it was fetched.
 */
export const openLayoutPage = async (
  desk: Desk,
  url: string,
  options: VisitOptions,
  isGood = ({ links }: LayoutPage): boolean => links.articles.length > 0 || links.whole === true,
): Promise<LayoutPage> => {
  const page = await followScripts(desk, url, options)
  if (!page.visit.kept || isGood(page)) return page
  return followScripts(desk, url, { ...options, olderThan: NOW_OR_NEVER })
}

/** The day whose issue a layout page belongs to, as its address or those of its pages tell. */
const dayOfLayout = ({ visit, links }: LayoutPage): Day | undefined =>
  dayInUrl(visit.at) ?? links.pages.map(({ url }) => dayInUrl(url)).find((day) => day !== undefined)

/** The front page of a day, or what came in its place: 404, 403, an empty page, the newest issue. */
interface Front {
  readonly page?: LayoutPage
  readonly why?: Saying
  /** The day of the issue that came instead. */
  readonly instead?: Day
}

const openDay = async (session: Session, day: Day, options: VisitOptions): Promise<Front> => {
  const url = frontPageUrl(session.paper, day)
  const isEmpty = ({ links }: LayoutPage): boolean =>
    links.pages.length + links.articles.length === 0 && !links.whole
  const isOfDay = (page: LayoutPage): boolean => (dayOfLayout(page) ?? day) === day
  try {
    const page = await openLayoutPage(session, url, options, (kept) => isOfDay(kept) && !isEmpty(kept))
    const found = dayOfLayout(page)
    if (found !== undefined && found !== day)
      return { why: ['at', url, ['leadsToDay', found]], instead: found }
    return isEmpty(page) ? { why: ['at', url, ['noKnownLinks']] } : { page }
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error
    if (error.kind === 'missing' || error.kind === 'forbidden') return { why: error.saying }
    throw error
  }
}

/** The days around one, the nearest first, none later than the last. */
const around = (day: Day, last: Day): readonly Day[] =>
  Array.from({ length: NEAR_DAYS }, (_, at) => [addDays(day, -at - 1), addDays(day, at + 1)])
    .flat()
    .filter((each) => each <= last)

export interface SeekOptions extends VisitOptions {
  /** Whether to look for the nearest day that has an issue where the one asked for has none. */
  readonly near: boolean
  /** Told of each further day before it is tried. */
  readonly onSeek: (day: Day) => void
}

export interface FrontPage {
  readonly day: Day
  readonly page: LayoutPage
}

/** The front page of the newest issue of the last week. */
const openNewest = async (
  session: Session,
  today: Day,
  options: SeekOptions,
): Promise<FrontPage | undefined> => {
  const first = addDays(today, -NEAR_DAYS)
  for (let day = today; day >= first; ) {
    if (day !== today) options.onSeek(day)
    const { page, instead = '' } = await openDay(session, day, options)
    if (page) return { day, page }
    // A host that sends its newest issue instead has told which day to ask for.
    day = instead >= first && instead < day ? instead : addDays(day, -1)
  }
  return undefined
}

/** The nearest day with an issue; for one that an archive does not reach back to, the newest. */
const findNearest = async (
  session: Session,
  asked: Day,
  today: Day,
  options: SeekOptions,
): Promise<Day | undefined> => {
  for (const day of around(asked, today)) {
    options.onSeek(day)
    const { page } = await openDay(session, day, options)
    if (page) return day
  }
  return (await openNewest(session, today, options))?.day
}

/**
 * The front page of a day, or of the newest issue of the last week. Throws NoIssue, which names the nearest day that
 * has one (`near`), and FetchFailure where the host cannot be asked.
 */
export const openFrontPage = async (
  session: Session,
  asked: Day | 'newest',
  options: SeekOptions,
): Promise<FrontPage> => {
  const { paper, ports } = session
  const today = todayInChina(ports.clock.now())
  if (asked === 'newest') {
    const newest = await openNewest(session, today, options)
    if (newest) return newest
    throw new NoIssue(paper, today, { sought: true })
  }
  const front: Front = asked > today ? {} : await openDay(session, asked, options)
  if (front.page) return { day: asked, page: front.page }
  const nearest = options.near ? await findNearest(session, asked, today, options) : undefined
  throw new NoIssue(paper, asked, { why: front.why, nearest: nearest ?? front.instead, sought: options.near })
}
