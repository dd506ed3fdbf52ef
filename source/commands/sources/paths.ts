import { readIssue } from '../../ingest/index.ts'
import { type Issue, isSameDay, mergeIssues } from '../../issue/index.ts'
import { Failure, Misuse } from '../invocation/failure.ts'
import type { World } from '../invocation/world.ts'
import { type Bundle, gather, readFiles, readWhole } from './gather.ts'

/**
 * The issue that the words of a command line name: `-`, files of one issue, or a folder.
 * Several files of one paper and day are its pages.
 * @throws {Failure} where there is none, or more than one.
 */
export const readPaths = async (words: readonly string[], world: World): Promise<Issue> => {
  if (words.length === 1 && words[0] === '-') {
    if (world.stdin.isTTY) throw new Misuse("'-' reads standard input: give it a pipe or a file")
    return readIssue([{ name: 'standard input', bytes: await readWhole('standard input', world.stdin) }])
  }
  const bundles = (await Promise.all(words.map(gather))).flat()
  const [first, ...others] = await readAll(bundles)
  if (!first) throw new Failure(`${words.join(' ')}: no newspaper there`)
  const stranger = others.findIndex((issue) => !isSameDay(first, issue))
  if (stranger >= 0)
    throw new Failure(
      `${bundles[stranger + 1]?.[0]}: another issue than ${bundles[0]?.[0]}; name one, or put them on the shelf with 'baolan add'`,
    )
  return others.reduce(mergeIssues, first)
}

const readAll = async (bundles: readonly Bundle[]): Promise<Issue[]> => {
  const issues: Issue[] = []
  for (const bundle of bundles) issues.push(await readIssue(await readFiles(bundle)))
  return issues
}
