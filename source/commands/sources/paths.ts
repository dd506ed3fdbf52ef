import { buffer } from 'node:stream/consumers'
import { readIssue } from '../../ingest/index.ts'
import type { Issue } from '../../issue/index.ts'
import { Failure, Misuse } from '../invocation/failure.ts'
import type { World } from '../invocation/world.ts'
import { gather, readFiles } from './gather.ts'

/**
 * The issue that the words of a command line name: `-`, files of one issue, or a folder.
 * @throws {Failure} where there is none, or more than one.
 */
export const readPaths = async (words: readonly string[], world: World): Promise<Issue> => {
  if (words.length === 1 && words[0] === '-') {
    if (world.stdin.isTTY) throw new Misuse("'-' reads standard input: give it a pipe or a file")
    return readIssue([{ name: 'standard input', bytes: await buffer(world.stdin) }])
  }
  const bundles = (await Promise.all(words.map(gather))).flat()
  if (words.length === 1 && bundles.length > 1)
    throw new Failure(
      `${words[0]}: holds ${bundles.length} issues; name one, or put them on the shelf with 'baolan add'`,
    )
  return readIssue(await readFiles(bundles.flat()))
}
