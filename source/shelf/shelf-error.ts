/** What went wrong with the shelf, in one line: what, where, what to do. */
export class ShelfError extends Error {
  override readonly name = 'ShelfError'
}

/** An issue's file whose content is not what was put there. */
export class DamagedIssue extends ShelfError {}
