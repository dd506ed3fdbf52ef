import { type Day, daysBetween } from '../issue/index.ts'
import { fetchOnto } from './fetching/fetch-onto.ts'
import { dayOf, paperAndDay } from './fetching/parse-day.ts'
import type { Command, Context } from './invocation/context.ts'
import { Misuse } from './invocation/failure.ts'
import { refuseIfSecure } from './invocation/secure.ts'
import { paperOf, readCatalogue } from './sources/catalogue.ts'
import { changingShelf } from './sources/on-shelf.ts'

/** A longer range of days is probably a typing mistake. */
const MOST_DAYS = 366

/** `baolan get PAPER [DATE] [--to DATE] [--pages 1,A02] [--dry-run]`. After Ctrl-C, the same command resumes the fetch. */
export const get: Command = async (line, context) => {
  const { paper: name, day } = paperAndDay(line, context.io.now())
  if (!name) throw new Misuse(['getTakes'])
  refuseIfSecure(context.io)
  const days = daysOf(day, context)
  const paper = paperOf(await readCatalogue(context), name)
  const { value, indexed } = await changingShelf(context, (shelf) => fetchOnto(shelf, paper, days, context))
  return value.complete && indexed ? 0 : 1
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
