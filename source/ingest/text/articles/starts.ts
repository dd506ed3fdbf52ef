import { isPersonName, jumpOf, scriptOf, standingKindOf } from '../../forms/index.ts'
import { findHeadings } from '../chain/find-headings.ts'
import { isParted } from '../chain/short-runs.ts'
import type { Weights } from '../chain/weights.ts'
import type { LineKind } from '../lines/line-kinds.ts'
import { isOtherHeadline } from '../lines/other-lines.ts'
import { endsSentence, hasSentenceInside } from '../lines/sentences.ts'
import type { Paragraph } from '../repairs/paragraphs.ts'

/** Where an article begins among the paragraphs of a section, and where its headings end. */
export interface Start {
  readonly from: number
  readonly body: number
  /** Certainty that an article begins here, and that its heading is these lines, 0 to 1. */
  readonly begins: number
  readonly whole: number
}

/** Where a form says outright that an article begins; its certainties are estimates. */
const startByForm = (from: number, body: number, begins: number): Start => ({
  from,
  body,
  begins,
  whole: begins,
})

const MAX_HEADINGS = 5

/** A continuation without headings above its jump mark begins at the mark, and has the titles below it. */
const continuationAt = (all: readonly Paragraph[], index: number): Start => {
  let body = index + 1
  while (all[body]?.kind === 'title' && body - index <= MAX_HEADINGS) body++
  // Titles without a text below them do not belong to the continuation.
  const hasText = all[body] !== undefined && all[body]?.kind !== 'dated' && body - index <= MAX_HEADINGS
  return startByForm(index, hasText ? body : index + 1, 0.8)
}

/** The start that titles which are not Chinese make, above a text or a dateline: such papers have few subheads, and short ones. */
const otherStart = (all: readonly Paragraph[], index: number, last: Start | undefined): Start | undefined => {
  let body = index
  while (all[body]?.kind === 'title' && body - index < MAX_HEADINGS) body++
  const opening = all[body]?.kind
  if (opening === undefined) return undefined
  const isCertain = opening === 'dated' || opening === 'byline'
  const isLong = all.slice(index, body).some(({ text }) => isOtherHeadline(text))
  return isCertain || isLong || last === undefined ? startByForm(index, body, 0.7) : undefined
}

/** Characters. */
const LONG_DECK = { least: 40, most: 100 }

/** Whether one long paragraph without a full stop between headings and a dateline is a deck: an abstract would be several. */
const isLongDeck = (all: readonly Paragraph[], index: number): boolean => {
  const own = all[index]
  return (
    own?.kind === 'prose' &&
    all[index + 1]?.kind === 'dated' &&
    own.text.length >= LONG_DECK.least &&
    own.text.length <= LONG_DECK.most &&
    !/^[■□●◆]/.test(own.text) &&
    !hasSentenceInside(own.text) &&
    !endsSentence(own.text)
  )
}

const DATE_LINE = /^(?:\d{4}|[一二][〇零一二三四五六七八九]{3})年/
const MIN_PICTURE_TITLE = 4
const ENDS: ReadonlySet<LineKind | undefined> = new Set(['tail', 'jump'])

/** A picture's title, which has no text: alone between the end of an article and the end of the page or what is set apart. */
const isPictureTitle = (all: readonly Paragraph[], index: number): boolean => {
  const [above, own, below] = [all[index - 1], all[index], all[index + 1]]
  return (
    own?.kind === 'title' &&
    own.text.length >= MIN_PICTURE_TITLE &&
    !isPersonName(own.text) &&
    !DATE_LINE.test(own.text) &&
    ENDS.has(above?.kind) &&
    (below === undefined || isParted(own, below))
  )
}

/** The start that the form of a paragraph outside of headings makes, if it makes one. */
const formStart = (all: readonly Paragraph[], index: number, last: Start | undefined): Start | undefined => {
  const { kind = 'prose', text = '' } = all[index] ?? {}
  if (kind === 'jump' && jumpOf(text)?.direction === 'from' && last?.body !== index)
    return continuationAt(all, index)
  if (kind === 'title' && standingKindOf(text)) return startByForm(index, index + 1, 0.8)
  if (kind === 'title' && scriptOf(text) !== 'han') return otherStart(all, index, last)
  if (isPictureTitle(all, index)) return startByForm(index, index + 1, 0.5)
  // Reports without headings: each begins at its dateline.
  if (kind === 'dated' && last !== undefined && last.from === last.body) return startByForm(index, index, 0.6)
  return undefined
}

/** Finds where articles begin: at the headings that the chain finds, and where a form says it outright. */
export const findStarts = (all: readonly Paragraph[], weights?: Weights): Start[] => {
  const starts: Start[] = []
  // If there are only titles, the first is the headline.
  if (all.length > 0 && all.every(({ kind }) => kind === 'title' || kind === 'verse'))
    return [startByForm(0, all[0]?.kind === 'title' ? 1 : 0, 0.3)]
  const headings = findHeadings(all, weights)
  let next = 0
  for (let index = 0; index < all.length; ) {
    const heading = headings[next]
    if (heading?.from === index) {
      const { from, to, begins, whole } = heading
      const body = isLongDeck(all, to) ? to + 1 : to
      starts.push({ from, body, begins, whole })
      next++
      index = body
      continue
    }
    const last = starts.at(-1)
    const start = formStart(all, index, last)
    if (start) starts.push(start)
    // Text above the first heading is an article without one.
    else if (!last) starts.push(startByForm(0, 0, 0.3))
    index = Math.max(index + 1, start?.body ?? 0)
    while ((headings[next]?.from ?? Infinity) < index) next++
  }
  return starts
}
