import type { Owners } from './owners.ts'
import type { Rect } from './rect.ts'

/** What a list on a page lists: short news, the articles that have no box, the other pages. */
export type Listing = 'briefs' | 'rest' | 'pages'

/** A part of the page: one article, or a list. `items` are indexes of articles on the sheet, or of other sheets. */
export type Box =
  | {
      readonly kind: 'article'
      readonly article: number
      /** Its share of the page, 0 to 1. */
      readonly share: number
      /** Whether it is the page's first story. */
      readonly leads: boolean
    }
  | { readonly kind: 'list'; readonly of: Listing; readonly items: readonly number[] }

/**
 * Where everything stands on a page. A box owns cells; the first cell of each of its rows is for a hairline or for the mark of
 * the selection, and so is the first row of each of its columns, but for the top row of the page.
 */
export interface SheetPlan {
  readonly owners: Owners
  /** By owner. */
  readonly boxes: readonly Box[]
  /** Cells of a column of text; a wider box has several. */
  readonly measure: number
}

/** Blank cells at each side of a box, beside its hairlines. */
const INSET = 1
/** Cells from a column to the next: a blank, a hairline, a blank. */
export const GAP = 3
/** Cells. A narrower rectangle holds no text. */
const LEAST_TEXT = 4

const RECTS = new WeakMap<Owners, Map<number, readonly Rect[]>>()

const makeTextRects = (owners: Owners, owner: number): readonly Rect[] =>
  owners
    .bandsOf(owner)
    .map((band) => ({ ...band, left: band.left + INSET, width: band.width - 2 * INSET }))
    .filter(({ width }) => width >= LEAST_TEXT)

/** The rectangles of a box that text can be set in, from top to bottom. Cached: the owners must not change any more. */
export const textRects = (owners: Owners, owner: number): readonly Rect[] => {
  const cache = RECTS.get(owners) ?? new Map<number, readonly Rect[]>()
  RECTS.set(owners, cache)
  const rects = cache.get(owner) ?? makeTextRects(owners, owner)
  cache.set(owner, rects)
  return rects
}
