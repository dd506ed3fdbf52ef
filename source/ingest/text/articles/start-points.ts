import { standingKindOf } from '../../forms/index.ts'
import { ABSTRACT, GENRE, INNER_GENRE, SERIES } from '../lines/labels.ts'
import type { LineKind } from '../lines/line-kinds.ts'
import { isOtherHeadline } from '../lines/other-lines.ts'
import type { Paragraph } from '../repairs/paragraphs.ts'

/** Where an article begins among the paragraphs of a section, and where its headings end. */
export interface Start {
  readonly from: number
  readonly body: number
  /** Certainty that an article begins here, 0 to 1. */
  readonly confidence: number
}

const NUMBERED =
  /^(?:[一二三四五六七八九十]+[、．.]|（[一二三四五六七八九十\d]+）|\d{1,2}[、．.]|第[一二三四五六七八九十]+[章节部条])/
const TWO_LINES = /\S{4,}\s+\S{4,}/
/** An editors' note above a text, not below it. */
const LEADS_IN = /^(?:编者按|编者的话|开栏的话)/
const isGenre = (text: string): boolean => GENRE.test(text) || INNER_GENRE.test(text)

/** Kinds of line that end an article. */
export const ENDS: ReadonlySet<LineKind | undefined> = new Set(['tail', 'jump'])

/** Whether the article above a place has ended: with a tail, a jump or a byline. */
const hasEnded = (all: readonly Paragraph[], index: number): boolean => {
  const kind = all[index - 1]?.kind
  return ENDS.has(kind) || (kind === 'byline' && all[index - 2]?.kind === 'prose')
}

/** Points for the titles `from`–`body` beginning an article rather than being subheads of the current one. */
export const pointsFor = (
  all: readonly Paragraph[],
  from: number,
  body: number,
  last: Start | undefined,
): number => {
  const titles = all.slice(from, body).map(({ text }) => text)
  const [first = '', second = ''] = titles
  const series = titles.some((text) => SERIES.test(text))
  const dashed = second.startsWith('——')
  const introduced =
    LEADS_IN.test(all[body]?.text ?? '') || titles.some((text) => ABSTRACT.test(text) || isGenre(text))
  const ended = hasEnded(all, from)
  const isOther = isOtherHeadline(first)
  let points = 0
  if (series) points += 4
  if (dashed) points += 4
  if (ended) points += 3
  if (isOther) points += 5
  if (all[from - 1]?.kind === 'jump') points += 3
  // An article with a standing head has no subheads.
  if (last && standingKindOf(all[last.from]?.text ?? '')) points += 4
  if (introduced) points += 4
  if (titles.length === 2) points += 1
  if (titles.length > 2) points += 2
  if (TWO_LINES.test(first)) points += 2
  if (first.length >= 12) points += 1
  if (first.length >= 16) points += 1
  if (first.length <= 8) points -= 1
  if (titles.length === 1 && /[！？]$/.test(first)) points -= 2
  // A title, a paragraph and a photo credit make a picture story.
  if (all[body]?.kind === 'prose' && all[body + 1]?.kind === 'caption') points += 3
  // In prose, no verse follows a subhead.
  if (all[body]?.kind === 'verse') points += 3
  if (NUMBERED.test(first)) points -= 6
  if (/[：—]$/.test(titles.at(-1) ?? '')) points -= 2
  if (last && all[last.body]?.kind === 'dated') points += 2
  if (last && from - last.body < 2) points -= 2
  const marked = series || dashed || introduced || ended || isOther
  if (last && !marked && hasSiblings(all, last, from)) points -= 3
  return points
}

/** How many paragraphs away subheads of one article are looked for. */
const REACH = 24

/** Whether the same article has other lone titles of about this length: subheads come in sets. */
const hasSiblings = (all: readonly Paragraph[], last: Start, from: number): boolean => {
  const titleLength = all[from]?.text.length ?? 0
  const nearby = [...all.slice(Math.max(last.body, from - REACH), from), ...all.slice(from + 1, from + REACH)]
  return nearby.some(
    ({ kind, text }) =>
      kind === 'title' &&
      !SERIES.test(text) &&
      !TWO_LINES.test(text) &&
      Math.abs(text.length - titleLength) <= 1,
  )
}
