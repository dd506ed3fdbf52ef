import { type Issue, mergeIssues, sourcesOf } from '../../issue/index.ts'

/** What becomes of an issue that comes where one of the same paper and day stands. */
export type MergeDecision =
  | { readonly outcome: 'same' | 'kept' }
  | { readonly outcome: 'replaced' | 'merged'; readonly issue: Issue }

const pagesOf = (issue: Issue): ReadonlySet<string> => new Set(issue.pages.map(({ printPage }) => printPage))

/** Letters of the text of all articles: how much of the day an issue holds. */
const lettersOf = (issue: Issue): number =>
  issue.articles.reduce((sum, { body }) => body.reduce((all, { text }) => all + text.length, sum), 0)

/**
 * Another reading of the same source replaces; other pages of the day join; a fetched edition that holds all the pages
 * of one fetched before, and no less text, replaces it. Whatever else comes from another source never takes the place
 * of what is there.
 */
export const mergeDecision = (there: Issue, next: Issue): MergeDecision => {
  const known = new Set(sourcesOf(there))
  const sources = sourcesOf(next)
  if (sources.length > 0 && sources.every((source) => known.has(source)))
    return known.size === sources.length ? { outcome: 'replaced', issue: next } : { outcome: 'same' }
  const before = pagesOf(there)
  const after = pagesOf(next)
  if (before.isDisjointFrom(after)) return { outcome: 'merged', issue: mergeIssues(there, next) }
  const fetched = there.source.kind === 'epaper' && next.source.kind === 'epaper'
  if (fetched && before.isSubsetOf(after) && lettersOf(next) >= lettersOf(there))
    return { outcome: 'replaced', issue: next }
  return { outcome: 'kept' }
}
