/** What an edition was made from, which a perfect reader would return. */
export interface TrueEdition {
  readonly family: Family
  readonly name: string
  /** ISO, `2026-07-18`. */
  readonly date: string
  readonly weekday: string
  readonly pages: readonly TruePage[]
  /** In reading order; an article in full on two pages is listed once. */
  readonly articles: readonly TrueArticle[]
}

/**
 * The form of the layout and article addresses. A to F are the families of the same letters in `address-forms.ts`; the
 * others are G `page_02.htm`, H `02/default.htm`, I Qpaper, J the day in every name, K `2/page.html`, L one page for the
 * whole day, M links that only a script follows.
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
  /** Its files, one for each page it is on. */
  readonly paths: readonly string[]
  /** The `printPage` of each page it is on. */
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
