import type { Article, Issue } from '../../issue/index.ts'
import { articleRows, issueRows, plainText, type Settings } from '../../makeup/index.ts'
import { Misuse } from '../invocation/failure.ts'
import { safeJson } from '../invocation/output.ts'
import { printMarkdown } from './markdown.ts'

export const FORMATS = ['text', 'json', 'markdown'] as const
type Format = (typeof FORMATS)[number]

/**
 * The output of `baolan print`.
 * @param number the article to print, from 1; absent for the whole issue
 * @param width cells of the window that the text is set for
 * @throws {Misuse} if the issue has no article of that number
 */
export const printIssue = (
  issue: Issue,
  number: number | undefined,
  format: Format,
  width: number,
  settings: Settings,
): string => {
  const article = number === undefined ? undefined : articleAt(issue, number)
  switch (format) {
    case 'json':
      return `${safeJson(article ?? issue, 2)}\n`
    case 'markdown':
      return printMarkdown(issue, article ? [article] : issue.articles)
    case 'text': {
      const rows = article ? articleRows(article, width, settings) : issueRows(issue, width, settings)
      return `${rows.map((row) => plainText(row).trimEnd()).join('\n')}\n`
    }
  }
}

const articleAt = (issue: Issue, number: number): Article => {
  const article = issue.articles[number - 1]
  if (!article) throw new Misuse(['noSuchArticle', issue.articles.length, number])
  return article
}
