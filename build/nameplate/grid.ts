import type { Bitmap } from './bitmap.ts'

/** The edges of rows or columns of pixels, in samples: one more than there are pixels. */
export type Edges = readonly number[]

/** Samples along an edge of a pixel. */
export const SAMPLES = 8

/** Samples by which a row may be higher or lower than the others. */
const SLACK = 3
/** Samples by which an edge may be off its even place. */
const DRIFT = 2 * SAMPLES
/** What a sample costs by which a row is higher or lower, for each pixel of the row. */
const STIFFNESS = 0.02

export const evenEdges = (pixels: number): Edges =>
  Array.from({ length: pixels + 1 }, (_, index) => index * SAMPLES)

/** The ink above each row of samples, for each column of pixels, in samples of one row's width. */
const inkAbove = ({ width, height, samples }: Bitmap, columns: Edges): Float64Array[] =>
  columns.slice(1).map((end, index) => {
    const start = columns[index] ?? 0
    const ink = new Float64Array(height + 1)
    for (let row = 0; row < height; row += 1) {
      let black = 0
      for (let x = start; x < end; x += 1) black += samples[row * width + x] ?? 0
      ink[row + 1] = (ink[row] ?? 0) + black / (end - start)
    }
    return ink
  })

interface Path {
  readonly clarity: number
  readonly edges: Edges
}

/**
 * Hinting: lays the edges of the rows where the strokes are, so that a thin horizontal stroke fills one row instead of half of
 * two. Of all ways to cut the height into rows it takes the one in which the pixels are clearest black or white.
 */
export const fitRows = (bitmap: Bitmap, pixels: number, columns: Edges): Edges => {
  const ink = inkAbove(bitmap, columns)
  const clarityOf = (from: number, to: number): number => {
    const height = to - from
    const clear = ink.reduce((sum, above) => {
      const black = (above[to] ?? 0) - (above[from] ?? 0)
      return sum + black ** 2 / height
    }, 0)
    return clear - STIFFNESS * ink.length * Math.abs(height - SAMPLES)
  }
  let paths = new Map<number, Path>([[0, { clarity: 0, edges: [0] }]])
  for (let row = 1; row <= pixels; row += 1) {
    const longer = new Map<number, Path>()
    for (const [from, { clarity, edges }] of paths)
      for (let to = from + SAMPLES - SLACK; to <= from + SAMPLES + SLACK; to += 1) {
        if (to > bitmap.height || Math.abs(to - row * SAMPLES) > DRIFT) continue
        const total = clarity + clarityOf(from, to)
        if (total > (longer.get(to)?.clarity ?? Number.NEGATIVE_INFINITY))
          longer.set(to, { clarity: total, edges: [...edges, to] })
      }
    paths = longer
  }
  return paths.get(bitmap.height)?.edges ?? evenEdges(pixels)
}
