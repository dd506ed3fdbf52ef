/** A source that cannot be read as a newspaper. The message is one line: what, where, what to do. */
export class UnreadableSource extends Error {
  override readonly name = 'UnreadableSource'
}
