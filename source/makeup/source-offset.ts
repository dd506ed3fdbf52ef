import type { Article, Issue, Range, TextPlace } from '../issue/index.ts'

const lengthOf = (ranges: readonly Range[]): number =>
  ranges.reduce((sum, [start, end]) => sum + end - start, 0)

/** The source offset of a place in an article. */
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

/** The place in an article of a source offset; for an offset in a gap, the next place after it. */
const placeIn = (article: Article, offset: number): TextPlace | undefined => {
  for (const [block, { from }] of article.body.entries()) {
    let before = 0
    for (const [start, end] of from) {
      if (offset < end) return { block, character: before + Math.max(0, offset - start) }
      before += end - start
    }
  }
  const last = article.body.length - 1
  return last < 0
    ? undefined
    : { block: last, character: Math.max(0, lengthOf(article.body[last]?.from ?? []) - 1) }
}

/** The range of the source from an article's first code unit to its last. */
const spanOf = (article: Article): Range => {
  const ranges = [...(article.from ?? []), ...article.body.flatMap(({ from }) => from)]
  return ranges.reduce(([low, high], [start, end]) => [Math.min(low, start), Math.max(high, end)], [
    Number.POSITIVE_INFINITY,
    0,
  ] as Range)
}

/** The article and the place in it for a source offset: in the last article that begins at or before it. */
export const placeOfSource = (
  issue: Issue,
  offset: number,
): (TextPlace & { readonly article: string }) | undefined => {
  let best: { article: Article; start: number } | undefined
  for (const article of issue.articles) {
    const [start] = spanOf(article)
    if (start <= offset && (!best || start >= best.start)) best = { article, start }
  }
  if (!best) return undefined
  const head = best.article.from?.some(([start, end]) => start <= offset && offset < end) ?? false
  const place = head ? { block: -1, character: 0 } : placeIn(best.article, offset)
  return place && { article: best.article.id, ...place }
}
