import { fold } from '../../issue/index.ts'
import { byDate } from '../issues/issue-store.ts'
import { type Bits, countRows, hasRow } from '../postings/bits.ts'
import { rowsAmong } from '../postings/posting-list.ts'
import { covers, type Segment } from '../postings/segment.ts'
import type { Segments } from '../postings/segments.ts'
import { type Gram, isSlot, neededGrams, neededGramsOf, wholeGram } from './grams.ts'
import type { IndexedIssue } from './index-tables.ts'
import { pageLabelKey } from './match.ts'
import type { Query } from './query.ts'

/** An article with all grams of a query: it may match. */
export interface CandidateRow {
  readonly issue: IndexedIssue
  readonly rowid: number
}

/** Alternatives: an article must have all grams of at least one of them. */
type Clause = readonly (readonly Gram[])[]

const clausesOf = ({ terms, authors, pages }: Query): readonly Clause[] => [
  ...terms.map(({ folded, initials }) =>
    initials ? [neededGrams(folded), neededGramsOf('initials', folded)] : [neededGrams(folded)],
  ),
  ...authors.map((name) => [neededGramsOf('author', name)]),
  ...pages.map((page) => [neededGramsOf('section', page), [wholeGram('page', pageLabelKey(page))]]),
]

/**
 * All rows with the grams of a query, newest first; of one date, the last indexed first.
 * @param issues newest first
 */
export function* candidates(
  segments: Segments,
  issues: readonly IndexedIssue[],
  query: Query,
): Generator<CandidateRow> {
  const clauses = clausesOf(query)
  const isWanted = filterOf(query)
  const allSegments = segments.all()
  const rowsBySegment = new Map<Segment, Bits | undefined>()
  const rowsIn = (segment: Segment): Bits | undefined => {
    if (!rowsBySegment.has(segment)) rowsBySegment.set(segment, rowsMatching(segments, segment, clauses))
    return rowsBySegment.get(segment)
  }
  let segment: Segment | undefined
  for (const issue of issues) {
    if (!isWanted(issue)) continue
    const { first, articles } = issue
    if (clauses.length === 0) {
      for (let rowid = first + articles - 1; rowid >= first; rowid -= 1) yield { issue, rowid }
      continue
    }
    // A large issue is in several segments: its rows are read from the last to the first.
    for (let end = first + articles; end > first; end = Math.max(first, segment?.first ?? first)) {
      if (!segment || !covers(segment, end - 1)) segment = segmentCovering(allSegments, end - 1)
      const bits = segment && rowsIn(segment)
      if (!segment || !bits) continue
      const [from, to] = [Math.max(first, segment.first) - segment.first, end - segment.first]
      if (!mayHaveRow(bits, from, to)) continue
      for (let row = to - 1; row >= from; row -= 1)
        if (hasRow(bits, row)) yield { issue, rowid: segment.first + row }
    }
  }
}

/** Whether a row from `from` to before `to` may be set. Reads whole bytes, because most issues have no row. */
const mayHaveRow = (bits: Bits, from: number, to: number): boolean => {
  for (let index = from >> 3; index <= (to - 1) >> 3; index += 1) if (bits[index]) return true
  return false
}

/** The conditions that hold or fail for a whole issue. */
const filterOf = ({ papers, from, to }: Query): ((issue: IndexedIssue) => boolean) => {
  const folded = new Map<string, string>()
  const foldOf = (name: string): string => {
    const text = folded.get(name) ?? fold(name).text
    folded.set(name, text)
    return text
  }
  return ({ paper, name, date }) =>
    (from === undefined || byDate(date, from) >= 0) &&
    (to === undefined || byDate(date, to) <= 0) &&
    papers.every((wanted) => foldOf(name).includes(wanted) || foldOf(paper).includes(wanted))
}

/** The segment that covers a rowid, by binary search. */
const segmentCovering = (segments: readonly Segment[], rowid: number): Segment | undefined => {
  let [low, high] = [0, segments.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((segments[middle]?.first ?? 0) <= rowid) low = middle
    else high = middle - 1
  }
  const segment = segments[low]
  return segment && covers(segment, rowid) ? segment : undefined
}

const rowsMatching = (segments: Segments, segment: Segment, clauses: readonly Clause[]): Bits | undefined => {
  let rows: Bits | undefined
  for (const alternatives of clauses) {
    const sets = alternatives.flatMap((grams) => rowsWithAll(segments, segment, grams, rows) ?? [])
    rows = sets.reduce<Bits | undefined>(unionOf, undefined)
    if (!rows) return undefined
  }
  return rows
}

/** With at most this many rows left, reading the articles costs less than reading more lists. */
const FEW_ROWS = 2

const rowsWithAll = (
  segments: Segments,
  segment: Segment,
  grams: readonly Gram[],
  within: Bits | undefined,
): Bits | undefined => {
  let rows = within
  for (const gram of grams) {
    if (rows && isSlot(gram) && countRows(rows, FEW_ROWS) <= FEW_ROWS) break
    const list = segments.list(segment, gram)
    if (!list) return undefined
    rows = rowsAmong(list, rows, segment.rows)
    if (countRows(rows, 0) === 0) return undefined
  }
  return rows
}

const unionOf = (a: Bits | undefined, b: Bits): Bits => a?.map((byte, index) => byte | (b[index] ?? 0)) ?? b
