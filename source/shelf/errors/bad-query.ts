import { Told } from '../../language/index.ts'

/** A malformed query. Says what to write instead. */
export class BadQuery extends Told {
  override readonly name = 'BadQuery'
}
