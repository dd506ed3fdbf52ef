import type { Polygon } from './truth.ts'

/** Pixels of the picture of a page, as sites show it. */
export const PAGE_PICTURE = { width: 400, height: 575 } as const

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const MARGIN = 4
const GUTTER = 6
/** The nameplate, with its ear at the right. */
const NAMEPLATE = { height: 84, width: 248 }
/** The line of date and section above an inner page. */
const FOLIO = 20
/** From so many articles on the last one is in the ear, and the second is set into a corner of the lead. */
const FULL_PAGE = 5

const rectangle = ({ left, top, right, bottom }: Box): Polygon => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
]

/** An L: a box without its lower right corner. */
const withoutCorner = ({ left, top, right, bottom }: Box, corner: Box): Polygon => [
  [left, top],
  [right, top],
  [right, corner.top - GUTTER],
  [corner.left - GUTTER, corner.top - GUTTER],
  [corner.left - GUTTER, bottom],
  [left, bottom],
]

/** Divides a box by weights, across its longer side first, with a gutter at each cut. */
const divide = (box: Box, weights: readonly number[]): Box[] => {
  if (weights.length <= 1) return weights.map(() => box)
  const sum = (some: readonly number[]): number => some.reduce((total, one) => total + one, 0)
  const middle = Math.ceil(weights.length / 2)
  const [before, after] = [weights.slice(0, middle), weights.slice(middle)]
  const share = sum(before) / sum(weights)
  const { left, top, right, bottom } = box
  const isTall = bottom - top > right - left
  const [start, end] = isTall ? [top, bottom] : [left, right]
  const cut = Math.round(start + (end - start) * share)
  const half = Math.min(GUTTER / 2, Math.floor((end - start) / 8))
  return isTall
    ? [...divide({ ...box, bottom: cut - half }, before), ...divide({ ...box, top: cut + half }, after)]
    : [...divide({ ...box, right: cut - half }, before), ...divide({ ...box, left: cut + half }, after)]
}

/** The first box with a corner taken out, that corner, and the others. */
const withCorner = ([lead, ...others]: readonly Box[]): Polygon[] => {
  if (!lead) return []
  const corner: Box = {
    ...lead,
    left: Math.round((lead.left + lead.right) / 2),
    top: Math.round((lead.top + 2 * lead.bottom) / 3),
  }
  return [withoutCorner(lead, corner), ...[corner, ...others].map(rectangle)]
}

/**
 * Makes up a page in the proportions of a newspaper's: the areas of its articles, in reading order, none over another. The
 * lead is the largest; on a full page it is an L around the second article.
 * @param sizes one for each article, 0 to 15: how much larger than the smallest it is
 * @param shift pixels by which all of them are moved
 */
export const pageAreas = (sizes: readonly number[], isFront: boolean, shift = 0): Polygon[] => {
  const { width, height } = PAGE_PICTURE
  const isFull = sizes.length > FULL_PAGE
  const inEar = isFront && isFull ? 1 : 0
  const body: Box = {
    left: MARGIN,
    top: MARGIN + (isFront ? NAMEPLATE.height + GUTTER : FOLIO),
    right: width - MARGIN,
    bottom: height - MARGIN,
  }
  const ear: Box = { ...body, left: MARGIN + NAMEPLATE.width, top: MARGIN, bottom: MARGIN + NAMEPLATE.height }
  const [lead = 0, second = 0, ...others] = sizes
    .slice(0, sizes.length - inEar)
    .map((size, place) => size + (place === 0 ? 60 : 15))
  const polygons = isFull
    ? withCorner(divide(body, [lead + second, ...others]))
    : divide(body, [lead, second, ...others].slice(0, sizes.length)).map(rectangle)
  return [...polygons, ...(inEar ? [rectangle(ear)] : [])].map((polygon) =>
    polygon.map(([x, y]) => [x + shift, y + shift] as const),
  )
}
