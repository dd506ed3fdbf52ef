import type { Article, Issue } from '../../issue/index.ts'
import type { AnchoredPlace, Around } from './trace.ts'

/** Code units stored before and after a place: enough to distinguish it from every other place in an issue. */
const BEFORE_LENGTH = 16
const AFTER_LENGTH = 24

/** The share of the stored pairs of characters that must be found again. */
const MIN_LIKENESS = 0.5

/** The text that a place is an offset in: a block of the body, or the headline if there is no body. */
const textOf = (article: Article, block: number): string =>
  article.body[block]?.text ?? (block === 0 ? article.headline.join('') : '')

const textsOf = (article: Article): readonly string[] =>
  article.body.length > 0 ? article.body.map(({ text }) => text) : [textOf(article, 0)]

export const around = (article: Article, block: number, character: number): Around => {
  const text = textOf(article, block)
  return {
    before: text.slice(Math.max(0, character - BEFORE_LENGTH), character),
    after: text.slice(character, character + AFTER_LENGTH),
  }
}

/**
 * Finds a place again in another parse of its issue: the same place if its text is still there, else the nearest place
 * with that text, else the one with the most similar text; in its own article first. `undefined` if neither the article
 * nor any similar text is left.
 */
export const reanchor = (issue: Issue, place: AnchoredPlace): AnchoredPlace | undefined => {
  const own = issue.articles.find(({ id }) => id === place.article)
  if (own && isUnmoved(own, place)) return place
  return (own && moved([own], place)) ?? moved(issue.articles, place) ?? (own && clamped(own, place))
}

const moved = (articles: readonly Article[], place: AnchoredPlace): AnchoredPlace | undefined => {
  const { before, after } = place.around
  return (
    nearest(articles, place, before + after, before.length) ??
    nearest(articles, place, after, 0) ??
    mostSimilar(articles, place, before + after, before.length)
  )
}

const isUnmoved = (
  article: Article,
  { block, character, around: { before, after } }: AnchoredPlace,
): boolean => {
  const text = textOf(article, block)
  return (
    character <= text.length && text.slice(0, character).endsWith(before) && text.startsWith(after, character)
  )
}

const clamped = (article: Article, place: AnchoredPlace): AnchoredPlace => {
  const block = Math.max(0, Math.min(place.block, article.body.length - 1))
  return { ...place, block, character: Math.min(place.character, textOf(article, block).length) }
}

interface Match {
  readonly place: AnchoredPlace
  /** Compared in order: 1 for another article, then blocks, then code units. */
  readonly distance: readonly [article: number, block: number, character: number]
}

const matchAt = (place: AnchoredPlace, article: Article, block: number, character: number): Match => ({
  place: { ...place, article: article.id, block, character },
  distance: [
    article.id === place.article ? 0 : 1,
    Math.abs(block - place.block),
    Math.abs(character - place.character),
  ],
})

const isNearer = (a: Match, b: Match): boolean => {
  const index = a.distance.findIndex((value, i) => value !== b.distance[i])
  return index >= 0 && (a.distance[index] ?? 0) < (b.distance[index] ?? 0)
}

/** A shorter text occurs in too many places to identify one. */
const MIN_LENGTH = 6

const nearest = (
  articles: readonly Article[],
  place: AnchoredPlace,
  wanted: string,
  offset: number,
): AnchoredPlace | undefined => {
  if (wanted.length < MIN_LENGTH) return undefined
  let best: Match | undefined
  for (const article of articles)
    textsOf(article).forEach((text, block) => {
      for (let start = text.indexOf(wanted); start >= 0; start = text.indexOf(wanted, start + 1)) {
        const next = matchAt(place, article, block, start + offset)
        if (!best || isNearer(next, best)) best = next
      }
    })
  return best?.place
}

/** Each pair of the wanted text that a block has votes for an offset of that text; the offset with the most votes wins. */
const mostSimilar = (
  articles: readonly Article[],
  place: AnchoredPlace,
  wanted: string,
  offset: number,
): AnchoredPlace | undefined => {
  const pairs = pairsOf(wanted)
  if (pairs.length < MIN_LENGTH) return undefined
  let best: (Match & { readonly votes: number }) | undefined
  for (const article of articles)
    textsOf(article).forEach((text, block) => {
      const { shift, votes } = mostVotes(text, pairs)
      if (votes < pairs.length * MIN_LIKENESS) return
      const character = Math.max(0, Math.min(shift + offset, text.length))
      const next = { ...matchAt(place, article, block, character), votes }
      if (!best || votes > best.votes || (votes === best.votes && isNearer(next, best))) best = next
    })
  return best?.place
}

/** Votes that differ by no more than this count together: a repair drops or adds a few characters. */
const SLACK = 2

const mostVotes = (text: string, pairs: readonly string[]): { shift: number; votes: number } => {
  const shifts = new Map<number, Set<number>>()
  pairs.forEach((pair, index) => {
    for (let start = text.indexOf(pair); start >= 0; start = text.indexOf(pair, start + 1))
      for (let shift = start - index - SLACK; shift <= start - index + SLACK; shift += 1)
        shifts.set(shift, (shifts.get(shift) ?? new Set()).add(index))
  })
  let best = { shift: 0, votes: 0 }
  for (const [shift, voters] of shifts) if (voters.size > best.votes) best = { shift, votes: voters.size }
  // The best shift is at the low end of its slack.
  return { ...best, shift: best.shift + SLACK }
}

const pairsOf = (text: string): readonly string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2))

/** Code units of headline and body that identify an article. */
const OPENING_LENGTH = 48

/** The beginning of an article. It identifies the article after a new parse has given its id to another. */
export const articleOpening = (article: Article): string =>
  [...article.headline, ...textsOf(article)].join('').slice(0, OPENING_LENGTH)

/** The article that a mark was made on: the one with the most similar beginning, preferring the same id. */
export const sameArticle = (
  issue: Issue,
  mark: { readonly article: string; readonly opening: string },
): Article | undefined => {
  const own = issue.articles.find(({ id }) => id === mark.article)
  if (own && articleOpening(own) === mark.opening) return own
  let best: { readonly article: Article; readonly likeness: number } | undefined
  for (const article of issue.articles) {
    const likeness =
      likenessOf(articleOpening(article), mark.opening) + (article.id === mark.article ? 0.01 : 0)
    if (likeness >= MIN_LIKENESS && likeness > (best?.likeness ?? 0)) best = { article, likeness }
  }
  return best?.article
}

/** Dice's coefficient of the pairs of characters: 1 for equal texts, 0 for nothing in common. */
const likenessOf = (a: string, b: string): number => {
  if (a === b) return 1
  const [left, right] = [new Set(pairsOf(a)), new Set(pairsOf(b))]
  const common = [...left].filter((pair) => right.has(pair)).length
  return (2 * common) / Math.max(1, left.size + right.size)
}
