import { cutMiddle, type MessagePart, oneLine, say, sayInParagraphs, wordsFor } from '../../language/index.ts'
import { BLANK, exactly, line, pageOf, plainText, type Row, STRONG, shift } from '../../makeup/index.ts'
import { cellWidth, type Setting, setParagraph } from '../../typeset/index.ts'
import { isTyping, type State } from '../state/state.ts'
import { rowsBody, rowsOf, type View } from './view.ts'

/** The pieces of a line of JSON between which it may be broken and still be read: never within its strings. */
const PIECE = /"(?:[^"\\]|\\.)*"[^"\s]*\s*|[^"]+/g

/** Code units of one paragraph that are shown: no screen has room for more. */
const LONGEST = 2_000

const setText = (text: string, setting: Setting): string[] =>
  setParagraph(text, setting).map((set) => set.text)

/** What is to be copied, in lines that are the same again when they are put together with blanks. */
const setVerbatim = (text: string, setting: Setting): string[] => {
  const lines: string[] = ['']
  for (const piece of text.match(PIECE) ?? []) {
    const last = lines.at(-1) ?? ''
    const fits = cellWidth((last + piece).trimEnd(), setting.ambiguous) <= setting.width
    lines.splice(-1, 1, ...(fits ? [last + piece] : [last, ...setText(piece, setting)]))
  }
  return lines.map((each) => each.trimEnd()).filter((each) => each !== '')
}

const paragraphRows = ({ text, verbatim }: MessagePart, setting: Setting): Row[] => {
  const shown = cutMiddle(text, LONGEST)
  return verbatim
    ? setVerbatim(shown, setting).map((each) => line(each))
    : setText(shown, setting).map((each) => line(each, STRONG))
}

/**
 * The screen with a message whole over its last rows, if its last row has only a part of it; undefined otherwise. The end of a
 * message that is longer than the window is what to do about it: that is what stays.
 * @param keyLine the last row of the screen without the message: it stays below paragraphs that have room
 */
export const noticeOver = (state: State, view: View, keyLine: () => Row): View | undefined => {
  const { message, settings, size } = state
  if (!message || isTyping(state)) return undefined
  const words = wordsFor(settings.language)
  const { ambiguous, level } = settings
  const screen = rowsOf(view)
  const whole = plainText(line(oneLine(say(words, message))))
  if (plainText(screen.at(-1) ?? BLANK).includes(whole)) return undefined
  const { left, width } = pageOf(size)
  const setting: Setting = { width, ambiguous, level }
  const paragraphs = sayInParagraphs(words, message)
  const rows = paragraphs.flatMap((paragraph) => paragraphRows(paragraph, setting))
  const leavesKeys =
    paragraphs.length > 1 && !paragraphs.some(({ verbatim }) => verbatim) && 2 * rows.length < size.rows
  const shown = [
    ...[BLANK, ...rows].slice(-size.rows).map((row) => shift(row, left)),
    ...(leavesKeys ? [keyLine()] : []),
  ]
  const above = exactly(screen, size.rows - shown.length)
  return { head: [], body: rowsBody([...above, ...shown]), foot: [] }
}
