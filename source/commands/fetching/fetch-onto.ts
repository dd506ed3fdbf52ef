import type { Day, IssueKey } from '../../issue/index.ts'
import { oneLine, type Saying } from '../../language/index.ts'
import {
  correctionOf,
  type Paper,
  type Progress,
  suggestsWrongAddress,
  whyNotFetched,
} from '../../papers/index.ts'
import type { Shelf } from '../../shelf/index.ts'
import { CONFIG_FILE } from '../invocation/config.ts'
import type { Context } from '../invocation/context.ts'
import { Failure, failureLine, toldLine } from '../invocation/failure.ts'
import { editionsOf } from './editions.ts'
import { notePaperHealth } from './health-file.ts'
import { progressLine } from './progress-line.ts'

interface Fetched {
  /** Keys of the issues on the shelf: the printed day may differ from the day in the address. */
  readonly kept: readonly IssueKey[]
  /** Whether nothing is missing. */
  readonly whole: boolean
}

/** Fetches editions and puts them on the shelf; reports progress and results on stderr. */
export const fetchOnto = async (
  shelf: Shelf,
  paper: Paper,
  days: readonly Day[] | 'newest',
  context: Context,
): Promise<Fetched> => {
  const { flags, words, io } = context
  const stop = new AbortController()
  const interrupted = (): void => stop.abort()
  io.process.once('SIGINT', interrupted)
  const line = progressLine(io.stderr, words)
  const kept: IssueKey[] = []
  let whole = true
  try {
    const pages = flags.pages?.split(/[,，、\s]+/).filter(Boolean)
    const options = { ...(pages ? { pages } : {}), dryRun: flags.dryRun ?? false, signal: stop.signal }
    for await (const progress of editionsOf(paper, days, context, options)) {
      line.show(progress)
      if (progress.kind === 'issue') {
        const { outcome, ...key } = await shelf.add(progress.issue)
        kept.push(key)
        await notePaperHealth(paper, undefined, context)
        line.clear()
        const { articles } = progress.issue
        const said = words.gotIssue(paper.name, progress.day, articles.length, words.outcome(outcome))
        io.stderr.write(`${said}\n`)
        whole &&= progress.missing.length === 0
      } else whole &&= progress.kind !== 'stopped'
      report(progress, paper, context, line.clear)
    }
    return { kept, whole }
  } catch (error) {
    line.clear()
    await notePaperHealth(paper, error, context)
    const why = whyNotFetched(paper, error)
    const said: Saying = suggestsWrongAddress(error) ? ['each', why, correctionOf(paper, CONFIG_FILE)] : why
    throw new Failure(said, { cause: error })
  } finally {
    line.clear()
    io.process.off('SIGINT', interrupted)
  }
}

const report = (progress: Progress, paper: Paper, { words, io }: Context, clear: () => void): void => {
  switch (progress.kind) {
    case 'missing':
      clear()
      io.stderr.write(failureLine(progress.failure, words))
      break
    case 'none':
      clear()
      io.stderr.write(`${words.noIssueOfDay(paper.name, progress.day)}\n`)
      break
    case 'stopped':
      clear()
      io.stderr.write(toldLine(['getStopped'], words))
      break
    case 'plan':
      clear()
      for (const { label, url, articles } of progress.pages)
        io.stdout.write(`${oneLine(label || url)}  ${words.articles(articles)}\n`)
      io.stdout.write(
        `${words.planned(paper.name, progress.day, progress.pages.length, progress.articles, progress.held)}\n`,
      )
      break
  }
}
