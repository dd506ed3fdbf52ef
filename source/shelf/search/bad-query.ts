import { Told } from '../../language/index.ts'

/** A query that cannot be meant; says what to write instead. */
export class BadQuery extends Told {
  override readonly name = 'BadQuery'
}
