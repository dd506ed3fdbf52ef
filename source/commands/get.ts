import { type Day, daysBetween } from '../issue/index.ts'
import { oneLine, type Saying } from '../language/index.ts'
import { correctionOf, marksPaper, type Paper, type Progress, whyNotFetched } from '../papers/index.ts'
import type { Key, Shelf } from '../shelf/index.ts'
import { dayOf, paperAndDay } from './fetching/day.ts'
import { editionsOf } from './fetching/editions.ts'
import { progressLine } from './fetching/progress-line.ts'
import { noteStanding } from './fetching/standing.ts'
import { CONFIG_FILE } from './invocation/config.ts'
import type { Command, Context } from './invocation/context.ts'
import { Failure, failureLine, Misuse, toldLine } from './invocation/failure.ts'
import { paperOf, readCatalogue } from './sources/catalogue.ts'
import { onShelf } from './sources/on-shelf.ts'

/** More days than this in one command are a mistake. */
const MOST_DAYS = 366

/** `baolan get PAPER [DATE] [--to DATE] [--pages 1,A02] [--dry-run]`. Ctrl-C keeps what is whole; the same again goes on. */
export const get: Command = async (line, context) => {
  const { paper: name, day } = paperAndDay(line, context.world.now())
  if (!name) throw new Misuse(['getTakes'])
  const days = daysOf(day, context)
  const paper = paperOf(await readCatalogue(context), name)
  const { whole } = await onShelf(context, (shelf) => fetchOnto(shelf, paper, days, context))
  return whole ? 0 : 1
}

const daysOf = (day: Day | undefined, { flags, world }: Context): readonly Day[] | 'newest' => {
  if (flags.to === undefined) return day ? [day] : 'newest'
  const last = dayOf(flags.to, world.now())
  if (!day || !last) throw new Misuse(['toTakes'])
  const days = daysBetween(day, last)
  if (days.length === 0) throw new Misuse(['dayBefore', last, day])
  if (days.length > MOST_DAYS) throw new Misuse(['tooManyDays', days.length, MOST_DAYS])
  return days
}

export interface Fetched {
  /** Where the issues stand on the shelf: a paper may print another day than its address says. */
  readonly kept: readonly Key[]
  /** Nothing is missing. */
  readonly whole: boolean
}

/** Fetches and keeps; tells on stderr how it goes and what was kept. */
export const fetchOnto = async (
  shelf: Shelf,
  paper: Paper,
  days: readonly Day[] | 'newest',
  context: Context,
): Promise<Fetched> => {
  const { flags, words, world } = context
  const stop = new AbortController()
  const interrupted = (): void => stop.abort()
  process.once('SIGINT', interrupted)
  const line = progressLine(world.stderr, words)
  const kept: Key[] = []
  let whole = true
  try {
    const pages = flags.pages?.split(/[,，、\s]+/).filter(Boolean)
    const options = { ...(pages ? { pages } : {}), dryRun: flags.dryRun ?? false, signal: stop.signal }
    for await (const progress of editionsOf(paper, days, context, options)) {
      line.show(progress)
      if (progress.kind === 'issue') {
        const { outcome, ...key } = await shelf.add(progress.issue)
        kept.push(key)
        await noteStanding(paper, undefined, context)
        line.clear()
        const { articles } = progress.issue
        const said = words.gotIssue(paper.name, progress.day, articles.length, words.outcome(outcome))
        world.stderr.write(`${said}\n`)
        whole &&= progress.missing.length === 0
      } else whole &&= progress.kind !== 'stopped'
      report(progress, paper, context, line.clear)
    }
    return { kept, whole }
  } catch (error) {
    line.clear()
    await noteStanding(paper, error, context)
    const why = whyNotFetched(paper, error)
    const said: Saying = marksPaper(error) ? ['each', why, correctionOf(paper, CONFIG_FILE)] : why
    throw new Failure(said, { cause: error })
  } finally {
    line.clear()
    process.off('SIGINT', interrupted)
  }
}

const report = (progress: Progress, paper: Paper, { words, world }: Context, clear: () => void): void => {
  switch (progress.kind) {
    case 'missing':
      clear()
      world.stderr.write(failureLine(progress.failure, words))
      break
    case 'none':
      clear()
      world.stderr.write(`${words.noIssueOfDay(paper.name, progress.day)}\n`)
      break
    case 'stopped':
      clear()
      world.stderr.write(toldLine(['getStopped'], words))
      break
    case 'plan':
      clear()
      for (const { label, url, articles } of progress.pages)
        world.stdout.write(`${oneLine(label || url)}  ${words.articles(articles)}\n`)
      world.stdout.write(
        `${words.planned(paper.name, progress.day, progress.pages.length, progress.articles, progress.held)}\n`,
      )
      break
  }
}
