import { existsSync } from 'node:fs'
import type { Issue } from '../../issue/index.ts'
import type { Context } from '../invocation/context.ts'
import { readShipped } from './shipped.ts'

/**
 * The issue that a command line means: nothing is the newest on the shelf, else the issue that ships; then `-`, files,
 * a folder; then a paper and a day, fetched when the shelf lacks them.
 * @throws {Failure} where there is no such issue
 */
export const readSource = async (words: readonly string[], context: Context): Promise<Issue> => {
  if (words.length === 0) return (await newestOnShelf(context)) ?? readShipped()
  const [first = ''] = words
  if (first === '-' || isPath(first)) {
    const { readPaths } = await import('./paths.ts')
    return readPaths(words, context)
  }
  const { editionOf } = await import('./edition.ts')
  return editionOf(words, context)
}

/** A path as a person writes one, or one that is there. */
const isPath = (word: string): boolean => /[\\/]|\.\w+$/.test(word) || existsSync(word)

const newestOnShelf = async (context: Context): Promise<Issue | undefined> => {
  // Who never put anything on the shelf gets no folder for asking.
  if (!existsSync(context.settings.data)) return undefined
  const { onShelf } = await import('./on-shelf.ts')
  return onShelf(context, async (shelf) => {
    const newest = await shelf.newest()
    return newest && shelf.read(newest.paper, newest.date)
  })
}
