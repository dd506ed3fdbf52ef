/** An article as a perfect reading of a sample has it. */
export interface ExpectedArticle {
  readonly page: string
  readonly kicker: string
  readonly headline: string
  readonly deck: string
  readonly paragraphs: readonly string[]
}

/** A text to read and what a perfect reading finds in it. Without articles only the invariants are checked. */
export interface Sample {
  readonly name: string
  readonly text: string
  readonly masthead?: Readonly<Record<string, string | number>>
  readonly articles: readonly ExpectedArticle[]
}

/** The printed blocks of articles: kicker, headline, deck, and each paragraph. */
export const blocksOf = (
  articles: readonly ExpectedArticle[],
  printed: (paragraph: string) => string = (paragraph) => paragraph,
): string[] =>
  articles.flatMap(({ kicker, headline, deck, paragraphs }) => [
    ...[kicker, headline, deck].filter(Boolean),
    ...paragraphs.map(printed),
  ])
