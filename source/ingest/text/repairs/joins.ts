import { endsSentence, hasSentenceInside, isOpen, isRow, TITLE_LENGTH } from '../lines/sentences.ts'
import type { SourceLine } from '../lines/source-line.ts'

/** From this length an open line with a comma is not a subhead but a paragraph cut off. */
const LONG = 25
/** Below this length an open line is a name, a place or a subhead. */
const SHORT = 12
/** A line up to this length with a full stop is the end of a paragraph. */
const ENDING = 10

/** Words that show reported speech: with one, a shorter line is prose too. */
const REPORTING = /(?:强调|指出|表示|认为|介绍|要求|告诉|说|看到|了解到|提出)[，：]/
const PAUSE = /[，、]/
const PAUSE_END = /[，、]$/
/** What begins neither a line (CLREQ 3.1.3) nor a sentence: marks, and particles and suffixes of the word before. */
const CANNOT_BEGIN =
  /^(?:[，。、；：？！）》】”’·…]|的|们|了(?![解却望如])|着(?![力眼手重实急])|性|化(?![学肥解工名作]))/u
/** One character and a mark: the end of a word that was cut, except for a few one-character words. */
const REMNANT = /^(?![是对好看喂哎啊嗯噢哦听不来唉哈嗨一二三四五六七八九十甲乙丙丁])\p{Script=Han}[，。；、]/u
/** Words that no title ends in, because another must follow. */
const CANNOT_END = /[和与及把被从将让使由并且而或该各这每第很更最也就都还已是其之个在]$/
/** A bracket or quotation mark that was opened and not closed. */
const UNCLOSED = /(?:“[^”"]*|[（《][^（）《》]{0,24})$/

/** The end of a line that introduces the paragraph below: `……的答案——`. */
const LEADS_UP = /(?:——|──|--)$/

/** Whether a run of three letters occurs somewhere in the text. */
export type KnowsWord = (letters: string) => boolean

/** Whether a cut between two texts splits a word that occurs unbroken elsewhere. */
const splitsKnownWord = (above: string, below: string, known: KnowsWord): boolean =>
  known(above.slice(-2) + below.slice(0, 1)) || known(above.slice(-1) + below.slice(0, 2))

/** A clause that has only begun; no title ends so (0 of 42 with a comma). */
const STUMP = /，[^，：；]{1,3}$/
/** The longest clause, in characters; anything longer is two. */
const LONGEST_CLAUSE = 20
const MARK = /[，、。；：！？…”’》）]/g

/** The length of the clause that a cut between two texts would split. */
const clauseLength = (above: string, below: string): number => {
  const end = below.search(MARK)
  const marks = [...above.matchAll(MARK)]
  return above.length - ((marks.at(-1)?.index ?? -1) + 1) + (end < 0 ? below.length : end)
}

const isEnding = ({ text }: SourceLine): boolean => text.length <= ENDING && endsSentence(text)

/** Whether text cannot begin a paragraph. */
export const isRemnant = (text: string): boolean => CANNOT_BEGIN.test(text) || REMNANT.test(text)

/**
 * Whether a paragraph that breaks off continues on the next line. Length and marks decide most cases. In the others the
 * words at the cut decide: whether they can end a title or begin a sentence, and whether they occur unbroken elsewhere.
 * @param sofar the paragraph's folded text up to the cut
 * @param opens whether it is right under headings, where an abstract has no full stop
 * @param dated whether a dateline opens it, so that it is neither a title nor an abstract
 */
export const continues = (
  sofar: string,
  next: SourceLine,
  known: KnowsWord,
  opens: boolean,
  dated: boolean,
): boolean => {
  if (next.kind !== 'prose' && next.kind !== 'title') return false
  if (isRow(next.text)) return false
  if (CANNOT_BEGIN.test(next.text) || UNCLOSED.test(sofar)) return sofar.length >= SHORT || isOpen(sofar)
  if (isOpen(sofar) && sofar.length >= SHORT && REMNANT.test(next.text)) return true
  if (!isOpen(sofar) || (LEADS_UP.test(sofar) && sofar.length >= LONG)) return false
  if (dated && next.kind === 'prose') return true
  const words = sofar.length >= SHORT && (CANNOT_END.test(sofar) || splitsKnownWord(sofar, next.text, known))
  if (opens && !hasSentenceInside(sofar) && !PAUSE_END.test(sofar))
    return words || (sofar.length >= LONG && isEnding(next))
  const whole = (opens || next.kind === 'title') && !PAUSE_END.test(sofar) && !words
  if (whole && clauseLength(sofar, next.text) > LONGEST_CLAUSE) return false
  if (sofar.length > TITLE_LENGTH || hasSentenceInside(sofar) || REPORTING.test(sofar)) return true
  if (PAUSE_END.test(sofar)) return sofar.length >= LONG || endsSentence(next.text)
  if (next.kind === 'title') return false
  if (sofar.length >= SHORT && STUMP.test(sofar) && next.text.length >= LONG) return true
  if (sofar.length >= LONG && PAUSE.test(sofar) && endsSentence(next.text)) return true
  return words || (sofar.length > SHORT && isEnding(next))
}
