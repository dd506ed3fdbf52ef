import { isPersonName, jumpOf, standingKindOf } from '../../forms/index.ts'
import { ABSTRACT, EDITORS, GENRE, INNER_GENRE, SERIES } from '../lines/labels.ts'
import type { LineKind } from '../lines/line-kinds.ts'
import { isOpen } from '../lines/sentences.ts'
import type { Paragraph } from '../repairs/paragraphs.ts'
import { isIntroduction, storySets } from './story-sets.ts'

/** Where an article begins among the paragraphs of a section, and where its headings end. */
export interface Start {
  readonly from: number
  readonly body: number
  /** Certainty that an article begins here, 0 to 1. */
  readonly confidence: number
}

const MAX_HEADINGS = 5
/** The points at which titles without a dateline begin an article and are not a subhead. */
const MIN_POINTS = 3

/** The end of an entry in a list of contents: A03, 2版, >>A2版. */
const ENTRY = /(?:^|\s|[>→▶►…·])[（]?(?:详?见)?(?:[A-Z]{1,2}\d{2,3}|第?[A-Z]{0,2}\d{1,3}\s?版)[）]?$/
const NUMBERED =
  /^(?:[一二三四五六七八九十]+[、．.]|（[一二三四五六七八九十\d]+）|\d{1,2}[、．.]|第[一二三四五六七八九十]+[章节部条])/
const DATE_LINE = /^(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?|[一二]\S{3}年\S{1,3}月\S{1,3}日)$/
const TWO_LINES = /\S{4,}\s+\S{4,}/

/** Short spaced-out titles, 回 信, and lines that lead into the text, such as a salutation, are not headings. */
const INTO_TEXT = /^\S(?:\s\S){1,3}$|：$|^附件/
/** An editors' note above a text, not below it. */
const LEADS_IN = /^(?:编者按|编者的话|开栏的话)/
const isGenre = (text: string): boolean => GENRE.test(text) || INNER_GENRE.test(text)
const MAX_KICKER = 30
const MIN_LONG_DECK = 40

/** How many of the titles from `from` on are headings; those that lead into the text belong to the text. */
const headingsEnd = (all: readonly Paragraph[], from: number, end: number): number => {
  for (let index = from + 1; index < end; index++) {
    const text = all[index]?.text ?? ''
    if (/[！？]$/.test(text) || INTO_TEXT.test(text) || ABSTRACT.test(text) || EDITORS.test(text))
      return index
    // A deck is not followed by a second one of several clauses.
    if (all[index - 1]?.text.startsWith('——') && text.length >= MAX_KICKER && /，.*，/.test(text))
      return index
  }
  return end
}

/** Whether lines between two paragraphs were taken out: page credits, a repeated passage. */
const isParted = (above: Paragraph | undefined, below: Paragraph | undefined): boolean =>
  above !== undefined &&
  below !== undefined &&
  (above.lines.at(-1)?.index ?? 0) + 1 !== (below.lines[0]?.index ?? 0)

const isNextRow = (above: Paragraph | undefined, below: Paragraph | undefined): boolean =>
  above !== undefined && (above.lines.at(-1)?.row ?? 0) + 1 === below?.lines[0]?.row

/** Where the titles right above `at` begin. */
const titlesAbove = (all: readonly Paragraph[], index: number, floor: number): number => {
  let from = index
  while (from > floor && index - from < MAX_HEADINGS) {
    const above = all[from - 1]
    if (above?.kind !== 'title' || DATE_LINE.test(above.text)) break
    if (from < index && isParted(above, all[from])) break
    // An exclamation or question ends a headline's last line, or the article above.
    const opensBlock = isNextRow(above, all[from]) && !isNextRow(all[from - 2], above)
    if (from < index && /[！？]$/.test(above.text) && !opensBlock) break
    // A paragraph cut off above headings looks like another heading.
    const cutOff = above.text.length >= MAX_KICKER && /，.*，/.test(above.text)
    if (cutOff && (from < index || all[from - 2]?.kind === 'prose' || all[from - 2]?.kind === 'dated')) break
    if (/^附件/.test(above.text) || ENTRY.test(above.text)) break
    // A title that comes again below was an entry in a list of titles.
    if (all.slice(from, index).some(({ text }) => text === above.text)) break
    from--
  }
  return from
}

/** Whether the article above a place has ended: with a tail, a jump or a byline. */
const hasEnded = (all: readonly Paragraph[], index: number): boolean => {
  const kind = all[index - 1]?.kind
  return ENDS.has(kind) || (kind === 'byline' && all[index - 2]?.kind === 'prose')
}

/** Points for the titles `from`–`body` beginning an article rather than being subheads of the current one. */
const pointsFor = (
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
  let points = 0
  if (series) points += 4
  if (dashed) points += 4
  if (ended) points += 3
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
  const marked = series || dashed || introduced || ended
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

/** Paragraphs that may be between headings and dateline: an abstract or an editors' note. */
const MAX_NOTE = 4
/** The same if all of them are abstracts, without full stops. */
const MAX_ABSTRACTS = 8

const datedBelow = (all: readonly Paragraph[], body: number): number => {
  for (let index = body; index < Math.min(all.length, body + MAX_ABSTRACTS); index++) {
    if (all[index]?.kind === 'dated') return index
    if (all[index]?.kind !== 'prose') return -1
    if (index - body >= MAX_NOTE - 1 && !isOpen(all[index]?.text ?? '')) return -1
  }
  return -1
}

/** The start made by the titles from `from` to `end` and the paragraphs after them. */
const startAt = (all: readonly Paragraph[], from: number, end: number, confidence: number): Start => {
  const body = headingsEnd(all, from, end)
  // One long paragraph between the titles and the dateline is a long deck.
  const deck =
    body === end &&
    all[end]?.kind === 'prose' &&
    all[end + 1]?.kind === 'dated' &&
    (all[end]?.text.length ?? 0) >= MIN_LONG_DECK
  return { from, body: deck ? end + 1 : body, confidence }
}

/** A continuation begins at the titles above its jump mark, or at the mark and the titles below it. */
const continuationAt = (all: readonly Paragraph[], index: number, floor: number): Start => {
  const above = titlesAbove(all, index, floor)
  let body = index + 1
  while (above === index && all[body]?.kind === 'title' && body - index <= MAX_HEADINGS) body++
  // Titles without a text below them do not belong to the continuation.
  if (!TEXT.has(all[body]?.kind) && all[body]?.kind !== 'byline') body = index + 1
  return { from: above, body: above < index ? index : body, confidence: 0.8 }
}

/** Leaves the stories of a set to the article that introduces them. */
const withoutStories = (all: readonly Paragraph[], starts: readonly Start[]): Start[] => {
  const remaining: Start[] = []
  const sets = storySets(all)
  let set = 0
  for (const start of starts) {
    while ((sets[set]?.last ?? Infinity) < start.from) set++
    const { from = Infinity, above = 0 } = sets[set] ?? {}
    const top = from - above
    const previous = remaining.at(-1)
    if (start.from < top) remaining.push(start)
    else if (above > 0) {
      if (previous === undefined || previous.from < top)
        remaining.push({ from: top, body: from, confidence: 0.7 })
    } else if (
      previous === undefined ||
      previous.from >= top ||
      !isIntroduction(all.slice(previous.body, top))
    )
      remaining.push(start)
  }
  return remaining
}

const MIN_PICTURE_TITLE = 4
const TEXT_END: ReadonlySet<LineKind | undefined> = new Set(['prose', 'dated'])

/** A picture's title: alone below an ended article, above a photo credit only or nothing. */
const isPictureTitle = (all: readonly Paragraph[], index: number): boolean => {
  const [above, title, below] = [all[index - 1], all[index], all[index + 1]]
  if (title?.kind !== 'title' || title.text.length < MIN_PICTURE_TITLE || above?.kind === 'title')
    return false
  if (DATE_LINE.test(title.text) || INTO_TEXT.test(title.text) || isPersonName(title.text)) return false
  const isLast = below === undefined || (isParted(title, below) && below.kind === 'title')
  const hasEndedAbove = ENDS.has(above?.kind) || (TEXT_END.has(above?.kind) && below?.kind === 'caption')
  return hasEndedAbove && (isLast || below?.kind === 'caption')
}

/** Finds where articles begin: always at titles above a dateline or byline, at other titles by points. */
export const findStarts = (all: readonly Paragraph[]): Start[] => withoutStories(all, allStarts(all))

const allStarts = (all: readonly Paragraph[]): Start[] => {
  const starts: Start[] = []
  let floor = 0
  for (let at = 0; at < all.length; at++) {
    const paragraph = all[at]
    const last = starts.at(-1)
    if (!paragraph) continue
    if (paragraph.kind === 'dated' || paragraph.kind === 'byline') {
      const from = titlesAbove(all, at, floor)
      // A dateline without titles continues a roundup, unless no article here has titles.
      const bare = paragraph.kind === 'dated' && last !== undefined && last.from === last.body
      if (from < at || !last || bare) starts.push(startAt(all, from, at, from < at ? 0.95 : 0.6))
      floor = at + 1
    } else if (paragraph.kind === 'jump' && jumpOf(paragraph.text)?.direction === 'from') {
      starts.push(continuationAt(all, at, floor))
      floor = starts.at(-1)?.body ?? at
    } else if (paragraph.kind === 'title' && standingKindOf(paragraph.text)) {
      starts.push({ from: at, body: at + 1, confidence: 0.8 })
      floor = at + 1
    } else if (paragraph.kind === 'title' && TEXT.has(all[at + 1]?.kind)) {
      const from = titlesAbove(all, at + 1, floor)
      const dated = datedBelow(all, at + 1)
      const points = pointsFor(all, from, at + 1, last) + (dated > 0 ? 4 : 0)
      if (from <= at && (!last || points >= MIN_POINTS)) {
        starts.push(startAt(all, from, at + 1, Math.min(0.9, 0.4 + points / 20)))
        floor = Math.max(at + 1, dated + 1)
      }
    } else if (
      last ? isPictureTitle(all, at) : paragraph.kind === 'title' && all[at + 1]?.kind === 'caption'
    ) {
      starts.push({ from: at, body: at + 1, confidence: 0.5 })
      floor = at + 1
    } else if (!last && paragraph.kind === 'prose') starts.push({ from: at, body: at, confidence: 0.3 })
  }
  const [first] = starts
  if (first && first.from > 0) starts.unshift({ from: 0, body: 0, confidence: 0.3 })
  return starts.length > 0
    ? starts
    : all.length > 0
      ? [{ from: 0, body: titlesBelow(all), confidence: 0.2 }]
      : []
}

/** Kinds of line that end an article. */
const ENDS: ReadonlySet<LineKind | undefined> = new Set(['tail', 'jump'])
/** Kinds of line that follow titles. */
const TEXT: ReadonlySet<LineKind | undefined> = new Set(['prose', 'verse'])

/** If there are only titles, the first is the headline. */
const titlesBelow = (all: readonly Paragraph[]): number => (all[0]?.kind === 'title' ? 1 : 0)
