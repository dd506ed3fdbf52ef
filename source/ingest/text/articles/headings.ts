import type { Range } from '../../../issue/index.ts'
import { scriptOf, standingKindOf } from '../../forms/index.ts'
import { divideParts, type HeadingRole } from '../chain/divide-parts.ts'
import type { Habit } from '../chain/habit.ts'
import type { Weights } from '../chain/weights.ts'
import { GENRE, INNER_GENRE } from '../lines/labels.ts'
import { goesOnBelow } from '../lines/other-lines.ts'
import { type SourceLine, toSourceOffset } from '../lines/source-line.ts'
import type { Paragraph } from '../repairs/paragraphs.ts'

/** One heading: the source ranges of its printed lines, or of a part of one line, and its folded text. */
export interface Heading {
  readonly text: string
  readonly ranges: readonly Range[]
  /** Whether a label marks it as a column's name. */
  readonly labelled?: true
}

interface Headings {
  readonly kicker: readonly Heading[]
  readonly headline: readonly Heading[]
  readonly deck: readonly Heading[]
  readonly column: readonly Heading[]
  /** Certainty of the division, 0 to 1. */
  readonly confidence: number
}

/** A column's name as a slogan: two short phrases of equal length with a space between them. */
const SLOGAN = /^(\S{4,8})\s+(\S{4,8})$/
/** ■一周要闻. */
const MARKED = /^[■●◆▲□]\s*\S{2,12}$/
const INNER_DASH = /^(.{4,}?(?:——|— —|──|--))\s*(\S.{3,})$/
const INNER_LEAD = /^(\S{8,}?(?:强调|指出|要求|时|会议|印发))\s+(\S.{5,})$/

const headingOfLine = (line: Pick<SourceLine, 'text' | 'start' | 'end'>): Heading => ({
  text: line.text,
  ranges: [[line.start, line.end]],
})

/** 专栏：市场漫步 */
const LABELLED = /^(?:专栏|栏目)\s*：\s*(?=\S)/
/** A list's own number before a title: `1. ……`. */
const NUMBER = /^\d{1,3}[.．、]\s+(?=\S{3})/

/** Splits a kicker from a headline on the same line: after `—— `, or at a space after words that lead into the headline. */
const splitLine = (line: SourceLine): Heading[] => {
  const label = LABELLED.exec(line.text)?.[0].length
  if (label !== undefined)
    return [
      { text: line.text.slice(label), ranges: [[toSourceOffset(line, label), line.end]], labelled: true },
    ]
  const number = NUMBER.exec(line.text)?.[0].length ?? 0
  const title = { text: line.text.slice(number), start: toSourceOffset(line, number), end: line.end }
  const [, kicker = '', headline = ''] =
    INNER_DASH.exec(title.text) ?? INNER_LEAD.exec(title.text) ?? INNER_GENRE.exec(title.text) ?? []
  if (kicker === '' || QUOTE_OPEN.test(kicker)) return [headingOfLine(title)]
  return [
    { text: kicker, ranges: [[title.start, toSourceOffset(line, number + kicker.length)]] },
    { text: headline, ranges: [[toSourceOffset(line, line.text.length - headline.length), line.end]] },
  ]
}

/** A dash within quotation marks or brackets belongs to what is in them. */
const QUOTE_OPEN = /“[^”]*$|《[^》]*$|（[^）]*$/

const isSlogan = ({ text }: Heading): boolean => {
  const [, left = '', right = ''] = SLOGAN.exec(text) ?? []
  return left !== '' && left.length === right.length
}

/** The heading that names a series: one with a label, a mark or a genre, a standing head, else a slogan below two others. */
const columnIn = (headings: readonly Heading[]): Heading[] => {
  if (headings.length < 2) return []
  const marked = headings.find(
    ({ text, labelled }) =>
      labelled || MARKED.test(text) || GENRE.test(text) || standingKindOf(text) !== undefined,
  )
  if (marked) return [marked]
  const last = headings.at(-1)
  return headings.length > 2 && last && isSlogan(last) ? [last] : []
}

/** A row that is always a heading of its own: one with a deck's dash, or a genre. */
const OWN_ROW = new RegExp(`^——|${GENRE.source}`)

/** If empty rows separate blocks, adjacent rows are the printed lines of one heading. */
const blocksOf = (
  lines: readonly SourceLine[],
  isBlocked: boolean,
  wrapped: ReadonlySet<SourceLine>,
): SourceLine[][] => {
  const blocks: SourceLine[][] = []
  for (const line of lines) {
    const block = blocks.at(-1)
    const isNext = line.row === (block?.at(-1)?.row ?? 0) + 1
    const previous = block?.at(-1)
    if (block && previous && (wrapped.has(previous) || (isNext && goesOnBelow(previous.text, line.text))))
      block.push(line)
    else if (block && isBlocked && isNext && !OWN_ROW.test(line.text) && !OWN_ROW.test(block[0]?.text ?? ''))
      block.push(line)
    else blocks.push([line])
  }
  return blocks
}

const headingOfBlock = (block: readonly SourceLine[]): Heading => ({
  text: block.map(({ text }) => text).join(' '),
  ranges: block.map(({ start, end }) => [start, end]),
})

/** Below this certainty, two to one, nothing is pretended: the first line stands for the heading, with the others below it. */
const UNSURE = 2 / 3

/** What is known of a heading besides its lines. */
export interface HeadingContext {
  /** Whether empty rows separate the blocks of the source. */
  readonly isBlocked: boolean
  /** Lines that continue on the next. */
  readonly wrapped?: ReadonlySet<SourceLine>
  /** The place of each line, where the source gives each heading a row: 0 kicker, 1 headline, 2 deck, 3 column. */
  readonly slots?: readonly number[]
  /** The text below the heading. */
  readonly body: readonly Paragraph[]
  /** How the paper prints its headings. */
  readonly habit: Habit
  /** What was learned of the roles of heading lines; default what is shipped. */
  readonly weights?: Weights
}

/** Paragraphs of the text that are compared with the heading. */
const OPENING = 6

/** Divides the heading lines of one article into kicker, headline, deck and column. */
export const divideHeadings = (
  lines: readonly SourceLine[],
  { isBlocked, wrapped = new Set(), slots, body, habit, weights }: HeadingContext,
): Headings => {
  if (slots) {
    const inSlot = (slot: number): Heading[] =>
      lines.filter((_, index) => slots[index] === slot).map(headingOfLine)
    return { kicker: inSlot(0), headline: inSlot(1), deck: inSlot(2), column: inSlot(3), confidence: 1 }
  }
  const blocks = blocksOf(lines, isBlocked, wrapped)
  const headings = blocks.flatMap((block) =>
    block.length > 1 ? [headingOfBlock(block)] : block.flatMap(splitLine),
  )
  const column = columnIn(headings)
  const rest = headings.filter((heading) => !column.includes(heading))
  // Papers that are not Chinese print decks more often than kickers.
  if (rest.length > 1 && rest.every(({ text }) => scriptOf(text) !== 'han'))
    return { kicker: [], headline: rest.slice(0, 1), deck: rest.slice(1), column, confidence: 0.6 }
  const { roles, right } = divideParts(
    rest.map(({ text }) => text),
    body.slice(0, OPENING),
    habit,
    weights,
  )
  const inRole = (...wanted: readonly HeadingRole[]): Heading[] =>
    rest.filter((_, index) => wanted.includes(roles[index] ?? 'headline'))
  if (right < UNSURE)
    return { kicker: [], headline: rest.slice(0, 1), deck: rest.slice(1), column, confidence: right }
  return {
    kicker: inRole('kicker'),
    headline: inRole('headline', 'line'),
    deck: inRole('deck'),
    column: [...column, ...inRole('column')],
    confidence: right,
  }
}
