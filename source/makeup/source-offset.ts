import type { Article, Issue, Range, TextPlace } from '../issue/index.ts'

const lengthOf = (ranges: readonly Range[]): number =>
  ranges.reduce((sum, [start, end]) => sum + end - start, 0)

/** The source offset of a place in an article; for a place in its head, the start of the article. */
export const sourceOffset = (article: Article, { block, character }: TextPlace): number => {
  const first = article.from?.[0]?.[0] ?? article.body[0]?.from[0]?.[0] ?? 0
  if (block < 0) return first
  const { from = [] } = article.body[block] ?? article.body.at(-1) ?? {}
  let left = character
  for (const [start, end] of from) {
    if (left < end - start) return start + left
    left -= end - start
  }
  const end = from.at(-1)?.[1]
  return end === undefined ? first : Math.max(from[0]?.[0] ?? 0, end - 1)
}

/** The place in an article's body of a source offset; for an offset between blocks, the next place. */
const placeIn = (article: Article, offset: number): TextPlace | undefined => {
  for (const [block, { from }] of article.body.entries()) {
    let length = 0
    for (const [start, end] of from) {
      if (offset < end) return { block, character: length + Math.max(0, offset - start) }
      length += end - start
    }
  }
  const last = article.body.length - 1
  return last < 0
    ? undefined
    : { block: last, character: Math.max(0, lengthOf(article.body[last]?.from ?? []) - 1) }
}

/** The source offset where an article begins. */
const startOf = ({ from = [], body }: Article): number =>
  [...from, ...body.flatMap((block) => block.from)].reduce(
    (first, [start]) => Math.min(first, start),
    Number.POSITIVE_INFINITY,
  )

/** The place of a source offset: in the last article that begins at or before it. */
export const placeOfSource = (
  issue: Issue,
  offset: number,
): (TextPlace & { readonly article: string }) | undefined => {
  let last: { article: Article; start: number } | undefined
  for (const article of issue.articles) {
    const start = startOf(article)
    if (start <= offset && (!last || start >= last.start)) last = { article, start }
  }
  if (!last) return undefined
  const isInHead = last.article.from?.some(([start, end]) => start <= offset && offset < end) ?? false
  const place = isInHead ? { block: -1, character: 0 } : placeIn(last.article, offset)
  return place && { article: last.article.id, ...place }
}
