import type { Gap, RowPiece, RowPlace, Unit } from './spread-rows.ts'

/** A straight gutter: where the text to its right begins. */
export interface Gutter {
  readonly unit: Unit
  readonly at: number
}

/** How far a row may be off in a straight gutter, and in one of which a few rows are displaced; the indent of a paragraph. */
const UNITS = {
  cells: { slack: 2, loose: 6, indent: 4, narrowest: 14 },
  characters: { slack: 1, loose: 3, indent: 2, narrowest: 7 },
} as const satisfies Record<Unit, unknown>

const MIN_ROWS = 3
/** An indented line speaks for a gutter a little less than one at the margin. */
const INDENTED = 0.9
/** Of places that are as good the one is the margin at which most rows begin exactly. */
const EXACT = 0.3

/** The gutter that most wide gaps end at, and how many do. */
const bestIn = (
  pieces: readonly RowPiece[],
  unit: Unit,
): { readonly gutter: Gutter; readonly score: number } | undefined => {
  const { slack, indent, narrowest } = UNITS[unit]
  const counts = new Map<number, number>()
  const left = pieces.reduce((least, { begins }) => Math.min(least, begins[unit]), Number.POSITIVE_INFINITY)
  for (const { gaps } of pieces)
    for (const { isWide, place } of gaps)
      if (isWide && place[unit] >= left + narrowest)
        counts.set(place[unit], (counts.get(place[unit]) ?? 0) + 1)
  let best: { gutter: Gutter; score: number } | undefined
  for (const [at, exact] of counts) {
    let score = exact * EXACT
    for (let by = -slack; by <= indent + slack; by++)
      score += (counts.get(at + by) ?? 0) * (by <= slack ? 1 : INDENTED)
    if (!best || score > best.score) best = { gutter: { unit, at }, score }
  }
  return best
}

/** The likeliest gutter of rows. */
export const gutterIn = (pieces: readonly RowPiece[]): Gutter | undefined => {
  const [cells, characters] = [bestIn(pieces, 'cells'), bestIn(pieces, 'characters')]
  const best = (characters?.score ?? 0) > (cells?.score ?? 0) * 1.05 ? characters : cells
  return best && best.score >= MIN_ROWS ? best.gutter : undefined
}

/** How far a place is from a gutter's right side, or from the indent there. */
const distance = (place: RowPlace, { unit, at }: Gutter): number =>
  Math.min(Math.abs(place[unit] - at), Math.abs(place[unit] - at - UNITS[unit].indent))

/** How a row lies to a gutter: divided by it, on one side of it, or across it. */
export type Side =
  | { readonly kind: 'divided'; readonly gap: Gap; readonly isStraight: boolean }
  | { readonly kind: 'left' | 'right' | 'across' }

export const sideOf = ({ gaps, begins, ends }: RowPiece, gutter: Gutter): Side => {
  const { unit, at } = gutter
  const { slack, loose } = UNITS[unit]
  if (begins[unit] >= at - slack) return { kind: 'right' }
  let nearest: Gap | undefined
  const inReach = gaps.filter(({ place, isWide }) => distance(place, gutter) <= (isWide ? loose : 0))
  for (const gap of inReach)
    if (!nearest || distance(gap.place, gutter) < distance(nearest.place, gutter)) nearest = gap
  if (nearest) return { kind: 'divided', gap: nearest, isStraight: distance(nearest.place, gutter) <= slack }
  return { kind: ends[unit] <= at ? 'left' : 'across' }
}

/** Columns of white space before a piece, from the margin of its column: what is off by little stands at the margin. */
export const indentIn = (piece: RowPiece, { unit, at }: Gutter): number =>
  (piece.begins[unit] - at) * 4 >= UNITS[unit].indent * 3 ? UNITS.cells.indent : 0
