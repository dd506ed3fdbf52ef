import { type Folded, fold, printedRange, type Range } from '../../issue/index.ts'
import type { Passage } from './passages.ts'
import type { Query, Term } from './query.ts'

/** An article prepared for matching: its passages with their folded text. */
export interface FoldedArticle {
  readonly passages: readonly (Passage & { readonly folded: Folded })[]
  readonly authors: readonly string[]
  /** The pinyin initials of the folded headline, unit for unit. Read from the index only when called. */
  initials(): string
  readonly pages: readonly string[]
  /** Read from the file only when called. */
  sections(): readonly string[]
}

/** Whether the text of a candidate really matches. `candidates` has checked the conditions on whole issues. */
export const matches = (query: Query, article: FoldedArticle): boolean =>
  query.terms.every((term) => hasTerm(term, article)) &&
  query.authors.every((name) => article.authors.some((author) => author.includes(name))) &&
  query.pages.every(
    (page) =>
      article.pages.some((printed) => samePage(printed, page)) ||
      article.sections().some((section) => section.includes(page)),
  )

const hasTerm = ({ folded, initials }: Term, article: FoldedArticle): boolean =>
  article.passages.some((passage) => passage.folded.text.includes(folded)) ||
  (initials && article.initials().includes(folded))

/** A printed page number in the form it is compared in: without padding, folded. `A01` and `a1` are the same. */
export const pageLabelKey = (page: string): string =>
  fold(page)
    .text.replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<!\d)0+(?=\d)/g, '')
    .replace(/^第|版$/g, '')

const samePage = (a: string, b: string): boolean => pageLabelKey(a) === pageLabelKey(b)

/** The offsets of a term in a folded text, in code units; occurrences do not overlap. */
export const offsetsOf = (term: string, folded: string): readonly number[] => {
  const offsets: number[] = []
  let offset = folded.indexOf(term)
  for (; offset >= 0; offset = folded.indexOf(term, offset + term.length)) offsets.push(offset)
  return offsets
}

/**
 * The ranges of the terms in a text as printed, in order; those that touch or overlap are merged.
 * @param searched the text to search, unit for unit with `folded`: its text, or the initials of its pinyin
 */
export const marksIn = (
  folded: Folded,
  terms: readonly string[],
  searched: string = folded.text,
): readonly Range[] => {
  const ranges = terms.flatMap((term) =>
    offsetsOf(term, searched).map((start): Range => [start, start + term.length]),
  )
  // Merged again as printed: two ranges may be in one printed character.
  return mergeRanges(mergeRanges(ranges).map(([start, end]) => printedRange(folded, start, end)))
}

/** Sorts ranges and merges those that touch or overlap. */
export const mergeRanges = (ranges: readonly Range[]): readonly Range[] => {
  const merged: [number, number][] = []
  for (const [start, end] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}
