import type { Range } from '../../../issue/index.ts'
import { hasTraditional, simplified, unifyWidths } from '../../forms/index.ts'
import { kindOf, type LineKind } from './line-kinds.ts'
import { LineTable, NONE } from './line-table.ts'
import { type Mark, unionOf, without } from './mark.ts'
import { isWhiteSpace } from './widths.ts'

/** What is known of a printed line with text. */
export interface LineFields {
  /** Its index among the lines. */
  readonly index: number
  /** The source range of its text, without spaces at either end. */
  readonly start: number
  readonly end: number
  /** The ranges between them that its text leaves out: what is not safe to show, and spaces that are closed up. */
  readonly unsafe: readonly Range[]
  /** Its text folded for matching, code unit for code unit; as long as the source's text without the unsafe runs. */
  readonly text: string
  readonly kind: LineKind
  /** Columns of white space before it: an ideographic space is two. */
  readonly indent: number
  /** Its row in the file, counting empty lines. */
  readonly row: number
  /** Whether spaces in it are closed up. */
  readonly isClosedUp?: true | undefined
  /** Whether it ends in a loop, which is left out: no line continues it. */
  readonly endsInLoop?: true | undefined
  /** What stood below it and is left out: a running head or page number, over which text goes on, or a mark, over which none does. */
  readonly interruptedBy?: 'page' | 'stray' | undefined
  /** What the mark-up says that it is. */
  readonly mark?: Mark | undefined
  /** The ranges of its marks, in order: they are not in `text`, and some lie outside `start` and `end`. */
  readonly marks?: readonly Range[] | undefined
}

/**
 * One printed line with text. Most lines hold only their place in a table, so that a text of a million lines can be read:
 * their fields are getters, which a spread leaves out. `with` copies a line.
 */
export abstract class SourceLine implements LineFields {
  abstract get index(): number
  abstract get start(): number
  abstract get end(): number
  abstract get unsafe(): readonly Range[]
  abstract get text(): string
  abstract get kind(): LineKind
  abstract get indent(): number
  abstract get row(): number
  abstract get endsInLoop(): true | undefined
  abstract get isClosedUp(): true | undefined
  abstract get interruptedBy(): LineFields['interruptedBy']
  abstract get mark(): Mark | undefined
  abstract get marks(): readonly Range[] | undefined

  /** The line with other values of some fields. */
  with(changes: Partial<LineFields>): SourceLine {
    const { index, start, end, unsafe, text, kind, indent, row, endsInLoop, mark, marks } = this
    const { isClosedUp, interruptedBy } = this
    return new ChangedLine({
      ...{ index, start, end, unsafe, text, kind, indent, row, endsInLoop, mark, marks },
      ...{ isClosedUp, interruptedBy },
      ...changes,
    })
  }
}

/** A line of a table. */
class TableLine extends SourceLine {
  readonly #table: LineTable
  readonly #place: number
  /** Its folded text, if that is not the source's. */
  readonly #folded: string | undefined

  constructor(table: LineTable, place: number, folded: string | undefined) {
    super()
    this.#table = table
    this.#place = place
    this.#folded = folded
  }

  get index(): number {
    return this.#place
  }

  get start(): number {
    return this.#table.startOf(this.#place)
  }

  get end(): number {
    return this.#table.endOf(this.#place)
  }

  get unsafe(): readonly Range[] {
    return this.#table.unsafeOf(this.#place)
  }

  get text(): string {
    return this.#folded ?? this.#table.textOf(this.#place)
  }

  get kind(): LineKind {
    return this.#table.kindOf(this.#place)
  }

  get indent(): number {
    return this.#table.indentOf(this.#place)
  }

  get row(): number {
    return this.#table.rowOf(this.#place)
  }

  get endsInLoop(): undefined {
    return undefined
  }

  get isClosedUp(): undefined {
    return undefined
  }

  get interruptedBy(): undefined {
    return undefined
  }

  get mark(): undefined {
    return undefined
  }

  get marks(): undefined {
    return undefined
  }
}

/** A line that is not as it is printed: without its marks, or a part of one. */
class ChangedLine extends SourceLine {
  readonly index: number
  readonly start: number
  readonly end: number
  readonly unsafe: readonly Range[]
  readonly text: string
  readonly kind: LineKind
  readonly indent: number
  readonly row: number
  readonly endsInLoop: true | undefined
  readonly isClosedUp: true | undefined
  readonly interruptedBy: LineFields['interruptedBy']
  readonly mark: Mark | undefined
  readonly marks: readonly Range[] | undefined

  constructor(fields: LineFields) {
    super()
    this.index = fields.index
    this.start = fields.start
    this.end = fields.end
    this.unsafe = fields.unsafe
    this.text = fields.text
    this.kind = fields.kind
    this.indent = fields.indent
    this.row = fields.row
    this.endsInLoop = fields.endsInLoop
    this.isClosedUp = fields.isClosedUp
    this.interruptedBy = fields.interruptedBy
    this.mark = fields.mark
    this.marks = fields.marks
  }
}

export const rangeOf = ({ start, end }: SourceLine): Range => [start, end]

/** The range of a line with its marks. */
export const markedRangeOf = ({ start, end, marks = NONE }: SourceLine): Range => [
  Math.min(start, marks[0]?.[0] ?? start),
  Math.max(end, marks.at(-1)?.[1] ?? end),
]

/** The ranges of a line's own text. */
export const textRangesOf = (line: SourceLine): Range[] => {
  if (line.isClosedUp) return without(rangeOf(line), line.unsafe)
  return line.marks ? without(rangeOf(line), line.marks) : [rangeOf(line)]
}

/** The offset in the source of a character of a line's text. */
export const toSourceOffset = (
  { start, unsafe }: Pick<SourceLine, 'start' | 'unsafe'>,
  offset: number,
): number => {
  let offsetInSource = start + offset
  for (const [from, to] of unsafe) {
    if (from > offsetInSource) break
    offsetInSource += to - from
  }
  return offsetInSource
}

const textOf = (source: string, start: number, end: number, unsafe: readonly Range[]): string => {
  if (unsafe.length === 0) return source.slice(start, end)
  const safe = unsafe.map(([from], index) => source.slice(unsafe[index - 1]?.[1] ?? start, from))
  return `${safe.join('')}${source.slice(unsafe.at(-1)?.[1], end)}`
}

const partOf = (ranges: readonly Range[], from: number, to: number): readonly Range[] =>
  from < to ? ranges.slice(from, to) : NONE

/** A range of the source trimmed of spaces and unsafe runs at its ends, and its indent. */
const trimmed = (
  source: string,
  from: number,
  to: number,
  ownUnsafe: readonly Range[],
): Pick<SourceLine, 'start' | 'end' | 'unsafe' | 'indent'> => {
  let [start, end, indent, firstUnsafe, endUnsafe] = [from, to, 0, 0, ownUnsafe.length]
  while (start < end) {
    if (firstUnsafe < endUnsafe && ownUnsafe[firstUnsafe]?.[0] === start)
      start = ownUnsafe[firstUnsafe++]?.[1] ?? end
    else if (isWhiteSpace(source.charCodeAt(start))) indent += source.charCodeAt(start++) === 0x3000 ? 2 : 1
    else break
  }
  while (end > start) {
    if (endUnsafe > firstUnsafe && ownUnsafe[endUnsafe - 1]?.[1] === end)
      end = ownUnsafe[--endUnsafe]?.[0] ?? start
    else if (isWhiteSpace(source.charCodeAt(end - 1))) end--
    else break
  }
  return { start, end, indent, unsafe: partOf(ownUnsafe, firstUnsafe, endUnsafe) }
}

/** The function that folds the text of a source. */
const foldOf = (source: string): ((text: string) => string) =>
  hasTraditional(source) ? (text) => unifyWidths(simplified(text)) : unifyWidths

/** Part of a printed line, and the marks in it. */
export interface MarkedPart {
  readonly range: Range
  readonly marks: readonly Range[]
  readonly mark: Mark
  readonly kind?: LineKind
}

/** Returns parts of printed lines as lines without their marks; undefined if nothing is left. */
export const unmarkerOf = (
  source: string,
): ((line: SourceLine, part: MarkedPart) => SourceLine | undefined) => {
  let fold: ((text: string) => string) | undefined
  return (line, { range: [from, to], marks, mark, kind }) => {
    const unsafe = line.unsafe.filter(([start, end]) => start >= from && end <= to)
    const inside = marks.filter(([start, end]) => start < to && end > from)
    const extent = trimmed(source, from, to, unionOf([...unsafe, ...inside]))
    if (extent.start >= extent.end) return undefined
    fold ??= foldOf(source)
    const text = fold(textOf(source, extent.start, extent.end, extent.unsafe))
    const { start, end, unsafe: left } = extent
    const own = kind ?? kindOf(text)
    return line.with({ start, end, unsafe: left, text, kind: own, mark, marks: unionOf(marks) })
  }
}

/**
 * The non-empty lines of sanitised text.
 * @param unsafe the runs that are left out, in order; none crosses a line end
 * @param closed those of them that are spaces closed up
 */
export const linesOf = (
  source: string,
  unsafe: readonly Range[] = [],
  closed: readonly Range[] = [],
): SourceLine[] => {
  const table = new LineTable(source)
  const lines: SourceLine[] = []
  const fold = foldOf(source)
  let [row, unsafeIndex, closedIndex] = [0, 0, 0]
  for (let from = 0; from <= source.length; ) {
    const newline = source.indexOf('\n', from)
    const lineEnd = newline < 0 ? source.length : newline
    const firstUnsafe = unsafeIndex
    while ((unsafe[unsafeIndex]?.[0] ?? Number.POSITIVE_INFINITY) < lineEnd) unsafeIndex++
    const extent = trimmed(source, from, lineEnd, partOf(unsafe, firstUnsafe, unsafeIndex))
    if (extent.start < extent.end) {
      const { start, end, indent, unsafe: own } = extent
      const printed = textOf(source, start, end, own)
      const text = fold(printed)
      while ((closed[closedIndex]?.[0] ?? Number.POSITIVE_INFINITY) < start) closedIndex++
      const isClosedUp = (closed[closedIndex]?.[0] ?? Number.POSITIVE_INFINITY) < end
      const line = new TableLine(table, table.length, own.length > 0 || text !== printed ? text : undefined)
      table.add({ start, end, indent, row, kind: kindOf(text), unsafe: own })
      lines.push(isClosedUp ? line.with({ isClosedUp }) : line)
    }
    row++
    from = lineEnd + 1
  }
  table.finish()
  return lines
}
