import { type Saying, Told } from '../../language/index.ts'

/** A source that cannot be read as a newspaper: what, why, what to do. */
export class UnreadableSource extends Told {
  override readonly name = 'UnreadableSource'
  readonly why: Saying

  /** @param where the source's name @param why what it is, as is said after its name */
  constructor(where: string | Saying, why: Saying) {
    super(['source', where, why])
    this.why = why
  }
}
