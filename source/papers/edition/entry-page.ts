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

/** The folder of days that an address of one day is in. */
const folderOf = (url: string): string => folderOfDays(patternOf(url) ?? url)

/** Where the front page of a paper's newest issue is. */
export interface NewestAddress {
  readonly url: string
  readonly day: Day
  /** Of the address. */
  readonly pattern: string
}

/**
 * The front page that an entry page is, or that it links to: of the newest day that is not to come. A site of several papers
 * links to all of them: only the folder of this one counts, unless there is but one. Undefined if it leads to none.
 */
export const newestLinked = (
  { fetched: { finalUrl }, links }: LayoutPage,
  paper: Paper,
  today: Day,
): NewestAddress | undefined => {
  const own = addressWithDay(finalUrl)
  if (own) return own
  const dated = links.pages.flatMap(({ url }) => addressWithDay(url) ?? []).filter(({ day }) => day <= today)
  const ofPaper = dated.filter(({ url }) => folderOf(url) === folderOfDays(paper.url))
  const isOnePaper = new Set(dated.map(({ url }) => folderOf(url))).size === 1
  const candidates = ofPaper.length > 0 ? ofPaper : isOnePaper ? dated : []
  return candidates.reduce<NewestAddress | undefined>(
    (last, one) => (last && last.day >= one.day ? last : one),
    undefined,
  )
}

const addressWithDay = (url: string): NewestAddress | undefined => {
  const [day, pattern] = [dayInUrl(url), patternOf(url)]
  return day === undefined || pattern === undefined ? undefined : { url, day, pattern }
}

/** What an entry page leads to. */
export interface NewestIssue extends Omit<NewestAddress, 'url'> {
  readonly layout: LayoutPage
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
        const address = newestLinked(layout, paper, today)
        const found = address && (await this.#open(address, layout, fresh))
        if (found) return found
      } catch (error) {
        if (!(error instanceof FetchFailure) || error.closesHost) throw error
        refusals.noteEntry(error)
      }
    }
    return undefined
  }

  async #open(
    { url, day, pattern }: NewestAddress,
    entry: LayoutPage,
    options: FetchOptions,
  ): Promise<NewestIssue | undefined> {
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
