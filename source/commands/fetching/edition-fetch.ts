import { isDeepStrictEqual } from 'node:util'
import { type Day, endOfDay, type Issue, type IssueKey } from '../../issue/index.ts'
import { oneLine, type Saying } from '../../language/index.ts'
import {
  adviceFor,
  type ClosedHosts,
  type FetchFailure,
  NoIssue,
  type Paper,
  type Progress,
  troubleOf,
  whyNotFetched,
} from '../../papers/index.ts'
import type { Shelf } from '../../shelf/index.ts'
import { configFileOf } from '../invocation/config.ts'
import type { Context } from '../invocation/context.ts'
import { failureLine, toldLine } from '../invocation/failure.ts'
import type { Output } from '../invocation/output.ts'
import type { DayResult } from './day-result.ts'
import { editionsOf } from './editions.ts'
import { notePaperHealth } from './health-file.ts'
import type { ProgressLine } from './progress-line.ts'

export interface FetchSettings {
  readonly shelf: Shelf
  readonly context: Context
  readonly line: ProgressLine
  readonly closedHosts: ClosedHosts
  readonly signal: AbortSignal
}

/** The issue as the same pages would give it again. */
const withoutTime = ({ source: { fetched: _, ...source }, ...issue }: Issue): unknown => ({
  ...issue,
  source,
})

/** Fetches days of one paper and puts them on the shelf; says on stderr what came of each. */
export class EditionFetch {
  /** What came of each day so far. */
  readonly results: DayResult[] = []
  /** Keys of the issues that are now on the shelf: the printed day may differ from the day in the address. */
  readonly keys: IssueKey[] = []
  /** What ended it early, if anything. */
  failure: unknown
  readonly #paper: Paper
  readonly #settings: FetchSettings
  /** Limits of the edition that were named already. */
  readonly #namedLimits = new Set<string>()
  readonly #notices = new Set<string>()
  /** What a limit left out besides. */
  #beyondLimit = 0

  constructor(paper: Paper, settings: FetchSettings) {
    this.#paper = paper
    this.#settings = settings
  }

  async run(days: readonly Day[] | 'newest'): Promise<void> {
    const { context, line, closedHosts, signal } = this.#settings
    const { flags } = context
    const pages = flags.pages?.split(/[,，、\s]+/).filter(Boolean)
    const options = { ...(pages ? { pages } : {}), dryRun: flags.dryRun ?? false, closedHosts, signal }
    try {
      const wanted = await this.#notWhole(days)
      if (wanted.length === 0) return
      for await (const progress of editionsOf(this.#paper, wanted, context, options))
        await this.#receive(progress)
    } catch (error) {
      await notePaperHealth(this.#paper, error, context)
      this.failure = error
      this.results.push(this.#failed(error))
    } finally {
      line.clear()
    }
  }

  #failed(error: unknown): DayResult {
    const paper = this.#paper.name
    const kind = troubleOf(error)
    const why = whyNotFetched(this.#paper, error)
    if (error instanceof NoIssue && kind === undefined)
      return { paper, day: error.day, outcome: 'none', sent: error.sent }
    const advice = adviceFor(this.#paper, error, configFileOf(this.#settings.context.config))
    const day = error instanceof NoIssue ? error.day : undefined
    return { paper, ...(day && { day }), outcome: 'failed', kind, why, advice }
  }

  /** The days of a range that are not on the shelf as they were when they were over, with all their pages. */
  async #notWhole(days: readonly Day[] | 'newest'): Promise<readonly Day[] | 'newest'> {
    const { flags } = this.#settings.context
    if (days === 'newest' || days.length === 1 || flags.pages !== undefined || flags.dryRun) return days
    const wanted: Day[] = []
    for (const day of days) {
      if (await this.#isWhole(day)) this.results.push({ paper: this.#paper.name, day, outcome: 'here' })
      else wanted.push(day)
    }
    return wanted
  }

  async #isWhole(day: Day): Promise<boolean> {
    const stored = await this.#stored(day)
    const fetched = Date.parse(stored?.source.fetched ?? '')
    return fetched >= endOfDay(day) && !stored?.notes.some(({ code }) => code === 'missing')
  }

  /** The issue of a day on the shelf; undefined if there is none, or it cannot be read. */
  async #stored(day: Day): Promise<Issue | undefined> {
    const { shelf } = this.#settings
    const { name } = this.#paper
    return shelf.has(name, day) ? shelf.read(name, day).catch(() => undefined) : undefined
  }

  async #receive(progress: Progress): Promise<void> {
    const { context, line } = this.#settings
    const { words, io } = context
    const { name: paper } = this.#paper
    switch (progress.kind) {
      case 'issue':
        return this.#add(progress)
      case 'moved':
        return this.#printNotice(['nowStandsAt', paper, progress.url])
      case 'notice':
        return this.#printNotice(progress.notice)
      case 'missing':
        return this.#printMissing(progress.failure)
      case 'none': {
        const { day, sent } = progress
        this.results.push({ paper, day, outcome: 'none', sent })
        if (sent) return this.#print(io.stderr, `${words.sentOtherDay(paper, day, sent)}\n`)
        return this.#printResult(words.noIssueOfDay(paper, day))
      }
      case 'skipped': {
        const [from = '', to = from] = [progress.days[0], progress.days.at(-1)]
        this.results.push({ paper, day: from, outcome: 'skipped' })
        return this.#print(io.stderr, `${words.daysSkipped(from, to)}\n`)
      }
      case 'stopped':
        this.results.push({ paper, day: progress.day, outcome: 'stopped' })
        return this.#print(io.stderr, toldLine(['getStopped'], words))
      case 'plan': {
        const { day, pages, articles, held } = progress
        this.results.push({ paper, day, outcome: 'planned' })
        const lines = [
          ...pages.map((page) => `${oneLine(page.label || page.url)}  ${words.articles(page.articles)}\n`),
          `${words.planned(paper, day, pages.length, articles, held)}\n`,
        ]
        return this.#print(context.flags.json ? io.stderr : io.stdout, lines.join(''))
      }
      default:
        line.show(progress)
    }
  }

  /** Each once. */
  #printNotice(notice: Saying): void {
    const line = toldLine(notice, this.#settings.context.words)
    if (this.#settings.context.flags.quiet || this.#notices.has(line)) return
    this.#notices.add(line)
    this.#print(this.#settings.context.io.stderr, line)
  }

  /** One line each; a limit of the edition, which may leave out thousands, is named once. */
  #printMissing(failure: FetchFailure): void {
    const { words, io } = this.#settings.context
    const limit = JSON.stringify(failure.why)
    if (failure.kind === 'budget' && this.#namedLimits.has(limit)) {
      this.#beyondLimit += 1
      return
    }
    if (failure.kind === 'budget') this.#namedLimits.add(limit)
    this.#print(io.stderr, failureLine(failure, words))
  }

  async #add({ issue, day, missing }: Extract<Progress, { kind: 'issue' }>): Promise<void> {
    const { shelf, context } = this.#settings
    const { words, io } = context
    const { name: paper } = this.#paper
    const stored = await this.#stored(day)
    // Only the time of the fetch is new: that is worth a write once, when the day is over and no more can come.
    const isSame = stored !== undefined && isDeepStrictEqual(withoutTime(stored), withoutTime(issue))
    const isSettled = Date.parse(stored?.source.fetched ?? '') >= endOfDay(day)
    const { outcome: added, ...key } = await shelf.add(isSame && isSettled ? stored : issue)
    const outcome = isSame ? 'same' : added
    this.keys.push(key)
    await notePaperHealth(this.#paper, undefined, context)
    const articles = issue.articles.length
    this.results.push({ paper, day, outcome, articles, missing: missing.length })
    this.#printResult(words.gotIssue(paper, day, articles, words.outcome(outcome)))
    if (this.#beyondLimit > 0) this.#print(io.stderr, toldLine(['beyondLimit', this.#beyondLimit], words))
    this.#namedLimits.clear()
    this.#beyondLimit = 0
  }

  /** What went as it should: a run for cron says nothing of it. */
  #printResult(text: string): void {
    const { flags, io } = this.#settings.context
    if (!flags.quiet) this.#print(io.stderr, `${text}\n`)
  }

  #print(stream: Output, text: string): void {
    this.#settings.line.clear()
    stream.write(text)
  }
}
