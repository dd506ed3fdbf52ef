import { existsSync } from 'node:fs'
import type { Issue, IssueKey } from '../../issue/index.ts'
import { type Saying, sayingOf } from '../../language/index.ts'
import type { Shelf } from '../../shelf/index.ts'
import type { Context } from '../invocation/context.ts'
import { toldLine } from '../invocation/failure.ts'

/** The shelf while a reader is open. It is opened, and its folder made, only when something is read from it or kept. */
export interface ReadingShelf {
  /** Whether the shelf's folder exists. */
  readonly there: boolean
  open(): Promise<Shelf>
  /** The key under which the shelf keeps an issue, or would. */
  keyOf(issue: Issue): Promise<IssueKey>
  /** The shelf if it is open already: a signal handler cannot wait for it to open. */
  readonly opened: Shelf | undefined
  /** Reports a problem of the shelf: once, on stderr, after the screen is restored. */
  say(problem: unknown): void
  close(): Promise<void>
}

export const readingShelf = ({ settings, words, io }: Context): ReadingShelf => {
  let opening: Promise<Shelf> | undefined
  let opened: Shelf | undefined
  // While the reader has the screen, messages of the shelf are kept back.
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
    keyOf: async (issue) => (await import('../../shelf/index.ts')).issueKeyOf(issue),
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
