import type { Line } from '../lines/line.ts'
import type { LineKind } from '../lines/line-kinds.ts'
import { hasStop, isOpen } from '../lines/sentences.ts'

/** The measures that text is hard-wrapped to, in characters. */
const NARROWEST = 6
const WIDEST = 60
/** How far a full line may stay behind the measure: a mark that must not begin a line takes its neighbour along. */
const SLACK = 2
/** Share of a run's lines that are full, and that may be wider: headings are not wrapped. */
const FULL = 0.45
const WIDER = 0.2
/** Columns of white space that begin a paragraph. */
const INDENT = 2
/** Enough of a run to find its measure by. */
const ENOUGH = 2000

/** Lines that are whole by themselves. */
const WHOLE: ReadonlySet<LineKind> = new Set(['byline', 'jump'])
const DECK = /^——/
const isWhole = ({ kind }: Line): boolean => WHOLE.has(kind)
/** Whether a line cannot go on with the one before it. */
const isFresh = (line: Line): boolean => isWhole(line) || line.kind === 'dated'
/** A deck's dash stands in prose too, but not above a line that opens a text. */
const isDeck = (run: readonly Line[], at: number): boolean => {
  const below = run[at + 1]
  return DECK.test(run[at]?.text ?? '') && (below === undefined || isFresh(below))
}

/** Characters that a line takes from the margin on. */
const extent = ({ text, indent }: Line): number => text.length + Math.round(indent / 2)

/**
 * The measure to which a run of adjacent rows is hard-wrapped, in characters; undefined where its lines end for
 * another reason. Full lines are of one length, there are more of them than short ones, and few are wider.
 */
const measureOf = (run: readonly Line[]): number | undefined => {
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

/** Whether open lines without an indent stand from here down to the next indented one: headings, for a paragraph closes. */
const areHeadings = (run: readonly Line[], at: number): boolean => {
  for (const [step, line] of run.slice(at, at + MOST_HEADINGS).entries()) {
    if (line.kind !== 'title' || !isOpen(line.text)) return false
    if ((run[at + step + 1]?.indent ?? 0) >= INDENT) return true
  }
  return false
}

/** The lines of a run after which the paragraph goes on. */
const wrapsIn = (run: readonly Line[], measure: number): Line[] => {
  const indented = run.filter(({ indent }) => indent >= INDENT).length > 2
  const wrapped: Line[] = []
  let within = false
  for (const [index, line] of run.entries()) {
    const next = run[index + 1]
    const length = extent(line)
    const isFull = length >= measure - SLACK && length <= measure
    // Where paragraphs are indented, a line that neither is nor goes on with one is a heading.
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

/** Lines in rows without an empty one between them. */
const runsOf = (lines: readonly Line[]): Line[][] => {
  const runs: Line[][] = []
  for (const line of lines) {
    const run = runs.at(-1)
    if (run && line.row === (run.at(-1)?.row ?? 0) + 1) run.push(line)
    else runs.push([line])
  }
  return runs
}

/** So many lines of one measure show it for the runs that are too short to. */
const EVIDENCE = 3
/** Lines of a paragraph too short to show a measure, and a heading or two over it. */
const FEW = 4

/** The measure of most lines in runs of prose that have one. */
const commonMeasure = (
  runs: readonly (readonly Line[])[],
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

/** The lines after which, in hard-wrapped runs, the paragraph goes on. */
export const findWraps = (lines: readonly Line[]): ReadonlySet<Line> => {
  const runs = runsOf(lines)
  const measures = runs.map((run) => measureOf(run.slice(0, ENOUGH)))
  const common = commonMeasure(runs, measures)
  return new Set(
    runs.flatMap((run, index) => {
      const measure = measures[index] ?? (run.length <= FEW ? common : undefined)
      // A paragraph ends in a stop: titles under one another only look as if they were wrapped.
      const sure = measure === common || run.some(({ text }) => hasStop(text))
      return measure === undefined || !sure ? [] : wrapsIn(run, measure)
    }),
  )
}
