import { Told } from '../../language/index.ts'

/** A fault of the shelf. Says what failed, where, and what the user can do. */
export class ShelfError extends Told {
  override readonly name = 'ShelfError'
}

/** An issue's file whose content is not what was written. */
export class DamagedIssue extends ShelfError {}

/** An issue that is sound, but larger than the limits of this run. */
export class IssueOverLimit extends ShelfError {}
