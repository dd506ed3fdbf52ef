import { isDay } from '../issue/index.ts'
import type { Command } from './invocation/context.ts'
import { Failure, Misuse } from './invocation/failure.ts'
import { onShelf } from './sources/on-shelf.ts'

/** `baolan remove PAPER DATE`: what was read and marked there is kept. */
export const remove: Command = async (words, context) => {
  const [paper, date] = words
  if (!paper || !date || words.length > 2)
    throw new Misuse("'baolan remove' takes a paper and a date, as 'baolan list' names them")
  if (!/^undated-/.test(date) && !isDay(date)) throw new Misuse(`${date} is no day; write one as 2021-11-09`)
  if (!(await onShelf(context, (shelf) => shelf.remove(paper, date))))
    throw new Failure(`${paper} ${date} is not on the shelf; 'baolan list' names what is`)
  return 0
}
