import { oneLine } from '../../issue/index.ts'

/** A query that cannot be meant: one line, with what to write instead. */
export class BadQuery extends Error {
  override readonly name = 'BadQuery'

  constructor(message: string) {
    super(oneLine(message))
  }
}
