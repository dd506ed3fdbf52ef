import { printPageOf } from '../../ingest/index.ts'
import type { Settled } from '../../issue/index.ts'
import { dayOf } from '../fetching/parse-day.ts'
import type { Context } from '../invocation/context.ts'
import { Misuse } from '../invocation/failure.ts'

/** A page as people write it: 3, 03, A03, 第3版, 第三版, 号外. */
const PAGE = /^第?(?<page>[A-Za-z]{0,3}\d{1,5}(?:-[A-Za-z]{0,3}\d{1,5})?|\p{Script=Han}{1,4}?\d{0,3})版?$/u

/**
 * Paper, day and page as `--name`, `--date` and `--page` give them.
 * @throws {Misuse} for a day that is none, or a page that is none
 */
export const settledByFlags = ({ flags, io }: Pick<Context, 'flags' | 'io'>): Settled => {
  const name = flags.name?.trim()
  const day = flags.date === undefined ? undefined : dayOf(flags.date, io.now())
  if (flags.date !== undefined && day === undefined) throw new Misuse(['noDay', flags.date])
  const written = flags.page === undefined ? undefined : String(flags.page).normalize('NFKC').trim()
  const page = written === undefined ? undefined : PAGE.exec(written)?.groups?.page
  if (written !== undefined && page === undefined) throw new Misuse(['noPageName', written])
  return {
    ...(name ? { name } : {}),
    ...(day ? { datePublished: day } : {}),
    ...(page ? { page: printPageOf(page.toUpperCase()) } : {}),
  }
}
