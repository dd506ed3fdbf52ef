import { Break } from './breaks/break.ts'
import { type Copy, cellsBetween, drawnEnd, prepareCopy } from './copy.ts'
import type { Line, Setting } from './line.ts'
import { drawLine, setParagraph } from './paragraph.ts'
import { type Seam, seamsOf } from './word.ts'

/**
 * Sets a headline, kicker or deck of one or more printed lines. A printed line wider than the measure is broken into as
 * few lines as it needs, balanced: first at printed spaces (even if that takes one line more), then at marks, then between
 * words; none of its lines is a single character. Offsets are into `lines.join('\n')`; there is no indent.
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

/** Code units. A longer text is no headline and is set like a paragraph. */
const LONGEST = 400

const setPrintedLine = (text: string, { width, ambiguous, level }: Setting): Line[] => {
  const greedy = setParagraph(text, { width, ambiguous, level })
  if (greedy.length === 1 || text.length > LONGEST) return greedy
  const copy = prepareCopy(text, { ambiguous, level })
  const places = placesOf(copy, seamsOf(text))
  const ways = [cheapestWay(places, greedy.length, width)]
  if (/\S\s+\S/.test(text)) ways.push(cheapestWay(places, greedy.length + 1, width))
  const [way] = ways.filter((one) => one !== undefined).sort((one, other) => one.cost - other.cost)
  return way?.ends.map((end, row) => drawLine(copy, way.ends[row - 1] ?? 0, end, 0)) ?? greedy
}

/**
 * Costs of a break by its place, of a printed space inside a line, of a single character on a line, and of each line.
 * The unit is squared cells: a line costs the square of its distance from the mean width.
 */
const COST = {
  space: 0,
  mark: 4,
  firm: 25,
  leaning: 50,
  weak: 180,
  inside: 5_000,
  alone: 10_000,
  spaceInside: 100,
  row: 40,
} as const

/** A place where a line may end, and the text up to it. */
interface Place {
  readonly at: number
  readonly cost: number
  /** Cells up to here, and without white space directly before here. */
  readonly cells: number
  readonly drawn: number
  /** Printed spaces up to here, and characters that are not marks. */
  readonly spaces: number
  readonly characters: number
}

const placesOf = (copy: Copy, seam: (at: number) => Seam): Place[] => {
  const { text, breaks } = copy
  const places: Place[] = [{ at: 0, cost: 0, cells: 0, drawn: 0, spaces: 0, characters: 0 }]
  for (let at = 1; at <= text.length; at++) {
    if ((breaks[at] ?? 0) < Break.allowed) continue
    const before = text.slice(0, at)
    const cost = at === text.length ? 0 : costOfEnd(before, text.charAt(at), seam(at))
    places.push({
      at,
      cost,
      cells: cellsBetween(copy, 0, at),
      drawn: cellsBetween(copy, 0, drawnEnd(text, 0, at)),
      spaces: before.match(/\s+/g)?.length ?? 0,
      characters: before.match(/[^\p{P}\p{M}\s]/gu)?.length ?? 0,
    })
  }
  return places
}

const costOfEnd = (before: string, after: string, seam: Seam): number => {
  if (/\s$/.test(before)) return COST.space
  return /\p{P}$/u.test(before) || /[“‘《〈「『（【]/.test(after) ? COST.mark : COST[seam]
}

interface Way {
  readonly cost: number
  readonly ends: readonly number[]
}

/** The cheapest ends of `rows` lines; undefined if the text does not fit in them. */
const cheapestWay = (places: readonly Place[], rows: number, width: number): Way | undefined => {
  const last = places.length - 1
  const mean = (places[last]?.cells ?? 0) / rows
  let ways: (Way | undefined)[] = [{ cost: rows * COST.row, ends: [] }]
  for (let row = 1; row <= rows; row++) {
    const next: (Way | undefined)[] = []
    places.forEach((start, index) => {
      const way = ways[index]
      if (!way) return
      for (let ahead = index + 1; ahead <= last; ahead++) {
        const end = places[ahead]
        if (!end || end.drawn - start.cells > width) break
        const cost = way.cost + costOfLine(start, end, mean, ahead === last)
        if (cost < (next[ahead]?.cost ?? Number.POSITIVE_INFINITY))
          next[ahead] = { cost, ends: [...way.ends, end.at] }
      }
    })
    ways = next
  }
  return ways[last]
}

const costOfLine = (start: Place, end: Place, mean: number, isLast: boolean): number => {
  const alone = end.characters - start.characters < 2 ? COST.alone : 0
  const spacesInside = end.spaces - start.spaces - (isLast || end.cost !== COST.space ? 0 : 1)
  return (end.drawn - start.cells - mean) ** 2 + alone + spacesInside * COST.spaceInside + end.cost
}
