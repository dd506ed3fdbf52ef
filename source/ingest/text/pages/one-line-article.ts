import {
  datelineOf,
  isBylineLine,
  isPersonName,
  isSectionName,
  pageLabelOf,
  standingKindOf,
} from '../../forms/index.ts'
import { kindOf } from '../lines/line-kinds.ts'
import { endsSentence, hasStop } from '../lines/sentences.ts'

/** A piece of such a line, from an offset in its folded text to the next piece. */
export interface LinePiece {
  readonly kind: 'page' | 'column' | 'byline' | 'title' | 'text'
  readonly at: number
}

/** `第1版（要闻）专栏：`, and the same without a column. */
const LABEL =
  /^(?<page>第?\s*(?:[A-Z]{0,3}\d{1,4}|[一二三四五六七八九十]{1,3})\s*版\s*(?:（(?<inside>[^（）。！？]{0,20})）|[：\s]\s*\p{Script=Han}{2,8}(?=\s))?)\s*(?<column>(?:专栏|栏目)\s*：)?/u
const AUTHOR = /^作\s*者\s*：\s*/
/** Between two names; within one of two characters may be a space too. */
const NAME_GAP = /[、，]|\s+(?=\S{2}|\S\s\S(?:\s|$))/
/** What is read for headings, in characters and words: a body is below it. */
const WINDOW = 320
const MAX_WORDS = 10
/** The longest name of a column, and one row of a headline. */
const LONGEST_COLUMN = 10
const LONGEST_TITLE = 45
/** The shortest row of a headline below the first: less may be a pen name. */
const SHORTEST_ROW = 6
const MAX_ROWS = 4
/** The shortest text of an article, in characters: an index has such lines too. */
const SHORTEST_TEXT = 20
/** Where a dateline may begin within a word. */
const AGENCY = /据?(?:本报|新华社|中新社)|[（【［〔]/g

interface Word {
  readonly text: string
  readonly at: number
}

/** Where a dateline begins in a word that is a headline before it. */
const datelineIn = (text: string, { text: word, at }: Word): number | undefined => {
  for (const { index } of word.matchAll(AGENCY))
    if (index >= SHORTEST_ROW && datelineOf(text.slice(at + index, at + index + 80))) return at + index
  return undefined
}

const isRowOfTitle = ({ text }: Word): boolean =>
  text.length <= LONGEST_TITLE && !/[。；]/.test(text) && !endsSentence(text) && kindOf(text) !== 'dated'

/** How many words from `first` are the author's: 张三, 张 三, 本报记者 张三 李四, 作者：张三. */
const wordsOfByline = (text: string, words: readonly Word[], first: number): number => {
  const from = words[first]?.at ?? 0
  const isLabelled = AUTHOR.test(words[first]?.text ?? '')
  for (let count = 4; count > 0; count--) {
    const last = words[first + count - 1]
    if (!last) continue
    const phrase = text.slice(from, last.at + last.text.length)
    const names = phrase.replace(AUTHOR, '')
    if (names.split(NAME_GAP).every(isPersonName) || (!isLabelled && isBylineLine(phrase))) return count
  }
  return isLabelled && (words[first]?.text.length ?? 0) <= LONGEST_COLUMN ? 1 : 0
}

/** What tells the end of a headline: a dateline or an author, else only a space. */
type Stop = 'certain' | 'space'

interface Head {
  readonly headings: readonly Word[]
  /** Where the author is named, above the headline or below it. */
  readonly bylines?: readonly number[]
  readonly body: number
  readonly stop: Stop
}

/** Reads words as headings up to a dateline, an author, or a word that is text. */
const headIn = (text: string, words: readonly Word[]): Head | undefined => {
  const headings: Word[] = []
  for (const [index, word] of words.entries()) {
    if (datelineOf(text.slice(word.at, word.at + 80))) return { headings, body: word.at, stop: 'certain' }
    const count = headings.length > 0 ? wordsOfByline(text, words, index) : 0
    const below = words[index + count]
    if (count > 0) return below && { headings, bylines: [word.at], body: below.at, stop: 'certain' }
    const inside = datelineIn(text, word)
    if (inside !== undefined && inside - word.at <= LONGEST_TITLE)
      return { headings: [...headings, word], body: inside, stop: 'certain' }
    if (!isRowOfTitle(word)) return { headings, body: word.at, stop: 'space' }
    headings.push(word)
  }
  return undefined
}

/** The rows of a headline that are certain: all above a dateline or an author, else the first and long ones below it. */
const certainRows = ({ headings, stop }: Head): readonly Word[] => {
  const end =
    stop === 'certain'
      ? headings.length
      : headings.findIndex(({ text }, index) => index > 0 && (text.length < SHORTEST_ROW || hasStop(text)))
  return headings.slice(0, Math.min(MAX_ROWS, end < 0 ? headings.length : end))
}

const wordsFrom = (text: string, from: number): Word[] =>
  [...text.slice(from, from + WINDOW).matchAll(/\S+/g)]
    .slice(0, MAX_WORDS)
    .map(({ 0: word, index }) => ({ text: word, at: from + index }))

/** Where a title printed above such a line ends in it, from an offset on; spaces do not count. */
const endOfTitle = (text: string, from: number, title: string): number | undefined => {
  let at = from
  for (const sign of title) {
    while (/\s/.test(text[at] ?? '')) at++
    if (!text.startsWith(sign, at)) return undefined
    at += sign.length
  }
  return at > from ? at : undefined
}

/** Reads what is below a headline whose end is known. */
const headAbove = (text: string, from: number, end: number): Head | undefined => {
  const headings = wordsFrom(text.slice(0, end), from)
  const below = wordsFrom(text, end)
  const count = wordsOfByline(text, below, 0)
  const [first, body] = [below[0], below[count]]
  if (!first || !body || headings.length === 0) return undefined
  return { headings, ...(count > 0 ? { bylines: [first.at] } : {}), body: body.at, stop: 'certain' }
}

/** Whether a word below the column's label is its name: right after it, or in the form of one. */
const isColumn = ({ text, at }: Word, from: number, next: Word | undefined): boolean =>
  standingKindOf(text) !== undefined ||
  /^【[^】]+】$/.test(text) ||
  (at === from &&
    text.length <= LONGEST_COLUMN &&
    !AUTHOR.test(text) &&
    !next?.text.startsWith('——') &&
    !hasStop(text))

/** The line's headings after its labels. */
const headBelow = (text: string, from: number, hasColumn: boolean, titleAbove: string): Head | undefined => {
  const words = wordsFrom(text, from)
  const [first, next] = words
  if (!first) return undefined
  for (const start of titleAbove === '' ? [] : [from, next?.at ?? from]) {
    const end = endOfTitle(text, start, titleAbove)
    if (end !== undefined) return headAbove(text, start, end)
  }
  if (hasColumn && isColumn(first, from, next)) {
    const head = authoredHead(text, words.slice(1))
    if (head && head.headings.length > 0) return head
  }
  return authoredHead(text, words)
}

/** Reads words as headings, above which the author may be named: 作者：张三. */
const authoredHead = (text: string, words: readonly Word[]): Head | undefined => {
  const [first] = words
  const count = first && AUTHOR.test(first.text) ? wordsOfByline(text, words, 0) : 0
  const head = headIn(text, words.slice(count))
  return head && count > 0 && first ? { ...head, bylines: [first.at, ...(head.bylines ?? [])] } : head
}

/**
 * Reads a line that holds a whole article, as archives print them: page, section, column, headline, author and text.
 * @param text its folded text
 * @param titleAbove the headline, without spaces, if the line above says it: it tells where the headline ends
 * @param textBelow the line below, on which the text may go on
 * @returns its pieces in order, or undefined
 */
export const oneLineArticle = (text: string, titleAbove = '', textBelow = ''): LinePiece[] | undefined => {
  const label = LABEL.exec(text.slice(0, 80))
  const { page = '', inside = '', column } = label?.groups ?? {}
  if (!label || !pageLabelOf(page.trim())) return undefined
  if (column === undefined && !isSectionName(inside.replace(/\s+/g, ''))) return undefined
  const head = headBelow(text, label[0].length, column !== undefined, titleAbove)
  if (!head || (column === undefined && head.stop !== 'certain')) return undefined
  const prose = text.slice(head.body) + (head.stop === 'certain' ? textBelow : '')
  const rows = certainRows(head)
  if (rows.length === 0 || prose.length < SHORTEST_TEXT || !hasStop(prose)) return undefined
  const body = head.headings[rows.length]?.at ?? head.body
  const pieces: LinePiece[] = [
    { kind: 'page', at: 0 },
    ...(column === undefined ? [] : [{ kind: 'column', at: label[0].length - column.length } as const]),
    ...rows.map(({ at }): LinePiece => ({ kind: 'title', at })),
    ...(head.bylines ?? []).filter((at) => at < body).map((at): LinePiece => ({ kind: 'byline', at })),
    { kind: 'text', at: body },
  ]
  return pieces.sort((a, b) => a.at - b.at)
}
