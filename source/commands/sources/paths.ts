import { type ReadSource, readIssues } from '../../ingest/index.ts'
import { type Issue, isSameDay, mergeIssues, type Settled } from '../../issue/index.ts'
import type { Context } from '../invocation/context.ts'
import { Failure, Misuse } from '../invocation/failure.ts'
import { gather, type IssueFiles, readFiles, readWhole } from './gather.ts'
import { settledByFlags } from './settled-by-flags.ts'

/**
 * The issue that the words of a command line name: `-`, files of one issue, or a folder.
 * Several files of one paper and day are its pages.
 * @throws {Failure} if there is none, or more than one
 */
export const readPaths = async (
  paths: readonly string[],
  context: Pick<Context, 'words' | 'io' | 'flags'>,
): Promise<Issue> => {
  const { words, io } = context
  const given = settledByFlags(context)
  if (paths.length === 1 && paths[0] === '-') {
    if (io.stdin.isTTY) throw new Misuse(['noPipe'])
    const { standardInput: name } = words
    return mergeAll(await readIssues([{ name, bytes: await readWhole(name, io.stdin) }], given))
  }
  const groups = (await Promise.all(paths.map(gather))).flat()
  if (given.page !== undefined && groups.flat().length > 1) throw new Misuse(['onePageOneFile'])
  if (groups.length === 0) throw new Failure(['at', paths.join(' '), ['noNewspaper']])
  return mergeAll(await readAll(groups, given))
}

const readAll = async (groups: readonly IssueFiles[], given: Settled): Promise<ReadSource[]> => {
  const read: ReadSource[] = []
  for (const files of groups) read.push(...(await readIssues(await readFiles(files), given)))
  return read
}

const mergeAll = ([first, ...others]: readonly ReadSource[]): Issue => {
  if (!first) throw new Failure(['noNewspaper'])
  const other = others.find(({ issue }) => !isSameDay(first.issue, issue))
  if (other) {
    const nameless = first.issue.name === '' && other.issue.name === ''
    throw new Failure(['at', other.file, [nameless ? 'bothNameless' : 'otherIssue', first.file]])
  }
  return others.reduce((merged, { issue }) => mergeIssues(merged, issue), first.issue)
}
