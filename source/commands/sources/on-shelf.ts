import type { Shelf } from '../../shelf/index.ts'
import type { Context } from '../invocation/context.ts'
import { toldLine } from '../invocation/failure.ts'

/** Opens the shelf, uses it and closes it whatever happens. What the shelf has to say goes to stderr, a line each. */
export const onShelf = async <T>(
  { settings, words, io }: Context,
  use: (shelf: Shelf) => Promise<T>,
): Promise<T> => {
  const { openShelf } = await import('../../shelf/index.ts')
  const shelf = await openShelf(settings.data, {
    clock: io.now,
    say: (told) => io.stderr.write(toldLine(told, words)),
  })
  try {
    return await use(shelf)
  } finally {
    await shelf.close()
  }
}
