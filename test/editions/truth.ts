/** What an edition was made from: what a perfect reader would hand back. */
export interface TrueEdition {
  readonly family: Family
  readonly name: string
  /** ISO, `2026-07-18`. */
  readonly date: string
  readonly weekday: string
  readonly pages: readonly TruePage[]
  /** In reading order; one that stands in full on two pages is here once. */
  readonly articles: readonly TrueArticle[]
}

/**
 * What the layout and article addresses look like: A to F by the letters of the survey of digital editions; of its
 * others G `page_02.htm`, H `02/default.htm`, I Qpaper, J the day in every name, K `2/page.html`, L one page for all of
 * the day, M links that only a script follows.
 */
export type Family = (typeof FAMILIES)[number]
export const FAMILIES = ['A', 'B', "B'", 'B2', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M'] as const

export interface TruePage {
  readonly path: string
  readonly printPage: string
  readonly printSection: string
  readonly pdf: string
  readonly articles: readonly { readonly key: string; readonly polygon: Polygon }[]
}

export type Polygon = readonly (readonly [x: number, y: number])[]

export interface TrueArticle {
  readonly key: string
  /** The files that hold it, one for each page it stands on. */
  readonly paths: readonly string[]
  /** The `printPage` of each page it stands on. */
  readonly pages: readonly string[]
  readonly kicker: readonly string[]
  readonly headline: readonly string[]
  readonly deck: readonly string[]
  readonly author?: string
  readonly body: readonly string[]
  readonly images: readonly TrueImage[]
}

export interface TrueImage {
  readonly src: string
  readonly caption?: string
  readonly credit?: string
}
