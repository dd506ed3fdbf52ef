import { oneLine } from '../issue/index.ts'

/** What went wrong with the shelf, in one line: what, where, what to do. It may quote a file, so it is made safe here. */
export class ShelfError extends Error {
  override readonly name = 'ShelfError'

  constructor(message: string) {
    super(oneLine(message))
  }
}

/** An issue's file whose content is not what was put there. */
export class DamagedIssue extends ShelfError {}
