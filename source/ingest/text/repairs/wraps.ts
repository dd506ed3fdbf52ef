import type { LineKind } from '../lines/line-kinds.ts'
import { hasStop, isOpen } from '../lines/sentences.ts'
import type { SourceLine } from '../lines/source-line.ts'

/** The measures that text is hard-wrapped to, in characters. */
const NARROWEST = 6
const WIDEST = 60
/** Characters a full line may fall short of the measure: a mark that cannot begin a line takes its neighbour along. */
const SLACK = 2
/** The share of a run's lines that must be full, and that may be wider, since headings are not wrapped. */
const FULL = 0.45
const WIDER = 0.2
/** Columns of white space that begin a paragraph. */
const INDENT = 2
/** Lines of a run that are enough to find its measure. */
const ENOUGH = 2000

/** Kinds of line that are always complete. */
const WHOLE: ReadonlySet<LineKind> = new Set(['byline', 'jump'])
const DECK = /^——/
const isWhole = ({ kind }: SourceLine): boolean => WHOLE.has(kind)
/** Whether a line cannot continue the one before it. */
const isFresh = (line: SourceLine): boolean => isWhole(line) || line.kind === 'dated'
/** Prose may begin with a deck's dash too, but not above a line that opens a text. */
const isDeck = (run: readonly SourceLine[], at: number): boolean => {
  const below = run[at + 1]
  return DECK.test(run[at]?.text ?? '') && (below === undefined || isFresh(below))
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
    if (1 - share(0, measure) <= WIDER && share(measure - SLACK, measure) >= FULL) return measure
  }
  return undefined
}

const MOST_HEADINGS = 4

/** Whether all lines down to the next indented one are open and not indented: headings, since a paragraph closes. */
const areHeadings = (run: readonly SourceLine[], at: number): boolean => {
  for (const [step, line] of run.slice(at, at + MOST_HEADINGS).entries()) {
    if (line.kind !== 'title' || !isOpen(line.text)) return false
    if ((run[at + step + 1]?.indent ?? 0) >= INDENT) return true
  }
  return false
}

/** The lines of a run after which the paragraph continues. */
const wrapsIn = (run: readonly SourceLine[], measure: number): SourceLine[] => {
  const indented = run.filter(({ indent }) => indent >= INDENT).length > 2
  const wrapped: SourceLine[] = []
  let within = false
  for (const [index, line] of run.entries()) {
    const next = run[index + 1]
    const length = extent(line)
    const isFull = length >= measure - SLACK && length <= measure
    // If paragraphs are indented, a line that neither is indented nor continues a paragraph is a heading.
    const isParagraph: boolean = !indented || line.indent >= INDENT || within
    const begins =
      next !== undefined &&
      (isFresh(next) ||
        isDeck(run, index + 1) ||
        extent(next) > measure ||
        (indented
          ? next.indent >= INDENT || (!isOpen(line.text) && areHeadings(run, index + 1))
          : next.indent > line.indent))
    within = next !== undefined && isParagraph && isFull && !isWhole(line) && !begins
    if (within) wrapped.push(line)
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
const EVIDENCE = 3
/** The most lines in such a short run: a short paragraph and a heading or two. */
const FEW = 4

/** The commonest measure, by lines, among runs of prose that have one. */
const commonMeasure = (
  runs: readonly (readonly SourceLine[])[],
  measures: readonly (number | undefined)[],
): number | undefined => {
  const lines = new Map<number, number>()
  for (const [index, measure] of measures.entries())
    if (measure !== undefined && runs[index]?.some(({ text }) => hasStop(text)))
      lines.set(
        measure,
        (lines.get(measure) ?? 0) +
          (runs[index]?.filter((line) => extent(line) >= measure - SLACK).length ?? 0),
      )
  const [best] = [...lines].sort(([, a], [, b]) => b - a)
  return best && best[1] >= EVIDENCE ? best[0] : undefined
}

/** The lines after which, in hard-wrapped runs, the paragraph continues. */
export const findWraps = (lines: readonly SourceLine[]): ReadonlySet<SourceLine> => {
  const runs = runsOf(lines)
  const measures = runs.map((run) => measureOf(run.slice(0, ENOUGH)))
  const common = commonMeasure(runs, measures)
  return new Set(
    runs.flatMap((run, index) => {
      const measure = measures[index] ?? (run.length <= FEW ? common : undefined)
      // A paragraph ends in a stop; stacked titles only look wrapped.
      const sure = measure === common || run.some(({ text }) => hasStop(text))
      return measure === undefined || !sure ? [] : wrapsIn(run, measure)
    }),
  )
}
