/** What went wrong with the shelf, in one line: what, where, what to do. */
export class ShelfError extends Error {
  override readonly name = 'ShelfError'
}
