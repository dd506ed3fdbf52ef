import type { Day, IssueKey } from '../../issue/index.ts'
import { oneLine, type Saying } from '../../language/index.ts'
import { adviceFor, type FetchFailure, type Paper, type Progress, whyNotFetched } from '../../papers/index.ts'
import type { Shelf } from '../../shelf/index.ts'
import { CONFIG_FILE } from '../invocation/config.ts'
import type { Context } from '../invocation/context.ts'
import { Failure, failureLine, toldLine } from '../invocation/failure.ts'
import { interruptible } from '../invocation/interruptible.ts'
import type { Output } from '../invocation/output.ts'
import { editionsOf } from './editions.ts'
import { notePaperHealth } from './health-file.ts'
import { progressLine } from './progress-line.ts'

interface Fetched {
  /** Keys of the issues that are now on the shelf: the printed day may differ from the day in the address. */
  readonly keys: readonly IssueKey[]
  /** Whether nothing is missing. */
  readonly complete: boolean
}

/** Fetches editions and puts them on the shelf; reports progress and results on stderr. Ctrl-C stops it. */
export const fetchOnto = (
  shelf: Shelf,
  paper: Paper,
  days: readonly Day[] | 'newest',
  context: Context,
): Promise<Fetched> =>
  interruptible(context.io, (signal) => new EditionFetch(shelf, paper, context).run(days, signal))

class EditionFetch {
  readonly #shelf: Shelf
  readonly #paper: Paper
  readonly #context: Context
  readonly #line: ReturnType<typeof progressLine>
  readonly #keys: IssueKey[] = []
  #complete = true
  /** Limits of the edition that were named already. */
  readonly #namedLimits = new Set<string>()
  readonly #notices = new Set<string>()
  /** What a limit left out besides. */
  #beyondLimit = 0

  constructor(shelf: Shelf, paper: Paper, context: Context) {
    this.#shelf = shelf
    this.#paper = paper
    this.#context = context
    this.#line = progressLine(context.io.stderr, context.words)
  }

  async run(days: readonly Day[] | 'newest', signal: AbortSignal): Promise<Fetched> {
    const { flags } = this.#context
    const pages = flags.pages?.split(/[,，、\s]+/).filter(Boolean)
    const options = { ...(pages ? { pages } : {}), dryRun: flags.dryRun ?? false, signal }
    try {
      for await (const progress of editionsOf(this.#paper, days, this.#context, options))
        await this.#receive(progress)
      return { keys: this.#keys, complete: this.#complete }
    } catch (error) {
      this.#line.clear()
      await notePaperHealth(this.#paper, error, this.#context)
      const why = whyNotFetched(this.#paper, error)
      const advice = adviceFor(this.#paper, error, CONFIG_FILE)
      throw new Failure(advice ? ['each', why, advice] : why, { cause: error })
    } finally {
      this.#line.clear()
    }
  }

  async #receive(progress: Progress): Promise<void> {
    const { words, io } = this.#context
    const { name } = this.#paper
    switch (progress.kind) {
      case 'issue':
        return this.#add(progress)
      case 'moved':
        return this.#printNotice(['nowStandsAt', name, progress.url])
      case 'notice':
        return this.#printNotice(progress.notice)
      case 'missing':
        this.#complete = false
        return this.#printMissing(progress.failure)
      case 'none':
        if (!progress.sent) return this.#print(io.stderr, `${words.noIssueOfDay(name, progress.day)}\n`)
        this.#complete = false
        return this.#print(io.stderr, `${words.sentOtherDay(name, progress.day, progress.sent)}\n`)
      case 'skipped': {
        const [from = '', to = from] = [progress.days[0], progress.days.at(-1)]
        this.#complete = false
        return this.#print(io.stderr, `${words.daysSkipped(from, to)}\n`)
      }
      case 'stopped':
        this.#complete = false
        return this.#print(io.stderr, toldLine(['getStopped'], words))
      case 'plan': {
        const { day, pages, articles, held } = progress
        const lines = [
          ...pages.map((page) => `${oneLine(page.label || page.url)}  ${words.articles(page.articles)}\n`),
          `${words.planned(name, day, pages.length, articles, held)}\n`,
        ]
        return this.#print(io.stdout, lines.join(''))
      }
      default:
        this.#line.show(progress)
    }
  }

  /** Each once. */
  #printNotice(notice: Saying): void {
    const line = toldLine(notice, this.#context.words)
    if (this.#notices.has(line)) return
    this.#notices.add(line)
    this.#print(this.#context.io.stderr, line)
  }

  /** One line each; a limit of the edition, which may leave out thousands, is named once. */
  #printMissing(failure: FetchFailure): void {
    const { words, io } = this.#context
    const limit = JSON.stringify(failure.why)
    if (failure.kind === 'budget' && this.#namedLimits.has(limit)) {
      this.#beyondLimit += 1
      return
    }
    if (failure.kind === 'budget') this.#namedLimits.add(limit)
    this.#print(io.stderr, failureLine(failure, words))
  }

  async #add({ issue, day, missing }: Extract<Progress, { kind: 'issue' }>): Promise<void> {
    const { words, io } = this.#context
    const { outcome, ...key } = await this.#shelf.add(issue)
    this.#keys.push(key)
    await notePaperHealth(this.#paper, undefined, this.#context)
    const { name } = this.#paper
    this.#print(io.stderr, `${words.gotIssue(name, day, issue.articles.length, words.outcome(outcome))}\n`)
    if (missing.length > 0) this.#complete = false
    if (this.#beyondLimit > 0) this.#print(io.stderr, toldLine(['beyondLimit', this.#beyondLimit], words))
    this.#namedLimits.clear()
    this.#beyondLimit = 0
  }

  #print(stream: Output, text: string): void {
    this.#line.clear()
    stream.write(text)
  }
}
