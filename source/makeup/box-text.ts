import { type Article, articleLength, readingMinutes } from '../issue/index.ts'
import { type Words, wordsFor } from '../language/index.ts'
import { placeAt, START } from './cursor.ts'
import { drawPage } from './drawn-page.ts'
import type { Frame } from './frame.ts'
import { createGalley, type Galley } from './galley.ts'
import { makePage } from './page.ts'
import type { Rect } from './plan/rect.ts'
import { GAP } from './plan/sheet-plan.ts'
import type { Row } from './row.ts'
import { fitRow, line, QUIET, rowCells, shift } from './row-layout.ts'
import type { Settings } from './settings.ts'
import { type Role, type Strip, stripsOf } from './strip.ts'

/** A row of a page and its place in cells. */
export interface PlacedRow {
  readonly left: number
  readonly top: number
  readonly row: Row
  /** What it belongs to: the order in which a slow line gets a page. */
  readonly part: 'heading' | 'opening'
}

/** How an article's headline is drawn: as the page's weight asks, quietly once it is read. */
export type Weight = 'strong' | 'plain' | 'quiet'

const HEADLINE_ROLE: Readonly<Record<Weight, Role>> = { strong: 'headline', plain: 'deck', quiet: 'kicker' }

const HEAD = new Set<Role>(['kicker', 'headline', 'deck'])

/** Strips of an opening at most: no box has room for more. */
const MOST_STRIPS = 60

interface BoxStrips {
  readonly head: readonly Strip[]
  /** Shown only where rows would stay empty. */
  readonly facts: readonly Strip[]
  readonly text: readonly Strip[]
}

/** What a box shows of an article: its headings, its text, its captions; no notes. */
const boxStrips = (article: Article, settings: Settings): BoxStrips => {
  const head: Strip[] = []
  const facts: Strip[] = []
  const text: Strip[] = []
  for (const strip of stripsOf(article, settings)) {
    if (!strip) continue
    const { lead: _, ...plain } = strip
    if (HEAD.has(strip.role)) head.push(plain)
    else if (strip.role === 'facts') facts.push(plain)
    else if (strip.role !== 'note') text.push({ ...plain, above: text.length === 0 ? 0 : strip.above })
    if (text.length >= MOST_STRIPS) break
  }
  return { head, facts, text }
}

/** A picture alone is told by the mark before its caption. */
const withPictureMark = (strips: readonly Strip[], article: Article, words: Words): Strip[] =>
  strips.map((strip, index) =>
    index === 0 && strip.role === 'caption' && article.body.length === 0
      ? { ...strip, text: words.picture(strip.text) }
      : strip,
  )

const rowsIn = (galley: Galley): number =>
  galley.strips.reduce((sum, _, index) => sum + galley.rows(index).length, 0)

/** Rows that a text leaves empty from which its facts are shown too, and the headings stand lower, by so many rows at most. */
const LEAST_SPARE = 4
const MOST_ABOVE = 4

/** Rows of a box from which a blank one stands between headings and text. */
const LEAST_ROOMY_BOX = 12

/** Rows of text that a box keeps below its headings, if it can. */
const LEAST_TEXT_ROWS = 2

/** The headings that leave room for text: without the deck, then without the kicker; the headline always. */
const fittingHead = (
  head: readonly Strip[],
  width: number,
  height: number,
  settings: Settings,
): readonly Strip[] => {
  const without = (roles: readonly Role[]): Strip[] => head.filter(({ role }) => !roles.includes(role))
  const choices = [head, without(['deck']), without(['deck', 'kicker'])]
  const fits = (strips: readonly Strip[]): boolean =>
    rowsIn(createGalley(strips, { width, column: width }, settings)) <= Math.max(1, height - LEAST_TEXT_ROWS)
  return choices.find(fits) ?? without(['deck', 'kicker'])
}

/** Columns of text that a width holds. */
const frameFor = ({ width, height }: Rect, measure: number): Frame => {
  const columns = Math.max(1, Math.floor((width + GAP) / (measure + GAP)))
  const column = Math.floor((width - GAP * (columns - 1)) / columns)
  return { height, left: 0, measure: { width, column }, columns, gutter: GAP }
}

/** The strips from a place on. */
const stripsFrom = (galley: Galley, cursor: { readonly strip: number; readonly row: number }): Strip[] => {
  const { character } = placeAt(galley, cursor)
  return galley.strips.slice(cursor.strip).map((strip, index) => {
    const cut = index === 0 ? character - strip.offset : 0
    return cut > 0 ? { ...strip, offset: strip.offset + cut, text: strip.text.slice(cut), above: 0 } : strip
  })
}

/** The row with an ellipsis at its end, to say that the text goes on. */
const goingOn = (row: Row, width: number, { ambiguous }: Settings): Row =>
  fitRow([...row, { text: '……', style: QUIET }], width, ambiguous)

/** Rows of a rectangle from which its last one tells how long a text that goes on takes to read. */
const LEAST_TOLD = 8

/** That the text goes on, and how long it takes to read, at the end of a row. */
const tellsLength = (article: Article, width: number, { ambiguous, language }: Settings): Row => {
  const minutes = wordsFor(language).minutes(readingMinutes(articleLength(article)))
  const whole = line(`……  ${minutes}`, QUIET)
  const told = rowCells(whole, ambiguous) <= width ? whole : line('……', QUIET)
  return shift(told, width - rowCells(told, ambiguous))
}

/** The part of a rectangle that the headings need to be as wide as the box, first; the others follow from top to bottom. */
const inReadingOrder = (rects: readonly Rect[]): Rect[] => {
  const widest = Math.max(...rects.map(({ width }) => width))
  const first = rects.find(({ width }) => width >= widest * 0.6)
  return first ? [first, ...rects.filter((rect) => rect !== first)] : [...rects]
}

interface Filled {
  readonly rows: readonly PlacedRow[]
  /** What had no room. */
  readonly rest: readonly Strip[]
}

/** Sets as much as fits in the first `height` rows of a rectangle. */
const fill = (
  strips: readonly Strip[],
  rect: Rect,
  height: number,
  measure: number,
  settings: Settings,
): Filled => {
  const frame = frameFor({ ...rect, height }, measure)
  const galley = createGalley(strips, frame.measure, settings)
  const page = makePage(galley, START, frame)
  const headRows = page.bands.filter((band) => {
    const set = band.kind === 'whole' ? band.row : band.rows[0]
    return set !== undefined && HEAD.has(set.strip.role)
  }).length
  const rows = drawPage(page, frame, settings).map(
    (row, index): PlacedRow => ({
      left: rect.left,
      top: rect.top + index,
      row,
      part: index < headRows ? 'heading' : 'opening',
    }),
  )
  return { rows, rest: page.next ? stripsFrom(galley, page.next) : [] }
}

/**
 * The same for the last rectangle of a box: it says that a text goes on.
 * @param airy what is shown instead, and lower, if too many rows would stay empty
 */
const fillLast = (
  article: Article,
  strips: readonly Strip[],
  airy: readonly Strip[],
  rect: Rect,
  measure: number,
  settings: Settings,
): readonly PlacedRow[] => {
  const { left, top, width, height } = rect
  const { rows, rest } = fill(strips, rect, height, measure, settings)
  if (rest.length === 0) {
    const spare = height - rows.length
    if (airy.length === 0 || spare < LEAST_SPARE) return rows
    const above = Math.min(MOST_ABOVE, Math.floor(spare / 3))
    return fill(airy, { ...rect, top: top + above }, height - above, measure, settings).rows
  }
  if (height >= LEAST_TOLD)
    return [
      ...fill(strips, rect, height - 1, measure, settings).rows,
      { left, top: top + height - 1, row: tellsLength(article, width, settings), part: 'opening' },
    ]
  const last = rows.at(-1)
  return last ? [...rows.slice(0, -1), { ...last, row: goingOn(last.row, width, settings) }] : rows
}

/**
 * The headings of an article and as much of its text as its box has room for.
 * @param rects where text may stand in the box
 * @param measure cells of a column
 */
export const boxText = (
  article: Article,
  rects: readonly Rect[],
  measure: number,
  weight: Weight,
  settings: Settings,
): readonly PlacedRow[] => {
  const words = wordsFor(settings.language)
  const { head, facts, text } = boxStrips(article, settings)
  const ordered = inReadingOrder(rects)
  const [first] = ordered
  if (!first) return []
  const headings = fittingHead(head, first.width, first.height, settings).map((strip) =>
    strip.role === 'headline' ? { ...strip, role: HEADLINE_ROLE[weight] } : strip,
  )
  const isRoomy = headings.length > 0 && first.height >= LEAST_ROOMY_BOX
  const body = withPictureMark(text, article, words).map((strip, index) =>
    index === 0 && isRoomy ? { ...strip, above: 1 } : strip,
  )
  const airy = ordered.length === 1 && headings.length > 0 ? [...headings, ...facts, ...body] : []
  let strips: readonly Strip[] = [...headings, ...body]
  const placed: PlacedRow[] = []
  for (const rect of ordered.slice(0, -1)) {
    const { rows, rest } = fill(strips, rect, rect.height, measure, settings)
    placed.push(...rows)
    strips = rest
  }
  const last = ordered.at(-1) ?? first
  if (strips.length === 0) return placed
  return [...placed, ...fillLast(article, strips, airy, last, measure, settings)]
}
