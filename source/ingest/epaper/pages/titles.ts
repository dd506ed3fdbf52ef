import { isPersonName, peopleOf, unifyWidths } from '../../forms/index.ts'
import type { Html } from '../html/html.ts'
import { linesOf, type Span, spanOf } from '../html/html-lines.ts'
import { isA, select } from '../html/selector.ts'
import { type Claims, spansOf } from './claims.ts'
import { divideLine, isAuthorField } from './furniture.ts'
import { beside, type Found, held, highest } from './ranked-headings.ts'
import { TITLES, type TitlePart } from './template-forms.ts'
import type { Trailer } from './trailer.ts'

/** Lines as printed, in the order of the page. */
export interface Titles {
  readonly kicker: readonly string[]
  readonly headline: readonly string[]
  readonly deck: readonly string[]
  readonly author: readonly string[]
  /** The paper's name, date and page as an article page repeats them under the headline. */
  readonly folio: readonly string[]
  /** From 0 to 1: a mark, a heading by its rank, the trailer's word. */
  readonly confidence: number
}

const isAuthor = (text: string, known: Trailer): boolean =>
  isAuthorField(text) ||
  /^[■□◎]/.test(text) ||
  text.split(/[\s、]+/).every((name) => isPersonName(unifyWidths(name))) ||
  same(text, known.author) ||
  (text.length <= 40 && peopleOf(unifyWidths(text)).length > 0)

const squash = (text: string): string => text.replace(/\s+/g, '')
const same = (one: string, other: string | undefined): boolean =>
  other !== undefined && squash(other) !== '' && squash(one) === squash(other)

/** The first form of a part that holds text. Of several elements the last before the body is the article's own. */
const find = (claims: Claims, part: TitlePart, body: Span | undefined, around?: Span): Found[] => {
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
/** An author's line may have the folio behind it. */
export const split = (lines: readonly string[], paper?: string): { author: string[]; folio: string[] } => {
  const [author, folio]: [string[], string[]] = [[], []]
  for (const line of lines) {
    const at = line.search(FOLIO)
    const divided = divideLine(at < 0 ? line : line.slice(0, at).trim(), paper)
    if (divided.author !== '') author.push(divided.author)
    folio.push(...[divided.imprint, at < 0 ? '' : line.slice(at)].filter((part) => part !== ''))
  }
  return { author, folio }
}

const wordsOf = (found: readonly Found[]): string[] =>
  found.flatMap(({ lines }) => lines.map(({ text }) => text))

/** Where `words` stand among the lines, as a run of whole lines, or undefined. */
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

/** Where the headline stands among the lines, what is before and after it follows. */
const arbitrate = (parts: Parts, headline: string | undefined, deckWords?: string): Parts => {
  const lines = [...parts.kicker, ...parts.headline, ...parts.deck]
  const run = runOf(lines, headline)
  if (!run) return parts
  const rest = [...lines.slice(0, run[0]), ...lines.slice(run[1])]
  const deck = runOf(rest, deckWords) ?? [run[0], rest.length]
  const kicker = rest.filter((_, at) => at < deck[0] || at >= deck[1])
  return { kicker, headline: lines.slice(...run), deck: rest.slice(...deck) }
}

/** Lines of which nothing says what they are: dashes tell (a kicker ends with one: 732 of 3027; a deck begins: 825 of 1472). */
const byDashes = (lines: readonly string[]): Parts => {
  const last = lines.findLastIndex((line) => /(?:——|—|：)$/.test(line))
  const kicker = lines.slice(0, last < lines.length - 1 ? last + 1 : 0)
  const rest = lines.slice(kicker.length)
  const first = rest.findIndex((line, at) => at > 0 && /^(?:——|—|（)/.test(line))
  return { kicker, headline: rest.slice(0, first < 0 ? 1 : first), deck: rest.slice(first < 0 ? 1 : first) }
}

/** The lines of a span, links apart, that say these words. */
const spoken = (claims: Claims, span: Span, words: string | undefined): Found[] => {
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

/** What is known of an article from its trailer and from the list that links to it. */
export interface Known extends Trailer {
  readonly listed?: string
}

interface Headline {
  readonly found: readonly Found[]
  readonly confidence: number
  /** The lines may hold kicker and deck too. */
  readonly mixed?: boolean
  /** What the page's title calls the article, where nothing on the page does. */
  readonly words?: string
}

/** The headline by a mark; in an element for titles; by the rank of headings; by the words that others use for it. */
const headlineOf = (claims: Claims, body: Span | undefined, known: Known): Headline => {
  const marked = find(claims, 'headline', body)
  if (marked.length > 0) return { found: marked, confidence: 1 }
  const holder = held(claims, body)
  if (holder?.ranked) return { found: [holder.found], confidence: 1 }
  if (holder) return { found: [holder.found], confidence: 0.7, mixed: true }
  const ranked = body ? highest(claims, body) : undefined
  if (ranked) return { found: [ranked], confidence: 0.9 }
  const before = { from: 0, to: body?.from ?? claims.html.nodes.length }
  const said = [known.headline, known.listed]
    .map((words) => spoken(claims, before, words))
    .find((one) => one.length > 0)
  if (said || known.headline || known.listed || !body)
    return { found: said ?? [], confidence: said || known.headline ? 0.9 : 0 }
  const shown = titleOf(claims.html)
  const spokenOf = shown.map((words) => spoken(claims, before, words)).find((one) => one.length > 0)
  return { found: spokenOf ?? [], confidence: spokenOf ? 0.7 : 0, ...(shown[0] ? { words: shown[0] } : {}) }
}

/** What sites write into the title of every page. */
const OF_SITE = /(?:[报刊讯]社?|数字报\S*|电子报\S*|电子版\S*|[网版]|首页|平台|\d{4}\D\d{1,2}\D\d{1,2}\S*)$/
/** The parts of the page's title that may be the article's. */
const titleOf = (html: Html): string[] =>
  select(html, 'title')
    .slice(0, 1)
    .flatMap((index) => linesOf(html, spanOf(html, index)))
    .flatMap(({ text }) => text.split(/\s*[-_|—–]+\s*/))
    .filter((part) => part.length >= 4 && !OF_SITE.test(part))

/** Reads kicker, headline, deck and author of an article page and claims them. */
export const readTitles = (claims: Claims, body: Span | undefined, known: Known): Titles => {
  const take = (found: readonly Found[]): Found[] => {
    for (const { lines } of found) claims.claim(lines)
    return [...found]
  }
  // What names itself goes first: the headline's element may hold the others.
  const named = { kicker: take(find(claims, 'kicker', body)), deck: take(find(claims, 'deck', body)) }
  const author = take(find(claims, 'author', body))
  const { found, confidence, mixed, words } = headlineOf(claims, body, known)
  const headline = take(found)
  const around = headline[0]?.span

  const above = take(named.kicker.length > 0 ? [] : find(claims, 'kicker', body, around))
  const under = take(find(claims, 'deck', body, around))
  const below = take(find(claims, 'author', body, around))
  const headings = around ? beside(claims, around, body) : { before: [], after: [] }
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
  /** What the page does not print where it is looked for it prints elsewhere, or its trailer alone has it. */
  const orKnown = (printed: readonly string[], words: string | undefined): readonly string[] => {
    const all = [...parts.kicker, ...parts.headline, ...parts.deck]
    if (printed.length > 0 || !words || runOf(all, words)) return printed
    const said = wordsOf(take(spoken(claims, { from: 0, to: body?.from ?? claims.html.nodes.length }, words)))
    return said.length > 0 ? said : [words]
  }
  const people = split(wordsOf([...author, ...signed, ...below]), known.paper)
  return {
    kicker: orKnown(parts.kicker, known.kicker),
    headline: orKnown(parts.headline, known.headline ?? words),
    deck: orKnown(parts.deck, known.deck),
    author: orKnown(people.author, known.author),
    folio: people.folio,
    confidence: parts.headline.length > 0 && same(parts.headline.join(''), known.headline) ? 1 : confidence,
  }
}

/** The element nearest around both spans, or the whole page. */
export const common = (html: Html, one: Span, other: Span): Span => {
  for (let at = html.nodes[one.from]?.parent ?? -1; at >= 0; at = html.nodes[at]?.parent ?? -1) {
    const span = spanOf(html, at)
    if (span.from <= other.from && other.to <= span.to) return span
  }
  return { from: 0, to: html.nodes.length }
}
