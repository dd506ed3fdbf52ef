import type { Range } from '../../../issue/index.ts'
import { isoDate, paperNameOf, partOf, printPageOf } from '../../forms/index.ts'
import type { Mark } from '../lines/mark.ts'
import type { SourceLine } from '../lines/source-line.ts'
import { toSourceOffset } from '../lines/source-line.ts'

/** What the front matter of a Markdown file says of the paper. */
interface FrontFields {
  readonly name?: string
  readonly datePublished?: string
  readonly page?: string
}

interface WithoutFrontMatter {
  readonly lines: readonly SourceLine[]
  readonly markup: readonly Range[]
  readonly fields: FrontFields
}

const FENCE = /^(?:[-—]{3}|\+{3})$/
const KEY = /^(?<key>[\p{L}][\p{L}\d _-]{1,23}?)\s?[:：=]\s*(?<value>.*)$/u
/** Lines of the longest front matter. */
const MAX_LINES = 40
/** The same in a source, for telling whether it is Markdown. */
export const FRONT_MATTER =
  /^\s*(-{3}|\+{3})[ \t]*\r?\n(?:[ \t]*\r?\n)*[\p{L}][\p{L}\d _-]{1,23}[ \t]*[:：=](?:(?!\n(?:-{3}|\+{3})[ \t]*\r?\n)[\s\S]){1,4000}?\n\1[ \t]*(?:\r?\n|$)/u

/** The index of the fence that ends the front matter; -1 if there is none, or something else stands between. */
const endOf = (lines: readonly SourceLine[]): number => {
  const [first] = lines
  if (!first || !FENCE.test(first.text)) return -1
  const end = lines.slice(1, MAX_LINES).findIndex(({ text }) => text === first.text) + 1
  return end > 1 && lines.slice(1, end).some(({ text }) => KEY.test(text)) && KEY.test(lines[1]?.text ?? '')
    ? end
    : -1
}

/** The value of a key as a line, without quotation marks around it. */
const lineOfValue = (line: SourceLine, value: string, more: Partial<SourceLine>): SourceLine | undefined => {
  const at = line.text.length - value.length
  const quote = /^["'“]/.test(value) && /["'”]$/.test(value) && value.length > 2 ? 1 : 0
  const text = value.slice(quote, value.length - quote)
  if (text === '') return undefined
  const [start, end] = [
    toSourceOffset(line, at + quote),
    toSourceOffset(line, line.text.length - 1 - quote) + 1,
  ]
  const marks: Range[] = [[line.start, start], ...(end < line.end ? [[end, line.end] as const] : [])]
  return line.with({ start, end, unsafe: line.unsafe.filter(([a]) => a >= start), text, marks, ...more })
}

/** The marks of what is an article's; a title that is below again is only said. */
const HEADINGS: Readonly<Record<string, number>> = { headline: 1, deck: 2, kicker: 2 }

const heading = (level: number): { readonly kind: 'title'; readonly mark: Mark } => ({
  kind: 'title',
  mark: { kind: 'heading', level },
})

/** Takes the front matter off a Markdown file: its title is a heading, its author a byline, and the rest is said of the paper. */
export const withoutFrontMatter = (lines: readonly SourceLine[]): WithoutFrontMatter => {
  const end = endOf(lines)
  if (end < 0) return { lines, markup: [], fields: {} }
  const below = lines.slice(end + 1)
  const isBelow = (words: string): boolean =>
    below.slice(0, MAX_LINES).some(({ text }) => text.replace(/^[#\s*]+|[\s*#]+$/g, '') === words)
  const kept: SourceLine[] = []
  const markup: Range[] = []
  let fields: FrontFields = {}
  for (const line of lines.slice(0, end + 1)) {
    const { key = '', value = '' } = KEY.exec(line.text)?.groups ?? {}
    const part = partOf(key)?.[0] ?? ''
    const words = value.replace(/^["'“]|["'”]$/g, '')
    const level = HEADINGS[part]
    // A title that is the paper's name with the day is its masthead.
    const own =
      part === 'author'
        ? lineOfValue(line, value, { kind: 'byline', mark: { kind: 'plain' } })
        : level === undefined || isBelow(words)
          ? undefined
          : lineOfValue(
              line,
              value,
              isoDate(words) ? { kind: 'title', mark: { kind: 'plain' } } : heading(level),
            )
    if (own) kept.push(own)
    else markup.push([line.start, line.end])
    if (part === 'date') fields = { ...fields, ...dated(words) }
    if (part === 'paper') fields = { ...fields, name: words }
    const source = part === 'source' ? paperNameOf(words) : undefined
    if (source) fields = { ...fields, name: source }
    if (part === 'page' && /^第?[A-Z]{0,2}\d{1,3}版?$/i.test(words))
      fields = { ...fields, page: printPageOf(words.replace(/^第|版$/g, '')) }
  }
  return { lines: [...kept, ...below].map((line, index) => line.with({ index })), markup, fields }
}

const dated = (words: string): FrontFields => {
  const datePublished = isoDate(words)
  return datePublished ? { datePublished } : {}
}
