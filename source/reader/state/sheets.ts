import type { Article, Issue } from '../../issue/index.ts'
import { pageName, type Sheet } from '../../makeup/index.ts'
import { articleOf, type State } from './state.ts'

const SHEETS = new WeakMap<Issue, readonly Sheet[]>()

const makeSheets = (issue: Issue): readonly Sheet[] => {
  const placed = new Set<string>()
  const sheets: Sheet[] = []
  for (const page of issue.pages) {
    const articles = page.articles
      .filter((id) => !placed.has(id))
      .map((id) => articleOf(issue, id))
      .filter((article) => article !== undefined)
    for (const { id } of articles) placed.add(id)
    if (articles.length > 0) sheets.push({ page, articles })
  }
  const rest = issue.articles.filter(({ id }) => !placed.has(id))
  if (rest.length > 0) sheets.push({ articles: rest })
  return sheets.length > 0 ? sheets : [{ articles: [], ...(issue.pages[0] ? { page: issue.pages[0] } : {}) }]
}

/** The sheets of an issue, at least one. An article on two pages belongs to the first. */
export const sheetsOf = (issue: Issue): readonly Sheet[] => {
  const sheets = SHEETS.get(issue) ?? makeSheets(issue)
  SHEETS.set(issue, sheets)
  return sheets
}

/** `第1版 要闻`. */
export const sheetName = ({ page }: Sheet, { settings }: State): string => pageName(page, settings)

/** An article's sheet, and its index on that sheet. */
interface Position {
  readonly sheet: number
  readonly index: number
}

const POSITIONS = new WeakMap<Issue, ReadonlyMap<string, Position>>()

export const positionOf = (issue: Issue, id: string): Position => {
  const positions =
    POSITIONS.get(issue) ??
    new Map(
      sheetsOf(issue).flatMap(({ articles }, sheet) =>
        articles.map((article, index) => [article.id, { sheet, index }] as const),
      ),
    )
  POSITIONS.set(issue, positions)
  return positions.get(id) ?? { sheet: 0, index: 0 }
}

/** The next or previous article in reading order, across pages; undefined past either end. */
export const neighbourOf = (issue: Issue, id: string, by: 1 | -1): Article | undefined => {
  const sheets = sheetsOf(issue)
  const { sheet, index } = positionOf(issue, id)
  const onSameSheet = sheets[sheet]?.articles[index + by]
  return onSameSheet ?? (by > 0 ? sheets[sheet + 1]?.articles[0] : sheets[sheet - 1]?.articles.at(-1))
}
