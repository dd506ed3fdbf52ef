import { isoDate, paperNameOf } from '../../forms/index.ts'
import type { SourceLine } from '../lines/source-line.ts'
import type { MastheadFields } from './masthead-fields.ts'

/** In folded text, whose signs are full-width. */
const BEGINS = /(?:^|<[!！](?:--|——)\s*)enpproperty/
const ENDS = /enpproperty\s*(?:--|——)>/
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
    .replace(/\/?enpproperty|<[!！](?:--|——)|(?:--|——)>/g, ' ')
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

/** Takes what a publishing system appends to a page, `<!--enpproperty … /enpproperty-->`, for print of the site. */
export const withoutTrailers = (lines: readonly SourceLine[]): Untrailed => {
  if (!lines.some(({ text }) => text.includes('enpproperty'))) return { lines, fields: {} }
  const all = [...lines]
  const own: SourceLine[] = []
  for (let from = 0; from < lines.length; from++) {
    const text = lines[from]?.text ?? ''
    if (!BEGINS.test(text) && !ENDS.test(text)) continue
    const window = lines.slice(from, from + MAX_LINES)
    const end = Math.max(
      0,
      window.findIndex((line) => ENDS.test(line.text)),
    )
    for (const [index, line] of window.slice(0, end + 1).entries()) {
      all[from + index] = line.with({ kind: 'furniture' })
      own.push(line)
    }
    from += end
  }
  return { lines: all, fields: fieldsIn(own) }
}
