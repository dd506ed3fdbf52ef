import type { Range } from '../../../issue/index.ts'
import type { ArticlePage } from '../pages/article-page.ts'
import type { EditionArticle } from './duplicates.ts'
import type { Transcript } from './transcript.ts'

interface WrittenParagraph {
  readonly at: Range
  readonly strong: boolean
  /** The ranges of a table's cells, row by row. */
  readonly rows?: readonly (readonly Range[])[]
}

/** The ranges of an article's parts in the transcript. */
export interface Written {
  readonly article: EditionArticle
  readonly kicker: readonly Range[]
  readonly headline: readonly Range[]
  readonly deck: readonly Range[]
  readonly author: readonly Range[]
  readonly folio: readonly Range[]
  readonly pictures: readonly { readonly src: string; readonly lines: readonly Range[] }[]
  readonly body: readonly WrittenParagraph[]
  readonly unplaced: readonly Range[]
  /** Each copy from its first line to its last. */
  readonly copies: readonly Range[]
}

/** Writes an article to the transcript part by part, in reading order. */
export const writeArticle = (transcript: Transcript, article: EditionArticle): Written => {
  const { page, title } = article
  const all = (lines: readonly string[] = []): Range[] => lines.map((line) => transcript.write(line))
  const printed = page?.headline ?? []
  return {
    article,
    kicker: all(page?.kicker),
    headline: all(printed.length > 0 ? printed : title),
    deck: all(page?.deck),
    author: all(page?.author),
    folio: all(page?.folio),
    pictures: (page?.pictures ?? []).map(({ src, lines }) => ({ src, lines: all(lines) })),
    body: (page?.body ?? []).map(({ text, strong, rows }) => {
      const at = transcript.write(text)
      return { at, strong, ...(rows ? { rows: cellRanges(rows, at[0]) } : {}) }
    }),
    unplaced: all(page?.unplaced),
    copies: article.copies.map((copy) => writeCopy(transcript, copy)),
  }
}

/** The ranges of a table's cells, which are written row by row with one character between two of them. */
const cellRanges = (rows: readonly (readonly string[])[], start: number): Range[][] => {
  let next = start
  return rows.map((row) =>
    row.map((cell): Range => {
      const at = next
      next += cell.length + 1
      return [at, at + cell.length]
    }),
  )
}

const writeCopy = (transcript: Transcript, copy: ArticlePage): Range => {
  const lines = [
    ...copy.kicker,
    ...copy.headline,
    ...copy.deck,
    ...copy.author,
    ...copy.folio,
    ...copy.pictures.flatMap((picture) => picture.lines),
    ...copy.body.map(({ text }) => text),
    ...copy.unplaced,
  ].map((line) => transcript.write(line))
  return [lines[0]?.[0] ?? 0, lines.at(-1)?.[1] ?? 0]
}
