import type { Article, Issue } from '../../source/issue/index.ts'
import { plain } from './compare.ts'
import type { ExpectedArticle } from './sample.ts'

/** How the headings of a page were read. Counts that add up over pages. */
export type HeadingCounts = ReturnType<typeof noHeadings>

export const noHeadings = () => ({
  articles: 0,
  articlesRead: 0,
  /** Articles whose first heading line begins one that was read. */
  starts: 0,
  /** Articles whose heading lines, and no others, are those of one that was read. */
  whole: 0,
  /** Where true articles go: the heading is whole, with the right parts or others; begins right, with other lines; is lost. */
  exact: 0,
  otherParts: 0,
  otherLines: 0,
  lost: 0,
  /** Articles read that begin at no true one. */
  invented: 0,
})

export const addHeadings = (a: HeadingCounts, b: HeadingCounts): HeadingCounts => {
  const sum = { ...a }
  for (const name of Object.keys(sum) as (keyof HeadingCounts)[]) sum[name] += b[name]
  return sum
}

const partsOf = ({ kicker, headline, deck }: Article): readonly [string, string, string] => [
  plain(kicker),
  plain(headline),
  plain(deck),
]

/** All lines of a heading as one text. A column that is named on a line of its own is one of them. */
const wholeOf = (article: Article, expected: ReadonlySet<string>): string => {
  const own = partsOf(article).join('')
  const column = plain(article.column)
  return expected.has(own) ? own : expected.has(column + own) ? column + own : own + column
}

/** A headline that was read, how sure the reading is, and whether it is right. */
export interface Judged {
  readonly confidence: number
  readonly isRight: boolean
}

/** Compares the headings that were read of a page with the true ones. Each is counted once. */
export const compareHeadings = (
  expected: readonly ExpectedArticle[],
  { articles }: Pick<Issue, 'articles'>,
): { readonly counts: HeadingCounts; readonly judged: readonly Judged[] } => {
  const counts = { ...noHeadings(), articles: expected.length, articlesRead: articles.length }
  const truths = expected.map(({ kicker, headline, deck }) => ({
    parts: [plain(kicker), plain(headline), plain(deck)] as const,
    whole: plain([kicker, headline, deck]),
    first: plain([kicker, headline, deck].find(Boolean)),
  }))
  const wholes = new Set(truths.map(({ whole }) => whole))
  const left = new Set(articles)
  const judged: Judged[] = []
  const take = (isIt: (article: Article) => boolean): Article | undefined => {
    const found = [...left].find(isIt)
    if (found) left.delete(found)
    return found
  }
  const rest: typeof truths = []
  for (const truth of truths) {
    const found = take((article) => truth.whole !== '' && wholeOf(article, wholes) === truth.whole)
    if (!found) {
      rest.push(truth)
      continue
    }
    const parts = partsOf(found)
    counts.whole++
    counts.starts++
    const isRight = parts[1] === truth.parts[1]
    if (parts.every((part, index) => part === truth.parts[index])) counts.exact++
    else counts.otherParts++
    judged.push({ confidence: found.confidence?.headline ?? 1, isRight })
  }
  for (const truth of rest) {
    const found = take((article) => {
      const own = wholeOf(article, wholes)
      return truth.first !== '' && own !== '' && (own.startsWith(truth.first) || truth.first.startsWith(own))
    })
    if (!found) {
      counts.lost++
      continue
    }
    counts.starts++
    counts.otherLines++
    const isRight = partsOf(found)[1] === truth.parts[1]
    judged.push({ confidence: found.confidence?.headline ?? 1, isRight })
  }
  counts.invented = left.size
  for (const { confidence } of left) judged.push({ confidence: confidence?.headline ?? 1, isRight: false })
  return { counts, judged }
}
