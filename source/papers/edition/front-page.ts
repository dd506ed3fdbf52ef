import { addDays, type Day, todayInChina } from '../../issue/index.ts'
import type { FetchOptions } from '../fetch/fetcher.ts'
import { MEGABYTE } from '../fetch/limits.ts'
import type { LearnedAddress } from './day-addresses.ts'
import type { FetchRun } from './fetch-run.ts'
import type { LayoutPage } from './layout-page.ts'
import { type DayAnswer, openDay } from './open-day.ts'
import { NoIssue } from './progress.ts'

/** How far from a day the nearest issue is looked for, before and after it: far enough for a weekly. */
const NEAR_DAYS = 7

/** What trying other days may cost. A host says in a few bytes that it has no issue of a day; one that does not is left alone. */
const SEEK_LIMITS = { bytes: 2 * MEGABYTE, ms: 60_000 } as const

/** How many of the last days are tried on a host that seems to refuse everything. */
const SUSPECT_DAYS = 2

interface SeekOptions extends FetchOptions {
  /** Whether to look for the nearest day with an issue if the requested day has none. */
  readonly seekNearest: boolean
  /** Called with each further day before it is tried. */
  readonly onSeek: (day: Day) => void
}

export interface FrontPage {
  readonly day: Day
  readonly layout: LayoutPage
  /** Where it stands, if that is not its own address but one that the entry page led to. */
  readonly moved?: LearnedAddress | undefined
}

/** The days around `day`, the nearest first, none later than `last`. */
const daysAround = (day: Day, last: Day): readonly Day[] =>
  Array.from({ length: NEAR_DAYS }, (_, index) => [addDays(day, -index - 1), addDays(day, index + 1)])
    .flat()
    .filter((each) => each <= last)

/** Other days cost more than SEEK_LIMITS: whether one has an issue stays unknown. */
type Unknown = 'unknown'

/** Returns what says, before each further day, whether the days tried so far cost too much. */
const seekLimit = (run: FetchRun, { budget }: FetchOptions): (() => boolean) => {
  const { clock } = run.dependencies
  const start = clock.elapsed()
  const received = budget?.received ?? 0
  return () =>
    clock.elapsed() - start > SEEK_LIMITS.ms || (budget?.received ?? 0) - received > SEEK_LIMITS.bytes
}

/** The front page of the newest issue of the last week. */
const openNewest = async (
  run: FetchRun,
  today: Day,
  options: SeekOptions,
  isTooCostly: () => boolean,
): Promise<FrontPage | Unknown | undefined> => {
  const first = addDays(today, -NEAR_DAYS)
  for (let day = today; day >= first; ) {
    if (isTooCostly()) return 'unknown'
    if (run.refusals.suspicion && day < addDays(today, -SUSPECT_DAYS)) return undefined
    if (day !== today) options.onSeek(day)
    const { layout, moved, newest, otherDay = newest ?? '' } = await openDay(run, day, options)
    if (layout) return { day, layout, moved }
    // If the host sends its newest issue instead, or tells its day, that day is tried next.
    day = otherDay >= first && otherDay < day ? otherDay : addDays(day, -1)
  }
  return undefined
}

/** The nearest day with an issue, none later than `last`; the newest if the archive does not reach back to the requested day. */
const findNearest = async (
  run: FetchRun,
  requested: Day,
  today: Day,
  last: Day,
  options: SeekOptions,
  isTooCostly: () => boolean,
): Promise<Day | Unknown | undefined> => {
  for (const day of daysAround(requested, last)) {
    if (isTooCostly()) return 'unknown'
    if (run.refusals.suspicion) break
    options.onSeek(day)
    const { layout } = await openDay(run, day, options)
    if (layout) return day
  }
  const newest = await openNewest(run, today, options, isTooCostly)
  return newest === 'unknown' ? newest : newest?.day
}

/**
 * Opens the front page of a day, or of the newest issue of the last week.
 * @throws NoIssue, which names the nearest day with an issue if `seekNearest` is set
 * @throws FetchFailure if the host cannot be reached
 */
export const openFrontPage = async (
  run: FetchRun,
  requested: Day | 'newest',
  options: SeekOptions,
): Promise<FrontPage> => {
  const { paper, dependencies } = run
  const { seekNearest } = options
  const today = todayInChina(dependencies.clock.now())
  const isTooCostly = seekLimit(run, options)
  if (requested === 'newest') {
    const newest = await openNewest(run, today, options, isTooCostly)
    if (typeof newest === 'object') return newest
    if (run.refusals.suspicion) throw run.refusals.suspicion
    throw new NoIssue(paper, today, { seekNearest: newest === undefined })
  }
  const result: DayAnswer = requested > today ? {} : await openDay(run, requested, options)
  const { layout, moved, why, otherDay, silent, newest = today } = result
  if (layout) return { day: requested, layout, moved }
  const found =
    seekNearest && !silent
      ? await findNearest(run, requested, today, newest, options, isTooCostly)
      : undefined
  if (seekNearest && run.refusals.suspicion) throw run.refusals.suspicion
  const nearest = found === 'unknown' ? undefined : found
  const wasSought = seekNearest && found !== 'unknown'
  throw new NoIssue(paper, requested, { why, nearest, sent: otherDay, seekNearest: wasSought })
}
