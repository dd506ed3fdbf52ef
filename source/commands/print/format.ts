import { type Article, type Issue, issueToJson } from '../../issue/index.ts'
import type { Setting } from '../../typeset/index.ts'
import { Misuse } from '../invocation/failure.ts'
import { printMarkdown } from './markdown.ts'
import { articleText, issueText } from './text.ts'

export const FORMATS = ['text', 'json', 'markdown'] as const
export type Format = (typeof FORMATS)[number]

/**
 * What `baolan print` puts out.
 * @param number the article to print, from 1; none for the whole issue
 * @throws {Misuse} where the issue has no article of that number
 */
export const printIssue = (
  issue: Issue,
  number: number | undefined,
  format: Format,
  setting: Setting,
  columns = 1,
): string => {
  const articles = number === undefined ? issue.articles : [articleAt(issue, number)]
  switch (format) {
    case 'json':
      return number === undefined ? issueToJson(issue) : `${JSON.stringify(articles[0], null, 2)}\n`
    case 'markdown':
      return printMarkdown(issue, articles)
    case 'text': {
      const rows =
        number === undefined
          ? issueText(issue, setting, columns)
          : articles.flatMap((article) => articleText(article, setting, columns))
      return `${rows.join('\n').trimEnd()}\n`
    }
  }
}

const articleAt = (issue: Issue, number: number): Article => {
  const article = issue.articles[number - 1]
  if (!article) throw new Misuse(['noSuchArticle', issue.articles.length, number])
  return article
}
