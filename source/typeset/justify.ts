import { Break } from './breaks/break.ts'
import type { Copy } from './copy.ts'
import type { Pad } from './line.ts'

/** A line with more cells to spare stays ragged: gaps that wide are seen. */
const MOST_SPARE = 3

/** Places for spare cells, in CLREQ's order of expanding: the gaps of Latin text, then behind marks, then before brackets. */
const GAPS: readonly ((before: string, after: string) => boolean)[] = [
  (before, after) => before === ' ' || (isHan(before) && isLatin(after)) || (isLatin(before) && isHan(after)),
  (before) => /[，。、；：！？”’）》〉」』】〕]/.test(before),
  (_, after) => /[“‘（《〈「『【〔]/.test(after),
]

const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character)
const isLatin = (character: string): boolean => /[\p{Script=Latin}\p{Nd}]/u.test(character)

/**
 * The cells that make the drawn slice `start` to `end` as wide as `spare` more: at most one in a gap and only where a line
 * might break, so never inside a pair, a number or its unit. None where the gaps are too few.
 */
export const padsFor = (
  { text, breaks }: Copy,
  start: number,
  end: number,
  spare: number,
): readonly Pad[] => {
  if (spare < 1 || spare > MOST_SPARE) return []
  const chosen: number[] = []
  for (const gap of GAPS) {
    const places: number[] = []
    for (let at = start + 1; at < end; at++) {
      if ((breaks[at] ?? 0) < Break.allowed || chosen.includes(at)) continue
      if (gap(text.charAt(at - 1), text.charAt(at))) places.push(at)
    }
    chosen.push(...spread(places, spare - chosen.length))
    if (chosen.length === spare)
      return chosen.sort((one, other) => one - other).map((at) => ({ at, cells: 1 }))
  }
  return []
}

/** At most `count` of the places, as evenly apart as they come. */
const spread = (places: readonly number[], count: number): readonly number[] => {
  if (places.length <= count) return places
  return Array.from(
    { length: count },
    (_, index) => places[Math.floor(((index + 0.5) * places.length) / count)] ?? 0,
  )
}
