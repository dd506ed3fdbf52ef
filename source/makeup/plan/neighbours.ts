import type { Rect } from './rect.ts'

export type Direction = 'up' | 'down' | 'left' | 'right'

/** For each item the one that an arrow leads to; undefined at an edge of the page. */
export type Neighbours = readonly Readonly<Partial<Record<Direction, number>>>[]

const DIRECTIONS: readonly Direction[] = ['down', 'right', 'up', 'left']

/** A rectangle turned so that the direction is down. Edges in cells, twice as high as wide. */
interface Turned {
  readonly near: number
  readonly far: number
  readonly from: number
  readonly to: number
}

const turned = ({ left, top, width, height }: Rect, direction: Direction): Turned => {
  const x = [left, left + width] as const
  const y = [top * 2, (top + height) * 2] as const
  switch (direction) {
    case 'down':
      return { near: y[0], far: y[1], from: x[0], to: x[1] }
    case 'up':
      return { near: -y[1], far: -y[0], from: x[0], to: x[1] }
    case 'right':
      return { near: x[0], far: x[1], from: y[0], to: y[1] }
    case 'left':
      return { near: -x[1], far: -x[0], from: y[0], to: y[1] }
  }
}

/** How much two rectangles lie in each other's way: the cells that they share, or minus those between them. */
const overlapOf = (a: Turned, b: Turned): number => Math.min(a.to, b.to) - Math.max(a.from, b.from)

/** Weight of the way aside in the distance to what does not overlap. */
const ASIDE = 0.3

interface Way {
  readonly index: number
  readonly overlaps: boolean
  readonly distance: number
  readonly overlap: number
}

/** Whether one way is better: what overlaps comes first, then the nearer, the larger overlap, the order of the page. */
const isBetter = (a: Way, b: Way): boolean => {
  const by =
    Number(b.overlaps) - Number(a.overlaps) ||
    a.distance - b.distance ||
    b.overlap - a.overlap ||
    a.index - b.index
  return by < 0
}

/** The nearest item in a direction. */
const nearest = (rects: readonly Rect[], index: number, direction: Direction): number | undefined => {
  const own = rects[index]
  if (!own) return undefined
  const from = turned(own, direction)
  let best: Way | undefined
  for (const [other, rect] of rects.entries()) {
    const to = turned(rect, direction)
    if (other === index || to.near + to.far <= from.near + from.far || to.near < from.near) continue
    const overlap = overlapOf(from, to)
    const gap = Math.max(0, to.near - from.far)
    const overlaps = overlap > 0
    const way = { index: other, overlaps, overlap, distance: gap + (overlaps ? 0 : ASIDE * -overlap) }
    if (!best || isBetter(way, best)) best = way
  }
  return best?.index
}

/** The items that arrows lead to from one. */
const reachedFrom = (start: number, neighbours: Neighbours): Set<number> => {
  const reached = new Set([start])
  for (const index of reached)
    for (const direction of DIRECTIONS) {
      const next = neighbours[index]?.[direction]
      if (next !== undefined) reached.add(next)
    }
  return reached
}

/**
 * Where the arrows lead on a page. An item that no arrow reaches from the first, or that leads nowhere, gets a way from or to one
 * that has no neighbour in some direction, so that every item can be reached from every other.
 */
export const neighboursOf = (rects: readonly Rect[]): Neighbours => {
  const neighbours: Partial<Record<Direction, number>>[] = rects.map((_, index) =>
    Object.fromEntries(
      DIRECTIONS.flatMap((direction) => {
        const next = nearest(rects, index, direction)
        return next === undefined ? [] : [[direction, next]]
      }),
    ),
  )
  connect(neighbours)
  return neighbours
}

const connect = (neighbours: Partial<Record<Direction, number>>[]): void => {
  let reached = reachedFrom(0, neighbours)
  for (const index of neighbours.keys()) {
    if (reached.has(index)) continue
    lead(neighbours, [...reached], index)
    reached = reachedFrom(0, neighbours)
  }
  for (const index of neighbours.keys()) {
    const own = reachedFrom(index, neighbours)
    if (!own.has(0)) lead(neighbours, [...own], 0)
  }
}

/** Makes a way to an item from one of several, the last that has a direction free. */
const lead = (
  neighbours: Partial<Record<Direction, number>>[],
  from: readonly number[],
  to: number,
): void => {
  for (const index of from.toReversed())
    for (const direction of DIRECTIONS) {
      const ways = neighbours[index]
      if (!ways || index === to || ways[direction] !== undefined) continue
      ways[direction] = to
      return
    }
}
