import { type Issue, isCorrectable, withCorrections } from '../../issue/index.ts'
import type { Context } from '../invocation/context.ts'
import { failureLine } from '../invocation/failure.ts'
import { learnFromShelf } from './learn-from-shelf.ts'

/** The issue with the reader's corrections. If they cannot be read, stderr says so, and it is as it was read. */
export const asCorrected = async (issue: Issue, context: Context): Promise<Issue> => {
  if (!isCorrectable(issue)) return issue
  try {
    return await learnFromShelf(context, (shelf) =>
      shelf?.hasTraces ? withCorrections(issue, shelf.traces.correctionsOf(issue)) : issue,
    )
  } catch (error) {
    context.io.stderr.write(failureLine(error, context.words))
    return issue
  }
}
