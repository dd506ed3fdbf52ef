import type { Database } from '../database/sqlite.ts'
import { byDate } from '../issues/store.ts'
import type { Listed } from './catalogue.ts'
import { FIELDS, neededGrams } from './grams.ts'
import { pageNumber } from './match.ts'
import type { Query } from './query.ts'
import { between, type Run } from './runs.ts'

/** An article that has all the grams of a query, and may have its text. */
export interface Row {
  readonly issue: Listed
  readonly rowid: number
}

/** The query in FTS5's language (sqlite.org/fts5.html, 3); empty where only dates were asked for. */
export const expressionOf = ({ terms, authors, papers, pages }: Query): string =>
  [
    ...terms.map(({ folded, initials }) =>
      initials ? `(${all(folded)} OR ${all(folded, FIELDS.initials)})` : all(folded),
    ),
    ...authors.map((name) => all(name, FIELDS.author)),
    ...papers.map((name) => all(name, FIELDS.paper)),
    ...pages.map((page) => `(${all(page, FIELDS.section)} OR "${FIELDS.page}${pageNumber(page)}")`),
  ].join(' AND ')

/** Initials are kept in pairs alone, and a term of initials has two letters at least. */
const all = (folded: string, field = ''): string =>
  `(${neededGrams(folded)
    .map((gram) => `"${field}${gram}"`)
    .join(' AND ')})`

interface Stream {
  readonly run: Run
  readonly rows: Iterator<number>
  head: Row | undefined
}

/** All rows that have a query's grams, newest first; of one date, as they were put in. */
export function* candidates(database: Database, runs: readonly Run[], query: Query): Generator<Row> {
  const expression = expressionOf(query)
  const waiting = runs
    .map((run) => between(run, query.from, query.to))
    .filter(({ issues }) => issues.length > 0)
    .toSorted((a, b) => byDate(newestOf(b), newestOf(a)))
  const open: Stream[] = []
  try {
    while (true) {
      // A run that has nothing newer than what is at hand can wait, and most never have to be asked.
      const newest = open[0]?.head?.issue.date
      const next = waiting[0]
      if (next && (newest === undefined || byDate(newestOf(next), newest) >= 0)) {
        waiting.shift()
        insert(open, advance({ run: next, rows: rowids(database, next, expression), head: undefined }))
        continue
      }
      const stream = open.shift()
      if (!stream?.head) return
      yield stream.head
      insert(open, advance(stream))
    }
  } finally {
    for (const { rows } of open) rows.return?.()
  }
}

const newestOf = ({ issues }: Run): string => issues.at(-1)?.date ?? ''

/** Keeps the streams in order; one that has ended falls out. */
const insert = (open: Stream[], stream: Stream): void => {
  const { head } = stream
  if (!head) return
  const at = open.findIndex((other) => other.head !== undefined && isBefore(head, other.head))
  open.splice(at < 0 ? open.length : at, 0, stream)
}

const isBefore = (a: Row, b: Row): boolean => {
  const order = byDate(b.issue.date, a.issue.date)
  return order < 0 || (order === 0 && a.rowid > b.rowid)
}

const advance = (stream: Stream): Stream => {
  const { value, done } = stream.rows.next()
  const issue = done ? undefined : issueAt(stream.run, value)
  stream.head = issue && { issue, rowid: value }
  return stream
}

/** The issue that a rowid belongs to, by halving. */
const issueAt = ({ issues }: Run, rowid: number): Listed | undefined => {
  let [low, high] = [0, issues.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((issues[middle]?.first ?? 0) <= rowid) low = middle
    else high = middle - 1
  }
  return issues[low]
}

function* rowids(database: Database, { issues }: Run, expression: string): Generator<number> {
  const [first, last] = [issues[0], issues.at(-1)]
  if (!first || !last) return
  if (expression === '') {
    for (const issue of issues.toReversed())
      for (let at = issue.articles - 1; at >= 0; at -= 1) yield issue.first + at
    return
  }
  // Numbers are bound as REAL, and FTS5 passes over a bound on rowids that is no INTEGER.
  const rows = database
    .prepare(
      `select rowid from gram where gram match ?
       and rowid between cast(? as integer) and cast(? as integer) order by rowid desc`,
    )
    .iterate(expression, first.first, last.first + last.articles - 1)
  for (const { rowid } of rows) yield Number(rowid)
}
