import type { IndexProgress, Shelf } from '../shelf/index.ts'
import type { Command, Context } from './invocation/context.ts'
import { Misuse, toldLine } from './invocation/failure.ts'
import { interruptible } from './invocation/interruptible.ts'
import { statusLine } from './invocation/status-line.ts'
import { onShelf } from './sources/on-shelf.ts'

/** `baolan shelf verify`: checks hashes and counts. `baolan shelf reindex`: rebuilds the index, or resumes an interrupted rebuild. */
export const shelfCommand: Command = async ([task, ...rest], context) => {
  if (rest.length > 0 || (task !== 'verify' && task !== 'reindex')) throw new Misuse(['shelfTakes'])
  return onShelf(context, (shelf) => TASKS[task](shelf, context))
}

const progressOf = ({ words, io }: Context) => {
  const { show, clear } = statusLine(io.stderr)
  return { clear, progress: ({ done, total }: IndexProgress): void => show(words.issuesDone(done, total)) }
}

const reindex = async (shelf: Shelf, context: Context): Promise<number> => {
  const { progress, clear } = progressOf(context)
  await interruptible(context.io, (signal) => shelf.reindex({ progress, signal }))
  clear()
  return 0
}

const verify = async (shelf: Shelf, context: Context): Promise<number> => {
  const { words, io } = context
  const { progress, clear } = progressOf(context)
  const { issues, articles, problems } = await shelf.verify(progress)
  clear()
  for (const problem of problems) io.stderr.write(toldLine(problem, words))
  io.stdout.write(`${words.verified(issues, articles, problems.length)}\n`)
  return problems.length > 0 ? 1 : 0
}

const TASKS = { verify, reindex } as const
