import type { Article } from '../issue/index.ts'
import { wordsFor } from '../language/index.ts'
import { setHeadline } from '../typeset/index.ts'
import { exactly, fitRow, line, QUIET, STRONG } from './compose.ts'
import { factsOf, joinFacts } from './facts.ts'
import { pageOf } from './frame.ts'
import { keptBy } from './galley.ts'
import { marksFor } from './marks.ts'
import type { Row } from './row.ts'
import type { Settings, Size } from './settings.ts'

/** What the reader has done with an article. */
export interface Traced {
  readonly read: boolean
  readonly bookmarked: boolean
}

/** What an article without a headline goes by: how its text begins. */
export const titleOf = (article: Article, settings: Settings): string => {
  const headline = article.headline.join(' ').trim()
  if (headline !== '') return headline
  const opening = article.body.find(({ text }) => text.trim() !== '')?.text.trim() ?? ''
  return opening === ''
    ? (article.images?.[0]?.caption ?? wordsFor(settings.language).untitled)
    : opening.slice(0, 80)
}

const toldOf = (article: Article, traced: Traced, settings: Settings, brief: boolean): string => {
  const words = wordsFor(settings.language)
  const marks = [...(traced.bookmarked ? [words.bookmarked] : []), ...(traced.read ? [words.read] : [])]
  return joinFacts([...factsOf(article, settings, brief), ...marks], settings)
}

interface Parts {
  readonly kicker: readonly Row[]
  readonly headline: readonly Row[]
  readonly deck: readonly Row[]
}

const setParts = (article: Article, settings: Settings, width: number, brief: boolean): Parts => {
  const { ambiguous, level } = settings
  const fitted = (texts: readonly string[] | undefined, most: number): Row[] =>
    (texts ?? []).slice(0, most).map((text) => fitRow(line(text), width, ambiguous))
  const titles = article.headline
  const whole = (): Row[] => setHeadline(titles, { width, ambiguous, level }).map(({ text }) => line(text))
  return {
    kicker: fitted(article.kicker, 2),
    headline:
      titles.length === 0
        ? fitted([titleOf(article, settings)], 1)
        : brief
          ? fitted(titles, titles.length)
          : whole(),
    deck: fitted(article.deck, brief ? 1 : 3),
  }
}

/** The head of an item, each part no wider than `width`; kept, for a menu is drawn at every key. */
const partsOf = keptBy((article: Article, { width, column }, settings) =>
  setParts(article, settings, width, column === 0),
)

const styled = (rows: readonly Row[], style: Row[number]['style']): Row[] =>
  rows.map((row) => row.map(({ text }) => (style ? { text, style } : { text })))

/**
 * An article in the menu: kicker, headline, deck, facts, in at most `most` rows. What does not fit goes in this order:
 * deck, kicker, facts, the headline's end; never its beginning. The selected one has a bar and is otherwise as it was: a
 * move sends two bars over the line and no words.
 */
export const headlineItem = (
  article: Article,
  selected: boolean,
  traced: Traced,
  settings: Settings,
  size: Size,
  most = Number.POSITIVE_INFINITY,
): Row[] => {
  const { left, width: page } = pageOf(size)
  const { bar } = marksFor(settings.ambiguous)
  const brief = size.columns < 60 || size.rows < 20
  const inset = size.columns >= 24 ? 2 : 1
  const width = Math.max(2, page - inset)
  const parts = partsOf(article, { width, column: brief ? 0 : width }, settings)
  const said = toldOf(article, traced, settings, brief)
  const told = said === '' ? [] : [fitRow(line(said), width, settings.ambiguous)]
  const titleRows = Math.min(parts.headline.length, most)
  let room = most - titleRows
  const facts = told.length <= room ? told : []
  room -= facts.length
  const kicker = parts.kicker.length <= room ? parts.kicker : []
  room -= kicker.length
  const deck = parts.deck.slice(0, Math.max(0, room))
  const titleStyle = article.headline.length > 0 ? STRONG : undefined
  const rows = [
    ...styled(kicker, QUIET),
    ...styled(exactly(parts.headline, titleRows), titleStyle),
    ...styled(deck, undefined),
    ...styled(facts, QUIET),
  ]
  const margin = ' '.repeat(left)
  const mark = selected ? bar.padEnd(inset) : ' '.repeat(inset)
  return rows.map((row) => [{ text: margin + mark }, ...row])
}

/** Blank rows between the items of a menu. */
export const itemGap = (size: Size): number => (size.rows >= 20 && size.columns >= 60 ? 1 : 0)
