import type { Html } from '../html/html.ts'
import { type Line, linesOf, type Span, spanOf } from '../html/html-lines.ts'
import { selectOutermost } from '../html/selector.ts'
import { Claims, spansOf } from './claims.ts'
import { isFurniture, isTelling, pageIn } from './furniture.ts'
import { type Label, labelOf } from './label.ts'
import { proseOf } from './most-prose.ts'
import { type Picture, readPictures } from './pictures.ts'
import { BODY, BODY_AT_LAST, WRAPPERS } from './template-forms.ts'
import { common, type Known, readTitles, runOf, split, type Titles } from './titles.ts'

export interface Paragraph {
  readonly text: string
  /** All of it bold or a heading. */
  readonly strong: boolean
}

/** What an article page says, nothing of its content left out. */
export interface ArticlePage extends Titles {
  readonly body: readonly Paragraph[]
  readonly pictures: readonly Picture[]
  /** Lines inside the article's part of the page that no form names. */
  readonly unplaced: readonly string[]
  /** The page that the article page says it belongs to. */
  readonly label?: Label
}

const inLink =
  (html: Html) =>
  (index: number): boolean => {
    const node = html.nodes[index]
    return node?.kind === 'element' && node.name === 'a'
  }

const holdsPicture = (html: Html, { from, to }: Span): boolean => {
  for (let index = from; index < to; index++) {
    const node = html.nodes[index]
    if (node?.kind === 'element' && node.name === 'img') return true
  }
  return false
}

/**
 * Spans of the body by the first form that holds more than links, else by the first that holds nothing at all, else,
 * on a page that is surely an article's, by where its prose is.
 */
const bodyOf = (html: Html, sure: boolean): Span[] => {
  let [empty, quiet]: [Span[], Span[]] = [[], []]
  for (const form of [...BODY, ...BODY_AT_LAST]) {
    const spans = spansOf(html, form)
    const told = spans.filter((span) => linesOf(html, span, { without: inLink(html) }).length > 0)
    // A holder that has nothing but the site's tools may stand in or beside the one that has the text.
    if (told.length > 0 && !told.every((span) => linesOf(html, span).every(({ text }) => isFurniture(text))))
      return told
    if (quiet.length === 0) quiet = told
    if (empty.length > 0) continue
    const silent = spans.filter((span) => linesOf(html, span).length === 0)
    empty = BODY.includes(form) ? silent : sure ? silent.filter((span) => holdsPicture(html, span)) : []
  }
  if (quiet.length > 0) return quiet
  return empty.length > 0 || !sure ? empty : proseOf(html)
}

const OPENS = /^\s*(?:<npm:article-(?:title|content)>|enpcontent)/i
/** Whether a page has marks of an article that no layout page has. */
export const hasArticle = ({ nodes, named, comments }: Html): boolean =>
  named.has('founder-content') ||
  named.has('founder-title') ||
  comments.some((index) => {
    const node = nodes[index]
    return node?.kind === 'comment' && OPENS.test(node.text)
  })

/** Some pages hold their text twice, once to be shown and once to be printed or sent. */
const withoutCopies = (
  html: Html,
  all: readonly Span[],
): { readonly spans: readonly Span[]; readonly copies: readonly Span[] } => {
  if (all.length < 2) return { spans: all, copies: [] }
  const seen = new Set<string>()
  const isCopy = (span: Span): boolean => {
    const text = linesOf(html, span)
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
/** A refrain may come again. */
const LONGEST_TWICE = 20

/** So many lines at either end of a body may be a site's tools. */
const EDGE = 4
const withoutTools = (lines: readonly Line[]): Line[] =>
  lines.filter(({ text }, at) => (at >= EDGE && at < lines.length - EDGE) || !isFurniture(text))

/** A body that the headline stands in: it is the headline there where none was found, and not said twice where one was. */
const withoutHeadline = (
  lines: readonly Line[],
  found: readonly string[],
  known: Known,
): { readonly headline: readonly string[]; readonly said: readonly Line[] } => {
  const first = lines.slice(0, EDGE).map(({ text }) => text)
  const words = found.length > 0 ? found.join('') : (known.headline ?? known.listed)
  const run = runOf(first, words)
  if (run?.[0] !== 0 || run[1] >= lines.length) return { headline: found, said: lines }
  return { headline: found.length > 0 ? found : first.slice(0, run[1]), said: lines.slice(run[1]) }
}

/** The rest of a trailer whose comment ended too early. */
const LEAK = /\/enpproperty\s*-->/i
const FOLIO_PAGE = /第?\s*([A-Za-z]{0,3}\d{1,4})\s*版\s*[）)]\s*$/

/**
 * Reads an article page, or answers undefined where it holds neither headline nor body.
 * @param sure whether its address or a link to it says that it is an article's
 */
export const readArticle = (html: Html, known: Known, sure = false): ArticlePage | undefined => {
  const claims = new Claims(html)
  const { spans, copies } = withoutCopies(html, bodyOf(html, sure))
  const [first, last] = [spans[0], spans.at(-1)]
  const body = first && last ? { from: first.from, to: last.to } : undefined
  const titles = readTitles(claims, body, known)
  if (!body && titles.headline.length === 0) return undefined

  const heads = claims.extent()
  const whole = body && heads ? common(html, heads, body) : (body ?? heads ?? { from: 0, to: 0 })
  const wrapped = selectOutermost(html, WRAPPERS)
    .map((index) => spanOf(html, index))
    .filter(({ from, to }) => body && from <= body.from && body.to <= to)
  const stretch = (): Span => {
    const parts = [claims.extent(), ...spans, ...wrapped].filter((one) => one !== undefined)
    return parts.reduce(
      (one, { from, to }) => ({ from: Math.min(one.from, from), to: Math.max(one.to, to) }),
      { from: Infinity, to: -Infinity },
    )
  }
  const pictures = readPictures(claims, whole, stretch(), [...(heads ? [heads] : []), ...spans])

  const lines: Line[] = spans.flatMap((span) => claims.look(span, { indents: true }))
  claims.claim(lines)
  for (const copy of copies) claims.claim(claims.look(copy))
  const text = withoutTools(lines.filter(({ text: line }) => !LEAK.test(line)))
  const { headline, said } = withoutHeadline(text, titles.headline, known)
  const leaks = lines.filter(({ text }) => LEAK.test(text))
  const rest = [...claims.look(stretch(), { without: inLink(html) }), ...leaks]
    .map(({ text }) => text)
    .filter((line) => !isFurniture(line))
  // What no form names between titles and body may still say by itself what it is.
  const named = split(
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
