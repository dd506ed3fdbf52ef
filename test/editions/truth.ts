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

/** The letters of the survey of digital editions: what the layout and article addresses look like. */
export type Family = 'A' | 'B' | "B'" | 'B2' | 'C' | 'D' | 'E'

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
