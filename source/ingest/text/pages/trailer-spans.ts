import type { Range } from '../../../issue/index.ts'

const OPEN = '(?:<|＜|&lt[;；])'
const CLOSE = '(?:>|＞|&gt[;；])'
/** `<!--enpproperty`, also without the sign before it at the beginning of a line. */
const BEGIN = new RegExp(`(?:^|${OPEN}[!！](?:--|——)\\s*)enpproperty(?!\\s*(?:--|——))`, 'g')
const END = new RegExp(`\\/?enpproperty\\s*(?:--|——)${CLOSE}`, 'g')

/** The day that a trailer without its beginning has first, after a number; with a time also within a sentence: `1234567 2021-11-09 00:00:00:0`. */
const STAMP =
  /(?<=^|[\s。！？…”’）])(?:\d{4,12}\s+)?\d{4}-\d\d?-\d\d?(?!\d)|(?<!\d)(?:\d{4,12}\s+)?\d{4}-\d\d?-\d\d?\s+\d\d?[:：]\d\d[:：]\d\d/
/** The longest trailer without its beginning, in characters, and the longest line that is one without a day. */
const LONGEST = 400
const LONGEST_UNDATED = 60

const NAME =
  'articleid|docid|date|author|title|subtitle|introtitle|keywords?|abstract|papername|pagenum|pagename|siteid|nodeid|nodename|nodesubject|imgurl|founder-(?!content|body)[a-z]{2,16}'
const TAG = new RegExp(`<(?:${NAME})>`, 'g')
const NEXT_TAG = new RegExp(`\\s*<(?:${NAME})>`, 'y')
const VALUE = /[^<>]{0,400}(?:<\/[\w-]{2,30}>|(?=<))|[^<>。！？]{0,60}$|/y
/** Names that no page of HTML has. */
const IS_OWN = /<(?:articleid|nodeid|nodename|siteid|papername|founder-)/

const matchFrom = (form: RegExp, text: string, from: number): Range | undefined => {
  form.lastIndex = from
  const match = form.exec(text)
  return match ? [match.index, match.index + match[0].length] : undefined
}

/** Where a trailer begins that ends at `end`, if its beginning is not printed. */
const beginningOf = (text: string, from: number, end: Range): number => {
  const first = Math.max(from, end[0] - LONGEST)
  const own = text.slice(first, end[0])
  const sentence = own.lastIndexOf('。') + 1
  const stamp = STAMP.exec(own.slice(sentence))
  if (stamp) return first + sentence + stamp.index
  return from === 0 && end[1] <= LONGEST_UNDATED && sentence === 0 ? 0 : end[0]
}

/** Tags of a trailer in a row, two at least, or one that is all of the text: `<articleid>81</articleid><title>……</title>`. */
const tagSpans = (text: string): Range[] => {
  const spans: Range[] = []
  for (let tag = matchFrom(TAG, text, 0); tag; ) {
    let [count, end] = [0, tag[0]]
    for (let own: Range | undefined = tag; own; own = matchFrom(NEXT_TAG, text, end)) {
      end = matchFrom(VALUE, text, own[1])?.[1] ?? own[1]
      count++
    }
    const isAll = tag[0] === 0 && end === text.length
    if ((count > 1 || isAll) && IS_OWN.test(text.slice(tag[0], end))) spans.push([tag[0], end])
    tag = matchFrom(TAG, text, end)
  }
  return spans
}

/** A cheap test that every line with a part of a trailer passes. */
export const mayBeTrailer = (text: string): boolean => text.includes('enpproperty') || IS_OWN.test(text)

/** Whether a trailer that began above ends in a line of folded text, and no other begins before it. */
export const endsTrailer = (text: string): boolean => {
  const end = matchFrom(END, text, 0)
  return end !== undefined && (matchFrom(BEGIN, text, 0)?.[0] ?? end[0]) >= end[0]
}

export const beginsTrailer = (text: string): boolean => matchFrom(BEGIN, text, 0) !== undefined

interface TrailerSpans {
  readonly spans: readonly Range[]
  /** Whether the last goes on on the next line. */
  readonly isOpen: boolean
}

/** The tags with their values that begin at an offset; of a trailer without an end, no more is certain. */
const endOfTags = (text: string, from: number): number => {
  let end = from
  for (let tag = matchFrom(NEXT_TAG, text, end); tag; tag = matchFrom(NEXT_TAG, text, end))
    end = matchFrom(VALUE, text, tag[1])?.[1] ?? tag[1]
  return end
}

/**
 * The trailers within a line of folded text, as offsets in it.
 * @param isOpen whether one that began above goes on here
 * @param endsBelow whether one that begins here ends below
 */
export const trailerSpans = (text: string, isOpen: boolean, endsBelow: boolean): TrailerSpans => {
  const spans: Range[] = []
  let [from, begun] = [0, isOpen]
  if (!begun && !mayBeTrailer(text)) return { spans, isOpen }
  for (;;) {
    const end = matchFrom(END, text, from)
    const begin = begun ? ([from, from] as const) : matchFrom(BEGIN, text, from)
    if (!end) {
      if (begin && (begun || endsBelow)) return { spans: [...spans, [begin[0], text.length]], isOpen: true }
      if (begin) spans.push([begin[0], endOfTags(text, begin[1])])
      break
    }
    const start = begin && begin[0] < end[0] ? begin[0] : beginningOf(text, from, end)
    spans.push([start, end[1]])
    ;[from, begun] = [end[1], false]
  }
  return { spans: spans.length > 0 ? spans : tagSpans(text), isOpen: false }
}
