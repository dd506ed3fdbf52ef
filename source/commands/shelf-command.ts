import type { IndexProgress } from '../shelf/index.ts'
import type { Command } from './invocation/context.ts'
import { Misuse, toldLine } from './invocation/failure.ts'
import { statusLine } from './invocation/status-line.ts'
import { onShelf } from './sources/on-shelf.ts'

/** `baolan shelf verify`: checks hashes and counts. `baolan shelf reindex`: builds the index again, or resumes that. */
export const shelfCommand: Command = async ([task, ...rest], context) => {
  if (rest.length > 0 || (task !== 'verify' && task !== 'reindex')) throw new Misuse(['shelfTakes'])
  return onShelf(context, async (opened) => {
    const { words, io } = context
    const { stdout, stderr } = io
    const line = statusLine(stderr)
    const progress = ({ done, total }: IndexProgress): void => line.show(words.issuesDone(done, total))
    if (task === 'reindex') {
      const stop = new AbortController()
      const interrupted = (): void => stop.abort()
      io.process.once('SIGINT', interrupted)
      await opened
        .reindex({ progress, signal: stop.signal })
        .finally(() => io.process.off('SIGINT', interrupted))
      line.clear()
      return 0
    }
    const { issues, articles, problems } = await opened.verify(progress)
    line.clear()
    for (const problem of problems) stderr.write(toldLine(problem, words))
    stdout.write(`${words.verified(issues, articles, problems.length)}\n`)
    return problems.length > 0 ? 1 : 0
  })
}
