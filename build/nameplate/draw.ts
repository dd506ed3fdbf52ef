import { type Bitmap, fill, transposed } from './bitmap.ts'
import type { Face } from './font.ts'
import { type Edges, evenEdges, fitRows, SAMPLES } from './grid.ts'
import { type Topology, topologyOf } from './topology.ts'

/** Weights of the face that are tried. The heavier, the more like a nameplate; what has many strokes needs a lighter one. */
const WEIGHTS = [400, 500, 600, 700, 800] as const
const BEST_WEIGHT = 700
/** How much ink makes a pixel black: the lower, the more of a thin stroke stays. */
const THRESHOLDS = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55] as const
const BEST_THRESHOLD = 0.45

/** The ink of each pixel, from 0 to 1. */
const inkOf = ({ width, samples }: Bitmap, rows: Edges, columns: Edges): Float64Array => {
  const ink: number[] = []
  for (const [row, top] of rows.slice(0, -1).entries())
    for (const [column, left] of columns.slice(0, -1).entries()) {
      const [bottom = top, right = left] = [rows[row + 1], columns[column + 1]]
      let black = 0
      for (let y = top; y < bottom; y += 1)
        for (let x = left; x < right; x += 1) black += samples[y * width + x] ?? 0
      ink.push(black / ((bottom - top) * (right - left)))
    }
  return Float64Array.from(ink)
}

/** How much a drawing is unlike the character: strokes run together or broken, ink out of place, an unwanted weight. */
const faultsOf = (
  drawn: Bitmap,
  ink: Float64Array,
  wanted: Topology,
  weight: number,
  threshold: number,
): number => {
  const { parts, holes } = topologyOf(drawn)
  const misplaced = ink.reduce((sum, black, pixel) => sum + Math.abs(black - (drawn.samples[pixel] ?? 0)), 0)
  return (
    3 * (Math.abs(parts - wanted.parts) + Math.abs(holes - wanted.holes)) +
    0.3 * misplaced +
    4 * Math.abs(threshold - BEST_THRESHOLD) +
    (Math.abs(weight - BEST_WEIGHT) / 100) * 3
  )
}

/** A character in `width` x `height` pixels, in the weight and with the threshold in which it stays most like itself. */
export const drawCharacter = async (
  face: Face,
  character: string,
  width: number,
  height: number,
): Promise<Bitmap> => {
  let best: Bitmap | undefined
  let least = Number.POSITIVE_INFINITY
  for (const weight of WEIGHTS) {
    const full = fill(await face.outline(character, weight), width * SAMPLES, height * SAMPLES)
    let [rows, columns] = [evenEdges(height), evenEdges(width)]
    for (let round = 0; round < 2; round += 1) {
      rows = fitRows(full, height, columns)
      columns = fitRows(transposed(full), width, rows)
    }
    const ink = inkOf(full, rows, columns)
    const wanted = topologyOf(full)
    for (const threshold of THRESHOLDS) {
      const samples = Uint8Array.from(ink, (black) => (black >= threshold ? 1 : 0))
      const drawn = { width, height, samples }
      const faults = faultsOf(drawn, ink, wanted, weight, threshold)
      if (faults < least) [best, least] = [drawn, faults]
    }
  }
  if (!best) throw new Error(`nothing drawn for ${character}`)
  return best
}
