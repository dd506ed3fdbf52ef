import type { Issue } from '../../issue/index.ts'
import type { Context } from '../invocation/context.ts'
import { readPaths, readShipped } from './paths.ts'

/** The issue that a command line means: nothing is the issue that ships; then `-`, files or a folder. */
export const readSource = async (words: readonly string[], { world }: Context): Promise<Issue> =>
  words.length === 0 ? readShipped() : readPaths(words, world)
