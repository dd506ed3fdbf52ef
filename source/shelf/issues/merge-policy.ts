import { type Issue, mergeIssues, sourcesOf } from '../../issue/index.ts'

/** How an issue is merged with the one already stored for that paper and day; `issue` is what to store. */
type MergeDecision =
  | { readonly outcome: 'same' | 'kept' }
  | { readonly outcome: 'replaced' | 'merged'; readonly issue: Issue }

const pagesOf = (issue: Issue): ReadonlySet<string> => new Set(issue.pages.map(({ printPage }) => printPage))

/** Code units in the bodies of all articles: a measure of how complete an issue is. */
const textLength = (issue: Issue): number =>
  issue.articles.reduce((sum, { body }) => body.reduce((length, { text }) => length + text.length, sum), 0)

/**
 * Another parse of the same sources replaces the stored issue. Pages that are not stored yet are merged into it. A
 * fetched edition replaces an earlier one if it has all of its pages and no less text. In all other cases the stored
 * issue is kept.
 */
export const mergeDecision = (stored: Issue, incoming: Issue): MergeDecision => {
  const storedSources = new Set(sourcesOf(stored))
  const sources = sourcesOf(incoming)
  if (sources.length > 0 && sources.every((source) => storedSources.has(source)))
    return storedSources.size === sources.length
      ? { outcome: 'replaced', issue: incoming }
      : { outcome: 'same' }
  const storedPages = pagesOf(stored)
  const pages = pagesOf(incoming)
  if (storedPages.isDisjointFrom(pages)) return { outcome: 'merged', issue: mergeIssues(stored, incoming) }
  const fetched = stored.source.kind === 'epaper' && incoming.source.kind === 'epaper'
  if (fetched && storedPages.isSubsetOf(pages) && textLength(incoming) >= textLength(stored))
    return { outcome: 'replaced', issue: incoming }
  return { outcome: 'kept' }
}
