import { existsSync } from 'node:fs'
import { type Issue, isCorrectable, withCorrections } from '../../issue/index.ts'
import type { Shelf } from '../../shelf/index.ts'
import type { Context } from '../invocation/context.ts'
import { failureLine, toldLine } from '../invocation/failure.ts'

/** ms that a command which only reads waits for a program that locks the traces. */
const PATIENCE = 1000

/**
 * Uses the shelf to learn what the reader left on it: undefined if there is none. Nothing is made, and nothing said of a folder that
 * cannot be written: nothing is to be kept.
 */
export const learningFromShelf = async <T>(
  { settings, words, io }: Context,
  use: (shelf: Shelf | undefined) => T | Promise<T>,
): Promise<T> => {
  if (!existsSync(settings.data)) return use(undefined)
  const { openShelf } = await import('../../shelf/index.ts')
  const shelf = await openShelf(settings.data, {
    clock: io.now,
    limits: settings.limits,
    patience: PATIENCE,
    say: (told) => {
      if (told[0] !== 'readOnlyNothingKept') io.stderr.write(toldLine(told, words))
    },
  })
  try {
    return await use(shelf)
  } finally {
    await shelf.close()
  }
}

/** The issue with the reader's corrections. If they cannot be read, stderr says so, and it is as it was read. */
export const asCorrected = async (issue: Issue, context: Context): Promise<Issue> => {
  if (!isCorrectable(issue)) return issue
  try {
    return await learningFromShelf(context, (shelf) =>
      shelf?.hasTraces ? withCorrections(issue, shelf.traces.correctionsOf(issue)) : issue,
    )
  } catch (error) {
    context.io.stderr.write(failureLine(error, context.words))
    return issue
  }
}
