import type { Line, Pad } from '../typeset/index.ts'
import type { SetRow } from './galley.ts'
import { type Match, matchesWithin } from './matches.ts'
import type { Row, Span, Style } from './row.ts'
import { BLANK, QUIET, STRONG } from './row-layout.ts'
import type { Role } from './strip.ts'

/** All matches of a search, and the current one. */
export interface Marked {
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
  folded: QUIET,
  repair: QUIET,
}

/** The offset in the drawn line of a code unit of the text. Padding is drawn before the unit at `pad.at`. */
const drawnAt = (line: Line, at: number, holds: (pad: Pad) => boolean): number => {
  const pads = line.pads?.reduce((sum, pad) => (holds(pad) ? sum + pad.cells : sum), 0) ?? 0
  return Math.min(line.text.length, Math.max(0, at - line.start) + pads)
}

const drawnStart = (line: Line, at: number): number => drawnAt(line, at, (pad) => pad.at <= at)
const drawnEnd = (line: Line, at: number): number => drawnAt(line, at, (pad) => pad.at < at)

/** Cuts a drawn text where its style changes: at the end of the dateline, and at both ends of each match. */
const spansOf = (set: SetRow, line: Line, marked: Marked | undefined): Span[] => {
  const { role, block, offset, lead = 0, remark } = set.strip
  const plain = STYLES[role]
  if (!marked && lead <= line.start)
    return line.text === '' ? [] : [plain ? { text: line.text, style: plain } : { text: line.text }]
  const found =
    marked && !remark ? matchesWithin(marked.matches, block, offset + line.start, offset + line.end) : []
  const matches = found.map((match) => ({
    from: drawnStart(line, match.start - offset),
    to: drawnEnd(line, match.end - offset),
    current: match === marked?.current,
  }))
  const strong = lead > line.start ? drawnEnd(line, lead) : 0
  const cuts = new Set([0, line.text.length, strong, ...matches.flatMap(({ from, to }) => [from, to])])
  const edges = [...cuts].sort((one, other) => one - other)
  return edges.slice(1).map((edge, index) => {
    const from = edges[index] ?? 0
    const match = matches.find((one) => one.from <= from && one.to >= edge)
    const style: Style = {
      ...(from < strong ? STRONG : plain),
      ...(match ? { inverse: true } : {}),
      ...(match?.current ? { bold: true, underline: true } : {}),
    }
    const text = line.text.slice(from, edge)
    return Object.keys(style).length > 0 ? { text, style } : { text }
  })
}

/** Draws a row of set text, from the left edge of its column. */
export const drawRow = (set: SetRow, marked?: Marked): Row => {
  const { line, left, tail } = set
  if (!line) return BLANK
  const blank = ' '.repeat(left + line.indent)
  // Each line of a folded repeat gets a mark, like a quotation in a reply.
  const isFolded = set.strip.role === 'folded' && line.text !== '' && blank !== ''
  const margin = isFolded ? `~${blank.slice(1)}` : blank
  const spans = spansOf(set, line, marked)
  if (margin !== '') spans.unshift({ text: margin })
  if (tail !== undefined) spans.push({ text: tail })
  return spans
}
