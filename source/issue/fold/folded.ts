import { leadingCount } from './leading-count.ts'

/** A text folded for searching, and where its code units are in the printed text. */
export interface Folded {
  readonly text: string
  /**
   * For each folded unit, where its character begins and ends in the printed text, without ignored characters at either
   * end. Absent if each unit has the same offset in both texts.
   */
  readonly printed?: { readonly starts: Uint32Array; readonly ends: Uint32Array }
}

/** The printed range, in code units, of `[start, end)` in a folded text; `start < end`. */
export const printedRange = (
  { printed }: Folded,
  start: number,
  end: number,
): readonly [start: number, end: number] =>
  printed ? [printed.starts[start] ?? 0, printed.ends[end - 1] ?? 0] : [start, end]

/** The folded unit at a printed offset; for an ignored character the next unit, at the end the folded text's length. */
export const foldedOffset = ({ text, printed }: Folded, offset: number): number => {
  if (!printed) return offset
  return leadingCount(text.length, (unit) => (printed.ends[unit] ?? 0) <= offset)
}
