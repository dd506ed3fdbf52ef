import type { Range } from '../../issue/index.ts'

/** The text of a range as it was printed, without what was unsafe in it. */
export type Printed = (range: Range) => string

/** @param unsafe ranges to leave out, in order */
export const printedFrom = (source: string, unsafe: readonly Range[]): Printed => {
  /** The first unsafe range that ends after a place. */
  const after = (place: number): number => {
    let [low, high] = [0, unsafe.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((unsafe[middle]?.[1] ?? 0) <= place) low = middle + 1
      else high = middle
    }
    return low
  }
  return ([start, end]) => {
    let [text, from] = ['', start]
    for (let index = after(start); index < unsafe.length; index++) {
      const [first = end, last = end] = unsafe[index] ?? []
      if (first >= end) break
      text += source.slice(from, Math.max(from, first))
      from = Math.min(end, last)
    }
    return text + source.slice(from, end)
  }
}
