import { isPersonName, peopleOf, unifyWidths } from '../../forms/index.ts'
import type { Html } from '../html/html.ts'
import { htmlLines, type NodeSpan, spanOf } from '../html/html-lines.ts'
import { isA, select } from '../html/selector.ts'
import { type Claims, spansOf } from './claims.ts'
import { isAuthorField, splitLine } from './furniture.ts'
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

const isAuthor = (text: string, hints: Trailer): boolean =>
  isAuthorField(text) ||
  /^[■□◎]/.test(text) ||
  text.split(/[\s、]+/).every((name) => isPersonName(unifyWidths(name))) ||
  sameWords(text, hints.author) ||
  (text.length <= 40 && peopleOf(unifyWidths(text)).length > 0)

const withoutSpaces = (text: string): string => text.replace(/\s+/g, '')
const sameWords = (one: string, other: string | undefined): boolean =>
  other !== undefined && withoutSpaces(other) !== '' && withoutSpaces(one) === withoutSpaces(other)

/** The elements of the first form of a part that has text. Of several, the last one before the body is the article's. */
const findPart = (
  claims: Claims,
  part: TitlePart,
  body: NodeSpan | undefined,
  around?: NodeSpan,
): ElementLines[] => {
  for (const form of TITLES[part]) {
    const spans = spansOf(claims.html, form, around, body)
    if (spans.length === 0) continue
    const elements = spans
      .map((span) => ({ span, lines: claims.look(span, { sourceBreaks: part !== 'author' }) }))
      .filter(({ lines }) => lines.length > 0)
    if (elements.length === 0) continue
    if (!('select' in form)) return elements
    const beforeBody = body ? elements.filter(({ span }) => span.to <= body.from) : []
    return [beforeBody.at(-1) ?? elements[0]].filter((one) => one !== undefined)
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
    const folioStart = line.search(FOLIO)
    const parts = splitLine(folioStart < 0 ? line : line.slice(0, folioStart).trim(), paper)
    if (parts.author !== '') author.push(parts.author)
    folio.push(...[parts.imprint, folioStart < 0 ? '' : line.slice(folioStart)].filter((part) => part !== ''))
  }
  return { author, folio }
}

const wordsOf = (elements: readonly ElementLines[]): string[] =>
  elements.flatMap(({ lines }) => lines.map(({ text }) => text))

/** The whole lines `[from, to)` that together equal `words`, white space aside, or undefined. */
export const runOf = (
  lines: readonly string[],
  words: string | undefined,
): readonly [number, number] | undefined => {
  const wanted = withoutSpaces(words ?? '')
  if (wanted === '') return undefined
  for (let from = 0; from < lines.length; from++) {
    let run = ''
    for (let to = from; to < lines.length && run.length < wanted.length; to++) {
      run += withoutSpaces(lines[to] ?? '')
      if (run === wanted) return [from, to + 1]
    }
  }
  return undefined
}

type Parts = Pick<Titles, 'kicker' | 'headline' | 'deck'>

/** Divides the title lines around a given headline: those before it are kickers, those after it decks. */
const divideAround = (parts: Parts, headline: string | undefined, deckWords?: string): Parts => {
  const lines = [...parts.kicker, ...parts.headline, ...parts.deck]
  const run = runOf(lines, headline)
  if (!run) return parts
  const rest = [...lines.slice(0, run[0]), ...lines.slice(run[1])]
  const deck = runOf(rest, deckWords) ?? [run[0], rest.length]
  const kicker = rest.filter((_, index) => index < deck[0] || index >= deck[1])
  return { kicker, headline: lines.slice(...run), deck: rest.slice(...deck) }
}

/** Divides unmarked lines by dashes: 732 of 3,027 kickers end with one, 825 of 1,472 decks begin with one. */
const divideByDashes = (lines: readonly string[]): Parts => {
  const last = lines.findLastIndex((line) => /(?:——|—|：)$/.test(line))
  const kicker = lines.slice(0, last < lines.length - 1 ? last + 1 : 0)
  const rest = lines.slice(kicker.length)
  const first = rest.findIndex((line, index) => index > 0 && /^(?:——|—|（)/.test(line))
  return { kicker, headline: rest.slice(0, first < 0 ? 1 : first), deck: rest.slice(first < 0 ? 1 : first) }
}

/** The lines of a span, links excluded, that equal these words. */
const linesEqualTo = (claims: Claims, span: NodeSpan, words: string | undefined): ElementLines[] => {
  const inLink = (index: number): boolean => isA(claims.html, index, 'a, map, title')
  const lines = claims.look(span, { without: inLink })
  const run = runOf(
    lines.map(({ text }) => text),
    words,
  )
  if (!run) return []
  const matched = lines.slice(...run)
  const nodes = matched.flatMap((line) => line.nodes)
  return [{ lines: matched, span: { from: nodes[0] ?? 0, to: (nodes.at(-1) ?? 0) + 1 } }]
}

/** The lines that equal the first of several texts that the span prints. */
const firstEqualTo = (
  claims: Claims,
  span: NodeSpan,
  texts: readonly (string | undefined)[],
): ElementLines[] | undefined =>
  texts.map((words) => linesEqualTo(claims, span, words)).find((elements) => elements.length > 0)

/** Hints about an article from its trailer and from the list that links to it. */
export interface TitleHints extends Trailer {
  /** The article's title in the list that links to it. */
  readonly listed?: string
}

interface Headline {
  readonly elements: readonly ElementLines[]
  readonly confidence: number
  /** Whether the lines may include kicker and deck. */
  readonly mixed?: boolean
  /** The headline from the page's title, if the page prints none. */
  readonly words?: string
}

/** Finds the headline by a marker, in an element for titles, by heading rank, or by words given elsewhere. */
const headlineOf = (claims: Claims, body: NodeSpan | undefined, hints: TitleHints): Headline => {
  const marked = findPart(claims, 'headline', body)
  if (marked.length > 0) return { elements: marked, confidence: 1 }
  const holder = titlesInHolder(claims, body)
  if (holder?.ranked) return { elements: [holder.lines], confidence: 1 }
  if (holder) return { elements: [holder.lines], confidence: 0.7, mixed: true }
  const ranked = body ? headlineByRank(claims, body) : undefined
  if (ranked) return { elements: [ranked], confidence: 0.9 }
  const beforeBody = { from: 0, to: body?.from ?? claims.html.nodes.length }
  const hinted = firstEqualTo(claims, beforeBody, [hints.headline, hints.listed])
  if (hinted || hints.headline || hints.listed || !body)
    return { elements: hinted ?? [], confidence: hinted || hints.headline ? 0.9 : 0 }
  const titleParts = titlePartsOf(claims.html)
  const inTitle = firstEqualTo(claims, beforeBody, titleParts)
  const words = titleParts[0] ? { words: titleParts[0] } : {}
  return { elements: inTitle ?? [], confidence: inTitle ? 0.7 : 0, ...words }
}

/** The ends of title parts that name the site, not the article. */
const NAMES_SITE =
  /(?:[报刊讯]社?|数字报\S*|电子报\S*|电子版\S*|[网版]|首页|平台|\d{4}\D\d{1,2}\D\d{1,2}\S*)$/
/** The parts of the page's title that may be the headline. */
const titlePartsOf = (html: Html): string[] =>
  select(html, 'title')
    .slice(0, 1)
    .flatMap((index) => htmlLines(html, spanOf(html, index)))
    .flatMap(({ text }) => text.split(/\s*[-_|—–]+\s*/))
    .filter((part) => part.length >= 4 && !NAMES_SITE.test(part))

const NO_PARTS: Parts = { kicker: [], headline: [], deck: [] }

type Elements = readonly ElementLines[]

/** Reads the titles of one article page. Every line it takes is claimed, so the order of reading matters. */
class TitleReader {
  readonly #claims: Claims
  readonly #body: NodeSpan | undefined
  readonly #hints: TitleHints

  constructor(claims: Claims, body: NodeSpan | undefined, hints: TitleHints) {
    this.#claims = claims
    this.#body = body
    this.#hints = hints
  }

  read(): Titles {
    const hints = this.#hints
    // Named parts are claimed first, because the headline's element may contain them.
    const named = { kicker: this.#take('kicker'), deck: this.#take('deck'), author: this.#take('author') }
    const { elements, confidence, mixed, words } = headlineOf(this.#claims, this.#body, hints)
    const headline = this.#claim(elements)
    const beside = this.#beside(headline[0]?.span, named.kicker.length > 0)
    const lines = wordsOf(headline)
    const divided = mixed ? divideByDashes(lines) : { ...NO_PARTS, headline: lines }
    const parts = this.#settle(
      {
        kicker: [...wordsOf([...named.kicker, ...beside.kicker]), ...divided.kicker],
        headline: divided.headline,
        deck: [...divided.deck, ...wordsOf([...named.deck, ...beside.deck])],
      },
      confidence,
    )
    const { author, folio } = splitAuthorAndFolio(wordsOf([...named.author, ...beside.author]), hints.paper)
    const isHinted = parts.headline.length > 0 && sameWords(parts.headline.join(''), hints.headline)
    return {
      kicker: this.#orHint(parts, parts.kicker, hints.kicker),
      headline: this.#orHint(parts, parts.headline, hints.headline ?? words),
      deck: this.#orHint(parts, parts.deck, hints.deck),
      author: this.#orHint(parts, author, hints.author),
      folio,
      confidence: isHinted ? 1 : confidence,
    }
  }

  #claim(elements: Elements): Elements {
    for (const { lines } of elements) this.#claims.claim(lines)
    return elements
  }

  #take(part: TitlePart, headline?: NodeSpan): Elements {
    return this.#claim(findPart(this.#claims, part, this.#body, headline))
  }

  /** The parts before and after the headline; a line after it that names people is the author's. */
  #beside(
    headline: NodeSpan | undefined,
    hasKicker: boolean,
  ): Readonly<Record<'kicker' | 'deck' | 'author', Elements>> {
    const above = hasKicker ? [] : this.#take('kicker', headline)
    const under = this.#take('deck', headline)
    const author = this.#take('author', headline)
    const headings = headline && headingsBeside(this.#claims, headline, this.#body)
    const after = [...under, ...this.#claim(headings?.after ?? [])]
    const signed = after.filter(({ lines }) => lines.every(({ text }) => isAuthor(text, this.#hints)))
    return {
      kicker: [...above, ...this.#claim(headings?.before ?? [])],
      deck: after.filter((element) => !signed.includes(element)),
      author: [...signed, ...author],
    }
  }

  /** Divides the lines by the headline that the trailer gives, else, if unsure, by the one in the list. */
  #settle(parts: Parts, confidence: number): Parts {
    const settled = divideAround(parts, this.#hints.headline, this.#hints.deck)
    return settled === parts && confidence < 1 ? divideAround(parts, this.#hints.listed) : settled
  }

  /** A part that was not found in its place: the hint's words elsewhere on the page, or else the hint itself. */
  #orHint(parts: Parts, printed: readonly string[], hint: string | undefined): readonly string[] {
    const titleLines = [...parts.kicker, ...parts.headline, ...parts.deck]
    if (printed.length > 0 || !hint || runOf(titleLines, hint)) return printed
    const beforeBody = { from: 0, to: this.#body?.from ?? this.#claims.html.nodes.length }
    const elsewhere = wordsOf(this.#claim(linesEqualTo(this.#claims, beforeBody, hint)))
    return elsewhere.length > 0 ? elsewhere : [hint]
  }
}

/** Reads kicker, headline, deck and author of an article page and claims them. */
export const readTitles = (claims: Claims, body: NodeSpan | undefined, hints: TitleHints): Titles =>
  new TitleReader(claims, body, hints).read()

/** The nearest element that contains both spans, or the whole page. */
export const commonAncestor = (html: Html, one: NodeSpan, other: NodeSpan): NodeSpan => {
  for (
    let ancestor = html.nodes[one.from]?.parent ?? -1;
    ancestor >= 0;
    ancestor = html.nodes[ancestor]?.parent ?? -1
  ) {
    const span = spanOf(html, ancestor)
    if (span.from <= other.from && other.to <= span.to) return span
  }
  return { from: 0, to: html.nodes.length }
}
