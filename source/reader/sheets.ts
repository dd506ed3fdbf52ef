import type { Article, Issue, Page } from '../issue/index.ts'
import { articleOf } from './state.ts'

/** A page of the paper with its articles; the last sheet may hold those that no page names. */
export interface Sheet {
  readonly page?: Page
  readonly articles: readonly Article[]
}

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

/** The issue page by page, at least one sheet. An article on two pages stands on its first. */
export const sheetsOf = (issue: Issue): readonly Sheet[] => {
  const sheets = SHEETS.get(issue) ?? makeSheets(issue)
  SHEETS.set(issue, sheets)
  return sheets
}

/** Where an article stands: its sheet, and its place on it. */
export interface Position {
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

/** The article so many places on in reading order, over the pages; undefined past either end. */
export const neighbourOf = (issue: Issue, id: string, by: 1 | -1): Article | undefined => {
  const sheets = sheetsOf(issue)
  const { sheet, index } = positionOf(issue, id)
  const here = sheets[sheet]?.articles[index + by]
  return here ?? (by > 0 ? sheets[sheet + 1]?.articles[0] : sheets[sheet - 1]?.articles.at(-1))
}
