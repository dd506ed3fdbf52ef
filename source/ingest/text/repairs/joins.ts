import { hasWordSpaces, scriptOf, signatureOf } from '../../forms/index.ts'
import { endsEntry, isNumbered } from '../lines/entries.ts'
import { gapBetween, isDivided } from '../lines/line-gap.ts'
import { isForeign } from '../lines/other-lines.ts'
import { endsSentence, hasSentenceInside, isOpen, isRow, TITLE_LENGTH } from '../lines/sentences.ts'
import type { SourceLine } from '../lines/source-line.ts'

/** From this length an open line with a comma is not a subhead but a paragraph cut off. */
const MIN_CUT_OFF = 25
/** Below this length an open line is a name, a place or a subhead. */
const MIN_TEXT = 12
/** A line up to this length with a full stop is the end of a paragraph. */
const MAX_ENDING = 10

/** Words that show reported speech: with one, a shorter line is prose too. */
const REPORTING = /(?:强调|指出|表示|认为|介绍|要求|告诉|说|看到|了解到|提出)[，：]/
const PAUSE = /[，、]/
const PAUSE_END = /[，、]$/
/** Marks, which cannot begin a line (CLREQ 3.1.3), and particles and suffixes, which cannot begin a sentence. */
const CANNOT_BEGIN =
  /^(?:[，。、；：？！）》】”’·…]|的|们|了(?![解却望如])|着(?![力眼手重实急])|性|化(?![学肥解工名作]))/u
/** One character and a mark: the end of a word that was cut, except for a few one-character words. */
const REMNANT = /^(?![是对好看喂哎啊嗯噢哦听不来唉哈嗨一二三四五六七八九十甲乙丙丁])\p{Script=Han}[，。；、]/u
/** Words that no title ends in, because another must follow. */
const CANNOT_END = /[和与及把被从将让使由并且而或该各这每第很更最也就都还已是其之个在]$/
/** A bracket or quotation mark that was opened and not closed. */
const UNCLOSED = /(?:“[^”"]*|[（《][^（）《》]{0,24})$/

/** The end of a line that introduces the paragraph below: `……的答案——`. */
const DASH_END = /(?:——|──|--)$/

/** A figure with a unit of measure; a sentence may go on after it. After a counter (`3名`) a noun follows. */
const ENDS_AMOUNT =
  /\d(?:[万亿千百]?(?:元|美元|欧元|平方米|公里|千米|米|公斤|吨|亩|公顷|天|小时|分钟|倍|度)|[%％‰℃]|日|时|分|点|版|期)$/
/** Code units of a line's end that show such an entry, and a mark that continues the sentence after it. */
const MAX_ENTRY = 80
const MARK_FIRST = /^[，。、；：？！）》】”’…]|^的/
/** Two marks that end a sentence with a quotation, or a figure with its sign. */
const CLOSES = /^(?:[%％‰][，。；、]?$|[。！？…；][”’）》】]$|[”’）》】][，。！？…；]$)/
const HAS_LETTER = /[\p{L}\p{N}]/u

/** Whether a run of three letters occurs somewhere in the text. */
export type IsKnownWord = (letters: string) => boolean

/** Whether a cut between two texts splits a word that occurs unbroken elsewhere. */
const splitsKnownWord = (above: string, below: string, isKnownWord: IsKnownWord): boolean =>
  isKnownWord(above.slice(-2) + below.slice(0, 1)) || isKnownWord(above.slice(-1) + below.slice(0, 2))

/**
 * Whether a paragraph is whole, though it lacks a mark: it ends in an entry, an amount or the names of who signs it, an item with its
 * number follows, or a stray mark on a line of its own.
 */
export const isWhole = (text: string, { text: below }: SourceLine, isKnownWord: IsKnownWord): boolean => {
  const isStray = !HAS_LETTER.test(below) && !CLOSES.test(below)
  if (isNumbered(below) || isStray || !HAS_LETTER.test(text)) return true
  if (MARK_FIRST.test(below)) return false
  const end = text.slice(-MAX_ENTRY)
  if (endsEntry(end) || signatureOf(end).length > 0) return true
  return ENDS_AMOUNT.test(end) && !splitsKnownWord(end, below, isKnownWord)
}

/** A clause that has only begun; no title ends so (0 of 42 with a comma). */
const BEGUN_CLAUSE = /，[^，：；]{1,3}$/
/** The longest clause, in characters; anything longer is two. */
const MAX_CLAUSE = 20
const MARK = /[，、。；：！？…”’》）]/

/** The length of the clause that a cut between two texts would split. */
const clauseLength = (above: string, below: string): number => {
  const end = below.search(MARK)
  let begin = above.length
  while (begin > 0 && !MARK.test(above.charAt(begin - 1))) begin--
  return above.length - begin + (end < 0 ? below.length : end)
}

/** The longest clause that goes on over a page's end; a heading and the clause below it are longer together. */
const MAX_CLAUSE_OVER = 16

/** Whether a sentence goes on over a running head or a page number, though its beginning might be a heading. */
export const continuesOver = (text: string, { kind, text: below }: SourceLine): boolean =>
  kind === 'prose' &&
  isOpen(text) &&
  PAUSE.test(text) &&
  !DASH_END.test(text) &&
  clauseLength(text, below) <= MAX_CLAUSE_OVER

const isEnding = ({ text }: SourceLine): boolean => text.length <= MAX_ENDING && endsSentence(text)

/** Words and marks that begin a paragraph far more often than they follow a cut. */
const OPENS =
  /^(?:“|\d{4}年|\d{1,2}月(?:\d{1,2}日)?，|(?:近年|今年|去年|近日|日前|最近|目前|当前|如今|随着|早上|昨日|据|在我|每当|一方面|党的|\p{Script=Han}{2,10}(?:指出|强调|表示|认为)[，：]))/u
/** The longest clause in which text that opens so still is a cut. */
const MAX_OPENED = 12

/** Whether text may be a heading above a paragraph of its own: below it a paragraph opens, or a clause too long for one. */
const isAbove = (text: string, { text: below }: SourceLine): boolean =>
  text.length <= TITLE_LENGTH &&
  !hasSentenceInside(text) &&
  !PAUSE_END.test(text) &&
  clauseLength(text, below) > (OPENS.test(below) ? MAX_OPENED : MAX_CLAUSE * 1.5)

/** Whether the clause that a cut between two texts would split is too long for one, or the text below opens a paragraph. */
export const isTwoClauses = (above: string, below: string): boolean =>
  clauseLength(above, below) > (OPENS.test(below) ? MAX_OPENED : MAX_CLAUSE)

/** Whether text cannot begin a paragraph. */
export const isRemnant = (text: string): boolean => CANNOT_BEGIN.test(text) || REMNANT.test(text)

/** Whether a sentence of Latin, Korean or other spaced words goes on: only within one language, and in lower case. */
const goesOnInWords = (text: string, below: string): boolean => {
  if (scriptOf(text) === 'words' && scriptOf(below) === 'han') return !isForeign(text)
  return isOpen(text) && /^\p{Ll}/u.test(below)
}

/**
 * Whether a paragraph that breaks off continues on the next line. Length and marks decide most cases. In the others the
 * words at the cut decide: whether they can end a title or begin a sentence, and whether they occur unbroken elsewhere.
 * @param text the paragraph's folded text up to the cut
 * @param followsHeading whether it is right under headings, where an abstract has no full stop
 * @param hasDateline whether a dateline opens it, so that it is neither a title nor an abstract
 */
export const continues = (
  text: string,
  next: SourceLine,
  isKnownWord: IsKnownWord,
  followsHeading: boolean,
  hasDateline: boolean,
): boolean => {
  if (next.kind !== 'prose' && next.kind !== 'title') return false
  if (isRow(next.text)) return false
  if (isDivided(text, next.text)) return true
  if (hasWordSpaces(scriptOf(text)) || isForeign(next.text)) return goesOnInWords(text, next.text)
  if (CANNOT_BEGIN.test(next.text) || UNCLOSED.test(text)) return text.length >= MIN_TEXT || isOpen(text)
  if (isOpen(text) && text.length >= MIN_TEXT && REMNANT.test(next.text)) return true
  if (!isOpen(text) || (DASH_END.test(text) && text.length >= MIN_CUT_OFF)) return false
  // A foreign name is cut between its words.
  if (hasDateline && (next.kind === 'prose' || PAUSE_END.test(text) || gapBetween(text, next.text) === ' '))
    return true
  if (isAbove(text, next) && !CANNOT_END.test(text)) return false
  const splitsWords =
    text.length >= MIN_TEXT && (CANNOT_END.test(text) || splitsKnownWord(text, next.text, isKnownWord))
  if (followsHeading && !hasSentenceInside(text) && !PAUSE_END.test(text))
    return splitsWords || (text.length >= MIN_CUT_OFF && isEnding(next))
  const mayBeWhole = (followsHeading || next.kind === 'title') && !PAUSE_END.test(text) && !splitsWords
  if (mayBeWhole && clauseLength(text, next.text) > MAX_CLAUSE) return false
  if (text.length > TITLE_LENGTH || hasSentenceInside(text) || REPORTING.test(text)) return true
  if (PAUSE_END.test(text)) return text.length >= MIN_CUT_OFF || endsSentence(next.text)
  if (next.kind === 'title') return false
  if (text.length >= MIN_TEXT && BEGUN_CLAUSE.test(text) && next.text.length >= MIN_CUT_OFF) return true
  if (text.length >= MIN_CUT_OFF && PAUSE.test(text) && endsSentence(next.text)) return true
  return splitsWords || (text.length > MIN_TEXT && isEnding(next))
}
