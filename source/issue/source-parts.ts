import type { Article, Issue } from './issue.ts'
import { comparePages } from './page-order.ts'

/** One source of an issue: the text of one file, or of several whose borders are not known. */
export interface SourcePart {
  readonly hashes: readonly string[]
  readonly text?: string
  /** Where it begins in the text of its issue, in code units. */
  readonly start: number
  /** The first of the pages that its text is on. */
  readonly firstPage?: string
}

/** The separator between two sources joined into one text. */
const BETWEEN = '\n\n'

/** The hashes of all sources of an issue. */
export const sourcesOf = ({ source: { sha256, parts } }: Issue): readonly string[] =>
  parts ?? (sha256 ? [sha256] : [])

/** Where an article begins in the source. */
export const startOfArticle = ({ body, from }: Article): number =>
  body[0]?.from[0]?.[0] ?? from?.[0]?.[0] ?? 0

/** The pages of an issue, each with an offset of the source at which something of it stands. */
const placesOf = ({ pages, articles }: Issue): readonly { readonly page: string; readonly at: number }[] => [
  ...articles.flatMap((one) => one.parts.slice(0, 1).map(({ page }) => ({ page, at: startOfArticle(one) }))),
  ...pages.flatMap(({ printPage, from = [] }) => from.map(([at]) => ({ page: printPage, at }))),
]

/** The sources of an issue in the order of its text. */
export const partsOf = (issue: Issue): readonly SourcePart[] => {
  const { text, partStarts } = issue.source
  const hashes = sourcesOf(issue)
  const starts = text !== undefined && partStarts?.length === hashes.length ? partStarts : [0]
  const places = placesOf(issue)
  return starts.map((start, index): SourcePart => {
    const next = starts[index + 1]
    const pages = places.flatMap(({ page, at }) => (at >= start && at < (next ?? Infinity) ? [page] : []))
    const [firstPage] = pages.toSorted(comparePages)
    return {
      hashes: starts.length > 1 ? hashes.slice(index, index + 1) : hashes,
      start,
      ...(text === undefined ? {} : { text: text.slice(start, next && next - BETWEEN.length) }),
      ...(firstPage === undefined ? {} : { firstPage }),
    }
  })
}

/** By their first pages; two of the same page by their hashes, which no order of arrival changes. */
export const compareParts = (one: SourcePart, other: SourcePart): number => {
  if (one.firstPage === undefined || other.firstPage === undefined || one.firstPage === other.firstPage) {
    const known = Number(one.firstPage === undefined) - Number(other.firstPage === undefined)
    const [first = '', second = ''] = [one.hashes[0], other.hashes[0]]
    return known || (first < second ? -1 : first > second ? 1 : 0)
  }
  return comparePages(one.firstPage, other.firstPage)
}

/** Sources joined in their order: their text, and where each begins in it. */
export const joinTexts = (
  parts: readonly SourcePart[],
): {
  readonly source: Pick<Issue['source'], 'text' | 'parts' | 'partStarts'>
  readonly starts: readonly number[]
} => {
  const starts: number[] = []
  let text: string | undefined
  for (const part of parts) {
    if (part.text !== undefined) text = text === undefined ? '' : text + BETWEEN
    starts.push(text?.length ?? 0)
    if (part.text !== undefined) text += part.text
  }
  const isKnown = parts.every(({ hashes, text: own }) => hashes.length === 1 && own !== undefined)
  return {
    source: {
      parts: parts.flatMap(({ hashes }) => hashes),
      ...(isKnown ? { partStarts: starts } : {}),
      ...(text === undefined ? {} : { text }),
    },
    starts,
  }
}
