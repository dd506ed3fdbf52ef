import type { Range } from '../../../issue/index.ts'
import { scriptOf } from '../../forms/index.ts'
import { GENRE, INNER_GENRE, SERIES } from '../lines/labels.ts'
import { goesOnBelow } from '../lines/other-lines.ts'
import { type SourceLine, toSourceOffset } from '../lines/source-line.ts'

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

/** The end of a kicker that leads into its headline: `……时强调`, `……要求——`, `……：`; 1,111 of 3,027 kickers. */
const LEADS_ON =
  /(?:——|：|强调|指出|要求|时|表示|会议|文章|印发|国务院令|回信|(?:回信|致信)\S{0,4}(?:勉励|祝贺)\S{2,14})$/
/** The form of a deck: `——……`, `（……）`, or the people present; 1,200 of 1,472 decks. */
const FOLLOWS_UP =
  /^(?:——|（)|(?:出席|主持|讲话|致辞|陪同|参加|会见|致贺电|观看|贺电|作报告|问候)(?:\S{0,6}(?:仪式|式|会议|活动|遗容|观看|讲话|主持))?$/
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
const LABELLED = /^(?:专栏|栏目)：\s*(?=\S)/
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

/** How many of the headings are kickers, and how many headline lines. */
const countParts = (texts: readonly string[]): readonly [kicker: number, headline: number, sure: boolean] => {
  const size = texts.length
  if (size <= 1) return [0, size, true]
  // Papers that are not Chinese print decks more often than kickers.
  if (texts.every((text) => scriptOf(text) !== 'han')) return [0, 1, false]
  const dashed = texts.findIndex((text, index) => index > 0 && /^(?:——|（)/.test(text))
  if (dashed > 0) return [dashed - 1, 1, true]
  const leads = texts.slice(0, -1).findLastIndex((text) => LEADS_ON.test(text))
  if (leads >= 0) return [leads + 1, 1, true]
  const series = texts.findIndex((text) => SERIES.test(text))
  if (series >= 0) return [series, 1, true]
  const follows = texts.findIndex((text, index) => index > 0 && FOLLOWS_UP.test(text))
  if (follows > 0) return [follows - 1, 1, true]
  return size === 2 ? [0, 1, false] : [1, 1, false]
}

/** The heading that names a series: one with a mark or a genre, else a slogan below the others. */
const columnIn = (headings: readonly Heading[]): Heading[] => {
  if (headings.length < 2) return []
  const marked = headings.find(({ text, labelled }) => labelled || MARKED.test(text) || GENRE.test(text))
  if (marked) return [marked]
  const last = headings.at(-1)
  const leads = LEADS_ON.test(headings.at(-2)?.text ?? '')
  return headings.length > 2 && last && isSlogan(last) && !leads ? [last] : []
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

/**
 * Divides the heading lines of one article into kicker, headline, deck and column by their forms, then by place.
 * @param isBlocked whether empty rows separate the blocks of the source
 * @param wrapped lines that continue on the next
 * @param slots the place of each line, where the source gives each heading a row: 0 kicker, 1 headline, 2 deck, 3 column
 */
export const divideHeadings = (
  lines: readonly SourceLine[],
  isBlocked: boolean,
  slots?: readonly number[],
  wrapped: ReadonlySet<SourceLine> = new Set(),
): Headings => {
  if (slots) {
    const inSlot = (slot: number): Heading[] =>
      lines.filter((_, index) => slots[index] === slot).map(headingOfLine)
    return { kicker: inSlot(0), headline: inSlot(1), deck: inSlot(2), column: inSlot(3), confidence: 1 }
  }
  const headings = blocksOf(lines, isBlocked, wrapped).flatMap((block) =>
    block.length > 1 ? [headingOfBlock(block)] : block.flatMap(splitLine),
  )
  const column = columnIn(headings)
  const rest = headings.filter((heading) => !column.includes(heading))
  const [kicker, headline, isCertain] = countParts(rest.map(({ text }) => text))
  return {
    kicker: rest.slice(0, kicker),
    headline: rest.slice(kicker, kicker + headline),
    deck: rest.slice(kicker + headline),
    column,
    confidence: isCertain && column.length === 0 ? 0.9 : 0.6,
  }
}
