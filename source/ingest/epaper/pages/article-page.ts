import type { Html } from '../html/html.ts'
import { type HtmlLine, htmlLines, type NodeSpan, spanOf } from '../html/html-lines.ts'
import { selectOutermost } from '../html/selector.ts'
import { Claims, spansOf } from './claims.ts'
import { isFurniture, isTelling, pageIn } from './furniture.ts'
import { type Label, labelOf } from './label.ts'
import { mostProse } from './most-prose.ts'
import { type Picture, readPictures } from './pictures.ts'
import { BODY, BODY_AT_LAST, WRAPPERS } from './template-forms.ts'
import {
  commonAncestor,
  readTitles,
  runOf,
  splitAuthorAndFolio,
  type TitleHints,
  type Titles,
} from './titles.ts'

interface Paragraph {
  readonly text: string
  /** All of it bold or a heading. */
  readonly strong: boolean
}

/** Everything an article page prints; nothing of its content is dropped. */
export interface ArticlePage extends Titles {
  readonly body: readonly Paragraph[]
  readonly pictures: readonly Picture[]
  /** Lines within the article's part of the page that match no form. */
  readonly unplaced: readonly string[]
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
const bodyOf = (html: Html, sure: boolean): NodeSpan[] => {
  let [empty, quiet]: [NodeSpan[], NodeSpan[]] = [[], []]
  for (const form of [...BODY, ...BODY_AT_LAST]) {
    const spans = spansOf(html, form)
    const told = spans.filter((span) => htmlLines(html, span, { without: inLink(html) }).length > 0)
    // A holder with only the site's tools may be inside or next to the one with the text.
    if (
      told.length > 0 &&
      !told.every((span) => htmlLines(html, span).every(({ text }) => isFurniture(text)))
    )
      return told
    if (quiet.length === 0) quiet = told
    if (empty.length > 0) continue
    const silent = spans.filter((span) => htmlLines(html, span).length === 0)
    empty = BODY.includes(form) ? silent : sure ? silent.filter((span) => holdsPicture(html, span)) : []
  }
  if (quiet.length > 0) return quiet
  return empty.length > 0 || !sure ? empty : mostProse(html)
}

const OPENS = /^\s*(?:<npm:article-(?:title|content)>|enpcontent)/i
/** Whether a page has an article's markers, which no layout page has. */
export const hasArticle = ({ nodes, named, comments }: Html): boolean =>
  named.has('founder-content') ||
  named.has('founder-title') ||
  comments.some((index) => {
    const node = nodes[index]
    return node?.kind === 'comment' && OPENS.test(node.text)
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
    return text.length > LONGEST_TWICE
  }
  const copies = new Set(all.filter(isCopy))
  return { spans: all.filter((span) => !copies.has(span)), copies: [...copies] }
}
/** Repeats up to this length (characters) are kept: a refrain may recur. */
const LONGEST_TWICE = 20

/** Lines at either end of a body that may be the site's tools. */
const EDGE = 4
const withoutTools = (lines: readonly HtmlLine[]): HtmlLine[] =>
  lines.filter(({ text }, at) => (at >= EDGE && at < lines.length - EDGE) || !isFurniture(text))

/** Takes the headline out of a body that opens with it, and uses it as the headline if none was found. */
const withoutHeadline = (
  lines: readonly HtmlLine[],
  found: readonly string[],
  known: TitleHints,
): { readonly headline: readonly string[]; readonly said: readonly HtmlLine[] } => {
  const first = lines.slice(0, EDGE).map(({ text }) => text)
  const words = found.length > 0 ? found.join('') : (known.headline ?? known.listed)
  const run = runOf(first, words)
  if (run?.[0] !== 0 || run[1] >= lines.length) return { headline: found, said: lines }
  return { headline: found.length > 0 ? found : first.slice(0, run[1]), said: lines.slice(run[1]) }
}

/** What shows of a trailer whose comment was closed too early. */
const LEAK = /\/enpproperty\s*-->/i
const FOLIO_PAGE = /第?\s*([A-Za-z]{0,3}\d{1,4})\s*版\s*[）)]\s*$/

/**
 * Reads an article page; undefined if it has neither headline nor body.
 * @param sure whether its address or a link to it shows that it is an article page
 */
export const readArticle = (html: Html, known: TitleHints, sure = false): ArticlePage | undefined => {
  const claims = new Claims(html)
  const { spans, copies } = withoutRepeatedBodies(html, bodyOf(html, sure))
  const [first, last] = [spans[0], spans.at(-1)]
  const body = first && last ? { from: first.from, to: last.to } : undefined
  const titles = readTitles(claims, body, known)
  if (!body && titles.headline.length === 0) return undefined

  const heads = claims.extent()
  const whole = body && heads ? commonAncestor(html, heads, body) : (body ?? heads ?? { from: 0, to: 0 })
  const wrapped = selectOutermost(html, WRAPPERS)
    .map((index) => spanOf(html, index))
    .filter(({ from, to }) => body && from <= body.from && body.to <= to)
  const stretch = (): NodeSpan => {
    const parts = [claims.extent(), ...spans, ...wrapped].filter((one) => one !== undefined)
    return parts.reduce(
      (one, { from, to }) => ({ from: Math.min(one.from, from), to: Math.max(one.to, to) }),
      { from: Infinity, to: -Infinity },
    )
  }
  const pictures = readPictures(claims, whole, stretch(), [...(heads ? [heads] : []), ...spans])

  const lines: HtmlLine[] = spans.flatMap((span) => claims.look(span, { indents: true }))
  claims.claim(lines)
  for (const copy of copies) claims.claim(claims.look(copy))
  const text = withoutTools(lines.filter(({ text: line }) => !LEAK.test(line)))
  const { headline, said } = withoutHeadline(text, titles.headline, known)
  const leaks = lines.filter(({ text }) => LEAK.test(text))
  const rest = [...claims.look(stretch(), { without: inLink(html) }), ...leaks]
    .map(({ text }) => text)
    .filter((line) => !isFurniture(line))
  // A line that matches no form may still be recognisable by itself, as an author or a folio.
  const named = splitAuthorAndFolio(
    rest.filter((line) => isTelling(line, known.paper)),
    known.paper,
  )
  const author = titles.author.length > 0 ? titles.author : named.author
  const folio = [...titles.folio, ...named.folio]
  const number =
    FOLIO_PAGE.exec(folio[0] ?? '')?.[1] ?? known.printPage ?? folio.map(pageIn).find((one) => one)
  const label = number === undefined ? undefined : labelOf(`${number}版`)
  return {
    ...titles,
    headline,
    body: said.map(({ text, strong }) => ({ text, strong })),
    pictures,
    folio,
    author,
    unplaced: [
      ...rest.filter((line) => !isTelling(line, known.paper)),
      ...(author === named.author ? [] : named.author),
    ],
    ...(label ? { label } : {}),
  }
}
