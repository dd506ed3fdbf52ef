import type { Article, Issue } from '../issue/index.ts'
import { bylineOf } from './byline.ts'

/** An article as plain text to quote: its head, its text without our line breaks, and its source. */
export const citation = (issue: Issue, article: Article): string => {
  const page = article.parts[0]?.page
  const source = [issue.name && `《${issue.name}》`, issue.datePublished, page && `第${page}版`]
    .filter(Boolean)
    .join(' ')
  const head = [
    ...(article.kicker ?? []),
    ...article.headline,
    ...(article.deck ?? []),
    bylineOf(article).join(' '),
  ]
  const body = article.body.map(({ text }) => text)
  const captions = (article.images ?? []).map(({ caption }) => caption ?? '')
  return [...head, '', ...body, ...captions.filter(Boolean), '', source]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
