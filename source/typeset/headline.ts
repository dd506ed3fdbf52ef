import { Break } from './breaks/break.ts'
import { graphemes } from './cells/grapheme.ts'
import { type Copy, cellsBetween, drawnEnd, prepareCopy } from './copy.ts'
import type { Line, Setting } from './line.ts'
import { drawLine, setParagraph } from './paragraph.ts'
import { type Seam, seamsOf } from './word.ts'

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
  const seam = seamsOf(text)
  const ways = [cheapestWay(copy, greedy.length, setting.width, seam)]
  if (/\S\s+\S/.test(text)) ways.push(cheapestWay(copy, greedy.length + 1, setting.width, seam))
  const [way] = ways.filter((one) => one !== undefined).sort((one, other) => one.cost - other.cost)
  return way?.ends.map((end, row) => drawLine(copy, way.ends[row - 1] ?? 0, end, 0)) ?? greedy
}

/** What a line's end costs, and what stands in a line, in squared cells: as much as a line that is so far off the mean. */
const COST = {
  space: 0,
  mark: 4,
  firm: 25,
  leaning: 50,
  weak: 180,
  inside: 5_000,
  lone: 10_000,
  spaceInside: 100,
  row: 40,
} as const

interface Way {
  readonly cost: number
  readonly ends: readonly number[]
}

/** The cheapest ends of so many lines; none where that cannot be. */
const cheapestWay = (
  copy: Copy,
  rows: number,
  width: number,
  seam: (at: number) => Seam,
): Way | undefined => {
  const { text, breaks } = copy
  const places = [...breaks.keys()].filter((at) => at > 0 && (breaks[at] ?? 0) >= Break.allowed)
  const mean = cellsBetween(copy, 0, text.length) / rows
  let ways = new Map<number, Way>([[0, { cost: rows * COST.row, ends: [] }]])
  for (let row = 1; row <= rows; row++) {
    const next = new Map<number, Way>()
    for (const [start, way] of ways)
      for (const end of places) {
        if (end <= start) continue
        const drawn = text.slice(start, drawnEnd(text, start, end))
        const cells = cellsBetween(copy, start, start + drawn.length)
        if (cells > width) break
        const cost = way.cost + (cells - mean) ** 2 + costOfLine(drawn) + costOfEnd(text, end, seam)
        if (cost < (next.get(end)?.cost ?? Number.POSITIVE_INFINITY))
          next.set(end, { cost, ends: [...way.ends, end] })
      }
    ways = next
  }
  return ways.get(text.length)
}

const costOfLine = (drawn: string): number => {
  const lone = graphemes(drawn.replace(/[\p{P}\s]/gu, '')).length < 2 ? COST.lone : 0
  return lone + (drawn.split(/\s+/).length - 1) * COST.spaceInside
}

const costOfEnd = (text: string, end: number, seam: (at: number) => Seam): number => {
  if (end === text.length) return 0
  if (/\s$/.test(text.slice(0, end))) return COST.space
  const besideMark = /\p{P}/u.test(text.charAt(end - 1)) || /[“‘《〈「『（【]/.test(text.charAt(end))
  return besideMark ? COST.mark : COST[seam(end)]
}
