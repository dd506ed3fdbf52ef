import type { Shelf } from '../../shelf/index.ts'
import type { Context } from '../invocation/context.ts'
import { toldLine } from '../invocation/failure.ts'

/** Opens the shelf, calls `use`, and always closes the shelf. Its messages go to stderr, one a line. */
export const onShelf = async <T>(
  { settings, words, io, log }: Context,
  use: (shelf: Shelf) => Promise<T>,
): Promise<T> => {
  const { openShelf } = await import('../../shelf/index.ts')
  const shelf = await openShelf(settings.data, {
    clock: io.now,
    limits: settings.limits,
    watchIndex: log && ((request, step) => log('index', { request, step })),
    say: (told) => io.stderr.write(toldLine(told, words)),
  })
  try {
    return await use(shelf)
  } finally {
    await shelf.close()
  }
}
