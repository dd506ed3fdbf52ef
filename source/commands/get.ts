import { type Day, daysBetween } from '../issue/index.ts'
import { type Catalogue, choosePaper, type Paper } from '../papers/index.ts'
import { isComplete, plainResult } from './fetching/day-result.ts'
import { fetchOnto } from './fetching/fetch-onto.ts'
import { fetchPapers, printSummary } from './fetching/fetch-papers.ts'
import { dayOf, paperAndDay } from './fetching/parse-day.ts'
import type { Command, Context } from './invocation/context.ts'
import { Misuse } from './invocation/failure.ts'
import { refuseIfSecure } from './invocation/secure.ts'
import { writeJson } from './invocation/write-out.ts'
import { paperOf, readCatalogue } from './sources/catalogue.ts'
import { changingShelf } from './sources/on-shelf.ts'

/** A longer range of days is probably a typing mistake. */
const MOST_DAYS = 366

/**
 * `baolan get PAPER… [DATE] [--to DATE] [--pages 1,A02] [--dry-run] [--quiet] [--json]`. After Ctrl-C, the same command resumes
 * the fetch. Exit code 1 if anything failed or is missing.
 */
export const get: Command = async (line, context) => {
  const { day } = paperAndDay(line, context.io.now())
  const names = day ? line.slice(0, -1) : line
  if (names.length === 0) throw new Misuse(['getTakes'])
  refuseIfSecure(context.io)
  const days = daysOf(day, context)
  const papers = papersNamed(await readCatalogue(context), names)
  const [only] = papers
  const isOneIssue = papers.length === 1 && (days === 'newest' || days.length === 1)
  const { value: results, indexed } = await changingShelf(context, async (shelf) =>
    only && isOneIssue && !context.flags.json
      ? (await fetchOnto(shelf, only, days, context)).results
      : fetchPapers(shelf, papers, days, context),
  )
  if (!isOneIssue || context.flags.json) printSummary(results, context)
  if (context.flags.json) await writeJson(context.io.stdout, results.map(plainResult))
  return results.every(isComplete) && indexed ? 0 : 1
}

/** The papers that words name: one in several words, or one in each word. */
const papersNamed = (catalogue: Catalogue, names: readonly string[]): readonly Paper[] => {
  const isOne = (words: string): boolean => choosePaper(catalogue, words).kind === 'one'
  const all = names.join(' ')
  if (names.length === 1 || isOne(all) || !names.some(isOne)) return [paperOf(catalogue, all)]
  return [...new Set(names.map((name) => paperOf(catalogue, name)))]
}

const daysOf = (day: Day | undefined, { flags, io }: Context): readonly Day[] | 'newest' => {
  if (flags.to === undefined) return day ? [day] : 'newest'
  const last = dayOf(flags.to, io.now())
  if (!day || !last) throw new Misuse(['toTakes'])
  const days = daysBetween(day, last)
  if (days.length === 0) throw new Misuse(['dayBefore', last, day])
  if (days.length > MOST_DAYS) throw new Misuse(['tooManyDays', days.length, MOST_DAYS])
  return days
}
