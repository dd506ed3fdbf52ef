import type { Shelf } from '../../shelf/index.ts'
import type { Context } from '../invocation/context.ts'
import { toldLine } from '../invocation/failure.ts'

interface Changed<T> {
  /** What `use` returned. */
  readonly value: T
  /** False if the index could not take up a change, which stderr says. */
  readonly indexed: boolean
}

/** Opens the shelf, calls `use`, and always closes the shelf. Its messages go to stderr, one a line. */
export const changingShelf = async <T>(
  { settings, words, io, log }: Context,
  use: (shelf: Shelf) => Promise<T>,
): Promise<Changed<T>> => {
  const { openShelf } = await import('../../shelf/index.ts')
  const shelf = await openShelf(settings.data, {
    clock: io.now,
    limits: settings.limits,
    watchIndex: log && ((request, step) => log('index', { request, step })),
    say: (told) => io.stderr.write(toldLine(told, words)),
  })
  let indexed = false
  let value: T
  try {
    value = await use(shelf)
  } finally {
    indexed = await shelf.close()
  }
  return { value, indexed }
}

/** The same for a command that changes no issue. */
export const onShelf = async <T>(context: Context, use: (shelf: Shelf) => Promise<T>): Promise<T> =>
  (await changingShelf(context, use)).value
