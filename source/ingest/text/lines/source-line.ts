import type { Range } from '../../../issue/index.ts'
import { hasTraditional, simplified, unifyWidths } from '../../forms/index.ts'
import { kindOf, type LineKind } from './line-kinds.ts'
import { type Mark, unionOf, without } from './mark.ts'

/** One printed line with text. */
export interface SourceLine {
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
  readonly isClosedUp?: true
  /** Whether it ends in a loop, which is left out: no line continues it. */
  readonly endsInLoop?: true
  /** What stood below it and is left out: a running head or page number, over which text goes on, or a mark, over which none does. */
  readonly interruptedBy?: 'page' | 'stray'
  /** What the mark-up says that it is. */
  readonly mark?: Mark
  /** The ranges of its marks, in order: they are not in `text`, and some lie outside `start` and `end`. */
  readonly marks?: readonly Range[]
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

const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x3000 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a)

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

/** Shared by all lines without unsafe runs: a text has a line for every few characters, and most have none. */
const NONE: readonly Range[] = []

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
    else if (isSpace(source.charCodeAt(start))) indent += source.charCodeAt(start++) === 0x3000 ? 2 : 1
    else break
  }
  while (end > start) {
    if (endUnsafe > firstUnsafe && ownUnsafe[endUnsafe - 1]?.[1] === end)
      end = ownUnsafe[--endUnsafe]?.[0] ?? start
    else if (isSpace(source.charCodeAt(end - 1))) end--
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
  const fold = foldOf(source)
  return (line, { range: [from, to], marks, mark, kind }) => {
    const unsafe = line.unsafe.filter(([start, end]) => start >= from && end <= to)
    const inside = marks.filter(([start, end]) => start < to && end > from)
    const extent = trimmed(source, from, to, unionOf([...unsafe, ...inside]))
    if (extent.start >= extent.end) return undefined
    const text = fold(textOf(source, extent.start, extent.end, extent.unsafe))
    return {
      index: line.index,
      ...extent,
      indent: line.indent,
      text,
      kind: kind ?? kindOf(text),
      row: line.row,
      mark,
      marks: unionOf(marks),
      ...(line.isClosedUp ? { isClosedUp: true } : {}),
    }
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
      const text = fold(textOf(source, start, end, own))
      while ((closed[closedIndex]?.[0] ?? Number.POSITIVE_INFINITY) < start) closedIndex++
      const isClosedUp = (closed[closedIndex]?.[0] ?? Number.POSITIVE_INFINITY) < end
      // Spread, `extent` would take a second object for each line.
      const line = { index: lines.length, start, end, unsafe: own, text, kind: kindOf(text), indent, row }
      lines.push(isClosedUp ? { ...line, isClosedUp } : line)
    }
    row++
    from = lineEnd + 1
  }
  return lines
}
