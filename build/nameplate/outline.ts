import type { PathCommand } from 'fontkit'

type Point = readonly [x: number, y: number]

/** Closed polygons, y upwards, in units of the font, `em` to an em. */
export interface Outline {
  readonly polygons: readonly (readonly Point[])[]
  readonly em: number
}

/** Lines in place of a curve. */
const PIECES = 8

/** A point of a Bézier curve of any degree, by de Casteljau. */
const onCurve = (points: readonly Point[], t: number): Point => {
  const [first = [0, 0], ...rest] = points
  if (rest.length === 0) return first
  const between = rest.map(([x, y], index): Point => {
    const [fromX, fromY] = points[index] ?? first
    return [fromX + (x - fromX) * t, fromY + (y - fromY) * t]
  })
  return onCurve(between, t)
}

const pairs = (numbers: readonly number[]): Point[] =>
  Array.from({ length: numbers.length / 2 }, (_, index) => [
    numbers[2 * index] ?? 0,
    numbers[2 * index + 1] ?? 0,
  ])

/** The outline with its curves as lines. */
export const outlineOf = (commands: readonly PathCommand[], em: number): Outline => {
  const polygons: Point[][] = []
  for (const { command, args } of commands) {
    const points = pairs(args)
    const polygon = polygons.at(-1)
    if (command === 'moveTo') polygons.push(points)
    else if (command === 'lineTo') polygon?.push(...points)
    else if (command !== 'closePath' && polygon) {
      const curve: Point[] = [...polygon.slice(-1), ...points]
      for (let piece = 1; piece <= PIECES; piece += 1) polygon.push(onCurve(curve, piece / PIECES))
    }
  }
  return { polygons, em }
}
