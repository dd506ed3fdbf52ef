import { kindOf } from './line-kinds.ts'
import { type SourceLine, toSourceOffset } from './source-line.ts'

/** A part of a line, as offsets in its folded text, without the spaces at its ends; undefined if nothing else is in it. */
export const partOfLine = (line: SourceLine, from: number, to = line.text.length): SourceLine | undefined => {
  const own = line.text.slice(from, to)
  const text = own.trim()
  if (text === '') return undefined
  const first = from + own.length - own.trimStart().length
  const start = toSourceOffset(line, first)
  const end = toSourceOffset(line, first + text.length - 1) + 1
  const unsafe = line.unsafe.filter(([a, b]) => a >= start && b <= end)
  // A mark before the first part or after the last is still one of the line's.
  const [above, below] = [from === 0 ? 0 : start, to >= line.text.length ? Number.POSITIVE_INFINITY : end]
  const marks = line.marks?.filter(([a, b]) => a >= above && b <= below)
  return line.with({ start, end, unsafe, text, kind: kindOf(text), marks })
}

/** The lines with parts instead of some of them, each in a row of its own, but for furniture, which parts no text. */
export const withParts = (
  lines: readonly SourceLine[],
  parts: ReadonlyMap<SourceLine, readonly SourceLine[]>,
): readonly SourceLine[] => {
  if (parts.size === 0) return lines
  let [extra, extraRows] = [0, 0]
  const moved = (line: SourceLine): SourceLine =>
    extra === 0 ? line : line.with({ index: line.index + extra, row: line.row + extraRows })
  return lines.flatMap((line) => {
    const own = parts.get(line)
    if (!own) return [moved(line)]
    return own.map((part, index) => {
      if (index > 0) extra++
      if (index > 0 && part.kind !== 'furniture') extraRows++
      return moved(part)
    })
  })
}
