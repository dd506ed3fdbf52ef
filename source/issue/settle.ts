import { articleId } from './id.ts'
import type { Article, Issue } from './issue.ts'

/** Paper, day and page as someone says who knows. */
export interface Settled {
  readonly name?: string
  readonly datePublished?: string
  /** For an issue of one page. */
  readonly page?: string
}

/** The prefix that the ids of an issue's articles share. */
const idPrefix = (name: string, date: string): string => articleId(name, date, 'x', 1).slice(0, -'x-1'.length)

const replaced = (text: string, prefix: string, by: string): string =>
  text.startsWith(prefix) ? by + text.slice(prefix.length) : text

/** The issue under another name, day or page, and its articles under ids that say so. The masthead stays as printed. */
export const settleIssue = (issue: Issue, settled: Settled): Issue => {
  const { name = issue.name, datePublished = issue.datePublished } = settled
  const printed = issue.pages[0]?.printPage ?? ''
  const page = issue.pages.length === 1 ? (settled.page ?? printed) : printed
  const [before, after] = [idPrefix(issue.name, issue.datePublished), idPrefix(name, datePublished)]
  const onPage = (prefix: string, own: string): string => `${prefix}${articleId('', '', own, 1).slice(4, -1)}`
  const rename = (id: string): string =>
    page === printed
      ? replaced(id, before, after)
      : replaced(replaced(id, onPage(before, printed), onPage(after, page)), before, after)
  const part = (one: Article['parts'][number]): Article['parts'][number] =>
    one.page === printed ? { ...one, page } : one
  return {
    ...issue,
    name,
    datePublished,
    pages: issue.pages.map((one, index) => ({
      ...one,
      ...(index === 0 ? { printPage: page } : {}),
      articles: one.articles.map(rename),
      ...(one.areas && { areas: one.areas.map((area) => ({ ...area, article: rename(area.article) })) }),
    })),
    articles: issue.articles.map((one) => ({ ...one, id: rename(one.id), parts: one.parts.map(part) })),
  }
}
