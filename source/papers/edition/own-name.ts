import { articleId, type Day, type Issue, type Note } from '../../issue/index.ts'
import type { Paper } from '../catalogue/paper-entry.ts'

/** The prefix that the ids of an issue's articles share. */
const idPrefix = (name: string, date: string): string => articleId(name, date, 'x', 1).slice(0, -'x-1'.length)

/**
 * Gives the issue the name that its paper has in the catalogue and the day that it was fetched for: issues are looked up
 * by both, and one day's must never replace another's. A date read from its pages that differs is noted. The masthead
 * stays as printed.
 */
export const underOwnName = (issue: Issue, { name }: Paper, day: Day): Issue => {
  if (issue.name === name && issue.datePublished === day) return issue
  const printedPrefix = idPrefix(issue.name, issue.datePublished)
  const ownPrefix = idPrefix(name, day)
  const rename = (id: string): string =>
    id.startsWith(printedPrefix) ? ownPrefix + id.slice(printedPrefix.length) : id
  const end = issue.source.text?.length ?? 0
  const mismatch: Note = {
    code: 'mismatch',
    at: [end, end],
    message: `fetched as the issue of ${day}, but some of its pages print ${issue.datePublished}`,
  }
  return {
    ...issue,
    name,
    datePublished: day,
    pages: issue.pages.map((page) => ({
      ...page,
      articles: page.articles.map(rename),
      ...(page.areas && { areas: page.areas.map((area) => ({ ...area, article: rename(area.article) })) }),
    })),
    articles: issue.articles.map((article) => ({ ...article, id: rename(article.id) })),
    notes: ['', day].includes(issue.datePublished) ? issue.notes : [...issue.notes, mismatch],
  }
}
