import type { Article } from '../issue/index.ts'
import {
  type Ambiguous,
  cellWidth,
  type Line,
  type Setting,
  setHeadline,
  setParagraph,
} from '../typeset/index.ts'
import { setFacts } from './facts.ts'
import { marksFor } from './marks.ts'
import type { Settings } from './settings.ts'
import { type Role, type Strip, stripsOf } from './strip.ts'

/** One row of set text, not yet styled. A row without a line is blank. */
export interface SetRow {
  readonly strip: Strip
  readonly line?: Line
  /** Blank cells at its left, besides the line's own indent. */
  readonly left: number
  /** What is drawn behind the line: the end mark, or that the next line goes on. */
  readonly tail?: string
}

/** Set type, before it is made up into pages. Each strip is set when it is first asked for, and then kept. */
export interface Galley {
  readonly strips: readonly Strip[]
  rows(strip: number): readonly SetRow[]
}

/** How wide an article is set: its head over the whole measure, its text in columns. Cells. */
export interface Measure {
  readonly width: number
  readonly column: number
}

const HEAD = new Set<Role>(['kicker', 'headline', 'deck', 'facts'])

/** Cells: a narrower measure has no room for blanks beside its text, nor for a mark that hangs. */
const NARROW = 12

/** Cells that a role stands in from both sides, and the indent of its first line. */
const shapeOf = (role: Role, width: number): { inset: number; indent: number } => {
  if (width < NARROW) return { inset: 0, indent: 0 }
  const roomy = width >= 40
  switch (role) {
    case 'p':
    case 'subhead':
    case 'note':
      return { inset: 0, indent: 4 }
    case 'quote':
    case 'abstract':
      return { inset: roomy ? 4 : 2, indent: 0 }
    case 'list':
      return { inset: roomy ? 4 : 0, indent: 0 }
    case 'folded':
      return { inset: 2, indent: 0 }
    default:
      return { inset: 0, indent: 0 }
  }
}

/** Cells of a blank and the mark after it. */
const MARK = 2

const centred = (line: Line, width: number): number => Math.max(0, Math.floor((width - line.cells) / 2))

const leftOf = (strip: Strip, line: Line, width: number, inset: number): number => {
  if (HEAD.has(strip.role) || strip.role === 'caption') return centred(line, width)
  if (strip.role !== 'verse') return inset
  const spare = width - (strip.widest ?? line.cells)
  // The longest line may be the last, which has a mark after it.
  return Math.max(0, Math.min(Math.floor(spare / 2), spare - MARK))
}

/** What stands behind a strip's last word. */
const markBehind = ({ ends, runsOn }: Strip, ambiguous: Ambiguous): string | undefined => {
  const marks = marksFor(ambiguous)
  return ends ? marks.end : runsOn ? marks.joined : undefined
}

/** Joins the mark to the last word: where it does not fit, that word goes down with it. */
const JOIN = '\u00a0'

/** Puts a strip's mark behind its last word. A mark alone on a row would be a last line of one character. */
const withMark = (rows: SetRow[], strip: Strip, setting: Setting): SetRow[] => {
  const last = rows.at(-1)
  const mark = markBehind(strip, setting.ambiguous)
  if (mark === undefined || !last?.line) return rows
  const { indent, cells } = last.line
  if (indent + cells + 1 + cellWidth(mark, setting.ambiguous) <= setting.width)
    return [...rows.slice(0, -1), { ...last, tail: ` ${mark}` }]
  const tail = JOIN + mark
  const lines = setLines({ ...strip, text: strip.text + tail }, setting)
  return lines.map((line, at) => {
    const end = Math.min(line.end, strip.text.length)
    const row = { strip, line: { ...line, end }, left: rows[at]?.left ?? last.left }
    if (at < lines.length - 1) return row
    const text = line.text.endsWith(tail) ? line.text.slice(0, -tail.length) : ''
    const drawn = { ...row.line, text, cells: cellWidth(text, setting.ambiguous) }
    return { ...row, line: drawn, tail: text ? ` ${mark}` : mark }
  })
}

const setLines = ({ role, text }: Strip, setting: Setting): Line[] => {
  if (role === 'facts') return setFacts(text, setting)
  return HEAD.has(role) ? setHeadline([text], setting) : setParagraph(text, setting)
}

const setStrip = (strip: Strip, measure: Measure, settings: Settings): SetRow[] => {
  const { ambiguous, level, hang, justify } = settings
  const width = HEAD.has(strip.role) ? measure.width : measure.column
  const { inset, indent } = shapeOf(strip.role, width)
  const setting: Setting = {
    width: width - 2 * inset,
    ambiguous,
    level,
    indent: strip.offset === 0 ? indent : 0,
    hang: hang && width >= NARROW && strip.role === 'p',
    justify: justify && strip.role === 'p',
  }
  const lines = setLines(strip, setting)
  const rows = lines.map((line) => ({ strip, line, left: leftOf(strip, line, width, inset) }))
  const blank = Array.from({ length: strip.above }, () => ({ strip, left: 0 }))
  return [...blank, ...withMark(rows, strip, setting)]
}

/** A galley of strips. */
export const createGalley = (strips: readonly Strip[], measure: Measure, settings: Settings): Galley => {
  const kept = new Map<number, readonly SetRow[]>()
  return {
    strips,
    rows: (index) => {
      const set = kept.get(index)
      if (set) return set
      const strip = strips[index]
      const fresh = strip ? setStrip(strip, measure, settings) : []
      kept.set(index, fresh)
      return fresh
    },
  }
}

/** How many ways of setting an article are kept: the window's, and the ones before a resize. */
const KEPT = 3

/** Keeps what was made of an object under a key that says how. */
export const keptBy = <Source extends object, Made>(
  make: (source: Source, measure: Measure, settings: Settings) => Made,
): ((source: Source, measure: Measure, settings: Settings) => Made) => {
  const all = new WeakMap<Source, Map<string, Made>>()
  return (source, measure, settings) => {
    const key = [measure.width, measure.column, ...Object.values(settings)].join()
    const made = all.get(source) ?? new Map<string, Made>()
    all.set(source, made)
    const known = made.get(key)
    if (known !== undefined) return known
    const oldest = made.keys().next().value
    if (made.size >= KEPT && oldest !== undefined) made.delete(oldest)
    const fresh = make(source, measure, settings)
    made.set(key, fresh)
    return fresh
  }
}

/** The galley of an article at a measure; the same one while it is asked for again. */
export const articleGalley = keptBy((article: Article, measure, settings) =>
  createGalley(stripsOf(article, settings), measure, settings),
)
