/** What an edition was made from: what a perfect reader would return. */
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
 * The form of the layout and article addresses. A to F are families of the catalogue; G uses `page_02.htm`, H
 * `02/default.htm`, I `Qpaper.html`, J the day in every file name, K `2/page.html`, L one page for the whole day, and M
 * links that work by script only.
 */
export type Family = (typeof FAMILIES)[number]
export const FAMILIES = ['A', 'B', "B'", 'B2', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M'] as const

export interface TruePage {
  /** From the site's root; families that show the whole day on one page repeat it. */
  readonly path: string
  readonly printPage: string
  readonly printSection: string
  readonly pdf: string
  /** Its picture, if the page states the size; `src` as written. */
  readonly image?: { readonly src: string; readonly width: number; readonly height: number }
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

/** An article's words and pictures, independent of its pages. */
export type ArticleCopy = Omit<TrueArticle, 'key' | 'pages' | 'paths'>

export interface TrueImage {
  readonly src: string
  readonly caption?: string
  readonly credit?: string
}
