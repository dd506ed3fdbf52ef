import { type HeadingLine, headingLinesOf, type LineRole } from './heading-lines.ts'
import type { Article, Issue } from './issue.ts'
import { sourcesOf } from './source-parts.ts'

/**
 * What the reader says that a line of a heading is. It names the line by its place in the source, so that it stays with the line when the
 * source is read again, or merged with another.
 */
export interface Correction {
  /** SHA-256 of the bytes of the source. */
  readonly source: string
  /** Where the line begins in the text of that source, in UTF-16 code units. */
  readonly offset: number
  readonly role: LineRole
}

/** The sources of raw text, each with the place of its text in that of the issue; none if that is not known. */
const placedSources = (issue: Issue): readonly { readonly source: string; readonly start: number }[] => {
  const { kind, text, partStarts = [] } = issue.source
  const hashes = sourcesOf(issue)
  if (kind !== 'text' || text === undefined) return []
  if (hashes.length !== 1 && hashes.length !== partStarts.length) return []
  return hashes.map((source, index) => ({ source, start: partStarts[index] ?? 0 }))
}

/** Whether the headings of an issue can be corrected: it is raw text, and its sources are known. */
export const isCorrectable = (issue: Issue): boolean => placedSources(issue).length > 0

/** Corrections that make one line of a heading its headline, those above it kickers, and those below it decks. */
export const correctionsFor = (
  issue: Issue,
  lines: readonly HeadingLine[],
  headline: number,
): readonly Correction[] => {
  const sources = placedSources(issue)
  return lines.flatMap(({ offset }, index): Correction[] => {
    const found = sources.findLast(({ start }) => start <= offset)
    return found
      ? [{ source: found.source, offset: offset - found.start, role: roleAt(index, headline) }]
      : []
  })
}

const roleAt = (index: number, headline: number): LineRole =>
  index === headline ? 'headline' : index < headline ? 'kicker' : 'deck'

/** The article with the roles that its lines have by a correction; a line without one has that of its place beside the headline. */
const corrected = (article: Article, lines: readonly HeadingLine[], roles: Roles): Article => {
  const headline = lines.findIndex(({ offset }) => roles.get(offset) === 'headline')
  if (headline < 0) return article
  const textsOf = (role: LineRole): readonly string[] =>
    lines.flatMap(({ offset, texts }, index) =>
      (roles.get(offset) ?? roleAt(index, headline)) === role ? texts : [],
    )
  const [kicker, deck] = [textsOf('kicker'), textsOf('deck')]
  const { id, kind, kicker: _, headline: __, deck: ___, ...others } = article
  return {
    ...{ id, kind },
    ...(kicker.length > 0 ? { kicker } : {}),
    headline: textsOf('headline'),
    ...(deck.length > 0 ? { deck } : {}),
    ...others,
    confidence: { ...article.confidence, headline: 1 },
  }
}

/** The roles of lines by their offset in the text of the issue. */
type Roles = ReadonlyMap<number, LineRole>

/**
 * The issue as the reader corrected it, which is shown and printed but not kept. Only kickers, headlines, decks and their confidence
 * change: ids, the order and the text stay.
 */
export const withCorrections = (issue: Issue, corrections: Iterable<Correction>): Issue => {
  const starts = new Map(placedSources(issue).map(({ source, start }) => [source, start]))
  const roles = new Map<number, LineRole>()
  for (const { source, offset, role } of corrections) {
    const start = starts.get(source)
    if (start !== undefined) roles.set(start + offset, role)
  }
  if (roles.size === 0) return issue
  const { text = '' } = issue.source
  const offsets = [...roles.keys()]
  const articles = issue.articles.map((article) =>
    article.from?.some(([start, end]) => offsets.some((offset) => offset >= start && offset < end))
      ? corrected(article, headingLinesOf(article, text), roles)
      : article,
  )
  return { ...issue, articles }
}
