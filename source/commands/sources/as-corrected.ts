import { type Issue, isCorrectable, withCorrections } from '../../issue/index.ts'
import type { Context } from '../invocation/context.ts'
import { failureLine } from '../invocation/failure.ts'
import type { OpenMemory } from './learn-from-shelf.ts'

/** The issue with the reader's corrections. If they cannot be read, stderr says so, and it is as it was read. */
export const asCorrected = async (
  issue: Issue,
  { io, words }: Pick<Context, 'io' | 'words'>,
  openMemory: OpenMemory,
): Promise<Issue> => {
  if (!isCorrectable(issue)) return issue
  try {
    const shelf = await openMemory()
    return shelf?.hasTraces ? withCorrections(issue, shelf.traces.correctionsOf(issue)) : issue
  } catch (error) {
    io.stderr.write(failureLine(error, words))
    return issue
  }
}
