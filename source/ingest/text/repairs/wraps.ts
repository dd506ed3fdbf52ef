import type { LineKind } from '../lines/line-kinds.ts'
import { endsSentence, hasSentenceInside, hasStop, isOpen, isRow } from '../lines/sentences.ts'
import type { SourceLine } from '../lines/source-line.ts'
import { INDENT } from '../lines/widths.ts'
import { blockWraps } from './block-wraps.ts'
import { type Extent, extentFor, isExactlyFull, measureOf, measuresNear, SLACK } from './measures.ts'
import { hasRaggedLines, raggedMeasure, raggedWraps } from './word-wraps.ts'

/** Lines of a run that are enough to find its measure. */
const MAX_SAMPLE = 2000

/** Kinds of line that are always complete. */
const UNWRAPPED_KINDS: ReadonlySet<LineKind> = new Set(['byline', 'jump'])
const DECK = /^——/
const isUnwrapped = ({ kind }: SourceLine): boolean => UNWRAPPED_KINDS.has(kind)
/** Whether a line cannot continue the one before it. */
const beginsParagraph = (line: SourceLine): boolean => isUnwrapped(line) || line.kind === 'dated'
/** Prose may begin with a deck's dash too, but not above a line that opens a text. */
const isDeck = (run: readonly SourceLine[], index: number): boolean => {
  const below = run[index + 1]
  return DECK.test(run[index]?.text ?? '') && (below === undefined || beginsParagraph(below))
}

/** Items of a list end a sentence each; most wrapped lines end within one. */
const ITEM_SHARE = 0.85
const areItems = (run: readonly SourceLine[]): boolean =>
  run.filter(({ text }) => endsSentence(text)).length >= run.length * ITEM_SHARE

const MAX_HEADINGS = 4
/** Marks that end a sentence, perhaps with a quotation. */
const STOPS = /[。！？…；][”’）]{0,2}$/

const PAUSE = /[，、]/

/** Whether no line down to the next indented one ends a sentence or is indented: headings, since a paragraph closes. */
const areHeadings = (run: readonly SourceLine[], from: number): boolean => {
  for (const [step, line] of run.slice(from, from + MAX_HEADINGS).entries()) {
    if (line.kind !== 'title' || endsSentence(line.text) || hasSentenceInside(line.text)) return false
    if ((run[from + step + 1]?.indent ?? 0) >= INDENT) return true
  }
  return false
}

/** Adjacent lines, and how far apart they are. */
interface Run {
  readonly lines: readonly SourceLine[]
  /** Whether an empty row is above each line. */
  readonly isLoose: boolean
}

/** The measures of a run, as a whole and near each line. */
interface Measures {
  readonly whole: number | undefined
  readonly near: readonly (readonly (number | undefined)[])[]
  /** Whether lines end a little short of the measure for no reason, so that one as short may continue. */
  readonly isSloppy: boolean
}

/** The share of open lines that fall short for no reason, from which on that says nothing. */
const SLOPPY_SHARE = 0.1

const isNearlyFull = (length: number, measure: number): boolean =>
  length >= measure - SLACK && length <= measure

const measuresOf = (run: readonly SourceLine[], extent: Extent): Measures => {
  const extents = run.map(extent)
  const whole = measureOf(extents.slice(0, MAX_SAMPLE))
  const near = measuresNear(extents)
  let [full, short] = [0, 0]
  for (const [index, line] of run.entries()) {
    const next = run[index + 1]
    const measure = near[index]?.[0] ?? whole
    if (!next || measure === undefined || !isOpen(line.text)) continue
    if (isExactlyFull(line, next, measure, extent)) full++
    else if (line.kind !== 'title' && isNearlyFull(extent(line), measure)) short++
  }
  return { whole, near, isSloppy: short > full * SLOPPY_SHARE }
}

/** Whether a run is indented, so that a line without an indent does not begin a paragraph. */
const isIndentedRun = (run: readonly SourceLine[]): boolean => {
  const indented = run.filter(({ indent }) => indent >= INDENT).length
  return indented > 2 || (indented === 2 && (run[0]?.indent ?? 0) >= INDENT)
}

/** The measure of one paragraph, whose lines but the last are full; undefined if it has no two of one length. */
const ownMeasure = (run: readonly SourceLine[], from: number, extent: Extent): number | undefined => {
  const [first, second, third] = run.slice(from, from + 3)
  if (!first || !second || second.indent >= INDENT) return undefined
  const [a, b] = [extent(first), extent(second)]
  if (third && third.indent < INDENT && Math.abs(a - b) <= SLACK) return Math.max(a, b)
  // Of two lines the first is full if the second ends a sentence: no heading does.
  return b <= a && (endsSentence(second.text) || (isOpen(first.text) && STOPS.test(second.text)))
    ? a
    : undefined
}

/** Whether a sentence ends from each line of a run on, before the next that is indented: then those lines are no headings. */
const sentencesBelow = (run: readonly SourceLine[]): boolean[] => {
  const ends: boolean[] = []
  let [closes, stops, pauses] = [false, false, false]
  for (let index = run.length - 1; index >= 0; index--) {
    const { text = '', indent = 0 } = run[index] ?? {}
    closes ||= endsSentence(text) || hasSentenceInside(text)
    stops ||= STOPS.test(text)
    pauses ||= PAUSE.test(text)
    ends[index] = closes || (stops && pauses)
    if (indent >= INDENT) [closes, stops, pauses] = [false, false, false]
  }
  return ends
}

/** The lines of a run after which the paragraph continues. */
const wrapsIn = (
  run: readonly SourceLine[],
  { whole, near, isSloppy }: Measures,
  extent: Extent,
): SourceLine[] => {
  const isIndented = isIndentedRun(run)
  const endsBelow = isIndented ? sentencesBelow(run) : []
  const wrapped: SourceLine[] = []
  let [continuesBelow, own] = [false, undefined as number | undefined]
  for (const [index, line] of run.entries()) {
    const next = run[index + 1]
    if (isIndented && line.indent >= INDENT) own = ownMeasure(run, index, extent)
    if (!next) break
    // Text that breaks off goes on, though a space at its end was trimmed; a heading may be nearly as long by chance.
    const isTolerant =
      isSloppy || (isOpen(line.text) && (line.kind !== 'title' || continuesBelow || own !== undefined))
    const isFullAt = (measure: number | undefined): boolean =>
      measure !== undefined &&
      extent(next) <= measure + 1 &&
      (isExactlyFull(line, next, measure, extent) ||
        ((isTolerant || endsBelow[index + 1] === true) && isNearlyFull(extent(line), measure)))
    const measures = own === undefined ? [...(near[index] ?? []), whole] : [own]
    const isFull = measures.some(isFullAt)
    // If paragraphs are indented, a line that neither is indented nor continues a paragraph is a heading.
    const isParagraph: boolean = !isIndented || line.indent >= INDENT || continuesBelow
    // A part of a sentence may have the form of a byline, and a jump may stand in the last line of an indented paragraph.
    const isInside =
      (isOpen(line.text) && (continuesBelow || (isIndented && line.indent >= INDENT))) ||
      (isIndented && next.kind === 'jump')
    const nextBegins =
      isRow(line.text) ||
      isRow(next.text) ||
      (beginsParagraph(next) && !(isInside && next.indent < INDENT)) ||
      isDeck(run, index + 1) ||
      (isIndented
        ? next.indent >= INDENT || (STOPS.test(line.text) && areHeadings(run, index + 1))
        : next.indent > line.indent ||
          (endsSentence(line.text) && isHeading(run, index + 1, measures, extent)))
    continuesBelow = isParagraph && isFull && (continuesBelow || !isUnwrapped(line)) && !nextBegins
    if (continuesBelow) wrapped.push(line)
  }
  return wrapped
}

/** Whether a line under the end of a sentence is a heading: short, and no end of a sentence either. */
const isHeading = (
  run: readonly SourceLine[],
  index: number,
  measures: readonly (number | undefined)[],
  extent: Extent,
): boolean => {
  const [line, next] = [run[index], run[index + 1]]
  if (line?.kind !== 'title' || endsSentence(line.text) || hasSentenceInside(line.text)) return false
  return !measures.some((measure) => measure && next && isExactlyFull(line, next, measure, extent))
}

/** Runs of lines without an empty row between them, and runs of lines with one above each. */
const runsOf = (lines: readonly SourceLine[]): Run[] => {
  const close: SourceLine[][] = []
  for (const line of lines) {
    const run = close.at(-1)
    if (run && line.row === (run.at(-1)?.row ?? 0) + 1) run.push(line)
    else close.push([line])
  }
  const runs: { lines: SourceLine[]; isLoose: boolean }[] = []
  for (const run of close) {
    const [[first] = [], above] = [run, runs.at(-1)]
    const last = above?.lines.at(-1)
    const isBelow = first && last && first.row === last.row + 2
    const isSingle = above !== undefined && (above.isLoose || above.lines.length === 1)
    if (run.length === 1 && first && isBelow && isSingle) {
      above.lines.push(first)
      above.isLoose = true
    } else runs.push({ lines: run, isLoose: false })
  }
  return runs
}

/** Lines of one measure that set it for runs too short to show one. */
const MIN_LINES = 3
/** The most lines in such a short run: a short paragraph and a heading or two. */
const MAX_SHORT_RUN = 4

/** The commonest measure, by lines, among runs of prose that have one. */
const commonMeasure = (
  runs: readonly Run[],
  measures: readonly Measures[],
  extent: Extent,
): number | undefined => {
  const lineCounts = new Map<number, number>()
  for (const [index, { whole }] of measures.entries()) {
    const { lines = [], isLoose = false } = runs[index] ?? {}
    if (whole === undefined || isLoose || !lines.some(({ text }) => hasStop(text))) continue
    const full = lines.filter((line) => extent(line) >= whole - SLACK).length
    lineCounts.set(whole, (lineCounts.get(whole) ?? 0) + full)
  }
  const [best] = [...lineCounts].sort(([, a], [, b]) => b - a)
  return best && best[1] >= MIN_LINES ? best[0] : undefined
}

const INNER_MARK = /[，。、；：]/
const OUTER_MARK = /[，。、；：！？”’）]$/
/** The share of a loose run's lines that break off after a mark within them; titles have few marks. */
const BROKEN_SHARE = 0.3

/** Whether the lines of a loose run are parts of sentences; else each is a title, an item or a paragraph. */
const areParts = (run: readonly SourceLine[]): boolean =>
  run.length >= MIN_LINES &&
  run.filter(({ text }) => !OUTER_MARK.test(text.slice(-1)) && INNER_MARK.test(text.slice(-80))).length >=
    run.length * BROKEN_SHARE

/** The lines after which, in hard-wrapped runs, the paragraph continues. */
export const findWraps = (lines: readonly SourceLine[]): ReadonlySet<SourceLine> => {
  const all = runsOf(lines)
  const isRagged = ({ lines: run, isLoose }: (typeof all)[number]): boolean => !isLoose && hasRaggedLines(run)
  const ragged = all.filter(isRagged).map((run) => run.lines)
  const raggedCommon = ragged
    .flatMap((run) => raggedMeasure(run.slice(0, MAX_SAMPLE)) ?? [])
    .toSorted((a, b) => b - a)[0]
  const runs = ragged.length > 0 ? all.filter((run) => !isRagged(run)) : all
  const extent = extentFor(lines.slice(0, MAX_SAMPLE))
  const measures = runs.map(({ lines: run }) => measuresOf(run, extent))
  const common = commonMeasure(runs, measures, extent)
  return new Set([
    ...ragged.flatMap((run) => raggedWraps(run, raggedCommon)),
    ...blockWraps(
      runs.flatMap(({ lines: run, isLoose }) => (isLoose ? [] : [run])),
      extent,
    ),
    ...runs.flatMap(({ lines: run, isLoose }, index) => {
      const own = measures[index]
      if (!own || areItems(run)) return []
      if (isLoose) return areParts(run) ? wrapsIn(run, own, extent) : []
      const whole = own.whole ?? (run.length <= MAX_SHORT_RUN ? common : undefined)
      // A paragraph ends in a stop; stacked titles only look wrapped.
      const isCertain = whole === common || run.some(({ text }) => hasStop(text))
      return isCertain ? wrapsIn(run, { ...own, whole }, extent) : []
    }),
  ])
}
