import type { Range } from '../../../issue/index.ts'
import { isoDate, paperNameOf } from '../../forms/index.ts'
import { partOfLine, withParts } from '../lines/line-parts.ts'
import type { SourceLine } from '../lines/source-line.ts'
import type { MastheadFields } from './masthead-fields.ts'
import { beginsTrailer, endsTrailer, mayBeTrailer, trailerSpans } from './trailer-spans.ts'

/** Lines of the longest trailer. */
const MAX_LINES = 60
const TAG = /<\/?[\w-]{1,24}>/g
/** A paper's name among other words: a sign or a figure is before it. */
const NAME =
  /(?<!\p{Script=Han})\p{Script=Han}{2,8}?(?:日报|晚报|晨报|早报|时报|商报|导报|青年报|都市报|周报)(?!\p{Script=Han})/u

/** The words of a trailer without its tags. */
const wordsOf = ({ text }: SourceLine): string =>
  text
    .replace(TAG, ' ')
    .replace(
      /\/?enpproperty|(?:<|＜|&lt[;；])[!！](?:--|——)|(?:--|——)(?:>|＞|&gt[;；])|＜\/?[\w-]{1,24}＞/g,
      ' ',
    )
    .trim()

const fieldsIn = (lines: readonly SourceLine[]): MastheadFields => {
  const words = lines.map(wordsOf)
  const name =
    words.map((line) => paperNameOf(line)).find((found) => found !== undefined) ??
    words.map((line) => NAME.exec(line)?.[0]).find((found) => found !== undefined)
  const datePublished = words.map((line) => isoDate(line)).find((found) => found !== undefined)
  return { ...(name ? { name } : {}), ...(datePublished ? { datePublished } : {}) }
}

/** A trailer in the source. */
export interface SiteTrailer {
  readonly at: Range
  /** The title that a field of it has, or all words of one without such a field; without spaces. */
  readonly title: string
  readonly hasField: boolean
}

interface Untrailed {
  readonly lines: readonly SourceLine[]
  /** What the trailers say of the paper. */
  readonly fields: MastheadFields
  readonly trailers: readonly SiteTrailer[]
}

const TITLE = /<(?:founder-)?title>([^<>]*)/

const trailerOf = (parts: readonly SourceLine[]): SiteTrailer => {
  const field = TITLE.exec(parts.map(({ text }) => text).join(' '))?.[1]
  return {
    at: [parts[0]?.start ?? 0, parts.at(-1)?.end ?? 0],
    title: (field ?? parts.map(wordsOf).join(' ')).replace(/\s+/g, ''),
    hasField: field !== undefined,
  }
}

/** A line, or a part of one, that is a trailer; Markdown has no say in it. */
const asTrailer = (line: SourceLine): SourceLine => line.with({ kind: 'furniture', mark: { kind: 'plain' } })

const isTrailer = ({ kind, mark }: SourceLine): boolean => kind === 'furniture' && mark?.kind === 'plain'

/** The parts of a line that are trailers and those that are not. */
const partsOf = (line: SourceLine, spans: readonly Range[]): readonly SourceLine[] => {
  const parts: SourceLine[] = []
  const add = (part: SourceLine | undefined): unknown => part && parts.push(part)
  // What its mark says of the line, it says of its parts, but a field has its name once.
  const addText = (from: number, to?: number): unknown => {
    const part = partOfLine(line, from, to)
    if (!part || !line.mark) return add(part)
    return add(
      line.mark.kind === 'field' && from > 0
        ? part.with({ mark: { kind: 'plain' } })
        : part.with({ kind: line.kind }),
    )
  }
  let from = 0
  for (const [start, end] of spans) {
    addText(from, start)
    const own = partOfLine(line, start, end)
    add(own && asTrailer(own))
    from = end
  }
  addText(from)
  return parts
}

/**
 * Takes what a publishing system appends to a page, `<!--enpproperty … /enpproperty-->`, for print of the site, on lines of its
 * own or within one.
 */
export const withoutTrailers = (lines: readonly SourceLine[]): Untrailed => {
  if (!lines.some(({ text }) => mayBeTrailer(text))) return { lines, fields: {}, trailers: [] }
  const parts = new Map<SourceLine, readonly SourceLine[]>()
  const trailers: SourceLine[][] = []
  let isOpen = false
  for (const [index, line] of lines.entries()) {
    const found = trailerSpans(line.text, isOpen, !isOpen && endsBelow(lines, index))
    if (found.spans.length > 0 && line.mark?.kind !== 'row') {
      const own = partsOf(line, found.spans)
      parts.set(line, own)
      const [first, ...others] = own.filter(isTrailer)
      if (first && isOpen) trailers.at(-1)?.push(first)
      else if (first) trailers.push([first])
      trailers.push(...others.map((other) => [other]))
    }
    isOpen = found.isOpen
  }
  return {
    lines: withParts(lines, parts),
    fields: fieldsIn(trailers.flat()),
    trailers: trailers.map(trailerOf),
  }
}

/** Whether a trailer that begins in the line at `from` ends on a line below, before another begins. */
const endsBelow = (lines: readonly SourceLine[], from: number): boolean => {
  if (!beginsTrailer(lines[from]?.text ?? '')) return false
  const below = lines.slice(from + 1, from + MAX_LINES)
  const end = below.findIndex(({ text }) => endsTrailer(text))
  return end >= 0 && !below.slice(0, end).some(({ text }) => beginsTrailer(text))
}
