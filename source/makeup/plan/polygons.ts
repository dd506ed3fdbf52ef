import { NOBODY, type Owners } from './owners.ts'
import { boundsAround, type Rect } from './rect.ts'

export type Polygon = readonly (readonly [x: number, y: number])[]

/** The area of a polygon, by the shoelace formula. */
export const areaOf = (polygon: Polygon): number => {
  const twice = polygon.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = polygon[(index + 1) % polygon.length] ?? [x, y]
    return sum + x * nextY - nextX * y
  }, 0)
  return Math.abs(twice) / 2
}

/** Where a row of cells at the height `y` crosses the outline, from left to right. */
const crossings = (polygon: Polygon, y: number): number[] =>
  polygon
    .flatMap(([fromX, fromY], index) => {
      const [toX, toY] = polygon[(index + 1) % polygon.length] ?? [fromX, fromY]
      const crosses = fromY <= y !== toY <= y
      return crosses ? [fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)] : []
    })
    .sort((a, b) => a - b)

/** Gives a polygon, whose unit is a cell, all cells whose centre is in it. */
export const fillPolygon = (owners: Owners, polygon: Polygon, owner: number): void => {
  for (let row = 0; row < owners.rows; row += 1) {
    const outline = crossings(polygon, row + 0.5)
    for (let index = 0; index + 1 < outline.length; index += 2) {
      const from = Math.max(0, Math.ceil((outline[index] ?? 0) - 0.5))
      const to = Math.min(owners.columns, Math.ceil((outline[index + 1] ?? 0) - 0.5))
      if (to > from) owners.fill({ left: from, top: row, width: to - from, height: 1 }, owner)
    }
  }
}

/** Directions in which an area grows: down and right first, as text does. */
const STEPS = [
  [0, 1],
  [1, 0],
  [0, -1],
  [-1, 0],
] as const

/** The cells along one side of an owner, in straight runs. `bounds` are around all its cells. */
const sideOf = (
  owners: Owners,
  owner: number,
  bounds: Rect,
  [stepX, stepY]: (typeof STEPS)[number],
): Rect[] => {
  const runs: Rect[] = []
  const { left, top, width, height } = bounds
  const isVertical = stepX !== 0
  const [lines, cells] = isVertical ? [width, height] : [height, width]
  for (let line = 0; line < lines; line += 1)
    for (let cell = 0, from = -1; cell <= cells; cell += 1) {
      const column = left + (isVertical ? line : cell)
      const row = top + (isVertical ? cell : line)
      const isSide =
        cell < cells && owners.at(column, row) === owner && owners.at(column + stepX, row + stepY) !== owner
      if (isSide && from < 0) from = cell
      if (isSide || from < 0) continue
      const length = cell - from
      runs.push(
        isVertical
          ? { left: column + stepX, top: top + from, width: 1, height: length }
          : { left: left + from, top: row + stepY, width: length, height: 1 },
      )
      from = -1
    }
  return runs
}

const isInside = ({ columns, rows }: Owners, { left, top }: Rect): boolean =>
  left >= 0 && top >= 0 && left < columns && top < rows

const isFree = (owners: Owners, { left, top, width, height }: Rect): boolean => {
  for (let row = top; row < top + height; row += 1)
    for (let column = left; column < left + width; column += 1)
      if (owners.at(column, row) !== NOBODY) return false
  return true
}

/** The free parts of a run of cells. */
const freeParts = (owners: Owners, run: Rect): Rect[] => {
  const parts: Rect[] = []
  for (let row = run.top; row < run.top + run.height; row += 1)
    for (let column = run.left; column < run.left + run.width; column += 1) {
      if (owners.at(column, row) !== NOBODY) continue
      const last = parts.at(-1)
      if (last && run.height === 1 && last.left + last.width === column)
        parts.splice(-1, 1, { ...last, width: last.width + 1 })
      else if (last && run.width === 1 && last.top + last.height === row)
        parts.splice(-1, 1, { ...last, height: last.height + 1 })
      else parts.push({ left: column, top: row, width: 1, height: 1 })
    }
  return parts
}

/**
 * Lets the owners grow into the cells that nobody owns, so that a page has no gaps: whole sides first, which keeps a rectangle
 * a rectangle, then the parts of sides that are free. Every cell is owned in the end if any is.
 */
export const closeGaps = (owners: Owners, count: number): void => {
  const bounds = Array.from({ length: count }, (_, owner) => owners.boundsOf(owner))
  const grow = (partsOf: (run: Rect) => readonly Rect[]): boolean => {
    let grew = false
    for (const [owner, own] of bounds.entries()) {
      if (!own || !owners.hasFree()) continue
      for (const step of STEPS)
        for (const run of sideOf(owners, owner, bounds[owner] ?? own, step)) {
          if (!isInside(owners, run)) continue
          for (const part of partsOf(run)) {
            owners.fill(part, owner)
            bounds[owner] = boundsAround([bounds[owner] ?? own, part])
            grew = true
          }
        }
    }
    return grew
  }
  const wholeSides = (run: Rect): Rect[] => (isFree(owners, run) ? [run] : [])
  do while (grow(wholeSides));
  while (grow((run) => freeParts(owners, run)))
}
