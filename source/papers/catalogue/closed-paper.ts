import { type Saying, Told } from '../../language/index.ts'
import type { Paper, Reason } from './paper-entry.ts'

const REASON_SAYINGS: Readonly<Record<Reason, Saying>> = {
  paid: ['paperPaid'],
  login: ['paperNeedsLogin'],
  app: ['paperInApp'],
  script: ['paperByScript'],
  pictures: ['paperOfPictures'],
  numbered: ['paperNumbered'],
  undescribed: ['paperUndescribed'],
  ended: ['paperEnded'],
}

/** Why a paper cannot be read; undefined if it can be, as far as is known. */
export const whyClosed = ({ how, reason }: Paper): Saying | undefined =>
  how === 'closed' ? REASON_SAYINGS[reason ?? 'undescribed'] : undefined

/** The paper is in the catalogue, with the reason why it cannot be read. */
class ClosedPaper extends Told {
  override readonly name = 'ClosedPaper'

  constructor({ name, url }: Paper, why: Saying) {
    super(['closedPaper', name, why, url])
  }
}

/** @throws ClosedPaper */
export const refuseClosed = (paper: Paper): void => {
  const why = whyClosed(paper)
  if (why) throw new ClosedPaper(paper, why)
}
