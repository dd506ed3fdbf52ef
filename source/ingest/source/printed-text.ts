import { leadingCount, type Range } from '../../issue/index.ts'

/** Returns the safe parts of a source range, in order. */
export type SafeParts = (range: Range) => Range[]

/** Returns the text of a source range as printed, without its unsafe parts. */
export type PrintedText = (range: Range) => string

/** @param unsafe ranges to leave out, in order */
export const safePartsFrom = (unsafe: readonly Range[]): SafeParts => {
  /** Index of the first unsafe range that ends after an offset. */
  const after = (offset: number): number =>
    leadingCount(unsafe.length, (index) => (unsafe[index]?.[1] ?? 0) <= offset)
  return (range) => {
    const [start, end] = range
    if (unsafe.length === 0 && start < end) return [range]
    const parts: Range[] = []
    let from = start
    for (let index = after(start); index < unsafe.length; index++) {
      const [first = end, last = end] = unsafe[index] ?? []
      if (first >= end) break
      if (first > from) parts.push([from, first])
      from = last
    }
    if (from < end) parts.push([from, end])
    return parts
  }
}

export const printedTextFrom =
  (source: string, safeParts: SafeParts): PrintedText =>
  (range) => {
    const parts = safeParts(range)
    const [only = range] = parts
    return parts.length === 1
      ? source.slice(...only)
      : parts.map(([start, end]) => source.slice(start, end)).join('')
  }
