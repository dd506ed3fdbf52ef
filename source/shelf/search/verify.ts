import { fold, type Issue, type IssueKey } from '../../issue/index.ts'
import type { Saying } from '../../language/index.ts'
import type { Database } from '../database/sqlite.ts'
import { ShelfError } from '../errors/shelf-error.ts'
import type { IssueStore } from '../issues/issue-store.ts'
import { hasRow } from '../postings/bits.ts'
import { rowsAmong } from '../postings/posting-list.ts'
import { covers, type Segment } from '../postings/segment.ts'
import type { Segments } from '../postings/segments.ts'
import { neededGrams } from './grams.ts'
import type { IndexedIssue } from './index-tables.ts'
import { searchedPassages } from './passages.ts'
import type { SkippedIssue } from './search-results.ts'

export interface Report {
  readonly issues: number
  readonly articles: number
  /** Empty if all is well. */
  readonly problems: readonly Saying[]
}

export interface IndexProgress {
  /** In issues. */
  readonly done: number
  readonly total: number
}

/** What the index has, and what it has not. */
interface VerifiedIndex {
  readonly indexed: readonly IndexedIssue[]
  readonly skipped: readonly SkippedIssue[]
  /** Told of each issue before it is read. */
  readonly at: (key: IssueKey) => void
}

/** Reads every issue, and checks that the index finds some of its text. Changes nothing. */
export const verify = (
  database: Database,
  segments: Segments,
  store: IssueStore,
  { indexed, skipped: unindexed, at }: VerifiedIndex,
  progress: (progress: IndexProgress) => void,
): Report => {
  const keys = store
    .papers()
    .flatMap((paper) => store.dates(paper).map((date): IssueKey => ({ paper, date })))
  const skipped = new Map(unindexed.map(({ paper, date, why }) => [`${paper}/${date}`, why]))
  const rows = new Map(indexed.map((row) => [`${row.paper}/${row.date}`, row]))
  const problems: Saying[] = []
  let articles = 0
  keys.forEach((key, done) => {
    const name = `${key.paper}/${key.date}`
    try {
      at(key)
      const { issue, manifest } = store.read(key)
      articles += issue.articles.length
      const row = rows.get(name)
      if (skipped.has(name)) problems.push(skipped.get(name) ?? ['notInIndex', name])
      else if (!row) problems.push(['notInIndex', name])
      else if (row.sha256 !== manifest.sha256 || row.articles !== issue.articles.length)
        problems.push(['changedSinceIndexed', name])
      else if (!isFound(segments, issue, row)) problems.push(['notFoundByText', name])
    } catch (error) {
      if (!(error instanceof ShelfError)) throw error
      problems.push(error.saying)
    }
    rows.delete(name)
    if (done % 50 === 49) progress({ done: done + 1, total: keys.length })
  })
  for (const paper of store.unreadable()) problems.push(['at', paper, ['notAllowed']])
  for (const name of rows.keys()) problems.push(['indexHoldsStranger', name])
  for (const fault of faultsOf(database)) problems.push(['indexDamaged', fault])
  progress({ done: keys.length, total: keys.length })
  return { issues: keys.length, articles, problems }
}

/** Whether the index has the grams of each article's longest passage in the article's row. */
const isFound = (segments: Segments, { articles }: Issue, { first }: IndexedIssue): boolean => {
  const all = segments.all()
  let last: Segment | undefined
  return articles.every((article, index) => {
    const [passage] = searchedPassages(article).toSorted((a, b) => b.text.length - a.text.length)
    const rowid = first + articles.length - 1 - index
    if (!last || !covers(last, rowid)) last = all.find((each) => covers(each, rowid))
    const segment = last
    const row = rowid - (segment?.first ?? 0)
    return neededGrams(fold(passage?.text ?? '').text)
      .slice(0, SAMPLE_SIZE)
      .every((gram) => {
        const list = segment && segments.list(segment, gram)
        return list && hasRow(rowsAmong(list, undefined, segment.rows), row)
      })
  })
}

/** How many grams of an article are checked. */
const SAMPLE_SIZE = 8

const faultsOf = (database: Database): readonly string[] =>
  database
    .prepare('pragma integrity_check (5)')
    .all()
    .map((row) => String(row.integrity_check))
    .filter((line) => line !== 'ok')
