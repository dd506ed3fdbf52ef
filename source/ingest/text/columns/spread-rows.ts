import type { SourceLine } from '../lines/source-line.ts'
import { isWhiteSpace, isWide } from '../lines/widths.ts'

/** A place in a printed row: in cells of a terminal, and in characters. A printer aligns by the one, a program by the other. */
export interface RowPlace {
  readonly cells: number
  readonly characters: number
}
export type Unit = keyof RowPlace

/** White space within a row, as offsets of the source, and where the text after it begins. */
export interface Gap {
  readonly from: number
  readonly to: number
  readonly place: RowPlace
  /** Whether it is wider than the space between two words. */
  readonly isWide: boolean
}

/** A printed row, or what of it is in one column. */
export interface RowPiece {
  readonly line: SourceLine
  readonly from: number
  readonly to: number
  readonly begins: RowPlace
  readonly ends: RowPlace
  readonly gaps: readonly Gap[]
}

/** Cells of a code unit in a Chinese font, in which dashes, quotation marks and the ellipsis are wide too. */
const cellsOf = (code: number): 1 | 2 => (isWide(code) || (code >= 0x2014 && code <= 0x2026) ? 2 : 1)

/** The row of a line, from the margin on. */
export const pieceOf = (source: string, line: SourceLine): RowPiece => {
  const gaps: Gap[] = []
  let [cells, characters, spaces, isIdeographic] = [0, 0, 0, false]
  let begins: RowPlace = { cells, characters }
  for (let at = source.lastIndexOf('\n', line.start - 1) + 1; at < line.end; at++) {
    const code = source.charCodeAt(at)
    if (isWhiteSpace(code)) {
      spaces++
      isIdeographic ||= code === 0x3000
    } else if (spaces > 0 || at === line.start) {
      const place = { cells, characters }
      if (at <= line.start) begins = place
      else gaps.push({ from: at - spaces, to: at, place, isWide: spaces > 1 || isIdeographic })
      spaces = 0
      isIdeographic = false
    }
    cells += cellsOf(code)
    characters++
  }
  return { line, from: line.start, to: line.end, begins, ends: { cells, characters }, gaps }
}

/** The two pieces on either side of a gap. */
export const dividedAt = (
  piece: RowPiece,
  gap: Gap,
  source: string,
): readonly [left: RowPiece, right: RowPiece] => {
  let cells = gap.place.cells
  for (let at = gap.from; at < gap.to; at++) cells -= cellsOf(source.charCodeAt(at))
  const ends = { cells, characters: gap.place.characters - (gap.to - gap.from) }
  return [
    { ...piece, to: gap.from, ends, gaps: piece.gaps.filter(({ to }) => to < gap.from) },
    { ...piece, from: gap.to, begins: gap.place, gaps: piece.gaps.filter(({ from }) => from > gap.to) },
  ]
}
