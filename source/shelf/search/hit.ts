import type { MarkedText } from '../../issue/index.ts'
import type { LoadedArticle } from './article-loader.ts'
import type { CandidateRow } from './candidates.ts'
import { marksIn, mergeRanges, offsetsOf } from './match.ts'
import { withBreaks } from './passages.ts'
import type { Query } from './query.ts'
import type { Hit } from './search-results.ts'
import { snippet } from './snippet.ts'

type FoldedPassage = LoadedArticle['passages'][number]

/**
 * A hit: the headline and the best passage, with the terms marked in both. For a query of filters alone it shows the
 * beginning of the article.
 */
export const hitOf = ({ issue }: CandidateRow, loaded: LoadedArticle, query: Query): Hit => {
  const terms = query.terms.map(({ folded }) => folded)
  const { article } = loaded
  const best =
    terms.length > 0
      ? bestPassage(loaded.passages, terms)
      : loaded.passages.find(({ part }) => part === 'body')
  const marks = best ? marksIn(best.folded, terms) : []
  const shown = best && withBreaks(best, marks)
  const inHeadline = best === undefined || best.part === 'headline'
  return {
    paper: issue.paper,
    date: issue.date,
    article: article.id,
    name: issue.name,
    page: article.parts[0]?.page ?? '',
    headline: headlineOf(loaded, query),
    snippet: inHeadline || !shown ? { text: '', marks: [] } : snippet(shown.text, shown.marks),
    part: best?.part ?? 'headline',
    block: best?.block ?? 0,
    character: marks[0]?.[0] ?? 0,
  }
}

const headlineOf = ({ passages, initials }: LoadedArticle, { terms }: Query): MarkedText => {
  const headline = passages.find(({ part }) => part === 'headline')
  if (!headline) return { text: '', marks: [] }
  const { folded } = headline
  const letters = terms.flatMap((term) => (term.initials ? marksIn(folded, [term.folded], initials()) : []))
  const words = marksIn(
    folded,
    terms.map((term) => term.folded),
  )
  return withBreaks(headline, mergeRanges([...words, ...letters]))
}

/** The passage with the most terms; among equals one of the body, then the first. */
const bestPassage = (
  passages: readonly FoldedPassage[],
  terms: readonly string[],
): FoldedPassage | undefined => {
  let best: { readonly passage: FoldedPassage; readonly weight: number } | undefined
  for (const passage of passages) {
    const matching = terms.filter((term) => passage.folded.text.includes(term)).length
    const weight = matching * 2 + (passage.part === 'body' ? 1 : 0)
    if (matching > 0 && weight > (best?.weight ?? 0)) best = { passage, weight }
  }
  return best?.passage
}

/** The rank of an article for the terms. A term in the headline outweighs any number of them in the body. */
export const relevance = ({ passages, initials }: LoadedArticle, { terms }: Query): number =>
  terms.reduce((sum, { folded, ...term }) => {
    let weight = term.initials && initials().includes(folded) ? WEIGHTS.headline : 0
    for (const passage of passages) {
      const times = offsetsOf(folded, passage.folded.text).length
      if (times > 0) weight += (WEIGHTS[passage.part] ?? WEIGHTS.other) * (1 + Math.log2(times))
    }
    return sum + weight
  }, 0)

const WEIGHTS: Readonly<Record<string, number>> & { readonly headline: number; readonly other: number } = {
  headline: 64,
  kicker: 24,
  deck: 24,
  abstract: 16,
  body: 2,
  other: 4,
}
