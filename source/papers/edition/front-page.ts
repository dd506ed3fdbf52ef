import type { Links } from '../../ingest/epaper/index.ts'
import { dayInUrl, frontPageUrl } from '../catalogue/address.ts'
import { addDays, todayInChina } from '../catalogue/day.ts'
import type { Day, Paper } from '../catalogue/paper.ts'
import { FetchFailure } from '../visit/failure.ts'
import type { Visit, VisitOptions, Visitor } from '../visit/visitor.ts'
import { NoIssue } from './progress.ts'
import type { Reading } from './reading.ts'

/** How far before and after a day its nearest issue is looked for: a weekly has one within. */
const NEAR_DAYS = 7

const SCRIPTED_REDIRECTS = 5

export interface LayoutPage {
  readonly visit: Visit
  readonly links: Links
}

/** Throws a FetchFailure where what came is no page. */
export const checkPage = ({ at, bytes }: Visit, { isPage }: Reading): void => {
  if (!isPage(bytes)) throw new FetchFailure('unreadable', at, 'what came is no page')
}

/** Fetches a layout page and reads its links, following META refresh and script location. */
export const openLayoutPage = async (
  url: string,
  visitor: Visitor,
  reading: Reading,
  options: VisitOptions,
): Promise<LayoutPage> => {
  let from = url
  for (let hop = 0; hop <= SCRIPTED_REDIRECTS; hop++) {
    const visit = await visitor.visit(from, options)
    checkPage(visit, reading)
    const links = reading.linksOf(visit.bytes, visit.at)
    // A page with articles has arrived: its scripts send on only those who read on a telephone.
    if (links.redirect === undefined || links.articles.length > 0) return { visit, links }
    from = links.redirect
  }
  throw new FetchFailure('redirects', url, `leads on and on, at last to ${from}`)
}

/** The day whose issue a layout page belongs to, as its address or those of its pages tell. */
const dayOfLayout = ({ visit, links }: LayoutPage): Day | undefined =>
  dayInUrl(visit.at) ?? links.pages.map(({ url }) => dayInUrl(url)).find((day) => day !== undefined)

/** Hosts answer for a day without an issue with 404, 403, an empty page, or the newest issue instead. */
interface Front {
  readonly page?: LayoutPage
  /** The day of the issue that came instead. */
  readonly instead?: Day
}

const openDay = async (
  paper: Paper,
  day: Day,
  visitor: Visitor,
  reading: Reading,
  options: VisitOptions,
): Promise<Front> => {
  try {
    const page = await openLayoutPage(frontPageUrl(paper, day), visitor, reading, options)
    const found = dayOfLayout(page)
    if (found !== undefined && found !== day) return { instead: found }
    return page.links.pages.length + page.links.articles.length === 0 ? {} : { page }
  } catch (error) {
    if (error instanceof FetchFailure && (error.kind === 'missing' || error.kind === 'forbidden')) return {}
    throw error
  }
}

/** The days around one, the nearest first, none later than the last. */
const around = (day: Day, last: Day): readonly Day[] =>
  Array.from({ length: NEAR_DAYS }, (_, at) => [addDays(day, -at - 1), addDays(day, at + 1)])
    .flat()
    .filter((each) => each <= last)

interface SeekOptions extends VisitOptions {
  /** Whether to look for the nearest day that has an issue, and whom to tell of each day tried. */
  readonly near?: boolean
  readonly onSeek?: (day: Day) => void
}

export interface FrontPage {
  readonly day: Day
  readonly page: LayoutPage
}

/**
 * The front page of a day, or of the newest issue of the last week. Throws NoIssue, which names the nearest day that
 * has one (`near`), and FetchFailure where the host cannot be asked.
 */
export const openFrontPage = async (
  paper: Paper,
  asked: Day | 'newest',
  now: number,
  visitor: Visitor,
  reading: Reading,
  options: SeekOptions,
): Promise<FrontPage> => {
  const today = todayInChina(now)
  const open = (day: Day): Promise<Front> => openDay(paper, day, visitor, reading, options)
  if (asked === 'newest') {
    const first = addDays(today, -NEAR_DAYS)
    for (let day = today; day >= first; ) {
      const { page, instead = '' } = await open(day)
      if (page) return { day, page }
      // A host that sends its newest issue instead has told which day to ask for.
      day = instead >= first && instead < day ? instead : addDays(day, -1)
    }
    throw new NoIssue(paper, today, [first, today])
  }
  const { page, instead } = await open(asked)
  if (page) return { day: asked, page }
  if (!options.near) throw new NoIssue(paper, asked, [])
  const days = around(asked, today)
  for (const day of days) {
    options.onSeek?.(day)
    const front = await open(day)
    if (front.page) throw new NoIssue(paper, asked, days, day)
  }
  throw new NoIssue(paper, asked, [asked, ...days].toSorted(), instead)
}
