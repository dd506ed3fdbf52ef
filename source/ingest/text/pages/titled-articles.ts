import { isPersonName } from '../../forms/index.ts'
import type { SourceLine } from '../lines/source-line.ts'
import type { SiteTrailer } from './site-trailer.ts'

/** The most heading lines of an article. */
const MAX_HEADINGS = 6
/** Shorter words are found in any title. */
const MIN_NAMED = 4

const isText = ({ kind }: SourceLine): boolean => kind !== 'furniture' && kind !== 'credit'

/** The lines above each trailer; undefined if text is below the last. */
const articlesAbove = (
  lines: readonly SourceLine[],
  trailers: readonly SiteTrailer[],
): SourceLine[][] | undefined => {
  const articles: SourceLine[][] = trailers.map(() => [])
  let next = 0
  for (const line of lines) {
    while (line.start >= (trailers[next]?.at[0] ?? Number.POSITIVE_INFINITY)) next++
    if (!isText(line)) continue
    if (next === trailers.length) return undefined
    articles[next]?.push(line)
  }
  return articles
}

/** Where a title has the words of a line, -1 if nowhere. */
const placeIn = (title: string, { text }: SourceLine): number => {
  const words = text.replace(/\s+/g, '')
  return words.length < MIN_NAMED ? -1 : title.indexOf(words)
}

/** Whether lines are more than one article: below the headings a title opens a report. */
const areSeveral = (lines: readonly SourceLine[]): boolean =>
  lines.some(
    ({ kind, text }, index) => kind === 'title' && !isPersonName(text) && lines[index + 1]?.kind === 'dated',
  )

/**
 * The headings of an article with their levels: 1 is what its trailer's title says, 2 what stands above and below that. Undefined if the text
 * does not say the title, or may be several articles.
 */
const headingsOf = (
  article: readonly SourceLine[],
  { title, hasField }: SiteTrailer,
): (readonly [SourceLine, number])[] | undefined => {
  const end = article.findIndex(({ kind, text }) => kind !== 'title' || isPersonName(text))
  if (end < 0 || end > MAX_HEADINGS || areSeveral(article.slice(end))) return undefined
  const headings = article.slice(0, end).map((line) => [line, placeIn(title, line)] as const)
  const places = headings.flatMap(([, place]) => (place < 0 ? [] : [place]))
  if (places.length === 0) return undefined
  // Words without fields begin with the title; a deck may follow it.
  const isTitle = (place: number): boolean => (hasField ? place >= 0 : place === Math.min(...places))
  return headings.map(([line, place]) => [line, isTitle(place) ? 1 : 2])
}

/**
 * Marks the headlines of a text in which a trailer ends each article, if it prints what each trailer names as the title. Nothing is made of a
 * title that it does not print.
 */
export const withTitlesMarked = (
  lines: readonly SourceLine[],
  trailers: readonly SiteTrailer[],
): readonly SourceLine[] => {
  if (trailers.length === 0 || lines.some(({ mark }) => mark?.kind === 'heading')) return lines
  const articles = articlesAbove(lines, trailers)
  const headings = articles?.map((article, index) => {
    const trailer = trailers[index]
    return trailer && headingsOf(article, trailer)
  })
  if (!headings || headings.includes(undefined)) return lines
  const levels = new Map(headings.flatMap((own) => own ?? []))
  return lines.map((line) => {
    const level = levels.get(line)
    return level === undefined ? line : line.with({ mark: { kind: 'heading', level } })
  })
}
