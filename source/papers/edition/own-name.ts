import { type Day, type Issue, type Note, settleIssue } from '../../issue/index.ts'
import type { Paper } from '../catalogue/paper-entry.ts'

/**
 * Gives the issue the name that its paper has in the catalogue and the day that it was fetched for: issues are looked up
 * by both, and one day's must never replace another's. A date read from its pages that differs is noted. The masthead
 * stays as printed.
 */
export const underOwnName = (issue: Issue, { name }: Paper, day: Day): Issue => {
  if (issue.name === name && issue.datePublished === day) return issue
  const end = issue.source.text?.length ?? 0
  const mismatch: Note = {
    code: 'mismatch',
    at: [end, end],
    message: `fetched as the issue of ${day}, but some of its pages print ${issue.datePublished}`,
  }
  const own = settleIssue(issue, { name, datePublished: day })
  return ['', day].includes(issue.datePublished) ? own : { ...own, notes: [...own.notes, mismatch] }
}
