import type { Article, Issue } from '../issue/index.ts'
import { creditsByRole } from './credits.ts'

/** An article as plain text to quote: its head, each paragraph on one line, and its source. */
export const citation = (issue: Issue, article: Article): string => {
  const page = article.parts[0]?.page
  const source = [issue.name && `《${issue.name}》`, issue.datePublished, page && `第${page}版`]
    .filter(Boolean)
    .join(' ')
  const head = [
    ...(article.kicker ?? []),
    ...article.headline,
    ...(article.deck ?? []),
    creditsByRole(article).join(' '),
  ]
  const body = article.body.map(({ text }) => text)
  const captions = (article.images ?? []).map(({ caption }) => caption ?? '')
  return [...head, '', ...body, ...captions.filter(Boolean), '', source]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
