import { pageLabelOf, runningHeadOf } from '../../forms/index.ts'
import { isOpen } from '../lines/sentences.ts'
import type { SourceLine } from '../lines/source-line.ts'
import type { ColumnLines, PartOf } from './column-lines.ts'
import { type Gutter, gutterIn, indentIn, type Side, sideOf } from './gutters.ts'
import { dividedAt, pieceOf, type RowPiece } from './spread-rows.ts'

/** The longest row of columns, in code units. */
const LONGEST = 400
/** The most empty rows within columns, and the most rows at the left margin, without a gutter, below one that has one. */
const MAX_EMPTY = 2
const MAX_UNDIVIDED = 400
/** Cells before a row that may stand in a column on the right. */
const FAR_IN = 14
const MIN_DIVIDED = 3
/** The same below or above columns with the same gutter. */
const MIN_DIVIDED_MORE = 1
/** The share of the divided rows whose gutter is straight, if it is certain, and if it is seen at all. */
const STRAIGHT = 0.6
const SEEN = 0.4
/** How often columns are divided in two, at most: three divisions make eight columns. */
const MAX_DEPTH = 3

/** White space that may be a gutter. */
const WIDE_SPACE = /\S(?: {2}|\u3000| \u3000)/g
/** A row with more of it is spaced out, or one of a table. */
const MAX_GAPS = 4
const gapsIn = (row: string): number => row.match(WIDE_SPACE)?.length ?? 0
const PAUSE = /[，。；：！？、“”]|[a-z\p{Script=Hangul}][,.;:] |[a-z\p{Script=Hangul}][.]$/u

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0

/** The least median length of a column's lines, in code units. */
const MIN_LENGTH = 6
/** The least shares of a column's lines that break off, have a mark, and are nearly as long as the longest. */
const MIN_OPEN = 0.4
const MIN_PAUSES = 0.2
const MIN_FULL = 0.4
const NEARLY = 0.75

/** Whether the pieces of a column are lines of text, not the cells of a table, the items of a list, or names. */
const areText = (lines: readonly SourceLine[]): boolean => {
  const texts = lines.map(({ text }) => text)
  const lengths = texts.map(({ length }) => length)
  const longest = lengths.toSorted((a, b) => b - a)[lengths.length >> 3] ?? 0
  const share = (is: (text: string) => boolean): number => texts.filter(is).length / Math.max(1, texts.length)
  return (
    median(lengths) >= MIN_LENGTH &&
    share(isOpen) >= MIN_OPEN &&
    share((text) => PAUSE.test(text)) >= MIN_PAUSES &&
    share(({ length }) => length >= longest * NEARLY) >= MIN_FULL
  )
}

/** A row on either side of a gutter. */
interface Row {
  readonly left?: RowPiece
  readonly right?: RowPiece
  readonly isStraight?: boolean
}

const rowOf = (piece: RowPiece, side: Side, source: string): Row => {
  if (side.kind !== 'divided') return side.kind === 'right' ? { right: piece } : { left: piece }
  const [left, right] = dividedAt(piece, side.gap, source)
  return { left, right, isStraight: side.isStraight }
}

/** What a gutter divides rows into. */
interface Found extends Pick<ColumnLines, 'columns' | 'isCertain'> {
  /** Whether each column shows by itself that it is text. */
  readonly isText: boolean
}

/** Parts the rows of a text that has two columns or more side by side. */
class ColumnReader {
  readonly #source: string
  readonly #partOf: PartOf

  constructor(source: string, partOf: PartOf) {
    this.#source = source
    this.#partOf = partOf
  }

  #lineOf({ line, from, to }: RowPiece): SourceLine {
    return this.#partOf(line, [from, to]) ?? line
  }

  /** Whether text ends above an empty row and headings stand below it: what is below is set in columns of its own. */
  #beginsBelow(above: Row, below: Row): boolean {
    const isEnd = (piece: RowPiece | undefined): boolean => {
      const line = piece && this.#lineOf(piece)
      return line === undefined || (line.kind !== 'title' && !isOpen(line.text))
    }
    const isHeading = (piece: RowPiece | undefined): boolean =>
      piece === undefined || this.#lineOf(piece).kind === 'title'
    return isHeading(below.left) && isHeading(below.right) && isEnd(above.left) && isEnd(above.right)
  }

  /** The runs of rows that no text crosses the gutter in. */
  *#runs(pieces: readonly RowPiece[], gutter: Gutter): Iterable<{ from: number; rows: readonly Row[] }> {
    let [from, rows, undivided]: [number, Row[], number] = [0, [], 0]
    /** The last piece on each side. */
    let above: Row = {}
    for (const [index, piece] of pieces.entries()) {
      const side = sideOf(piece, gutter)
      const row = rowOf(piece, side, this.#source)
      const isBelowEmpty = piece.line.row - (pieces[index - 1]?.line.row ?? piece.line.row) > 1
      undivided = side.kind === 'left' ? undivided + 1 : 0
      const isEnd =
        side.kind === 'across' ||
        undivided > MAX_UNDIVIDED ||
        (rows.length > 0 && isBelowEmpty && this.#beginsBelow(above, row))
      if (isEnd) {
        yield { from, rows }
        rows = []
        above = {}
      }
      // What stands alone above columns is above both.
      if (rows.length === 0 && side.kind !== 'divided') continue
      if (rows.length === 0) from = index
      rows.push(row)
      above = { ...above, ...row }
    }
    yield { from, rows }
  }

  /** Columns that stand side by side in pieces, each of them text. */
  #columnsIn(pieces: readonly RowPiece[], depth: number): readonly (readonly SourceLine[])[] {
    const gutter = depth < MAX_DEPTH ? gutterIn(pieces) : undefined
    if (gutter) {
      const [run, ...others] = this.#runs(pieces, gutter)
      if (run && others.length === 0 && run.rows.length === pieces.length) {
        const found = this.#columnsOf(run.rows, gutter, depth)
        if (found?.isCertain && found.isText) return found.columns
      }
    }
    const own = { unit: 'cells', at: Math.min(...pieces.map(({ begins }) => begins.cells)) } as const
    return [this.#linesOf(pieces, own)]
  }

  #linesOf(pieces: readonly RowPiece[], gutter: Gutter): SourceLine[] {
    return pieces.map((piece) => this.#lineOf(piece).with({ indent: indentIn(piece, gutter) }))
  }

  #columnsOf(rows: readonly Row[], gutter: Gutter, depth: number): Found | undefined {
    const divided = rows.filter(({ isStraight }) => isStraight !== undefined)
    if (divided.length < MIN_DIVIDED_MORE) return undefined
    const straight = divided.filter(({ isStraight }) => isStraight).length / divided.length
    const [left, right] = [rows.flatMap((row) => row.left ?? []), rows.flatMap((row) => row.right ?? [])]
    if (straight < SEEN) return undefined
    const margin = Math.min(...left.map(({ begins }) => begins[gutter.unit]))
    const leftColumns = this.#columnsIn(left, depth + 1)
    const rightColumns = this.#columnsIn(right, depth + 1)
    const columns = [
      ...(leftColumns.length > 1 ? leftColumns : [this.#linesOf(left, { ...gutter, at: margin })]),
      ...(rightColumns.length > 1 ? rightColumns : [this.#linesOf(right, gutter)]),
    ]
    return {
      columns,
      isCertain: straight >= STRAIGHT,
      isText: divided.length >= MIN_DIVIDED && columns.every(areText),
    }
  }

  /** The regions of columns in rows that stand near each other. */
  regionsIn(pieces: readonly RowPiece[], from = 0, depth = 0): ColumnLines[] {
    const gutter = depth < MAX_DEPTH ? gutterIn(pieces) : undefined
    if (!gutter) return []
    const regions: ColumnLines[] = []
    let next = 0
    const readBetween = (to: number): void => {
      // Above, below and between them there may be others, with another gutter.
      if (to - next >= MIN_DIVIDED && to - next < pieces.length)
        regions.push(...this.regionsIn(pieces.slice(next, to), from + next, depth + 1))
    }
    const runs = [...this.#runs(pieces, gutter)].map((run) => ({
      ...run,
      found: this.#columnsOf(run.rows, gutter, 0),
    }))
    const isProven = runs.some(({ found }) => found?.isCertain && found.isText)
    for (const { from: first, rows, found } of runs) {
      if (!found || !(found.isText || (isProven && found.isCertain))) continue
      readBetween(first)
      next = first + rows.length
      regions.push({
        columns: found.columns,
        isCertain: found.isCertain,
        from: from + first,
        to: from + next,
      })
    }
    readBetween(pieces.length)
    return regions
  }
}

const isApart = ({ text }: SourceLine): boolean =>
  (runningHeadOf(text)?.label ?? pageLabelOf(text)) !== undefined

/** Lines near each other of which some have white space that may be a gutter, as ranges of their places. */
function* stretches(
  source: string,
  lines: readonly SourceLine[],
): Iterable<readonly [from: number, to: number]> {
  let [from, gaps, lastGap] = [0, 0, 0]
  for (let index = 0; index <= lines.length; index++) {
    const line = lines[index]
    const above = lines[index - 1]
    const isNear =
      line !== undefined &&
      line.end - line.start <= LONGEST &&
      line.kind !== 'table' &&
      !line.isClosedUp &&
      (line.mark === undefined || line.mark.kind === 'plain') &&
      (above === undefined || line.row - above.row <= MAX_EMPTY + 1) &&
      (gaps === 0 || index - lastGap <= MAX_UNDIVIDED)
    const rowGaps = isNear ? gapsIn(source.slice(line.start, line.end)) : 0
    if (!isNear || rowGaps > MAX_GAPS || (gaps > 0 && isApart(line))) {
      if (gaps >= MIN_DIVIDED) yield [from, index]
      gaps = 0
    }
    if (isNear && gaps > 0 && line.indent >= FAR_IN) lastGap = index
    if (!isNear || rowGaps === 0 || rowGaps > MAX_GAPS || isApart(line)) continue
    if (gaps === 0) from = index
    gaps++
    lastGap = index
  }
}

/** Columns that stand side by side, as `pdftotext -layout` prints them: white space at one place in row upon row. */
export const sideBySide = (source: string, lines: readonly SourceLine[], partOf: PartOf): ColumnLines[] => {
  const reader = new ColumnReader(source, partOf)
  const found: ColumnLines[] = []
  for (const [from, to] of stretches(source, lines)) {
    const pieces = lines.slice(from, to).map((line) => pieceOf(source, line))
    for (const { columns, isCertain, ...region } of reader.regionsIn(pieces))
      found.push({ from: from + region.from, to: from + region.to, columns, isCertain })
  }
  return found
}
