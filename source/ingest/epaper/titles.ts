import { fold, peopleOf } from '../forms/index.ts'
import { TITLES, type TitlePart } from './forms.ts'
import type { Html } from './html.ts'
import { type Line, type Span, spanOf } from './lines.ts'
import { type Claims, spansOf } from './parts.ts'
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

interface Found {
  readonly lines: readonly Line[]
  readonly span: Span
}

const NAMES_AUTHOR = /^(?:作者|文字?|图|撰文|编译|整理|采写)\s*[:：/]|^[■□◎]/
const isAuthor = (text: string, trailer: Trailer): boolean =>
  NAMES_AUTHOR.test(text) ||
  same(text, trailer.author) ||
  (text.length <= 40 && peopleOf(fold(text)).length > 0)

const squash = (text: string): string => text.replace(/\s+/g, '')
const same = (one: string, other: string | undefined): boolean =>
  other !== undefined && squash(other) !== '' && squash(one) === squash(other)

/** The first form of a part that holds text. Of several elements the last before the body is the article's own. */
const find = (claims: Claims, part: TitlePart, body: Span | undefined, around?: Span): Found[] => {
  for (const form of TITLES[part]) {
    const found = spansOf(claims.html, form, around, body)
      .map((span) => ({ span, lines: claims.look(span, { sourceBreaks: true }) }))
      .filter(({ lines }) => lines.length > 0)
    if (found.length === 0) continue
    if (!('select' in form)) return found
    const before = body ? found.filter(({ span }) => span.to <= body.from) : []
    return [before.at(-1) ?? found[0]].filter((one) => one !== undefined)
  }
  return []
}

const RANK = /^h([1-6])$/

/** What nothing has claimed of the headings in a span. */
const headingsIn = (claims: Claims, { from, to }: Span): (Found & { readonly rank: number })[] => {
  const found: (Found & { readonly rank: number })[] = []
  for (let index = from; index < to; index++) {
    const node = claims.html.nodes[index]
    const rank = node?.kind === 'element' ? RANK.exec(node.name)?.[1] : undefined
    const span = spanOf(claims.html, index)
    const lines = rank ? claims.look(span, { sourceBreaks: true }) : []
    if (lines.length > 0) found.push({ span, lines, rank: Number(rank) })
  }
  return found
}

/** The headline by rank: the highest heading in the nearest element around the body that has any before it. */
const highest = (claims: Claims, body: Span): Found | undefined => {
  const { nodes } = claims.html
  for (let at = nodes[body.from]?.parent ?? -1; ; at = nodes[at]?.parent ?? -1) {
    const found = headingsIn(claims, { from: Math.max(at, 0), to: body.from })
    if (found.length > 0 || at < 0) return found.toSorted((one, other) => one.rank - other.rank)[0]
  }
}

/** Headings beside the headline in the element that holds it: before it kickers, after it decks. */
const beside = (claims: Claims, headline: Span, body: Span | undefined) => {
  const { nodes } = claims.html
  let parent = nodes[headline.from]?.parent ?? -1
  // A headline in a heading of its own stands one step further in.
  for (let node = nodes[parent]; node?.kind === 'element' && RANK.test(node.name); node = nodes[parent])
    parent = node.parent
  const holder = { from: Math.max(parent, 0), to: nodes[parent]?.end ?? nodes.length }
  const found = headingsIn(claims, { from: holder.from, to: Math.min(holder.to, body?.from ?? holder.to) })
  return {
    before: found.filter(({ span }) => span.to <= headline.from),
    after: found.filter(({ span }) => span.from >= headline.to),
  }
}

const FOLIO = /《[^》]{2,20}》\s*[（(][^）)]*第?\s*[A-Za-z]{0,3}\d{1,4}\s*版\s*[）)]\s*$/
/** An author's line may have the folio behind it. */
const split = (lines: readonly string[]): { author: string[]; folio: string[] } => {
  const [author, folio]: [string[], string[]] = [[], []]
  for (const line of lines) {
    const at = line.search(FOLIO)
    if (at < 0) author.push(line)
    else {
      if (line.slice(0, at).trim() !== '') author.push(line.slice(0, at).trim())
      folio.push(line.slice(at))
    }
  }
  return { author, folio }
}

const wordsOf = (found: readonly Found[]): string[] =>
  found.flatMap(({ lines }) => lines.map(({ text }) => text))

/** Where `words` stand among the lines, as a run of whole lines, or undefined. */
const runOf = (
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

/** The trailer's words are exact: where its headline stands among the lines, what is before and after follows. */
const arbitrate = (parts: Parts, trailer: Trailer): Parts => {
  const lines = [...parts.kicker, ...parts.headline, ...parts.deck]
  const run = runOf(lines, trailer.headline)
  if (!run) return parts
  const rest = [...lines.slice(0, run[0]), ...lines.slice(run[1])]
  const deck = runOf(rest, trailer.deck) ?? [run[0], rest.length]
  const kicker = rest.filter((_, at) => at < deck[0] || at >= deck[1])
  return { kicker, headline: lines.slice(...run), deck: rest.slice(...deck) }
}

/** Reads kicker, headline, deck and author of an article page and claims them. */
export const readTitles = (claims: Claims, body: Span | undefined, trailer: Trailer): Titles => {
  const take = (found: readonly Found[]): Found[] => {
    for (const { lines } of found) claims.claim(lines)
    return [...found]
  }
  // What names itself goes first: the headline's element may hold the others.
  const named = { kicker: take(find(claims, 'kicker', body)), deck: take(find(claims, 'deck', body)) }
  const author = take(find(claims, 'author', body))
  const marked = take(find(claims, 'headline', body))
  const ranked = marked.length === 0 && body ? highest(claims, body) : undefined
  const headline = ranked ? take([ranked]) : marked
  const around = headline[0]?.span

  const above = take(named.kicker.length > 0 ? [] : find(claims, 'kicker', body, around))
  const under = take(find(claims, 'deck', body, around))
  const below = take(find(claims, 'author', body, around))
  const headings = around ? beside(claims, around, body) : { before: [], after: [] }
  const signed = under.filter(({ lines }) => lines.every(({ text }) => isAuthor(text, trailer)))
  const kicker = [...named.kicker, ...above, ...take(headings.before)]
  const deck = [...named.deck, ...under.filter((one) => !signed.includes(one)), ...take(headings.after)]

  const parts = arbitrate(
    { kicker: wordsOf(kicker), headline: wordsOf(headline), deck: wordsOf(deck) },
    trailer,
  )
  const lines = split(wordsOf([...author, ...signed, ...below]))
  const printed = parts.headline.length > 0
  return {
    kicker: parts.kicker.length > 0 || printed ? parts.kicker : trailer.kicker ? [trailer.kicker] : [],
    headline: printed ? parts.headline : trailer.headline ? [trailer.headline] : [],
    deck: parts.deck.length > 0 || printed ? parts.deck : trailer.deck ? [trailer.deck] : [],
    author: lines.author.length > 0 ? lines.author : trailer.author ? [trailer.author] : [],
    folio: lines.folio,
    confidence: marked.length > 0 ? 1 : ranked ? 0.9 : trailer.headline ? 0.9 : 0,
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
