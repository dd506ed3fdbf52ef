import { type Day, type Issue, type Note, settleIssue } from '../../issue/index.ts'
import type { Paper } from '../catalogue/paper-entry.ts'

/**
 * Gives the issue the name that its paper has in the catalogue and, if it has no printed date, the date `day`: issues are
 * looked up by both. A printed date other than `day` stays and is noted. The masthead stays as printed.
 */
export const underOwnName = (issue: Issue, { name }: Paper, day: Day): Issue => {
  const datePublished = issue.datePublished || day
  if (issue.name === name && issue.datePublished === day) return issue
  const end = issue.source.text?.length ?? 0
  const mismatch: Note = {
    code: 'mismatch',
    at: [end, end],
    message: `fetched as the issue of ${day}, but printed as that of ${datePublished}`,
  }
  const own = settleIssue(issue, { name, datePublished })
  return datePublished === day ? own : { ...own, notes: [...own.notes, mismatch] }
}
