import { Owners } from './owners.ts'
import { areaOf, closeGaps, fillPolygon, type Polygon } from './polygons.ts'
import type { Rect } from './rect.ts'
import { type Box, type SheetPlan, textRects } from './sheet-plan.ts'

/** An area of a printed page and the article that stands there, by its index on the sheet. */
export interface PrintedArea {
  readonly article: number
  readonly polygon: Polygon
}

/** Cells of a column of text in the boxes of a printed page, at least. */
const LEAST_COLUMN = 28

/** The part of the page that the areas take, in their unit: what is above them is the nameplate, which is drawn apart. */
export const extentOf = (areas: readonly PrintedArea[]): Rect => {
  const points = areas.flatMap(({ polygon }) => polygon)
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return { left, top, width: Math.max(1, Math.max(...xs) - left), height: Math.max(1, Math.max(...ys) - top) }
}

/** Cells within which two edges are one: what is printed in one line is drawn in one. */
const ONE_LINE = { x: 1.5, y: 1.1 }

/** Moves each coordinate to the first of those that lie within `reach` after it. */
const aligned = (coordinates: readonly number[], reach: number): ((coordinate: number) => number) => {
  const lines: number[] = []
  for (const coordinate of coordinates.toSorted((a, b) => a - b))
    if (lines.length === 0 || coordinate - (lines.at(-1) ?? 0) > reach) lines.push(coordinate)
  return (coordinate) => lines.findLast((line) => line <= coordinate) ?? coordinate
}

/** Polygons whose edges lie in one line where they nearly do. */
const alignedAreas = (polygons: readonly Polygon[]): Polygon[] => {
  const points = polygons.flat()
  const toX = aligned(
    points.map(([x]) => x),
    ONE_LINE.x,
  )
  const toY = aligned(
    points.map(([, y]) => y),
    ONE_LINE.y,
  )
  return polygons.map((polygon) => polygon.map(([x, y]) => [toX(x), toY(y)]))
}

const scaled = ({ polygon }: PrintedArea, from: Rect, columns: number, rows: number): Polygon =>
  polygon.map(([x, y]) => [((x - from.left) / from.width) * columns, ((y - from.top) / from.height) * rows])

/** Rows of the list of what has no area: its title and at least one article, at most three. */
const listRows = (count: number, rows: number): number =>
  count === 0 ? 0 : Math.min(count, 3, Math.max(1, rows >> 3)) + 2

/** Draws the areas, the smaller over the larger, and lets them grow until the page has no gaps. */
const drawAreas = (
  areas: readonly PrintedArea[],
  articles: readonly number[],
  columns: number,
  rows: number,
): Owners => {
  const owners = new Owners(columns, rows)
  const extent = extentOf(areas)
  const bySize = areas.map((area) => ({ area, size: areaOf(area.polygon) })).sort((a, b) => b.size - a.size)
  const polygons = alignedAreas(bySize.map(({ area }) => scaled(area, extent, columns, rows)))
  for (const [index, { area }] of bySize.entries())
    fillPolygon(owners, polygons[index] ?? [], articles.indexOf(area.article))
  closeGaps(owners, articles.length)
  return owners
}

/**
 * The plan of a page whose articles' areas are known. An article without an area, or with one too small for text, is listed at the
 * foot of the page. Undefined if no area has room.
 * @param count articles on the sheet
 */
export const printedPlan = (
  areas: readonly PrintedArea[],
  count: number,
  columns: number,
  rows: number,
): SheetPlan | undefined => {
  const drawn = (articles: readonly number[]): SheetPlan | undefined => {
    const shown = areas.filter(({ article }) => articles.includes(article))
    const listed = Array.from({ length: count }, (_, index) => index).filter(
      (index) => !articles.includes(index),
    )
    const foot = listRows(listed.length, rows)
    if (shown.length === 0 || rows - foot < 3) return undefined
    const owners = drawAreas(shown, articles, columns, rows - foot)
    const small = articles.filter((_, owner) => textRects(owners, owner).length === 0)
    if (small.length > 0) return drawn(articles.filter((article) => !small.includes(article)))
    return withList(owners, boxesOf(shown, articles), listed, foot)
  }
  return drawn([...new Set(areas.map(({ article }) => article))].sort((a, b) => a - b))
}

const boxesOf = (areas: readonly PrintedArea[], articles: readonly number[]): Box[] => {
  const { width, height } = extentOf(areas)
  const sizes = articles.map((article) =>
    areas.reduce((sum, area) => sum + (area.article === article ? areaOf(area.polygon) : 0), 0),
  )
  const largest = sizes.indexOf(Math.max(...sizes))
  return articles.map((article, index) => ({
    kind: 'article',
    article,
    share: Math.min(1, (sizes[index] ?? 0) / (width * height)),
    leads: index === largest,
  }))
}

const withList = (
  drawn: Owners,
  boxes: readonly Box[],
  listed: readonly number[],
  foot: number,
): SheetPlan => {
  const { columns, rows } = drawn
  if (foot === 0) return { owners: drawn, boxes, measure: LEAST_COLUMN }
  const owners = new Owners(columns, rows + foot)
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) owners.set(column, row, drawn.at(column, row))
  owners.fill({ left: 0, top: rows, width: columns, height: foot }, boxes.length)
  return { owners, boxes: [...boxes, { kind: 'list', of: 'rest', items: listed }], measure: LEAST_COLUMN }
}
