import type { Line, Pad } from '../typeset/index.ts'
import { type Match, matchesWithin } from './matches.ts'
import type { Row, Span, Style } from './row.ts'
import { BLANK, QUIET, STRONG } from './row-layout.ts'
import type { SetRow } from './set-row.ts'
import type { Role } from './strip.ts'

/** All matches of a search, and the current one. */
export interface Highlights {
  readonly matches: readonly Match[]
  readonly current?: Match | undefined
}

const STYLES: Partial<Record<Role, Style>> = {
  kicker: QUIET,
  headline: STRONG,
  facts: QUIET,
  subhead: STRONG,
  note: QUIET,
  caption: QUIET,
  repeat: QUIET,
  repair: QUIET,
}

/** The offset in the drawn line of a code unit of the strip's text. Only pads that `isBefore` accepts are counted. */
const drawnOffset = (line: Line, offset: number, isBefore: (pad: Pad) => boolean): number => {
  const pads = line.pads?.reduce((sum, pad) => (isBefore(pad) ? sum + pad.cells : sum), 0) ?? 0
  return Math.min(line.text.length, Math.max(0, offset - line.start) + pads)
}

/** A range starts after the pads at its start and ends before those at its end. */
const drawnStart = (line: Line, start: number): number =>
  drawnOffset(line, start, (pad) => pad.offset <= start)
const drawnEnd = (line: Line, end: number): number => drawnOffset(line, end, (pad) => pad.offset < end)

/** Cuts a drawn text where its style changes: at the end of the dateline, and at both ends of each match. */
const spansOf = (set: SetRow, line: Line, highlights: Highlights | undefined): Span[] => {
  const { role, block, offset, lead = 0, remark } = set.strip
  const plain = STYLES[role]
  if (!highlights && lead <= line.start)
    return line.text === '' ? [] : [plain ? { text: line.text, style: plain } : { text: line.text }]
  const matches =
    highlights && !remark
      ? matchesWithin(highlights.matches, block, offset + line.start, offset + line.end)
      : []
  const ranges = matches.map((match) => ({
    from: drawnStart(line, match.start - offset),
    to: drawnEnd(line, match.end - offset),
    current: match === highlights?.current,
  }))
  const strong = lead > line.start ? drawnEnd(line, lead) : 0
  const cuts = new Set([0, line.text.length, strong, ...ranges.flatMap(({ from, to }) => [from, to])])
  const edges = [...cuts].sort((a, b) => a - b)
  return edges.slice(1).map((end, index) => {
    const start = edges[index] ?? 0
    const match = ranges.find(({ from, to }) => from <= start && to >= end)
    const style: Style = {
      ...(start < strong ? STRONG : plain),
      ...(match ? { inverse: true } : {}),
      ...(match?.current ? { bold: true, underline: true } : {}),
    }
    const text = line.text.slice(start, end)
    return Object.keys(style).length > 0 ? { text, style } : { text }
  })
}

/** Draws a row of set text, from the left edge of its column. */
export const drawRow = (set: SetRow, highlights?: Highlights): Row => {
  const { line, left, beside = [], tail } = set
  if (!line) return BLANK
  const blank = ' '.repeat(left + line.indent)
  // Each line of a repeat gets a mark, like a quotation in a reply.
  const isMarked = set.strip.role === 'repeat' && line.text !== '' && blank !== ''
  const margin = isMarked ? `~${blank.slice(1)}` : blank
  const spans = spansOf(set, line, highlights)
  if (margin !== '') spans.unshift({ text: margin })
  let end = left + line.indent + line.cells
  for (const next of beside) {
    spans.push({ text: ' '.repeat(next.left - end) }, ...spansOf(set, next.line, highlights))
    end = next.left + next.line.cells
  }
  if (tail !== undefined) spans.push({ text: tail })
  return spans
}
