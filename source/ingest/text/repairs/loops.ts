import type { Range } from '../../../issue/index.ts'
import { type SourceLine, toSourceOffset } from '../lines/source-line.ts'
import type { RepeatedLine } from './repeats.ts'

/** The shortest and the longest unit that is repeated, in code units, with at least so many different characters. */
const SHORTEST = 4
const LONGEST = 60
const MIN_DIFFERENT = 3
/** The fewest repeats, and code units of all of them: a chant or a refrain has fewer. */
const MIN_TIMES = 5
const MIN_LENGTH = 40
/** How many code units of the text are looked for below, at every so many. */
const PROBE = 4
const STEP = 12

/** Where a text says the same again and again: offsets of the first repeat and of what comes after the last. */
const loopFrom = (text: string, from: number): Range | undefined => {
  for (let offset = from; offset + PROBE < text.length; offset += STEP) {
    const probe = text.slice(offset, offset + PROBE)
    const unit = text.slice(offset + 1, offset + PROBE + LONGEST).indexOf(probe) + 1
    if (unit < SHORTEST) continue
    let [start, end] = [offset, offset + unit]
    while (start > from && text[start - 1] === text[start - 1 + unit]) start--
    while (end < text.length && text[end] === text[end - unit]) end++
    const times = Math.floor((end - start) / unit)
    const isLoop =
      times >= MIN_TIMES &&
      end - start >= MIN_LENGTH &&
      new Set(text.slice(start, start + unit)).size >= MIN_DIFFERENT
    // What follows the last whole unit begins the next clause, unless the text ends in it.
    if (isLoop) return [start + unit, end === text.length ? end : start + unit * times]
    offset = Math.max(offset, end - unit - STEP)
  }
  return undefined
}

interface SplitLines {
  readonly lines: readonly SourceLine[]
  readonly copies: readonly RepeatedLine[]
}

/** A part of a line as a line of its own, in the same row. */
const partOf = (line: SourceLine, [start, end]: Range): SourceLine => {
  const [from, to] = [toSourceOffset(line, start), toSourceOffset(line, end)]
  return line.with({
    index: line.index + start / line.text.length,
    start: from,
    end: end === line.text.length ? line.end : to,
    unsafe: line.unsafe.filter(([a, b]) => a >= from && b <= to),
    text: line.text.slice(start, end),
    ...(start > 0 ? { kind: 'prose', indent: 0 } : {}),
  })
}

/** Undefined for a line without a loop. */
const splitLine = (line: SourceLine): SplitLines | undefined => {
  const lines: SourceLine[] = []
  const copies: RepeatedLine[] = []
  let shown = 0
  for (let loop = loopFrom(line.text, 0); loop; loop = loopFrom(line.text, loop[1])) {
    const part = partOf(line, [shown, loop[0]])
    const original: SourceLine = loop[1] < line.text.length ? part : part.with({ endsInLoop: true })
    lines.push(original)
    copies.push({ line: partOf(line, loop), original, from: 0 })
    shown = loop[1]
  }
  if (shown === 0) return undefined
  return {
    lines: shown < line.text.length ? [...lines, partOf(line, [shown, line.text.length])] : lines,
    copies,
  }
}

/**
 * Takes loops out of lines, in which a model says one clause again and again. What is around a loop are lines of one row, which
 * `paragraphsOf` joins.
 */
export const splitLoops = (lines: readonly SourceLine[]): SplitLines => {
  const split = lines.map((line) =>
    line.text.length < MIN_LENGTH || line.kind === 'table' ? undefined : splitLine(line),
  )
  if (split.every((one) => one === undefined)) return { lines, copies: [] }
  return {
    lines: split.flatMap((one, index) => one?.lines ?? lines.slice(index, index + 1)),
    copies: split.flatMap((one) => one?.copies ?? []),
  }
}
