import { hasWordSpaces, isOtherByline, otherDatelineOf, scriptOf } from '../../forms/index.ts'
import { endsSentence } from '../lines/sentences.ts'
import type { SourceLine } from '../lines/source-line.ts'
import { widthOf } from '../lines/widths.ts'

/** The measures to which text is wrapped between words, in cells of a terminal. */
const NARROWEST = 14
const WIDEST = 130
/** The share of a run's lines that must be full: headings and last lines are not. */
const FULL_SHARE = 0.4
/** Lines that show the measure by themselves. */
const MIN_LINES = 4
const ITEM = /^(?:[-*•·▪■●]\s|\d{1,2}[.）)]\s)/

const extent = ({ text, indent }: SourceLine): number => widthOf(text.slice(0, WIDEST * 2)) + indent
const firstWord = (text: string): string => /^\S+/.exec(text.slice(0, WIDEST))?.[0] ?? ''

/** Lines that may be wider than the measure, as headings are, and by how much they then are. */
const WIDER_SHARE = 0.1
const WIDER_BY = 1.1

/** The extent of the widest line that is not much wider than most. */
const widestOf = (run: readonly SourceLine[]): number => {
  const extents = run.map(extent).sort((a, b) => b - a)
  let widest = 0
  for (let index = 0; index < Math.floor(extents.length * WIDER_SHARE); index++)
    if ((extents[index] ?? 0) > (extents[index + 1] ?? Number.POSITIVE_INFINITY) * WIDER_BY)
      widest = index + 1
  return extents[widest] ?? 0
}

/** Whether the first word of the next line had no room at the end of a line. */
const isFull = (line: SourceLine, next: SourceLine, measure: number): boolean =>
  extent(line) <= measure &&
  extent(next) <= measure &&
  extent(line) + 1 + widthOf(firstWord(next.text)) > measure

const beginsPiece = ({ kind, text }: SourceLine): boolean =>
  kind === 'byline' ||
  kind === 'jump' ||
  ITEM.test(text) ||
  isOtherByline(text) ||
  otherDatelineOf(text) !== undefined

/** Whether most lines of a run have spaces between their words, so that their ends are ragged. */
export const hasRaggedLines = (run: readonly SourceLine[]): boolean => {
  let others = 0
  for (const { text } of run) {
    if (!hasWordSpaces(scriptOf(text))) others++
    if (others * 2 >= run.length) return false
  }
  return true
}

/** The measure of the widest line of a run; undefined if the run is too short to show one, or no prose. */
export const raggedMeasure = (run: readonly SourceLine[]): number | undefined => {
  if (run.length < MIN_LINES) return undefined
  const measure = widestOf(run)
  if (measure < NARROWEST || measure > WIDEST) return undefined
  const full = run.filter((line, index) => {
    const next = run[index + 1]
    return next !== undefined && isFull(line, next, measure)
  })
  return full.length >= (run.length - 1) * FULL_SHARE ? measure : undefined
}

/** The lines of a ragged run after which the paragraph goes on. */
export const raggedWraps = (run: readonly SourceLine[], common: number | undefined): SourceLine[] => {
  if (run.length < 2 || !run.some(({ text }) => endsSentence(text))) return []
  const own = raggedMeasure(run)
  const widest = widestOf(run)
  if (widest > WIDEST) return []
  const measure = own ?? Math.max(widest, common ?? 0)
  const indents = run.map(({ indent }) => indent)
  const margin = Math.min(...indents)
  const isIndented = indents.some((indent) => indent > margin) && run[0]?.indent !== margin
  return run.filter((line, index) => {
    const next = run[index + 1]
    if (!next || line.kind === 'byline' || line.kind === 'jump' || beginsPiece(next)) return false
    if (next.indent > margin) return false
    // With indents, a sentence that ends in a line goes on below.
    if (!isFull(line, next, measure)) return false
    return isIndented || own !== undefined || common !== undefined || !endsSentence(line.text)
  })
}
