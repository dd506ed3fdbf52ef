import type { Line } from '../line.ts'
import { isOpen } from '../prose.ts'

/** An open line of so many characters is no subhead or name but a paragraph cut off: 98 in 100 of them. */
const LONG = 25
/** A shorter line is prose too where it says who said something, or breaks after a comma. */
const REPORTING = /(?:强调|指出|表示|认为|介绍|要求|告诉|说|看到|了解到)[，：]/
const COMMA_END = /[，、]$/

/** Whether the paragraph that stands so far goes on in the next line: it broke off in mid-sentence. */
export const goesOn = (sofar: string, next: Line): boolean => {
  if (!isOpen(sofar)) return false
  if (sofar.length >= LONG || COMMA_END.test(sofar) || REPORTING.test(sofar)) return true
  // A few characters with a full stop are the end of something.
  return sofar.length > 12 && next.text.length <= 10 && /[。！？”]$/.test(next.text)
}
