import { isPersonName, jumpOf, standingKindOf } from '../../forms/index.ts'
import { ABSTRACT, EDITORS } from '../lines/labels.ts'
import type { LineKind } from '../lines/line-kinds.ts'
import { isOpen } from '../lines/sentences.ts'
import type { Paragraph } from '../repairs/paragraphs.ts'
import { ENDS, pointsFor, type Start } from './start-points.ts'
import { isIntroduction, storySets } from './story-sets.ts'

const MAX_HEADINGS = 5
/** The points at which titles without a dateline begin an article and are not a subhead. */
const MIN_POINTS = 3

/** The end of an entry in a list of contents: A03, 2版, >>A2版. */
const ENTRY = /(?:^|\s|[>→▶►…·])[（]?(?:详?见)?(?:[A-Z]{1,2}\d{2,3}|第?[A-Z]{0,2}\d{1,3}\s?版)[）]?$/
const DATE_LINE = /^(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?|[一二]\S{3}年\S{1,3}月\S{1,3}日)$/

/** Short spaced-out titles, 回 信, and lines that lead into the text, such as a salutation, are not headings. */
const INTO_TEXT = /^\S(?:\s\S){1,3}$|：$|^附件/
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

/** Collects the starts of a section's articles from top to bottom. */
class StartFinder {
  readonly #all: readonly Paragraph[]
  readonly #starts: Start[] = []
  /** Index of the first paragraph that may be a heading of the next article. */
  #floor = 0

  constructor(all: readonly Paragraph[]) {
    this.#all = all
  }

  find(): Start[] {
    for (const [index, paragraph] of this.#all.entries()) this.#visit(paragraph, index)
    const [first] = this.#starts
    if (!first)
      return this.#all.length > 0 ? [{ from: 0, body: titlesBelow(this.#all), confidence: 0.2 }] : []
    return first.from > 0 ? [{ from: 0, body: 0, confidence: 0.3 }, ...this.#starts] : this.#starts
  }

  #visit({ kind, text }: Paragraph, index: number): void {
    const nextKind = this.#all[index + 1]?.kind
    if (kind === 'dated' || kind === 'byline') this.#addAtOpening(kind, index)
    else if (kind === 'jump' && jumpOf(text)?.direction === 'from') {
      const start = continuationAt(this.#all, index, this.#floor)
      this.#add(start, start.body)
    } else if (kind === 'title' && standingKindOf(text)) this.#addTitle(index, 0.8)
    else if (kind === 'title' && TEXT.has(nextKind)) this.#addAtTitles(index)
    else if (this.#starts.length > 0) {
      if (isPictureTitle(this.#all, index)) this.#addTitle(index, 0.5)
    } else if (kind === 'title' && nextKind === 'caption') this.#addTitle(index, 0.5)
    else if (kind === 'prose') this.#add({ from: index, body: index, confidence: 0.3 }, this.#floor)
  }

  #add(start: Start, floor: number): void {
    this.#starts.push(start)
    this.#floor = floor
  }

  #addTitle(index: number, confidence: number): void {
    this.#add({ from: index, body: index + 1, confidence }, index + 1)
  }

  /** Adds the titles above a dateline or byline, if they begin an article. */
  #addAtOpening(kind: 'dated' | 'byline', index: number): void {
    const last = this.#starts.at(-1)
    const from = titlesAbove(this.#all, index, this.#floor)
    // A dateline without titles continues a roundup, unless no article here has titles.
    const hasNoTitles = kind === 'dated' && last !== undefined && last.from === last.body
    if (from < index || !last || hasNoTitles)
      this.#starts.push(startAt(this.#all, from, index, from < index ? 0.95 : 0.6))
    this.#floor = index + 1
  }

  /** Adds the titles above a text without a dateline, if they score enough points. */
  #addAtTitles(index: number): void {
    const last = this.#starts.at(-1)
    const body = index + 1
    const from = titlesAbove(this.#all, body, this.#floor)
    const dateline = datedBelow(this.#all, body)
    const points = pointsFor(this.#all, from, body, last) + (dateline > 0 ? 4 : 0)
    if (from > index || (last && points < MIN_POINTS)) return
    const confidence = Math.min(0.9, 0.4 + points / 20)
    this.#add(startAt(this.#all, from, body, confidence), Math.max(body, dateline + 1))
  }
}

/** Finds where articles begin: always at titles above a dateline or byline, at other titles by points. */
export const findStarts = (all: readonly Paragraph[]): Start[] =>
  withoutStories(all, new StartFinder(all).find())

/** Kinds of line that follow titles. */
const TEXT: ReadonlySet<LineKind | undefined> = new Set(['prose', 'verse'])

/** If there are only titles, the first is the headline. */
const titlesBelow = (all: readonly Paragraph[]): number => (all[0]?.kind === 'title' ? 1 : 0)
