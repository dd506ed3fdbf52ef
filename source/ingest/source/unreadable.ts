import { type Saying, Told } from '../../language/index.ts'

/** Thrown for a source that cannot be read as a newspaper; says what it is, why, and what to do. */
export class UnreadableSource extends Told {
  override readonly name = 'UnreadableSource'
  readonly why: Saying

  /**
   * @param where the source's name
   * @param why what is wrong with it, in words that follow the name
   */
  constructor(where: string | Saying, why: Saying) {
    super(['source', where, why])
    this.why = why
  }
}
