import type { Range } from '../../../issue/index.ts'
import type { ArticlePage } from '../pages/article-page.ts'
import type { EditionArticle } from './duplicates.ts'
import type { Transcript } from './transcript.ts'

/** The ranges of an article's parts in the transcript. */
export interface Written {
  readonly article: EditionArticle
  readonly kicker: readonly Range[]
  readonly headline: readonly Range[]
  readonly deck: readonly Range[]
  readonly author: readonly Range[]
  readonly folio: readonly Range[]
  readonly pictures: readonly { readonly src: string; readonly lines: readonly Range[] }[]
  readonly body: readonly { readonly at: Range; readonly strong: boolean }[]
  readonly unplaced: readonly Range[]
  /** Lines that further parts print again. */
  readonly repeated: readonly Range[]
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
    body: (page?.body ?? []).map(({ text, strong }) => ({ at: transcript.write(text), strong })),
    unplaced: all(page?.unplaced),
    repeated: all(page?.repeated),
    copies: article.copies.map((copy) => writeCopy(transcript, copy)),
  }
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
    ...copy.repeated,
  ].map((line) => transcript.write(line))
  return [lines[0]?.[0] ?? 0, lines.at(-1)?.[1] ?? 0]
}
