import { type Day, todayInChina } from '../../issue/index.ts'
import { dayInUrl, patternOf } from '../catalogue/address-pattern.ts'
import type { Paper } from '../catalogue/paper-entry.ts'
import type { Clock } from '../fetch/dependencies.ts'
import { FetchFailure } from '../fetch/fetch-failure.ts'
import type { FetchOptions } from '../fetch/fetcher.ts'
import type { LearnedAddress } from './day-addresses.ts'
import { entryAddressesOf, folderOfDays } from './entry-addresses.ts'
import { isEmptyLayout, type LayoutPage, openLayoutPage, type PageSource } from './layout-page.ts'
import { otherPaperPrinted } from './printed-name.ts'
import type { Refusals } from './refusals.ts'

/** An entry page is asked again after this time, ms: the next issue may have come. */
const ENTRY_FRESH_MS = 10 * 60_000

/** What an entry page leads to. */
export interface NewestIssue {
  readonly day: Day
  readonly layout: LayoutPage
  /** Of the address of its front page. */
  readonly pattern: string
}

/** The folder of days that an address of one day is in. */
const folderOf = (url: string): string => folderOfDays(patternOf(url) ?? url)

/**
 * The front page that an entry page is, or that it links to: of the newest day that is not to come. A site of several papers
 * links to all of them: only the folder of this one counts, unless there is but one.
 */
const frontAddressOf = ({ fetched: { finalUrl }, links }: LayoutPage, known: string, today: Day) => {
  if (dayInUrl(finalUrl) !== undefined) return finalUrl
  const dated = links.pages.flatMap(({ url }) => {
    const day = dayInUrl(url)
    return day === undefined || day > today ? [] : [{ url, day }]
  })
  const own = dated.filter(({ url }) => folderOf(url) === folderOfDays(known))
  const isOnePaper = new Set(dated.map(({ url }) => folderOf(url))).size === 1
  const candidates = own.length > 0 ? own : isOnePaper ? dated : []
  const newest = candidates.reduce((last, { day }) => (day > last ? day : last), '')
  return candidates.find(({ day }) => day === newest)?.url
}

interface EntrySource extends PageSource {
  readonly paper: Paper
  readonly clock: Clock
  readonly refusals: Refusals
}

/** The entry page of a paper, which leads to its newest issue wherever that is now. It is asked once in a run. */
export class EntryPage {
  readonly #source: EntrySource
  #newest: Promise<NewestIssue | undefined> | undefined

  constructor(source: EntrySource) {
    this.#source = source
  }

  /** Undefined if the paper has no entry page that leads to an issue. @throws FetchFailure if the host shows a wall */
  newest(options: FetchOptions): Promise<NewestIssue | undefined> {
    this.#newest ??= this.#ask(options)
    return this.#newest
  }

  async #ask(options: FetchOptions): Promise<NewestIssue | undefined> {
    const { paper, refusals, clock } = this.#source
    const now = clock.now()
    const today = todayInChina(now)
    const fresh: FetchOptions = { ...options, olderThan: now - ENTRY_FRESH_MS }
    for (const entry of entryAddressesOf(paper)) {
      try {
        options.budget?.adopt(entry)
        const layout = await openLayoutPage(this.#source, entry, fresh)
        refusals.noteEntry(undefined)
        const url = frontAddressOf(layout, paper.url, today)
        const found = url === undefined ? undefined : await this.#open(url, layout, fresh)
        if (found) return found
      } catch (error) {
        if (!(error instanceof FetchFailure) || error.closesHost) throw error
        refusals.noteEntry(error)
      }
    }
    return undefined
  }

  async #open(url: string, entry: LayoutPage, options: FetchOptions): Promise<NewestIssue | undefined> {
    const [day, pattern] = [dayInUrl(url), patternOf(url)]
    if (day === undefined || pattern === undefined) return undefined
    options.budget?.adopt(url)
    const isEntry = url === entry.fetched.finalUrl
    const layout = isEntry ? entry : await openLayoutPage(this.#source, url, options)
    // A portal of several papers leads to its first one, or to the one that came out last.
    const isOther = otherPaperPrinted(layout.links.paper, this.#source.paper) !== undefined
    return isEmptyLayout(layout) || isOther ? undefined : { day, layout, pattern }
  }
}

/** What was learned from the newest issue. */
export const learnedFrom = ({ pattern, day }: NewestIssue): LearnedAddress => ({ url: pattern, since: day })
