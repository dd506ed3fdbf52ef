import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Issue } from '../../issue/index.ts'
import type { Context } from '../invocation/context.ts'
import type { OpenMemory } from './learn-from-shelf.ts'
import type { SourceIssue } from './paths.ts'
import { readShipped } from './shipped.ts'

/**
 * The issue that a command line names. No words: the newest on the shelf, else the issue that ships. Then `-`, files or
 * a folder. Then a paper and a day, fetched if the shelf lacks the issue.
 * @throws {Failure} if there is no such issue
 */
export const readSource = async (
  words: readonly string[],
  context: Context,
  openMemory: OpenMemory,
): Promise<SourceIssue> => {
  if (words.length === 0)
    return { issue: (await newestOnShelf(context)) ?? (await readShipped()), complete: true }
  if (filesNamed(words)) {
    const { readPaths } = await import('./paths.ts')
    return readPaths(words, context, openMemory)
  }
  const { editionOf } = await import('./edition.ts')
  return { issue: await editionOf(words, context), complete: true }
}

/**
 * The absolute paths of the files that a command line names; none for `-`. Undefined if it names an issue that is kept
 * anyway: one of the shelf, one that was fetched onto it, or the one that ships.
 */
export const filesNamed = ([first = '', ...others]: readonly string[]): readonly string[] | undefined => {
  if (first === '-') return []
  return isPath(first) ? [first, ...others].map((path) => resolve(path)) : undefined
}

/** Whether a word looks like a path, or is an existing one. */
const isPath = (word: string): boolean => /[\\/]|\.\w+$/.test(word) || existsSync(word)

const newestOnShelf = async (context: Context): Promise<Issue | undefined> => {
  // Opening the shelf would create its folder.
  if (!existsSync(context.settings.data)) return undefined
  const { onShelf } = await import('./on-shelf.ts')
  return onShelf(context, async (shelf) => {
    const newest = await shelf.newest()
    return newest && shelf.read(newest.paper, newest.date)
  })
}
