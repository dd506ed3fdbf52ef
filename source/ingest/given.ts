import { type Issue, type Note, type Settled, settleIssue } from '../issue/index.ts'
import { UnreadableSource } from './source/unreadable.ts'

/** What the source says that the user contradicts; that it says so must not be lost. */
const contradicted = ({ name, datePublished }: Issue, given: Settled): readonly Note[] =>
  [
    [name, given.name],
    [datePublished, given.datePublished],
  ].flatMap(([printed, wanted]): Note[] =>
    printed && wanted && printed !== wanted
      ? [{ code: 'mismatch', at: [0, 0], text: printed, message: `the user says ${wanted}` }]
      : [],
  )

/**
 * The issue as of the paper, day and page that the user gives.
 * @throws UnreadableSource if a page is given for several
 */
export const underGiven = (issue: Issue, given: Settled, file: string): Issue => {
  if (given.page !== undefined && issue.pages.length !== 1)
    throw new UnreadableSource(file, ['severalPages', ...issue.pages.map(({ printPage }) => printPage)])
  if (Object.values(given).every((value) => value === undefined)) return issue
  return { ...settleIssue(issue, given), notes: [...issue.notes, ...contradicted(issue, given)] }
}
