import type { Line } from '../line.ts'
import { endsSentence, hasSentenceInside, isOpen } from '../prose.ts'

/** Beyond this length an open line is no title. */
const TITLES = 60
/** An open line of so many characters with a comma in it is no subhead but a paragraph cut off. */
const LONG = 25
/** A shorter line is prose too where it says who said something. */
const REPORTING = /(?:强调|指出|表示|认为|介绍|要求|告诉|说|看到|了解到|提出)[，：]/
const PAUSE = /[，、]/
const PAUSE_END = /[，、]$/
/** A few characters with a full stop are the end of something. */
const ENDING = 10

/** Marks that no line may begin with (CLREQ 3.1.3): they belong to the one before. */
const CANNOT_BEGIN = /^[，。、；：？！）》】”’·…]/
/** A bracket that the line opened and did not close, as around a name. */
const UNCLOSED = /[（《][^（）《》]*$/
const NEAR = 12

const isEnding = ({ text }: Line): boolean => text.length <= ENDING && endsSentence(text)

/** Whether words occur somewhere in the text, unbroken. */
export type Known = (words: string) => boolean

/** Letters on each side of a cut that are looked for. */
const AROUND = 2

/**
 * Whether a paragraph that breaks off goes on in the next line. Below a certain length the form alone does not tell a
 * half sentence from a subhead: then the words that the cut parted must be known from elsewhere in the text.
 * @param sofar the paragraph's folded text up to the cut
 * @param opens whether it stands right under headings, where an abstract does without its full stop
 */
export const goesOn = (sofar: string, next: Line, known: Known, opens: boolean): boolean => {
  if (CANNOT_BEGIN.test(next.text) || UNCLOSED.test(sofar.slice(-NEAR)))
    return next.kind === 'prose' || next.kind === 'title'
  if (!isOpen(sofar)) return false
  const kind = next.kind
  if (kind !== 'prose' && kind !== 'title') return false
  const parted = known(sofar.slice(-AROUND) + next.text.slice(0, AROUND))
  if (opens && !hasSentenceInside(sofar) && !PAUSE_END.test(sofar)) return parted || isEnding(next)
  if (sofar.length > TITLES || hasSentenceInside(sofar) || REPORTING.test(sofar)) return true
  if (PAUSE_END.test(sofar)) return sofar.length >= LONG || endsSentence(next.text)
  if (kind === 'title') return false
  if (sofar.length >= LONG && PAUSE.test(sofar) && endsSentence(next.text)) return true
  if (sofar.length > 12 && isEnding(next)) return true
  return PAUSE.test(sofar) && parted
}
