import { Break } from './breaks/break.ts'
import { isCommonHan } from './cells/code-points.ts'
import type { Copy } from './copy.ts'
import type { Pad } from './line.ts'

/** A line with more cells to spare stays ragged, because the gaps would be conspicuous. */
const MOST_SPARE_CELLS = 3

/**
 * Widens the drawn slice from `start` to `end` by `spare` cells: at most one blank in a gap, and only where a line may break,
 * so never inside a pair, a number or its unit. Gaps are filled in CLREQ's order: beside Latin text, after marks, before
 * brackets. No pads if there are too few gaps.
 */
export const padsFor = (
  { text, breaks }: Copy,
  start: number,
  end: number,
  spare: number,
): readonly Pad[] => {
  if (spare < 1 || spare > MOST_SPARE_CELLS) return []
  const gaps: [latin: number[], afterMarks: number[], beforeBrackets: number[]] = [[], [], []]
  for (let offset = start + 1; offset < end; offset++) {
    if ((breaks[offset] ?? 0) < Break.allowed) continue
    const kind = gapBetween(text.charCodeAt(offset - 1), text.charCodeAt(offset))
    if (kind !== undefined) gaps[kind].push(offset)
  }
  const chosen: number[] = []
  for (const offsets of gaps) chosen.push(...pickEvenly(offsets, spare - chosen.length))
  if (chosen.length < spare) return []
  return chosen.sort((a, b) => a - b).map((offset) => ({ offset, cells: 1 }))
}

/** Which of the three kinds a gap is, by the code units beside it; undefined if it gets no blank. */
const gapBetween = (before: number, after: number): 0 | 1 | 2 | undefined => {
  const [hanBefore, hanAfter] = [isCommonHan(before), isCommonHan(after)]
  if (hanBefore && hanAfter) return undefined
  const [last, first] = [String.fromCharCode(before), String.fromCharCode(after)]
  if (last === ' ' || (hanBefore && isLatin(first)) || (isLatin(last) && hanAfter)) return 0
  if (/[，。、；：！？”’）》〉」』】〕]/.test(last)) return 1
  return /[“‘（《〈「『【〔]/.test(first) ? 2 : undefined
}

const isLatin = (character: string): boolean => /[\p{Script=Latin}\p{Nd}]/u.test(character)

/** At most `count` of the offsets, evenly distributed. */
const pickEvenly = (offsets: readonly number[], count: number): readonly number[] => {
  if (offsets.length <= count) return offsets
  return Array.from(
    { length: count },
    (_, index) => offsets[Math.floor(((index + 0.5) * offsets.length) / count)] ?? 0,
  )
}
