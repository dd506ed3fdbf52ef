import type { Range } from '../issue.ts'

/** A text as one searches in it, and where its code units stand in the text as printed. */
export interface Folded {
  readonly text: string
  /**
   * Of each folded unit, where the character that it is (a part of) begins and ends as printed, what counts as nothing
   * left out at both ends. Absent where each unit stands for one, at its own offset.
   */
  readonly printed?: { readonly starts: Uint32Array; readonly ends: Uint32Array }
}

/** Where `[start, end)` of a folded text stands as printed, in code units; `start < end`. */
export const printedRange = ({ printed }: Folded, start: number, end: number): Range =>
  printed ? [printed.starts[start] ?? 0, printed.ends[end - 1] ?? 0] : [start, end]

/** The folded unit at an offset as printed, or the next one where nothing counts there; the text's length at its end. */
export const foldedOffset = ({ text, printed }: Folded, at: number): number => {
  if (!printed) return at
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((printed.ends[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}
