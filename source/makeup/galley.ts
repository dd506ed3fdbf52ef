import { type Article, articleLength, checkpoint, gathered } from '../issue/index.ts'
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
import type { SetRow } from './set-row.ts'
import type { Settings } from './settings.ts'
import { type Role, type Strip, stripsOf } from './strip.ts'
import { setTableRow } from './table.ts'

/** Set type, before it is made up into pages. Each strip is set at first use. */
export interface Galley {
  readonly strips: readonly Strip[]
  rows(strip: number): readonly SetRow[]
}

/** The widths of an article in cells: of its head, and of each column of its text. */
export interface Measure {
  readonly width: number
  readonly column: number
}

const HEAD = new Set<Role>(['kicker', 'headline', 'deck', 'facts'])

/** Cells. A narrower measure has no room for insets or hanging marks. */
const LEAST_ROOMY = 12

/** A role's inset on both sides and the indent of its first line, in cells. */
const shapeOf = (role: Role, width: number): { inset: number; indent: number } => {
  if (width < LEAST_ROOMY) return { inset: 0, indent: 0 }
  const isWide = width >= 40
  switch (role) {
    case 'p':
    case 'subhead':
    case 'note':
      return { inset: 0, indent: 4 }
    case 'quote':
    case 'abstract':
      return { inset: isWide ? 4 : 2, indent: 0 }
    case 'list':
      return { inset: isWide ? 4 : 0, indent: 0 }
    case 'repeat':
      return { inset: 2, indent: 0 }
    default:
      return { inset: 0, indent: 0 }
  }
}

/** Width of a blank and a mark, in cells. */
const MARK = 2

const centred = (line: Line, width: number): number => Math.max(0, Math.floor((width - line.cells) / 2))

const leftOf = (strip: Strip, line: Line, width: number, inset: number): number => {
  if (HEAD.has(strip.role) || strip.role === 'caption') return centred(line, width)
  if (strip.role !== 'verse') return inset
  const spare = width - (strip.widest ?? line.cells)
  // Leaves room for the end mark, which may follow the longest line.
  return Math.max(0, Math.min(Math.floor(spare / 2), spare - MARK))
}

/** The mark after a strip's last word. */
const markAfter = ({ ends, runsOn }: Strip, ambiguous: Ambiguous): string | undefined => {
  const marks = marksFor(ambiguous)
  return ends ? marks.end : runsOn ? marks.joined : undefined
}

/** Between a last word and its mark, so that both move to the next line if the mark does not fit. */
const NO_BREAK_SPACE = '\u00a0'

/** Puts a strip's mark after its last word, so that the mark is never alone on a row. */
const withMark = (rows: SetRow[], strip: Strip, setting: Setting): SetRow[] => {
  const last = rows.at(-1)
  const mark = markAfter(strip, setting.ambiguous)
  if (mark === undefined || !last?.line) return rows
  const { indent, cells } = last.line
  if (indent + cells + 1 + cellWidth(mark, setting.ambiguous) <= setting.width)
    return [...rows.slice(0, -1), { ...last, tail: ` ${mark}` }]
  const tail = NO_BREAK_SPACE + mark
  const lines = setLines({ ...strip, text: strip.text + tail }, setting)
  return lines.map((line, index) => {
    const end = Math.min(line.end, strip.text.length)
    const row = { strip, line: { ...line, end }, left: rows[index]?.left ?? last.left }
    if (index < lines.length - 1) return row
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
    hang: hang && width >= LEAST_ROOMY && strip.role === 'p',
    justify: justify && strip.role === 'p',
  }
  const blank = Array.from({ length: strip.above }, () => ({ strip, left: 0 }))
  if (strip.role === 'table') return [...blank, ...setTableRow(strip, setting, markAfter(strip, ambiguous))]
  const lines = setLines(strip, setting)
  const rows = lines.map((line) => ({ strip, line, left: leftOf(strip, line, width, inset) }))
  return [...blank, ...withMark(rows, strip, setting)]
}

/** Makes a galley of strips. */
export const createGalley = (
  strips: Iterable<Strip | undefined>,
  measure: Measure,
  settings: Settings,
): Galley => {
  const allStrips = gathered(strips)
  const rowsByStrip = new Map<number, readonly SetRow[]>()
  return {
    get strips() {
      return allStrips()
    },
    rows: (index) => {
      const cached = rowsByStrip.get(index)
      if (cached) return cached
      const strip = allStrips()[index]
      checkpoint()
      const rows = strip ? setStrip(strip, measure, settings) : []
      rowsByStrip.set(index, rows)
      return rows
    },
  }
}

/** Entries cached for each source: for the current window, and for those before a resize. */
const CACHED = 3

/** Caches what `make` returns for a source, by measure and by the settings of text, which the display is none of. */
export const cachedBySetting = <Source extends object, Made>(
  make: (source: Source, measure: Measure, settings: Settings) => Made,
): ((source: Source, measure: Measure, settings: Settings) => Made) => {
  const caches = new WeakMap<Source, Map<string, Made>>()
  return (source, measure, settings) => {
    const { language, ambiguous, level, hang, justify, columns } = settings
    const { width, column } = measure
    const key = [width, column, language, ambiguous, level, hang, justify, columns].join()
    const cache = caches.get(source) ?? new Map<string, Made>()
    caches.set(source, cache)
    const cached = cache.get(key)
    if (cached !== undefined) return cached
    const oldest = cache.keys().next().value
    if (cache.size >= CACHED && oldest !== undefined) cache.delete(oldest)
    const made = make(source, measure, settings)
    cache.set(key, made)
    return made
  }
}

/** The galley of an article; cached. */
export const articleGalley = cachedBySetting((article: Article, measure, settings) => {
  // The head names the length, and counting it can be interrupted only here.
  articleLength(article)
  return createGalley(stripsOf(article, settings), measure, settings)
})
