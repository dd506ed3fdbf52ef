import { readIssue } from '../../ingest/index.ts'
import { type Issue, isSameDay, mergeIssues } from '../../issue/index.ts'
import type { Context } from '../invocation/context.ts'
import { Failure, Misuse } from '../invocation/failure.ts'
import { gather, type IssueFiles, readFiles, readWhole } from './gather.ts'

/**
 * The issue that the words of a command line name: `-`, files of one issue, or a folder.
 * Several files of one paper and day are its pages.
 * @throws {Failure} if there is none, or more than one
 */
export const readPaths = async (
  paths: readonly string[],
  { words, io }: Pick<Context, 'words' | 'io'>,
): Promise<Issue> => {
  if (paths.length === 1 && paths[0] === '-') {
    if (io.stdin.isTTY) throw new Misuse(['noPipe'])
    const { standardInput: name } = words
    return readIssue([{ name, bytes: await readWhole(name, io.stdin) }])
  }
  const groups = (await Promise.all(paths.map(gather))).flat()
  const [first, ...others] = await readAll(groups)
  if (!first) throw new Failure(['at', paths.join(' '), ['noNewspaper']])
  const otherIndex = others.findIndex((issue) => !isSameDay(first, issue))
  if (otherIndex >= 0)
    throw new Failure(['at', groups[otherIndex + 1]?.[0] ?? '', ['otherIssue', groups[0]?.[0] ?? '']])
  return others.reduce(mergeIssues, first)
}

const readAll = async (groups: readonly IssueFiles[]): Promise<Issue[]> => {
  const issues: Issue[] = []
  for (const files of groups) issues.push(await readIssue(await readFiles(files)))
  return issues
}
