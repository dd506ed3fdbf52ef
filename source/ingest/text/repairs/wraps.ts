import type { LineKind } from '../lines/line-kinds.ts'
import { endsSentence, hasStop, isOpen } from '../lines/sentences.ts'
import type { SourceLine } from '../lines/source-line.ts'
import { hasRaggedLines, raggedMeasure, raggedWraps } from './word-wraps.ts'

/** The measures that text is hard-wrapped to, in characters. */
const NARROWEST = 6
const WIDEST = 60
/** Characters a full line may fall short of the measure: a mark that cannot begin a line takes its neighbour along. */
const SLACK = 2
/** The share of a run's lines that must be full, and that may be wider, since headings are not wrapped. */
const FULL_SHARE = 0.45
const WIDER_SHARE = 0.2
/** Columns of white space that begin a paragraph. */
const INDENT = 2
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

/** The width of a line from the margin, in characters. */
const extent = ({ text, indent }: SourceLine): number => text.length + Math.round(indent / 2)

/**
 * The measure to which a run of adjacent rows is hard-wrapped, in characters; undefined if its lines end for another
 * reason. Full lines have one length, outnumber short ones, and few lines are wider.
 */
const measureOf = (run: readonly SourceLine[]): number | undefined => {
  if (run.length < 3) return undefined
  const counts = new Array<number>(WIDEST + 1).fill(0)
  for (const line of run) {
    const length = extent(line)
    if (length <= WIDEST) counts[length] = (counts[length] ?? 0) + 1
  }
  const share = (from: number, to: number): number =>
    counts.slice(Math.max(0, from), to + 1).reduce((sum, count) => sum + count, 0) / run.length
  for (let measure = WIDEST; measure >= NARROWEST; measure--) {
    if (counts[measure] === 0) continue
    if (1 - share(0, measure) <= WIDER_SHARE && share(measure - SLACK, measure) >= FULL_SHARE) return measure
  }
  return undefined
}

/** Items of a list end a sentence each; most wrapped lines end within one. */
const ITEM_SHARE = 0.85
const areItems = (run: readonly SourceLine[]): boolean =>
  run.filter(({ text }) => endsSentence(text)).length >= run.length * ITEM_SHARE

const MAX_HEADINGS = 4

/** Whether all lines down to the next indented one are open and not indented: headings, since a paragraph closes. */
const areHeadings = (run: readonly SourceLine[], from: number): boolean => {
  for (const [step, line] of run.slice(from, from + MAX_HEADINGS).entries()) {
    if (line.kind !== 'title' || !isOpen(line.text)) return false
    if ((run[from + step + 1]?.indent ?? 0) >= INDENT) return true
  }
  return false
}

/** The lines of a run after which the paragraph continues. */
const wrapsIn = (run: readonly SourceLine[], measure: number): SourceLine[] => {
  const isIndented = run.filter(({ indent }) => indent >= INDENT).length > 2
  const wrapped: SourceLine[] = []
  let continuesBelow = false
  for (const [index, line] of run.entries()) {
    const next = run[index + 1]
    const length = extent(line)
    const isFull = length >= measure - SLACK && length <= measure
    // If paragraphs are indented, a line that neither is indented nor continues a paragraph is a heading.
    const isParagraph: boolean = !isIndented || line.indent >= INDENT || continuesBelow
    const nextBegins =
      next !== undefined &&
      (beginsParagraph(next) ||
        isDeck(run, index + 1) ||
        extent(next) > measure ||
        (isIndented
          ? next.indent >= INDENT || (!isOpen(line.text) && areHeadings(run, index + 1))
          : next.indent > line.indent))
    continuesBelow = next !== undefined && isParagraph && isFull && !isUnwrapped(line) && !nextBegins
    if (continuesBelow) wrapped.push(line)
  }
  return wrapped
}

/** Runs of lines without an empty row between them. */
const runsOf = (lines: readonly SourceLine[]): SourceLine[][] => {
  const runs: SourceLine[][] = []
  for (const line of lines) {
    const run = runs.at(-1)
    if (run && line.row === (run.at(-1)?.row ?? 0) + 1) run.push(line)
    else runs.push([line])
  }
  return runs
}

/** Lines of one measure that set it for runs too short to show one. */
const MIN_LINES = 3
/** The most lines in such a short run: a short paragraph and a heading or two. */
const MAX_SHORT_RUN = 4

/** The commonest measure, by lines, among runs of prose that have one. */
const commonMeasure = (
  runs: readonly (readonly SourceLine[])[],
  measures: readonly (number | undefined)[],
): number | undefined => {
  const lineCounts = new Map<number, number>()
  for (const [index, measure] of measures.entries())
    if (measure !== undefined && runs[index]?.some(({ text }) => hasStop(text)))
      lineCounts.set(
        measure,
        (lineCounts.get(measure) ?? 0) +
          (runs[index]?.filter((line) => extent(line) >= measure - SLACK).length ?? 0),
      )
  const [best] = [...lineCounts].sort(([, a], [, b]) => b - a)
  return best && best[1] >= MIN_LINES ? best[0] : undefined
}

/** The lines after which, in hard-wrapped runs, the paragraph continues. */
export const findWraps = (lines: readonly SourceLine[]): ReadonlySet<SourceLine> => {
  const all = runsOf(lines)
  const ragged = all.filter(hasRaggedLines)
  const raggedCommon = ragged
    .flatMap((run) => raggedMeasure(run.slice(0, MAX_SAMPLE)) ?? [])
    .toSorted((a, b) => b - a)[0]
  const runs = ragged.length > 0 ? all.filter((run) => !hasRaggedLines(run)) : all
  const measures = runs.map((run) => measureOf(run.slice(0, MAX_SAMPLE)))
  const common = commonMeasure(runs, measures)
  return new Set([
    ...ragged.flatMap((run) => raggedWraps(run, raggedCommon)),
    ...runs.flatMap((run, index) => {
      const measure = measures[index] ?? (run.length <= MAX_SHORT_RUN ? common : undefined)
      // A paragraph ends in a stop; stacked titles only look wrapped.
      const isCertain = measure === common || run.some(({ text }) => hasStop(text))
      return measure === undefined || !isCertain || areItems(run) ? [] : wrapsIn(run, measure)
    }),
  ])
}
