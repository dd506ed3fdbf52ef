import type { Bitmap } from './bitmap.ts'

/** The connected areas of one colour; diagonal neighbours are connected if `diagonal`. */
const areasOf = ({ width, height, samples }: Bitmap, colour: 0 | 1, diagonal: boolean): number => {
  const seen = new Uint8Array(samples.length)
  let areas = 0
  for (const start of samples.keys()) {
    if (samples[start] !== colour || seen[start]) continue
    areas += 1
    seen[start] = 1
    const waiting = [start]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)]
      for (const [dx, dy] of diagonal ? [...BESIDE, ...CORNERS] : BESIDE) {
        const next = (y + dy) * width + x + dx
        const outside = x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height
        if (outside || samples[next] !== colour || seen[next]) continue
        seen[next] = 1
        waiting.push(next)
      }
    }
  }
  return areas
}

const BESIDE = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const
const CORNERS = [
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const

/** The bitmap within a white margin, which makes one area of all the white around the ink. */
const withMargin = ({ width, height, samples }: Bitmap): Bitmap => {
  const wide = new Uint8Array((width + 2) * (height + 2))
  for (let row = 0; row < height; row += 1)
    wide.set(samples.subarray(row * width, (row + 1) * width), (row + 1) * (width + 2) + 1)
  return { width: width + 2, height: height + 2, samples: wide }
}

/** How a character hangs together: the parts of its ink, and the white that they enclose. */
export interface Topology {
  readonly parts: number
  readonly holes: number
}

export const topologyOf = (bitmap: Bitmap): Topology => ({
  parts: areasOf(bitmap, 1, true),
  holes: areasOf(withMargin(bitmap), 0, false) - 1,
})
