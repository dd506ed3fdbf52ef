import type { Range } from '../../../issue/index.ts'
import { isoDate, paperNameOf } from '../../forms/index.ts'
import { partOfLine, withParts } from '../lines/line-parts.ts'
import type { SourceLine } from '../lines/source-line.ts'
import type { MastheadFields } from './masthead-fields.ts'
import { endsTrailer, mayBeTrailer, trailerSpans } from './trailer-spans.ts'

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

interface Untrailed {
  readonly lines: readonly SourceLine[]
  /** What the trailers say of the paper. */
  readonly fields: MastheadFields
}

/** A line, or a part of one, that is a trailer; Markdown has no say in it. */
const asTrailer = (line: SourceLine): SourceLine => line.with({ kind: 'furniture', mark: { kind: 'plain' } })

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
  if (!lines.some(({ text }) => mayBeTrailer(text))) return { lines, fields: {} }
  const parts = new Map<SourceLine, readonly SourceLine[]>()
  let open = 0
  for (const [index, line] of lines.entries()) {
    const { spans, isOpen } = trailerSpans(line.text, index < open)
    if (spans.length > 0 && line.mark?.kind !== 'row') parts.set(line, partsOf(line, spans))
    if (isOpen && index >= open) open = endOfTrailer(lines, index)
    else if (!isOpen) open = 0
  }
  const own = [...parts.values()].flat().filter(({ kind, mark }) => kind === 'furniture' && mark)
  return { lines: withParts(lines, parts), fields: fieldsIn(own) }
}

/** The index after the last line of a trailer that begins at `from`; none of the lines below, if it does not end. */
const endOfTrailer = (lines: readonly SourceLine[], from: number): number => {
  const below = lines.slice(from + 1, from + MAX_LINES).findIndex(({ text }) => endsTrailer(text))
  return below < 0 ? 0 : from + below + 2
}
