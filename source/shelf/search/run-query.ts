import type { Segments } from '../postings/segments.ts'
import type { ArticleLoader } from './article-loader.ts'
import { type CandidateRow, candidates } from './candidates.ts'
import { isWholeGram } from './grams.ts'
import { hitOf, relevance } from './hit.ts'
import type { IndexedIssue } from './index-tables.ts'
import { matches } from './match.ts'
import { isEmpty, parseQuery, type Query } from './query.ts'
import type { Hit, SearchOptions, SearchResults } from './search-results.ts'

const DEFAULT_LIMIT = 50
/** The order by relevance ranks only this many of the newest matching articles. */
const MAX_RANKED = 1000

export type QueryOptions = Omit<SearchOptions, 'signal'>

/**
 * Parses and runs a query.
 * @param issues newest first
 * @throws BadQuery
 */
export const runQuery = (
  segments: Segments,
  loader: ArticleLoader,
  issues: readonly IndexedIssue[],
  text: string,
  options: QueryOptions = {},
): Omit<SearchResults, 'unindexed' | 'skipped'> => {
  const query = parseQuery(text)
  if (isEmpty(query)) return { hits: [], count: 0, capped: false }
  const limit = options.limit ?? DEFAULT_LIMIT
  const countTo = Math.max(limit, options.countTo ?? 0)
  const rows = candidates(segments, issues, query)
  return options.order === 'relevance'
    ? ranked(loader, query, rows, limit)
    : newest(loader, query, rows, limit, countTo)
}

const newest = (
  loader: ArticleLoader,
  query: Query,
  rows: Iterable<CandidateRow>,
  limit: number,
  countTo: number,
): Omit<SearchResults, 'unindexed' | 'skipped'> => {
  const exact = isExact(query)
  const hits: Hit[] = []
  let count = 0
  for (const row of rows) {
    const shown = hits.length < limit
    const loaded = shown || !exact ? loader.load(row) : undefined
    if ((shown || !exact) && !(loaded && matches(query, loaded))) continue
    if (count === countTo) return { hits, count, capped: true }
    if (shown && loaded) hits.push(hitOf(row, loaded, query))
    count += 1
  }
  return { hits, count, capped: false }
}

const ranked = (
  loader: ArticleLoader,
  query: Query,
  rows: Iterable<CandidateRow>,
  limit: number,
): Omit<SearchResults, 'unindexed' | 'skipped'> => {
  const matching: { readonly row: CandidateRow; readonly weight: number }[] = []
  let capped = false
  for (const row of rows) {
    const loaded = loader.load(row)
    if (!loaded || !matches(query, loaded)) continue
    capped = matching.length === MAX_RANKED
    if (capped) break
    matching.push({ row, weight: relevance(loaded, query) })
  }
  // The sort is stable: of two with the same weight, the newer stays first.
  const best = matching.toSorted((a, b) => b.weight - a.weight).slice(0, limit)
  const hits = best.flatMap(({ row }) => {
    const loaded = loader.load(row)
    return loaded ? [hitOf(row, loaded, query)] : []
  })
  return { hits, count: matching.length, capped }
}

/** Whether every candidate matches, so that counting need not read the articles. */
const isExact = ({ terms, authors, pages }: Query): boolean =>
  pages.length === 0 && [...terms.map(({ folded }) => folded), ...authors].every(isWholeGram)
