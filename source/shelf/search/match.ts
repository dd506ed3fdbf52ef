import type { Range } from '../../issue/index.ts'
import { fold } from './fold.ts'
import type { Passage } from './passages.ts'
import type { Query, Term } from './query.ts'

/** An article as the search sees it: its passages beside their folded text, unit for unit. */
export interface Candidate {
  readonly passages: readonly (Passage & { readonly folded: string })[]
  readonly authors: readonly string[]
  /** Of the headline, unit for unit: a letter where pinyin gives one. Read only when it is asked for. */
  initials(): string
  readonly pages: readonly string[]
  /** Read only when it is asked for. */
  sections(): readonly string[]
}

/** Whether the text says what the index only made likely. What an issue as a whole must be is not asked again. */
export const matches = (query: Query, candidate: Candidate): boolean =>
  query.terms.every((term) => hasTerm(term, candidate)) &&
  query.authors.every((name) => candidate.authors.some((author) => author.includes(name))) &&
  query.pages.every(
    (page) =>
      candidate.pages.some((printed) => samePage(printed, page)) ||
      candidate.sections().some((section) => section.includes(page)),
  )

const hasTerm = ({ folded, initials }: Term, candidate: Candidate): boolean =>
  candidate.passages.some((passage) => passage.folded.includes(folded)) ||
  (initials && candidate.initials().includes(folded))

/** A printed page without what only fills its number: `A01` and `a1` are one. */
export const pageNumber = (page: string): string =>
  fold(page)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<!\d)0+(?=\d)/g, '')
    .replace(/^第|版$/g, '')

const samePage = (a: string, b: string): boolean => pageNumber(a) === pageNumber(b)

/** Where the terms stand in a folded text, in order; those that touch or overlap are one. */
export const marksIn = (folded: string, terms: readonly string[]): readonly Range[] => {
  const found: Range[] = []
  for (const term of terms)
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length))
      found.push([at, at + term.length])
  return united(found)
}

/** Ranges in order, those that touch or overlap made one. */
export const united = (ranges: readonly Range[]): readonly Range[] => {
  const apart: [number, number][] = []
  for (const [start, end] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = apart.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else apart.push([start, end])
  }
  return apart
}
