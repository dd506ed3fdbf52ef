import { scriptOf, standingKindOf } from '../../forms/index.ts'
import { ABSTRACT } from '../lines/labels.ts'
import type { Paragraph } from '../repairs/paragraphs.ts'
import { CUT_OFF } from './shape.ts'

/** A line of a heading that is not a title by its form: it exclaims or asks, or ends with what it names. Most that do are text. */
const EXCLAIMING = /^.{1,30}$(?<=[！？])/
const NAMING = /^.{1,60}$(?<=[）》”])/

/** What mark-up says is no heading. */
const NO_HEADING: ReadonlySet<string | undefined> = new Set(['list', 'quote', 'row'])
const APPENDIX = /^附件/
/** An entry of a list of contents: A03, 2版, >>A2版. */
const ENTRY = /(?:^|\s|[>→▶►…·])[（]?(?:详?见)?(?:[A-Z]{1,2}\d{2,3}|第?[A-Z]{0,2}\d{1,3}\s?版)[）]?$/

/**
 * Whether the chain decides if a paragraph is a line of a heading: a title, or a short line of prose that may be one. Standing heads, labels
 * and lines that are not Chinese are decided by their forms.
 */
const mayBeHeading = ({ kind, text, lines }: Paragraph): boolean =>
  (kind === 'title' ||
    (kind === 'prose' && (EXCLAIMING.test(text) || NAMING.test(text)) && !text.includes('。'))) &&
  lines.at(-1)?.endsInLoop === undefined &&
  !NO_HEADING.has(lines[0]?.mark?.kind) &&
  !ABSTRACT.test(text) &&
  !APPENDIX.test(text) &&
  !ENTRY.test(text) &&
  scriptOf(text) === 'han' &&
  standingKindOf(text) === undefined

const TEXT: ReadonlySet<string | undefined> = new Set(['prose', 'dated'])
/** Below text, 265 of 270 lines that look cut off are. */
const isCutOff = (above: Paragraph | undefined, own: Paragraph): boolean =>
  TEXT.has(above?.kind) && CUT_OFF.test(own.text)

/** Whether lines between two paragraphs were taken out: page credits, a repeated passage. No heading goes on over them. */
export const isParted = (above: Paragraph | undefined, below: Paragraph | undefined): boolean =>
  above !== undefined &&
  below !== undefined &&
  (above.lines.at(-1)?.index ?? 0) + 1 !== (below.lines[0]?.index ?? 0)

/** The longest run of titles that is looked at as one. */
const MAX_RUN = 12

/** Short lines right below one another: the first, and the last, of them. */
export interface ShortRun {
  readonly from: number
  readonly to: number
}

/** The runs of lines that may be headings, in order. A line of prose is a run of its own. */
export const shortRuns = (all: readonly Paragraph[]): readonly ShortRun[] => {
  const runs: ShortRun[] = []
  for (let from = 0; from < all.length; ) {
    const own = all[from]
    if (!own || !mayBeHeading(own) || isCutOff(all[from - 1], own)) {
      from++
      continue
    }
    let to = from
    const goesOn = (): boolean => {
      const next = all[to + 1]
      return next?.kind === 'title' && mayBeHeading(next) && !isParted(all[to], next)
    }
    if (own.kind === 'title') while (to - from < MAX_RUN - 1 && goesOn()) to++
    runs.push({ from, to })
    from = to + 1
  }
  return runs
}
