import { existsSync } from 'node:fs'
import type { Issue } from '../../issue/index.ts'
import { type Saying, sayingOf } from '../../language/index.ts'
import type { Key, Shelf } from '../../shelf/index.ts'
import type { Context } from '../invocation/context.ts'
import { toldLine } from '../invocation/failure.ts'

/** The shelf while a reader is open: opened, and its folder made, only when there is something to read or to keep. */
export interface ReadingShelf {
  /** Whether there is a shelf yet. */
  readonly there: boolean
  open(): Promise<Shelf>
  /** Where the shelf keeps an issue, or would. */
  keyOf(issue: Issue): Promise<Key>
  /** The shelf if it was opened: for a signal's last moment, in which nothing can be waited for. */
  readonly opened: Shelf | undefined
  /** What went wrong on the shelf, once, on stderr, when the screen has been given back. */
  say(problem: unknown): void
  close(): Promise<void>
}

export const readingShelf = ({ settings, words, io }: Context): ReadingShelf => {
  let opening: Promise<Shelf> | undefined
  let opened: Shelf | undefined
  // The screen is the reader's: what the shelf has to say waits until it is given back.
  const said = new Set<string>()
  const tell = (saying: Saying): void => {
    said.add(toldLine(saying, words))
  }
  const say = (problem: unknown): void => tell(sayingOf(problem))
  return {
    get there() {
      return existsSync(settings.data)
    },
    get opened() {
      return opened
    },
    open: async () => {
      opening ??= import('../../shelf/index.ts').then(({ openShelf }) =>
        openShelf(settings.data, { clock: io.now, say: tell }),
      )
      opened = await opening
      return opened
    },
    keyOf: async (issue) => (await import('../../shelf/index.ts')).keyOf(issue),
    say,
    close: async () => {
      try {
        await (await opening)?.close()
      } catch (error) {
        say(error)
      }
      for (const line of said) io.stderr.write(line)
    },
  }
}
