import type { Range } from '../../../issue/index.ts'
import type { Glyph } from '../html/glyphs.ts'
import type { ArticlePage } from '../pages/article-page.ts'
import type { Unshown } from '../pages/unshown.ts'
import type { EditionArticle } from './duplicates.ts'
import type { Transcript } from './transcript.ts'

interface WrittenParagraph {
  readonly at: Range
  readonly strong: boolean
  /** Whether an empty line is above it. */
  readonly parted: boolean
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
  /** Lines that further parts print again. */
  readonly repeated: readonly Range[]
  /** What the page does not show, from its first line to its last. */
  readonly unshown: readonly { readonly why: Unshown['why']; readonly at: Range }[]
  /** The lines in which pictures stand for characters. */
  readonly withGlyphs: readonly { readonly glyphs: readonly Glyph[]; readonly at: Range }[]
  /** Each copy from its first line to its last. */
  readonly copies: readonly Range[]
}

/** Writes an article to the transcript part by part, in reading order. */
export const writeArticle = (transcript: Transcript, article: EditionArticle): Written => {
  const { page, title } = article
  const withGlyphs = page?.withGlyphs ?? []
  /** Where each line is that has glyphs, which few have. */
  const places = new Map<string, Range | undefined>(withGlyphs.map(({ text }) => [text, undefined]))
  const write = (line: string): Range => {
    const at = transcript.write(line)
    if (places.size > 0 && places.has(line)) places.set(line, places.get(line) ?? at)
    return at
  }
  const all = (lines: readonly string[] = []): Range[] => lines.map((line) => write(line))
  const printed = page?.headline ?? []
  const written = {
    article,
    kicker: all(page?.kicker),
    headline: all(printed.length > 0 ? printed : title),
    deck: all(page?.deck),
    author: all(page?.author),
    folio: all(page?.folio),
    pictures: (page?.pictures ?? []).map(({ src, lines }) => ({ src, lines: all(lines) })),
    body: (page?.body ?? []).map(({ text, strong, parted = false, rows }) => {
      const at = write(text)
      return { at, strong, parted, ...(rows ? { rows: cellRanges(rows, at[0]) } : {}) }
    }),
    unplaced: all(page?.unplaced),
    repeated: all(page?.repeated),
    unshown: (page?.unshown ?? []).map(({ why, lines }) => ({ why, at: enclosing(all(lines)) })),
    copies: article.copies.map((copy) => writeCopy(transcript, copy)),
  }
  // A line that was divided, as into author and folio, has no place of its own.
  const somewhere = written.headline[0] ?? written.body[0]?.at ?? [0, 0]
  return {
    ...written,
    withGlyphs: withGlyphs.map(({ text, glyphs }) => ({ glyphs, at: places.get(text) ?? somewhere })),
  }
}

const enclosing = (lines: readonly Range[]): Range => [lines[0]?.[0] ?? 0, lines.at(-1)?.[1] ?? 0]

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
    ...copy.repeated,
    ...copy.unshown.flatMap(({ lines }) => lines),
  ].map((line) => transcript.write(line))
  return enclosing(lines)
}
