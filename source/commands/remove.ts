import { isDay } from '../issue/index.ts'
import type { Command } from './invocation/context.ts'
import { Failure, Misuse } from './invocation/failure.ts'
import { changingShelf } from './sources/on-shelf.ts'

/** `baolan remove PAPER DATE`: removes an issue; its traces are kept. */
export const remove: Command = async (line, context) => {
  const [paper, date] = line
  if (!paper || !date || line.length > 2) throw new Misuse(['removeTakes'])
  if (!/^undated-/.test(date) && !isDay(date)) throw new Misuse(['noDay', date])
  const { value: removed, indexed } = await changingShelf(context, (shelf) => shelf.remove(paper, date))
  if (!removed) throw new Failure(['nothingToRemove', paper, date])
  return indexed ? 0 : 1
}
