import type { Glyph } from '../html/glyphs.ts'
import type { Html } from '../html/html.ts'
import { type HtmlLine, htmlLines, type LineOptions, type NodeSpan, spanOf } from '../html/html-lines.ts'
import { linesWithTables } from '../html/html-table.ts'
import { selectOutermost } from '../html/selector.ts'
import { Claims, spansOf } from './claims.ts'
import { isFurniture, namesAuthorOrIssue, pageIn } from './furniture.ts'
import { type Label, labelOf } from './label.ts'
import { mostProse } from './most-prose.ts'
import { type Picture, readPictures } from './pictures.ts'
import { BODY, WEAK_BODY, WRAPPERS } from './template-forms.ts'
import {
  commonAncestor,
  readTitles,
  runOf,
  splitAuthorAndFolio,
  type TitleHints,
  type Titles,
} from './titles.ts'
import { claimUnshown, type Unshown } from './unshown.ts'

interface Paragraph {
  readonly text: string
  /** All of it bold or a heading. */
  readonly strong: boolean
  /** Whether an empty line is above it. */
  readonly parted?: boolean
  /** The cells of a table, whose text has its rows divided by line feeds and its cells by tabs. */
  readonly rows?: readonly (readonly string[])[]
}

/** Everything an article page prints; nothing of its content is dropped. */
export interface ArticlePage extends Titles {
  readonly body: readonly Paragraph[]
  readonly pictures: readonly Picture[]
  /** Its lines in which pictures stand for characters. */
  readonly withGlyphs: readonly { readonly text: string; readonly glyphs: readonly Glyph[] }[]
  /** What of it the page does not show. */
  readonly unshown: readonly Unshown[]
  /** Lines within the article's part of the page that match no form. */
  readonly unplaced: readonly string[]
  /** Lines that further parts of the article print again. */
  readonly repeated: readonly string[]
  /** The addresses of further parts that were not saved. */
  readonly missingParts: readonly string[]
  /** The printed page that the article page names. */
  readonly label?: Label
}

const inLink =
  (html: Html) =>
  (index: number): boolean => {
    const node = html.nodes[index]
    return node?.kind === 'element' && node.name === 'a'
  }

const holdsPicture = (html: Html, { from, to }: NodeSpan): boolean => {
  for (let index = from; index < to; index++) {
    const node = html.nodes[index]
    if (node?.kind === 'element' && node.name === 'img') return true
  }
  return false
}

/**
 * The body's spans: those of the first form that holds text besides links; else of the first that is empty; else, on
 * a page known to be an article's, the element with the most prose.
 */
const bodyOf = (html: Html, isArticle: boolean): NodeSpan[] => {
  let [emptySpans, toolSpans]: [NodeSpan[], NodeSpan[]] = [[], []]
  for (const form of [...BODY, ...WEAK_BODY]) {
    const spans = spansOf(html, form)
    const withText = spans.filter((span) => htmlLines(html, span, { without: inLink(html) }).length > 0)
    // An element with only the site's tools may be inside or next to the one with the text.
    const hasText = withText.some((span) => htmlLines(html, span).some(({ text }) => !isFurniture(text)))
    if (hasText) return withText
    if (toolSpans.length === 0) toolSpans = withText
    if (emptySpans.length > 0) continue
    const empty = spans.filter((span) => htmlLines(html, span).length === 0)
    if (BODY.includes(form)) emptySpans = empty
    else if (isArticle) emptySpans = empty.filter((span) => holdsPicture(html, span))
  }
  if (toolSpans.length > 0) return toolSpans
  return emptySpans.length > 0 || !isArticle ? emptySpans : mostProse(html)
}

const ARTICLE_START = /^\s*(?:<npm:article-(?:title|content)>|enpcontent)/i
/** Whether a page has an article's markers, which no layout page has. */
export const hasArticle = ({ nodes, named, comments }: Html): boolean =>
  named.has('founder-content') ||
  named.has('founder-title') ||
  comments.some((index) => {
    const node = nodes[index]
    return node?.kind === 'comment' && ARTICLE_START.test(node.text)
  })

/** Drops the second copy of the text that some pages carry for printing or mailing. */
const withoutRepeatedBodies = (
  html: Html,
  all: readonly NodeSpan[],
): { readonly spans: readonly NodeSpan[]; readonly copies: readonly NodeSpan[] } => {
  if (all.length < 2) return { spans: all, copies: [] }
  const seen = new Set<string>()
  const isCopy = (span: NodeSpan): boolean => {
    const text = htmlLines(html, span)
      .map((line) => line.text)
      .join('')
    if (text === '' || !seen.has(text)) {
      seen.add(text)
      return false
    }
    return text.length > MAX_REFRAIN
  }
  const copies = new Set(all.filter(isCopy))
  return { spans: all.filter((span) => !copies.has(span)), copies: [...copies] }
}
/** Repeats up to this length (characters) are kept: a refrain may recur. */
const MAX_REFRAIN = 20

/** Lines at either end of a body that may be the site's tools. */
const EDGE_LINES = 4
const withoutTools = (lines: readonly HtmlLine[]): HtmlLine[] =>
  lines.filter(
    ({ text }, index) => (index >= EDGE_LINES && index < lines.length - EDGE_LINES) || !isFurniture(text),
  )

/** Takes the headline out of a body that opens with it, and uses it as the headline if none was found. */
const withoutHeadline = (
  lines: readonly HtmlLine[],
  headline: readonly string[],
  hints: TitleHints,
): { readonly headline: readonly string[]; readonly body: readonly HtmlLine[] } => {
  const opening = lines.slice(0, EDGE_LINES).map(({ text }) => text)
  const words = headline.length > 0 ? headline.join('') : (hints.headline ?? hints.listed)
  const run = runOf(opening, words)
  if (run?.[0] !== 0 || run[1] >= lines.length) return { headline, body: lines }
  return { headline: headline.length > 0 ? headline : opening.slice(0, run[1]), body: lines.slice(run[1]) }
}

/** The end of a trailer, which shows in the text if its comment was closed too early. */
const TRAILER_END = /\/enpproperty\s*-->/i
const FOLIO_PAGE = /第?\s*([A-Za-z]{0,3}\d{1,4})\s*版\s*[）)]\s*$/

/** The span from the first node of several spans to the last. */
const enclosing = (spans: readonly NodeSpan[]): NodeSpan =>
  spans.reduce((whole, { from, to }) => ({ from: Math.min(whole.from, from), to: Math.max(whole.to, to) }), {
    from: Infinity,
    to: -Infinity,
  })

const lengthOf = (lines: readonly HtmlLine[]): number => lines.reduce((sum, { text }) => sum + text.length, 0)

/** Reads the pictures, the text and the rest of an article whose titles are claimed. */
class BodyReader {
  readonly #claims: Claims
  readonly #spans: readonly NodeSpan[]
  readonly #body: NodeSpan | undefined
  /** Elements around the body that may contain more of the article. */
  readonly #wrappers: readonly NodeSpan[]

  constructor(claims: Claims, spans: readonly NodeSpan[], body: NodeSpan | undefined) {
    this.#claims = claims
    this.#spans = spans
    this.#body = body
    this.#wrappers = selectOutermost(claims.html, WRAPPERS)
      .map((index) => spanOf(claims.html, index))
      .filter(({ from, to }) => body && from <= body.from && body.to <= to)
  }

  /** From the first claimed line to the end of the body. */
  #article(): NodeSpan {
    const claimed = this.#claims.extent()
    return enclosing([...(claimed ? [claimed] : []), ...this.#spans, ...this.#wrappers])
  }

  pictures(): readonly Picture[] {
    const body = this.#body
    const titles = this.#claims.extent()
    const holder =
      body && titles
        ? commonAncestor(this.#claims.html, titles, body)
        : (body ?? titles ?? { from: 0, to: 0 })
    const titlesAndBody = [...(titles ? [titles] : []), ...this.#spans]
    return readPictures(this.#claims, holder, this.#article(), titlesAndBody)
  }

  lines(copies: readonly NodeSpan[]): HtmlLine[] {
    const claims = this.#claims
    const read = (reads: LineOptions['reads']): HtmlLine[] => {
      const look = (span: NodeSpan, options?: LineOptions): HtmlLine[] =>
        claims.look(span, { ...options, isBody: true, ...(reads ? { reads } : {}) })
      return this.#spans.flatMap((span) => linesWithTables(claims.html, span, look, { indents: true }))
    }
    const length = lengthOf(read('undeleted'))
    const shown = read('shown')
    // A page that hides most of a text shows it when the reader unfolds it.
    const lines = lengthOf(shown) * 2 < length ? read('undeleted') : shown
    this.#claims.claim(lines)
    for (const copy of copies) this.#claims.claim(this.#claims.look(copy))
    return lines
  }

  /** What the page does not show, which is claimed. */
  unshown(): readonly Unshown[] {
    return claimUnshown(this.#claims, this.#article(), this.#spans)
  }

  /** Unclaimed lines within the article, links excluded. */
  rest(): HtmlLine[] {
    return this.#claims.look(this.#article(), { without: inLink(this.#claims.html) })
  }
}

const labelIn = (folio: readonly string[], printPage: string | undefined): Label | undefined => {
  const number = FOLIO_PAGE.exec(folio[0] ?? '')?.[1] ?? printPage ?? folio.map(pageIn).find((page) => page)
  return number === undefined ? undefined : labelOf(`${number}版`)
}

/**
 * Reads an article page; undefined if it has neither headline nor body.
 * @param isArticle whether its address or a link to it shows that it is an article page
 */
export const readArticle = (html: Html, hints: TitleHints, isArticle = false): ArticlePage | undefined => {
  const { spans, copies } = withoutRepeatedBodies(html, bodyOf(html, isArticle))
  const claims = new Claims(html, spans)
  const [first, last] = [spans[0], spans.at(-1)]
  const bodySpan = first && last ? { from: first.from, to: last.to } : undefined
  const titles = readTitles(claims, bodySpan, hints)
  if (!bodySpan && titles.headline.length === 0) return undefined

  const reader = new BodyReader(claims, spans, bodySpan)
  const pictures = reader.pictures()
  const lines = reader.lines(copies)
  const isTrailer = ({ text }: HtmlLine): boolean => TRAILER_END.test(text)
  const text = withoutTools(lines.filter((line) => !isTrailer(line)))
  const { headline, body } = withoutHeadline(text, titles.headline, hints)
  const unshown = reader.unshown()
  const rest = [...reader.rest(), ...lines.filter(isTrailer)]
    .map((line) => line.text)
    .filter((line) => !isFurniture(line))
  const isNamed = (line: string): boolean => namesAuthorOrIssue(line, hints.paper)
  // A line that matches no form may still be recognisable by itself, as an author or a folio.
  const named = splitAuthorAndFolio(rest.filter(isNamed), hints.paper)
  const hasAuthor = titles.author.length > 0
  const folio = [...titles.folio, ...named.folio]
  const label = labelIn(folio, hints.printPage)
  return {
    ...titles,
    headline,
    body: body.map(({ text, strong, parted, rows }) => ({
      text,
      strong,
      ...(parted ? { parted } : {}),
      ...(rows ? { rows } : {}),
    })),
    pictures,
    folio,
    withGlyphs: claims.withGlyphs.map(({ text, glyphs = [] }) => ({ text, glyphs })),
    unshown,
    author: hasAuthor ? titles.author : named.author,
    unplaced: [...rest.filter((line) => !isNamed(line)), ...(hasAuthor ? named.author : [])],
    repeated: [],
    missingParts: [],
    ...(label ? { label } : {}),
  }
}
