import type { Line } from '../lines/line.ts'
import { endsSentence, hasSentenceInside, isOpen, isRow, TITLE_LENGTH } from '../lines/sentences.ts'

/** An open line of so many characters with a comma in it is no subhead but a paragraph cut off. */
const LONG = 25
/** Below so many characters an open line is a name, a place or a subhead. */
const SHORT = 12
/** A few characters with a full stop are the end of something. */
const ENDING = 10

/** A shorter line is prose too where it says who said something. */
const REPORTING = /(?:强调|指出|表示|认为|介绍|要求|告诉|说|看到|了解到|提出)[，：]/
const PAUSE = /[，、]/
const PAUSE_END = /[，、]$/
/** What no line may begin with (CLREQ 3.1.3), nor a sentence: particles and suffixes belong to the word before. */
const CANNOT_BEGIN =
  /^(?:[，。、；：？！）》】”’·…]|的|们|了(?![解却望如])|着(?![力眼手重实急])|性|化(?![学肥解工名作]))/u
/** One character and a mark: the end of a word that was cut, but for a few words of one. */
const REMNANT = /^(?![是对好看喂哎啊嗯噢哦听不来唉哈嗨一二三四五六七八九十甲乙丙丁])\p{Script=Han}[，。；、]/u
/** What no title ends in: it asks for the word after it. */
const CANNOT_END = /[和与及把被从将让使由并且而或该各这每第很更最也就都还已是其之个在]$/
/** A bracket or quotation mark that was opened and not closed. */
const UNCLOSED = /(?:“[^”"]*|[（《][^（）《》]{0,24})$/

/** What leads up to the paragraph below: `……的答案——`. */
const LEADS_UP = /(?:——|──|--)$/

/** Whether three letters stand together somewhere in the text. */
export type KnowsWord = (letters: string) => boolean

/** Whether the words that a cut between two texts would part are known from elsewhere, unbroken. */
const splitsKnownWord = (above: string, below: string, known: KnowsWord): boolean =>
  known(above.slice(-2) + below.slice(0, 1)) || known(above.slice(-1) + below.slice(0, 2))

/** A clause that has only begun, as no title ends (0 of 42 with a comma). */
const STUMP = /，[^，：；]{1,3}$/
/** No clause is longer: what would make one that long are two. */
const LONGEST_CLAUSE = 20
const MARK = /[，、。；：！？…”’》）]/g

/** The length of the clause that a cut between two texts would part. */
const clauseLength = (above: string, below: string): number => {
  const end = below.search(MARK)
  const marks = [...above.matchAll(MARK)]
  return above.length - ((marks.at(-1)?.index ?? -1) + 1) + (end < 0 ? below.length : end)
}

const isEnding = ({ text }: Line): boolean => text.length <= ENDING && endsSentence(text)

/** Whether text can begin no paragraph, whatever leads to it. */
export const isRemnant = (text: string): boolean => CANNOT_BEGIN.test(text) || REMNANT.test(text)

/**
 * Whether a paragraph that breaks off goes on in the next line. Length and marks tell most; where they leave it open,
 * the words around the cut decide: what stands there and can neither end a title nor begin a sentence, or occurs
 * elsewhere in the text in one piece.
 * @param sofar the paragraph's folded text up to the cut
 * @param opens whether it stands right under headings, where an abstract does without its full stop
 * @param dated whether a dateline opens it, as none opens a title or an abstract
 */
export const continues = (
  sofar: string,
  next: Line,
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
