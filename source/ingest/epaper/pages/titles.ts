import { isPersonName, peopleOf, unifyWidths } from '../../forms/index.ts'
import type { Html } from '../html/html.ts'
import { htmlLines, type NodeSpan, spanOf } from '../html/html-lines.ts'
import { isA, select } from '../html/selector.ts'
import { type Claims, spansOf } from './claims.ts'
import { divideLine, isAuthorField } from './furniture.ts'
import { type ElementLines, headingsBeside, headlineByRank, titlesInHolder } from './ranked-headings.ts'
import { TITLES, type TitlePart } from './template-forms.ts'
import type { Trailer } from './trailer.ts'

/** Lines as printed, in the order of the page. */
export interface Titles {
  readonly kicker: readonly string[]
  readonly headline: readonly string[]
  readonly deck: readonly string[]
  readonly author: readonly string[]
  /** The paper's name, date and page as repeated under the headline. */
  readonly folio: readonly string[]
  /** Certainty of the headline, 0 to 1, by how it was found. */
  readonly confidence: number
}

const isAuthor = (text: string, known: Trailer): boolean =>
  isAuthorField(text) ||
  /^[■□◎]/.test(text) ||
  text.split(/[\s、]+/).every((name) => isPersonName(unifyWidths(name))) ||
  sameWords(text, known.author) ||
  (text.length <= 40 && peopleOf(unifyWidths(text)).length > 0)

const squash = (text: string): string => text.replace(/\s+/g, '')
const sameWords = (one: string, other: string | undefined): boolean =>
  other !== undefined && squash(other) !== '' && squash(one) === squash(other)

/** The first form of a part that has text. Of several elements, the last one before the body is the article's. */
const find = (
  claims: Claims,
  part: TitlePart,
  body: NodeSpan | undefined,
  around?: NodeSpan,
): ElementLines[] => {
  for (const form of TITLES[part]) {
    const spans = spansOf(claims.html, form, around, body)
    if (spans.length === 0) continue
    const found = spans
      .map((span) => ({ span, lines: claims.look(span, { sourceBreaks: part !== 'author' }) }))
      .filter(({ lines }) => lines.length > 0)
    if (found.length === 0) continue
    if (!('select' in form)) return found
    const before = body ? found.filter(({ span }) => span.to <= body.from) : []
    return [before.at(-1) ?? found[0]].filter((one) => one !== undefined)
  }
  return []
}

const FOLIO = /《[^》]{2,20}》\s*[（(][^）)]*第?\s*[A-Za-z]{0,3}\d{1,4}\s*版\s*[）)]\s*$/
/** Splits the folio off the end of author lines. */
export const splitAuthorAndFolio = (
  lines: readonly string[],
  paper?: string,
): { author: string[]; folio: string[] } => {
  const [author, folio]: [string[], string[]] = [[], []]
  for (const line of lines) {
    const at = line.search(FOLIO)
    const divided = divideLine(at < 0 ? line : line.slice(0, at).trim(), paper)
    if (divided.author !== '') author.push(divided.author)
    folio.push(...[divided.imprint, at < 0 ? '' : line.slice(at)].filter((part) => part !== ''))
  }
  return { author, folio }
}

const wordsOf = (found: readonly ElementLines[]): string[] =>
  found.flatMap(({ lines }) => lines.map(({ text }) => text))

/** The run of whole lines, `[from, to)`, that together equal `words`, or undefined. */
export const runOf = (
  lines: readonly string[],
  words: string | undefined,
): readonly [number, number] | undefined => {
  const wanted = squash(words ?? '')
  if (wanted === '') return undefined
  for (let from = 0; from < lines.length; from++) {
    let run = ''
    for (let to = from; to < lines.length && run.length < wanted.length; to++) {
      run += squash(lines[to] ?? '')
      if (run === wanted) return [from, to + 1]
    }
  }
  return undefined
}

type Parts = Pick<Titles, 'kicker' | 'headline' | 'deck'>

/** Divides the lines anew by a known headline: those before it are kickers, those after it decks. */
const arbitrate = (parts: Parts, headline: string | undefined, deckWords?: string): Parts => {
  const lines = [...parts.kicker, ...parts.headline, ...parts.deck]
  const run = runOf(lines, headline)
  if (!run) return parts
  const rest = [...lines.slice(0, run[0]), ...lines.slice(run[1])]
  const deck = runOf(rest, deckWords) ?? [run[0], rest.length]
  const kicker = rest.filter((_, at) => at < deck[0] || at >= deck[1])
  return { kicker, headline: lines.slice(...run), deck: rest.slice(...deck) }
}

/** Divides unmarked lines by dashes: 732 of 3,027 kickers end with one, 825 of 1,472 decks begin with one. */
const byDashes = (lines: readonly string[]): Parts => {
  const last = lines.findLastIndex((line) => /(?:——|—|：)$/.test(line))
  const kicker = lines.slice(0, last < lines.length - 1 ? last + 1 : 0)
  const rest = lines.slice(kicker.length)
  const first = rest.findIndex((line, at) => at > 0 && /^(?:——|—|（)/.test(line))
  return { kicker, headline: rest.slice(0, first < 0 ? 1 : first), deck: rest.slice(first < 0 ? 1 : first) }
}

/** The lines of a span, links excluded, that equal these words. */
const linesSaying = (claims: Claims, span: NodeSpan, words: string | undefined): ElementLines[] => {
  const inLink = (index: number): boolean => isA(claims.html, index, 'a, map, title')
  const lines = claims.look(span, { without: inLink })
  const run = runOf(
    lines.map(({ text }) => text),
    words,
  )
  if (!run) return []
  const said = lines.slice(...run)
  const nodes = said.flatMap((line) => line.nodes)
  return [{ lines: said, span: { from: nodes[0] ?? 0, to: (nodes.at(-1) ?? 0) + 1 } }]
}

/** Hints about an article from its trailer and from the list that links to it. */
export interface TitleHints extends Trailer {
  readonly listed?: string
}

interface Headline {
  readonly found: readonly ElementLines[]
  readonly confidence: number
  /** Whether the lines may include kicker and deck. */
  readonly mixed?: boolean
  /** The headline from the page's title, if the page prints none. */
  readonly words?: string
}

/** Finds the headline: by a marker, in an element for titles, by heading rank, or by the words given elsewhere. */
const headlineOf = (claims: Claims, body: NodeSpan | undefined, known: TitleHints): Headline => {
  const marked = find(claims, 'headline', body)
  if (marked.length > 0) return { found: marked, confidence: 1 }
  const holder = titlesInHolder(claims, body)
  if (holder?.ranked) return { found: [holder.found], confidence: 1 }
  if (holder) return { found: [holder.found], confidence: 0.7, mixed: true }
  const ranked = body ? headlineByRank(claims, body) : undefined
  if (ranked) return { found: [ranked], confidence: 0.9 }
  const before = { from: 0, to: body?.from ?? claims.html.nodes.length }
  const said = [known.headline, known.listed]
    .map((words) => linesSaying(claims, before, words))
    .find((one) => one.length > 0)
  if (said || known.headline || known.listed || !body)
    return { found: said ?? [], confidence: said || known.headline ? 0.9 : 0 }
  const shown = titleOf(claims.html)
  const spokenOf = shown.map((words) => linesSaying(claims, before, words)).find((one) => one.length > 0)
  return { found: spokenOf ?? [], confidence: spokenOf ? 0.7 : 0, ...(shown[0] ? { words: shown[0] } : {}) }
}

/** The ends of title parts that name the site, not the article. */
const OF_SITE = /(?:[报刊讯]社?|数字报\S*|电子报\S*|电子版\S*|[网版]|首页|平台|\d{4}\D\d{1,2}\D\d{1,2}\S*)$/
/** The parts of the page's title that may be the headline. */
const titleOf = (html: Html): string[] =>
  select(html, 'title')
    .slice(0, 1)
    .flatMap((index) => htmlLines(html, spanOf(html, index)))
    .flatMap(({ text }) => text.split(/\s*[-_|—–]+\s*/))
    .filter((part) => part.length >= 4 && !OF_SITE.test(part))

/** Reads kicker, headline, deck and author of an article page and claims them. */
export const readTitles = (claims: Claims, body: NodeSpan | undefined, known: TitleHints): Titles => {
  const take = (found: readonly ElementLines[]): ElementLines[] => {
    for (const { lines } of found) claims.claim(lines)
    return [...found]
  }
  // Named parts are claimed first, because the headline's element may contain them.
  const named = { kicker: take(find(claims, 'kicker', body)), deck: take(find(claims, 'deck', body)) }
  const author = take(find(claims, 'author', body))
  const { found, confidence, mixed, words } = headlineOf(claims, body, known)
  const headline = take(found)
  const around = headline[0]?.span

  const above = take(named.kicker.length > 0 ? [] : find(claims, 'kicker', body, around))
  const under = take(find(claims, 'deck', body, around))
  const below = take(find(claims, 'author', body, around))
  const headings = around ? headingsBeside(claims, around, body) : { before: [], after: [] }
  const after = [...under, ...take(headings.after)]
  const signed = after.filter(({ lines }) => lines.every(({ text }) => isAuthor(text, known)))
  const kicker = wordsOf([...named.kicker, ...above, ...take(headings.before)])
  const deck = wordsOf([...named.deck, ...after.filter((one) => !signed.includes(one))])

  const lines = wordsOf(headline)
  const divided = mixed ? byDashes(lines) : { kicker: [], headline: lines, deck: [] }
  const read = {
    kicker: [...kicker, ...divided.kicker],
    headline: divided.headline,
    deck: [...divided.deck, ...deck],
  }
  const settled = arbitrate(read, known.headline, known.deck)
  const parts = settled === read && confidence < 1 ? arbitrate(read, known.listed) : settled
  /** A part that was not found in its place: the hint's words elsewhere on the page, or else the hint itself. */
  const orKnown = (printed: readonly string[], words: string | undefined): readonly string[] => {
    const all = [...parts.kicker, ...parts.headline, ...parts.deck]
    if (printed.length > 0 || !words || runOf(all, words)) return printed
    const said = wordsOf(
      take(linesSaying(claims, { from: 0, to: body?.from ?? claims.html.nodes.length }, words)),
    )
    return said.length > 0 ? said : [words]
  }
  const people = splitAuthorAndFolio(wordsOf([...author, ...signed, ...below]), known.paper)
  return {
    kicker: orKnown(parts.kicker, known.kicker),
    headline: orKnown(parts.headline, known.headline ?? words),
    deck: orKnown(parts.deck, known.deck),
    author: orKnown(people.author, known.author),
    folio: people.folio,
    confidence:
      parts.headline.length > 0 && sameWords(parts.headline.join(''), known.headline) ? 1 : confidence,
  }
}

/** The nearest element that contains both spans, or the whole page. */
export const commonAncestor = (html: Html, one: NodeSpan, other: NodeSpan): NodeSpan => {
  for (let at = html.nodes[one.from]?.parent ?? -1; at >= 0; at = html.nodes[at]?.parent ?? -1) {
    const span = spanOf(html, at)
    if (span.from <= other.from && other.to <= span.to) return span
  }
  return { from: 0, to: html.nodes.length }
}
