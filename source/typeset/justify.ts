import { Break } from './breaks/break.ts'
import { isCommonHan } from './cells/code-points.ts'
import type { Copy } from './copy.ts'
import type { Pad } from './line.ts'

/** A line with more cells to spare stays ragged: the gaps would be conspicuous. */
const MOST_SPARE = 3

/**
 * Blank cells that widen the drawn slice from `start` to `end` by `spare`: at most one in a gap, and only where a line may
 * break, so never inside a pair, a number or its unit. CLREQ's order of expanding decides which gaps get them: those of
 * Latin text, then after marks, then before brackets. None if there are too few gaps.
 */
export const padsFor = (
  { text, breaks }: Copy,
  start: number,
  end: number,
  spare: number,
): readonly Pad[] => {
  if (spare < 1 || spare > MOST_SPARE) return []
  const gaps: [latin: number[], afterMarks: number[], beforeBrackets: number[]] = [[], [], []]
  for (let at = start + 1; at < end; at++) {
    if ((breaks[at] ?? 0) < Break.allowed) continue
    const kind = gapBetween(text.charCodeAt(at - 1), text.charCodeAt(at))
    if (kind !== undefined) gaps[kind].push(at)
  }
  const chosen: number[] = []
  for (const places of gaps) chosen.push(...spread(places, spare - chosen.length))
  if (chosen.length < spare) return []
  return chosen.sort((one, other) => one - other).map((at) => ({ at, cells: 1 }))
}

const gapBetween = (before: number, after: number): 0 | 1 | 2 | undefined => {
  const [hanBefore, hanAfter] = [isCommonHan(before), isCommonHan(after)]
  if (hanBefore && hanAfter) return undefined
  const [one, other] = [String.fromCharCode(before), String.fromCharCode(after)]
  if (one === ' ' || (hanBefore && isLatin(other)) || (isLatin(one) && hanAfter)) return 0
  if (/[，。、；：！？”’）》〉」』】〕]/.test(one)) return 1
  return /[“‘（《〈「『【〔]/.test(other) ? 2 : undefined
}

const isLatin = (character: string): boolean => /[\p{Script=Latin}\p{Nd}]/u.test(character)

/** At most `count` of the places, spread evenly. */
const spread = (places: readonly number[], count: number): readonly number[] => {
  if (places.length <= count) return places
  return Array.from(
    { length: count },
    (_, index) => places[Math.floor(((index + 0.5) * places.length) / count)] ?? 0,
  )
}
