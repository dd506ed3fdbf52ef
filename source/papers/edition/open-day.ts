import type { Day } from '../../issue/index.ts'
import type { Saying } from '../../language/index.ts'
import { dayInUrl, frontPageUrl } from '../catalogue/address-pattern.ts'
import type { Paper } from '../catalogue/paper-entry.ts'
import { FetchFailure } from '../fetch/fetch-failure.ts'
import type { FetchOptions } from '../fetch/fetcher.ts'
import { addressBy, dayAddresses, type LearnedAddress } from './day-addresses.ts'
import { entryAddressesOf } from './entry-addresses.ts'
import { learnedFrom } from './entry-page.ts'
import type { FetchRun } from './fetch-run.ts'
import { isEmptyLayout, type LayoutPage, openLayoutPage } from './layout-page.ts'
import { otherDayPrinted } from './printed-day.ts'
import { otherPaperPrinted } from './printed-name.ts'

/** The front page of a day, or why there is none: 404, 403, an empty page, the newest issue instead. */
export interface DayAnswer {
  readonly layout?: LayoutPage
  /** Where it stands, if that is not its own address but one that the entry page led to. */
  readonly moved?: LearnedAddress
  readonly why?: Saying
  /** The day of the issue that the host sent instead. */
  readonly otherDay?: Day
  /** Whether it came under the address of the requested day: then no day's answer can be trusted by its address. */
  readonly silent?: true
  /** The host's answer, if it has no such page or refuses it. */
  readonly refusal?: FetchFailure
  /** Why no day can be had at such an address. */
  readonly failure?: FetchFailure | undefined
  /** The newest day with an issue, if the entry page told it. */
  readonly newest?: Day
}

/** The other day whose issue a layout page belongs to by its address or those of its pages. */
const dayRedirectedTo = ({ fetched, links }: LayoutPage, day: Day): Day | undefined => {
  const found =
    dayInUrl(fetched.finalUrl) ??
    links.pages.map(({ url }) => dayInUrl(url)).find((each) => each !== undefined)
  return found === day ? undefined : found
}

/** Why a page without links has none, if it shows that those of other days have none either. */
const shellFailure = ({ fetched: { finalUrl }, emptyBecause }: LayoutPage): FetchFailure | undefined => {
  if (emptyBecause === 'login') return new FetchFailure('login', finalUrl, ['needsLogin'])
  if (emptyBecause === 'script') return new FetchFailure('script', finalUrl, ['drawnByScript'])
  return undefined
}

/** What a page is that came for the front page of a day. */
export const dayAnswer = (paper: Paper, url: string, layout: LayoutPage, day: Day): DayAnswer => {
  const redirectedTo = dayRedirectedTo(layout, day)
  if (redirectedTo !== undefined)
    return { why: ['at', url, ['leadsToDay', redirectedTo]], otherDay: redirectedTo }
  const printed = otherDayPrinted(layout.links, day)
  if (printed !== undefined) return { otherDay: printed, silent: true }
  const other = isElsewhere(paper, layout, day) ? otherPaperPrinted(layout.links.paper, paper) : undefined
  if (other !== undefined) return { why: ['at', url, ['leadsToPaper', other]] }
  if (!isEmptyLayout(layout)) return { layout }
  return { why: ['at', url, ['noKnownLinks']], failure: shellFailure(layout) }
}

/** Opens the front page at one address, if it is of that day. */
const openAddress = async (
  run: FetchRun,
  url: string,
  day: Day,
  options: FetchOptions,
): Promise<DayAnswer> => {
  options.budget?.adopt(url)
  const isOfDay = (layout: LayoutPage): boolean =>
    dayRedirectedTo(layout, day) === undefined && otherDayPrinted(layout.links, day) === undefined
  try {
    const layout = await openLayoutPage(
      run,
      url,
      options,
      (stored) => isOfDay(stored) && !isEmptyLayout(stored),
    )
    const answer = dayAnswer(run.paper, url, layout, day)
    if (answer.otherDay === undefined) run.refusals.noteAnswer()
    return answer
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error
    if (error.kind === 'missing' || error.kind === 'forbidden') return { why: error.saying, refusal: error }
    if (mayStandElsewhere(run, error)) return { failure: error }
    throw error
  }
}

/** Whether a front page is not in the folder of the paper's own address: then it may be of any paper. */
export const isElsewhere = (paper: Paper, { fetched: { finalUrl } }: LayoutPage, day: Day): boolean => {
  const folderOf = (url: string): string => url.replace(/^https?:|[^/]*$/g, '')
  return folderOf(finalUrl) !== folderOf(frontPageUrl(paper, day))
}

/** Whether a host that is gone may have left its entry page on another one. */
const mayStandElsewhere = ({ paper }: FetchRun, { url, kind, hostNotReached }: FetchFailure): boolean =>
  (hostNotReached || kind === 'redirects' || kind === 'status') &&
  entryAddressesOf(paper).some((entry) => new URL(entry).host !== new URL(url).host)

/** The front page of a day at any address that it may have. Asks the entry page where it is, if it is at none of them. */
export const openDay = async (run: FetchRun, day: Day, options: FetchOptions): Promise<DayAnswer> => {
  const { paper, entry, learned, refusals } = run
  const tried = new Set<string>()
  const results: DayAnswer[] = []
  const open = async (url: string): Promise<DayAnswer | undefined> => {
    if (tried.has(url)) return undefined
    tried.add(url)
    const result = await openAddress(run, url, day, options)
    results.push(result)
    return result.layout && result
  }
  for (const url of dayAddresses(paper, learned.address, day)) {
    const found = await open(url)
    if (found) return found
  }
  const newest = await entry.newest(options)
  const found = newest?.day === day ? newest : newest && (await open(addressBy(paper, newest.pattern, day)))
  if (found?.layout && newest) {
    const isNews = newest.pattern !== (learned.address?.url ?? paper.url)
    return { layout: found.layout, ...(isNews && { moved: learnedFrom(newest) }) }
  }
  const [first = {}] = results
  if (!newest && first.failure) throw first.failure
  if (first.refusal) await refusals.noteRefused(first.refusal, options)
  return { ...first, ...(newest && { newest: newest.day }) }
}
