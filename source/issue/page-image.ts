import type { Area, PageImage } from './issue.ts'

/** Pixels. No page is shown larger, and what draws one need not fear a number. */
export const MAX_PICTURE_SIDE = 20_000

/** Online, or a path relative to the page; never another scheme, such as `file:` or `data:`. */
export const PICTURE_ADDRESS = /^(?:https?:\/\/|(?![A-Za-z][A-Za-z\d+.-]*:|\/\/))[^\s]/

/** The share of a side by which an area may lie outside: sites round, and draw areas a little too large. */
const TOLERANCE = 0.02

/** Whether areas may be measured in the pixels of a picture of this size. */
export const holdsAreas = (
  { width, height }: Pick<PageImage, 'width' | 'height'>,
  areas: readonly Pick<Area, 'polygon'>[],
): boolean => {
  const lies = (at: number, side: number): boolean => at >= -side * TOLERANCE && at <= side * (1 + TOLERANCE)
  return areas.every(({ polygon }) => polygon.every(([x, y]) => lies(x, width) && lies(y, height)))
}
