import type { Outline } from './outline.ts'

/** Black (1) and white (0) samples, row by row from the top. */
export interface Bitmap {
  readonly width: number
  readonly height: number
  readonly samples: Uint8Array
}

/** Part of an em. A character is drawn at least this large, so that 一 or 口 are not blown up to the size of 疆. */
const LEAST = 0.92

/** What the bitmap shows of the outline: its ink, or the em around its middle where the ink is smaller. */
const span = (values: readonly number[], em: number): readonly [from: number, length: number] => {
  const [from, to] = [Math.min(...values), Math.max(...values)]
  const length = Math.max(to - from, em * LEAST)
  return [(from + to - length) / 2, length]
}

/** Fills an outline, by the rule of non-zero winding. The ink fills the bitmap, in both directions. */
export const fill = ({ polygons, em }: Outline, width: number, height: number): Bitmap => {
  const samples = new Uint8Array(width * height)
  const points = polygons.flat()
  const [left, across] = span(
    points.map(([x]) => x),
    em,
  )
  const [bottom, up] = span(
    points.map(([, y]) => y),
    em,
  )
  const placed = polygons.map((polygon) =>
    polygon.map(([x, y]) => [((x - left) / across) * width, height - ((y - bottom) / up) * height] as const),
  )
  for (let row = 0; row < height; row += 1) {
    const y = row + 0.5
    const crossings = placed.flatMap((polygon) =>
      polygon.flatMap(([toX, toY], index) => {
        const [fromX, fromY] = polygon.at(index - 1) ?? [toX, toY]
        if (fromY <= y === toY <= y) return []
        return { x: fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX), turn: toY > fromY ? 1 : -1 }
      }),
    )
    crossings.sort((a, b) => a.x - b.x)
    let winding = 0
    for (const [index, { x, turn }] of crossings.entries()) {
      winding += turn
      const end = crossings[index + 1]?.x
      if (winding === 0 || end === undefined) continue
      samples.fill(1, row * width + Math.ceil(x - 0.5), row * width + Math.ceil(end - 0.5))
    }
  }
  return { width, height, samples }
}

/** The bitmap with rows and columns exchanged. */
export const transposed = ({ width, height, samples }: Bitmap): Bitmap => ({
  width: height,
  height: width,
  samples: Uint8Array.from(
    samples,
    (_, index) => samples[(index % height) * width + Math.floor(index / height)] ?? 0,
  ),
})
