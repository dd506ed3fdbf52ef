import { Told } from '../language/index.ts'

/** What went wrong with the shelf: what, where, what to do. */
export class ShelfError extends Told {
  override readonly name = 'ShelfError'
}

/** An issue's file whose content is not what was put there. */
export class DamagedIssue extends ShelfError {}
