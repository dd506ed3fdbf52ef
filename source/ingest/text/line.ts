import type { Range } from '../../issue/index.ts'
import { fold } from '../forms/index.ts'
import { kindOf, type LineKind } from './line-kinds.ts'

/** One printed line that has text: the stream that every recogniser reads. */
export interface Line {
  /** Its place among the lines. */
  readonly index: number
  /** Where its text stands in the source, spaces at both ends left out. */
  readonly start: number
  readonly end: number
  /** Its text folded for matching, as long as the source's. */
  readonly text: string
  readonly kind: LineKind
  /** Columns of white space before it: an ideographic space is two. */
  readonly indent: number
  /** Its row in the file, empty lines counted. */
  readonly row: number
}

export const rangeOf = ({ start, end }: Line): Range => [start, end]

const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x3000 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a)

/** The lines of sanitised text that are not empty. */
export const linesOf = (source: string): Line[] => {
  const lines: Line[] = []
  let row = 0
  for (let from = 0; from <= source.length; ) {
    const newline = source.indexOf('\n', from)
    const stop = newline < 0 ? source.length : newline
    let [start, end, indent] = [from, stop, 0]
    while (start < end && isSpace(source.charCodeAt(start))) {
      indent += source.charCodeAt(start) === 0x3000 ? 2 : 1
      start++
    }
    while (end > start && isSpace(source.charCodeAt(end - 1))) end--
    if (start < end) {
      const text = fold(source.slice(start, end))
      lines.push({ index: lines.length, start, end, text, kind: kindOf(text), indent, row })
    }
    row++
    from = stop + 1
  }
  return lines
}
