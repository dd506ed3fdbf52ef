import { type Article, articleTitle } from '../issue/index.ts'
import { wordsFor } from '../language/index.ts'
import { setHeadline } from '../typeset/index.ts'
import { factsOf, joinFacts } from './facts.ts'
import { pageOf } from './frame.ts'
import { cachedBySetting } from './galley.ts'
import { headingParts } from './heading-parts.ts'
import { marksFor } from './marks.ts'
import type { Row } from './row.ts'
import { exactly, fitRow, line, QUIET, STRONG } from './row-layout.ts'
import type { Settings, Size } from './settings.ts'

/** What the reader has done with an article. */
interface ArticleTraces {
  readonly read: boolean
  readonly bookmarked: boolean
}

/** The title of an article; never empty. */
export const titleOf = (article: Article, settings: Settings): string =>
  articleTitle(article) || wordsFor(settings.language).untitled

/** Code units of each text of an item, and of its headline in all: no list shows more, whatever a source holds. */
const MOST_SHOWN = 4000

/** The first texts, as far as a list shows them. */
const shownOf = (texts: readonly string[]): string[] => {
  const shown: string[] = []
  let room = MOST_SHOWN
  for (const text of texts) {
    if (room <= 0) break
    shown.push(text.slice(0, room))
    room -= text.length + 1
  }
  return shown
}

const itemFacts = (facts: readonly string[], traces: ArticleTraces, settings: Settings): string => {
  const words = wordsFor(settings.language)
  const marks = [...(traces.bookmarked ? [words.bookmarked] : []), ...(traces.read ? [words.read] : [])]
  return joinFacts([...facts, ...marks], settings)
}

/** The rows of an item's head, and its facts. */
interface ItemHead {
  readonly facts: readonly string[]
  readonly kicker: readonly Row[]
  readonly headline: readonly Row[]
  readonly deck: readonly Row[]
}

const setHead = (article: Article, settings: Settings, width: number, brief: boolean): ItemHead => {
  const { ambiguous, level } = settings
  const fitted = (texts: readonly string[], most: number): Row[] =>
    texts.slice(0, most).map((text) => fitRow(line(text.slice(0, MOST_SHOWN)), width, ambiguous))
  const parts = headingParts(article)
  const titles = shownOf(parts.headline)
  const unabridged = (): Row[] =>
    setHeadline(titles, { width, ambiguous, level }).map(({ text }) => line(text))
  return {
    facts: shownOf(factsOf(article, settings, brief)),
    kicker: fitted(parts.kicker, 2),
    headline:
      titles.length === 0
        ? fitted([titleOf(article, settings)], 1)
        : brief
          ? fitted(titles, titles.length)
          : unabridged(),
    deck: fitted(parts.deck, brief ? 1 : 3),
  }
}

/** The head of an item, no row wider than `width`; cached, because the list is drawn at every key. */
const headOf = cachedBySetting((article: Article, { width, column }, settings) =>
  setHead(article, settings, width, column === 0),
)

const styled = (rows: readonly Row[], style: Row[number]['style']): Row[] =>
  rows.map((row) => row.map(({ text }) => (style ? { text, style } : { text })))

/**
 * An article in the list: kicker, headline (plain once it is read), deck, facts, in at most `most` rows. If they do not fit, deck, kicker, facts
 * and the end of the headline are dropped in this order. The rows are the same whether the item is selected or not: only the
 * bar of `itemMarks` shows that, so that a move sends two bars to the terminal and no words.
 * @param page cells of the list with its marks
 */
export const headlineItem = (
  article: Article,
  traces: ArticleTraces,
  settings: Settings,
  size: Size,
  most = Number.POSITIVE_INFINITY,
  page = pageOf(size).width,
): Row[] => {
  const brief = size.columns < 60 || size.rows < 20
  const width = Math.max(2, page - insetOf(size))
  const head = headOf(article, { width, column: brief ? 0 : width }, settings)
  const factsText = itemFacts(head.facts, traces, settings)
  const titleRows = Math.min(head.headline.length, most)
  let room = most - titleRows
  const facts = factsText !== '' && room > 0 ? [fitRow(line(factsText), width, settings.ambiguous)] : []
  room -= facts.length
  const kicker = head.kicker.length <= room ? head.kicker : []
  room -= kicker.length
  const deck = head.deck.slice(0, Math.max(0, room))
  // Read headlines are plain: what is bold is still to be read.
  const titleStyle = article.headline.length > 0 && !traces.read ? STRONG : undefined
  return [
    ...styled(kicker, QUIET),
    ...styled(exactly(head.headline, titleRows), titleStyle),
    ...styled(deck, undefined),
    ...styled(facts, QUIET),
  ]
}

/** Width of the bar beside a selected item, with the blank after it, in cells. */
const insetOf = (size: Size): number => (size.columns >= 24 ? 2 : 1)

/** The text before each row of a selected item and of any other, from the edge of the window. */
export const itemMarks = (
  settings: Settings,
  size: Size,
): { readonly selected: string; readonly other: string } => {
  const margin = ' '.repeat(pageOf(size).left)
  const inset = insetOf(size)
  const { bar } = marksFor(settings.ambiguous)
  return { selected: margin + bar.padEnd(inset), other: margin + ' '.repeat(inset) }
}

/** Blank rows between the items of a list. */
export const itemGap = (size: Size): number => (size.rows >= 20 && size.columns >= 60 ? 1 : 0)
