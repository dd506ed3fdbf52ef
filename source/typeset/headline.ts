import { Break } from './breaks/break.ts'
import { type Copy, cellsBetween, drawnEnd, prepareCopy } from './copy.ts'
import type { Line, Setting } from './line.ts'
import { drawLine, setParagraph } from './paragraph.ts'
import { wordStarts } from './word.ts'

/**
 * Sets a headline, kicker or deck of one or more printed lines. A printed line that is wider than the measure is broken
 * into as few lines as it needs, balanced, at printed spaces first, then behind marks, then between words; no line of it
 * is a single character. Offsets are into `lines.join('\n')`; the indent counts for each line.
 */
export const setHeadline = (lines: readonly string[], setting: Setting): Line[] => {
  const set: Line[] = []
  let offset = 0
  lines.forEach((printed, index) => {
    for (const line of setPrintedLine(printed, setting))
      set.push({ ...line, start: line.start + offset, end: line.end + offset })
    offset += printed.length
    const last = set.at(-1)
    if (last && index < lines.length - 1) set[set.length - 1] = { ...last, end: ++offset }
  })
  return set
}

const setPrintedLine = (text: string, setting: Setting): Line[] => {
  const greedy = setParagraph(text, setting)
  if (greedy.length === 1) return greedy
  const copy = prepareCopy(text, setting)
  const ends = balancedEnds(copy, greedy.length, setting.width)
  return ends?.map((end, row) => drawLine(copy, ends[row - 1] ?? 0, end, 0)) ?? greedy
}

/** Costs in squared cells: a line six cells off the mean weighs as much as a break between two words. */
const COST = { space: 0, mark: 9, word: 36, inside: 10_000, lone: 5_000 } as const

/** The cheapest ends of `rows` lines, or none where some unit is wider than a line. */
const balancedEnds = (copy: Copy, rows: number, width: number): number[] | undefined => {
  const { text, breaks } = copy
  const starts = wordStarts(text)
  const places = [0]
  for (let at = 1; at <= text.length; at++) if ((breaks[at] ?? 0) >= Break.allowed) places.push(at)
  const mean = cellsBetween(copy, 0, text.length) / rows
  const costOfPlace = (at: number): number => {
    if (at === text.length) return 0
    const before = text.charAt(at - 1)
    if (/\s/.test(before)) return COST.space
    if (/\p{P}/u.test(before)) return COST.mark
    return starts.has(at) ? COST.word : COST.inside
  }
  /** best[row][place]: the least cost of `row` lines that end at that place, and the place before it. */
  let best = new Map<number, { cost: number; ends: number[] }>([[0, { cost: 0, ends: [] }]])
  for (let row = 0; row < rows; row++) {
    const next: typeof best = new Map()
    for (const [start, { cost, ends }] of best)
      for (const end of places) {
        if (end <= start) continue
        const cells = cellsBetween(copy, start, drawnEnd(text, start, end))
        if (cells > width) break
        const lone = [...text.slice(start, end).replace(/[\p{P}\s]/gu, '')].length < 2 ? COST.lone : 0
        const total = cost + (cells - mean) ** 2 + costOfPlace(end) + lone
        if (total < (next.get(end)?.cost ?? Number.POSITIVE_INFINITY))
          next.set(end, { cost: total, ends: [...ends, end] })
      }
    best = next
  }
  return best.get(text.length)?.ends
}
