import { readdirSync } from 'node:fs'
import type { Shelf } from '../../shelf/index.ts'
import type { Context } from '../invocation/context.ts'
import { toldLine } from '../invocation/failure.ts'

/** ms that a command which only reads waits for a program that locks the traces. */
const PATIENCE = 1000

/** Whether a folder may have papers or traces: what an index holds says nothing of headings. */
const hasMemory = (folder: string): boolean => {
  try {
    return readdirSync(folder, { withFileTypes: true }).some(
      (entry) => entry.isDirectory() || entry.name === 'traces.db',
    )
  } catch {
    return false
  }
}

/** Undefined if there is nothing to learn from: the code of the shelf, as large as the reader's of text, is then not loaded. */
const openIfFilled = async ({
  settings,
  words,
  io,
}: Pick<Context, 'settings' | 'words' | 'io'>): Promise<Shelf | undefined> => {
  if (!hasMemory(settings.data)) return undefined
  const { openShelf } = await import('../../shelf/index.ts')
  return await openShelf(settings.data, {
    clock: io.now,
    limits: settings.limits,
    patience: PATIENCE,
    say: (told) => {
      // Nothing is to be kept.
      if (told[0] !== 'readOnlyNothingKept') io.stderr.write(toldLine(told, words))
    },
  })
}

/** Gives the shelf to learn from; undefined if there is nothing on it. */
export type OpenMemory = () => Promise<Shelf | undefined>

/** Lets `use` learn what the reader left on the shelf, which is opened when it first asks. Makes nothing. */
export const learnFromShelf = async <T>(
  context: Pick<Context, 'settings' | 'words' | 'io'>,
  use: (openMemory: OpenMemory) => Promise<T>,
): Promise<T> => {
  let opening: Promise<Shelf | undefined> | undefined
  try {
    return await use(() => (opening ??= openIfFilled(context)))
  } finally {
    // Whoever asked was told why it could not be opened.
    await (await opening?.catch(() => undefined))?.close()
  }
}
