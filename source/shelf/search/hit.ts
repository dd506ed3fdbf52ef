import { fold } from '../../issue/index.ts'
import type { LoadedArticle } from './articles.ts'
import type { CandidateRow } from './candidates.ts'
import { marksIn, mergeRanges, placesOf } from './match.ts'
import { joinLines } from './passages.ts'
import type { Query } from './query.ts'
import type { Hit, MarkedText } from './search-results.ts'
import { snippet } from './snippet.ts'

type FoldedPassage = LoadedArticle['passages'][number]

/**
 * A row of the results: the headline and the most telling passage, what was searched for marked in both. A query of
 * filters alone shows how the article opens.
 */
export const hitOf = ({ issue }: CandidateRow, loaded: LoadedArticle, query: Query): Hit => {
  const terms = query.terms.map(({ folded }) => folded)
  const { article } = loaded
  const best =
    terms.length > 0
      ? mostTelling(loaded.passages, terms)
      : loaded.passages.find(({ part }) => part === 'body')
  const marks = best ? marksIn(best.folded, terms) : []
  const inHeadline = best === undefined || best.part === 'headline'
  return {
    paper: issue.paper,
    date: issue.date,
    article: article.id,
    name: issue.name,
    page: article.parts[0]?.page ?? '',
    headline: headlineOf(loaded, query),
    snippet: inHeadline ? { text: '', marks: [] } : snippet(best.text, marks),
    part: best?.part ?? 'headline',
    block: best?.block ?? 0,
    character: marks[0]?.[0] ?? 0,
  }
}

const headlineOf = ({ article, passages, initials }: LoadedArticle, { terms }: Query): MarkedText => {
  const folded = passages.find(({ part }) => part === 'headline')?.folded ?? fold('')
  const letters = terms.flatMap((term) => (term.initials ? marksIn(folded, [term.folded], initials()) : []))
  const words = marksIn(
    folded,
    terms.map((term) => term.folded),
  )
  return { text: joinLines(article.headline), marks: mergeRanges([...words, ...letters]) }
}

/** The passage with the most of the terms; of two, one of the body, and the first. */
const mostTelling = (
  passages: readonly FoldedPassage[],
  terms: readonly string[],
): FoldedPassage | undefined => {
  let best: { readonly passage: FoldedPassage; readonly weight: number } | undefined
  for (const passage of passages) {
    const had = terms.filter((term) => passage.folded.text.includes(term)).length
    const weight = had * 2 + (passage.part === 'body' ? 1 : 0)
    if (had > 0 && weight > (best?.weight ?? 0)) best = { passage, weight }
  }
  return best?.passage
}

/** How much an article is about the terms: a term in the headline outweighs any number of them in the body. */
export const relevance = ({ passages, initials }: LoadedArticle, { terms }: Query): number =>
  terms.reduce((sum, { folded, ...term }) => {
    let weight = term.initials && initials().includes(folded) ? WEIGHTS.headline : 0
    for (const passage of passages) {
      const times = placesOf(folded, passage.folded.text).length
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
