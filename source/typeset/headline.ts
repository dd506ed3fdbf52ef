import { Break } from './breaks/break.ts'
import { type Copy, cellsBetween, drawnEnd, prepareCopy } from './copy.ts'
import type { Line, Setting } from './line.ts'
import { drawLine, setParagraph } from './paragraph.ts'
import { type Seam, seamsOf } from './word.ts'

/**
 * Sets a headline, kicker or deck of one or more printed lines. A printed line wider than the measure is broken into as few
 * balanced lines as it needs: preferably at printed spaces (even if that takes one line more), then at marks, then between
 * words; no line is a single character. Offsets are into `lines.join('\n')`; there is no indent.
 */
export const setHeadline = (lines: readonly string[], setting: Setting): Line[] => {
  const set: Line[] = []
  let offset = 0
  const isHeadline = lines.reduce((sum, { length }) => sum + length, 0) <= LONGEST_HEADLINE
  lines.forEach((printed, index) => {
    for (const line of setPrintedLine(printed, setting, isHeadline))
      set.push({ ...line, start: line.start + offset, end: line.end + offset })
    offset += printed.length
    const last = set.at(-1)
    if (last && index < lines.length - 1) set[set.length - 1] = { ...last, end: ++offset }
  })
  return set
}

/** Code units of a printed line, and of all. A longer text is not a headline and is set like a paragraph. */
const LONGEST = 400
const LONGEST_HEADLINE = 2000

const setPrintedLine = (text: string, { width, ambiguous, level }: Setting, isHeadline: boolean): Line[] => {
  const greedy = setParagraph(text, { width, ambiguous, level })
  if (greedy.length === 1 || text.length > LONGEST || !isHeadline) return greedy
  const copy = prepareCopy(text, { ambiguous, level })
  const places = placesOf(copy, seamsOf(text))
  const layouts = [cheapestLayout(places, greedy.length, width)]
  if (/\S\s+\S/.test(text)) layouts.push(cheapestLayout(places, greedy.length + 1, width))
  const [best] = layouts.filter((layout) => layout !== undefined).sort((a, b) => a.cost - b.cost)
  return best?.ends.map((end, row) => drawLine(copy, best.ends[row - 1] ?? 0, end, 0)) ?? greedy
}

/**
 * The costs of a break by its place, of a single character on a line, of a printed space inside a line, and of each line, in
 * squared cells: a line also costs the square of its distance from the mean width.
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

/** A place where a line may end, and measures of the text before it. */
interface Place {
  readonly offset: number
  readonly cost: number
  /** Cells of the text, with and without the white space at its end. */
  readonly cells: number
  readonly drawn: number
  /** Printed spaces in the text, and characters other than marks. */
  readonly spaces: number
  readonly characters: number
}

const placesOf = (copy: Copy, seamAt: (offset: number) => Seam): Place[] => {
  const { text, breaks } = copy
  const places: Place[] = [{ offset: 0, cost: 0, cells: 0, drawn: 0, spaces: 0, characters: 0 }]
  for (let offset = 1; offset <= text.length; offset++) {
    if ((breaks[offset] ?? 0) < Break.allowed) continue
    const before = text.slice(0, offset)
    const cost = offset === text.length ? 0 : costOfEnd(before, text.charAt(offset), seamAt(offset))
    places.push({
      offset,
      cost,
      cells: cellsBetween(copy, 0, offset),
      drawn: cellsBetween(copy, 0, drawnEnd(text, 0, offset)),
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

/** The ends of the first lines of a headline, and what they cost. */
interface Layout {
  readonly cost: number
  readonly ends: readonly number[]
}

/** The cheapest ends of `rows` lines; undefined if the text does not fit in them. */
const cheapestLayout = (places: readonly Place[], rows: number, width: number): Layout | undefined => {
  const last = places.length - 1
  const mean = (places[last]?.cells ?? 0) / rows
  let layouts: (Layout | undefined)[] = [{ cost: rows * COST.row, ends: [] }]
  for (let row = 1; row <= rows; row++) {
    const longer: (Layout | undefined)[] = []
    places.forEach((start, index) => {
      const layout = layouts[index]
      if (!layout) return
      for (let ahead = index + 1; ahead <= last; ahead++) {
        const end = places[ahead]
        if (!end || end.drawn - start.cells > width) break
        const cost = layout.cost + costOfLine(start, end, mean, ahead === last)
        if (cost < (longer[ahead]?.cost ?? Number.POSITIVE_INFINITY))
          longer[ahead] = { cost, ends: [...layout.ends, end.offset] }
      }
    })
    layouts = longer
  }
  return layouts[last]
}

const costOfLine = (start: Place, end: Place, mean: number, isLast: boolean): number => {
  const alone = end.characters - start.characters < 2 ? COST.alone : 0
  const spacesInside = end.spaces - start.spaces - (isLast || end.cost !== COST.space ? 0 : 1)
  return (end.drawn - start.cells - mean) ** 2 + alone + spacesInside * COST.spaceInside + end.cost
}
