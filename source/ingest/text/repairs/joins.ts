import type { Line } from '../line.ts'
import { kindOf } from '../line-kinds.ts'
import { endsSentence, hasSentenceInside, isOpen } from '../prose.ts'

/** An open line of so many characters with a comma in it is no subhead or name but a paragraph cut off. */
const LONG = 25
/** A shorter line is prose too where it says who said something, or breaks after a comma. */
const REPORTING = /(?:强调|指出|表示|认为|介绍|要求|告诉|说|看到|了解到|提出)[，：]/
const COMMA_END = /[，、]$/
/** A few characters with a full stop are the end of something. */
const ENDING = 10

/** How the words around a cut occur in the text elsewhere, unbroken. */
export type Known = (words: string) => boolean

/** Letters on each side of a cut that are looked for. */
const AROUND = 2

/**
 * Whether a paragraph that breaks off goes on in the next line. Below a certain length the form alone does not tell a
 * half sentence from a subhead: then the words that the cut parted must be known from elsewhere in the text.
 * @param sofar the paragraph's folded text up to the cut
 */
export const goesOn = (sofar: string, next: Line, known: Known): boolean => {
  if (!isOpen(sofar)) return false
  const kind = kindOf(next.text)
  if (kind !== 'prose' && kind !== 'title') return false
  if (sofar.length > 60 || hasSentenceInside(sofar) || COMMA_END.test(sofar) || REPORTING.test(sofar))
    return true
  if (kind === 'title') return false
  if (sofar.length >= LONG && /[，、]/.test(sofar) && endsSentence(next.text)) return true
  if (sofar.length > 12 && next.text.length <= ENDING) return true
  return known(sofar.slice(-AROUND) + next.text.slice(0, AROUND))
}
