import { oneLine, type Saying, say, wordsFor } from '../../language/index.ts'
import {
  BLANK,
  type Bounds,
  fitRow,
  line,
  marksFor,
  pageOf,
  QUIET,
  type Row,
  type Settings,
  type Size,
  STRONG,
  shift,
  spread,
} from '../../makeup/index.ts'
import { type Ambiguous, cellWidth, graphemes } from '../../typeset/index.ts'
import type { Action } from '../keys/key-table.ts'
import { shortKeysFor } from '../keys/keymap.ts'
import { scopeOf } from '../state/scope.ts'
import { isTyping, type Question, type State } from '../state/state.ts'
import type { View } from './view.ts'

/** The reader's progress as a bar of at most 20 cells. Too narrow for a bar: blank, or a mark at the end of the text. */
export const progressBar = (share: number, width: number, settings: Settings): Row => {
  const length = width >= 56 ? 20 : width >= 36 ? 10 : width >= 20 ? 5 : 0
  const { done, left, end } = marksFor(settings.ambiguous)
  const filled = Math.min(length, Math.round(share * length))
  if (length === 0) return share >= 1 ? line(end) : BLANK
  return [
    ...(filled > 0 ? [{ text: done.repeat(filled) }] : []),
    ...(filled < length ? [{ text: left.repeat(length - filled), style: QUIET }] : []),
  ]
}

const messageRow = (message: Saying, width: number, { language, ambiguous }: Settings): Row =>
  fitRow(line(oneLine(say(wordsFor(language), message)), STRONG), width, ambiguous)

/** `↑↓ 选`: a key and the short name of its action; undefined if the action has none. */
export const keyHint = (action: Action, state: State): string | undefined => {
  const { language } = state.settings
  const names: Partial<Record<Action, string>> = wordsFor(language).shortly
  return names[action] && `${shortKeysFor(state.keymap, action, scopeOf(state), language)} ${names[action]}`
}

/**
 * The hints of those `actions` that have a short name. If they do not fit, hints are dropped from the end, except the
 * last one: usually the help, which leads to all others.
 */
const keyLine = (actions: readonly Action[], right: Row, width: number, state: State): Row => {
  const { ambiguous } = state.settings
  const hints = actions.map((action) => keyHint(action, state)).filter((text) => text !== undefined)
  const taken = right.reduce((sum, { text }) => sum + cellWidth(text, ambiguous), 0)
  const room = width - (taken > 0 ? taken + 2 : 0)
  while (hints.length > 0 && cellWidth(hints.join('  '), ambiguous) > room)
    hints.splice(Math.max(0, hints.length - 2), 1)
  return spread(line(hints.join('  '), QUIET), right, width, ambiguous, 0)
}

/** The longest end of a text that fits in `width` cells. */
const endWithin = (text: string, width: number, ambiguous: Ambiguous): string => {
  let room = width
  let start = text.length
  for (const grapheme of [...graphemes(text)].reverse()) {
    room -= cellWidth(grapheme, ambiguous)
    if (room < 0) break
    start -= grapheme.length
  }
  return text.slice(start)
}

/** The label of a question, or a shorter one where half the row is not enough for it. */
const labelOf = (question: Question, width: number, settings: Settings): string => {
  if (question.for !== 'save') return question.for === 'pipe' ? '|' : ':'
  const { replaces, text } = question
  const words = wordsFor(settings.language)
  const label = replaces === text ? words.replaceFile : words.saveAs
  return cellWidth(label, settings.ambiguous) * 2 <= width ? label : '>'
}

/** Which of how many completions the line is: `2/7`. */
const completionCount = (question: Question): Row =>
  question.for === 'command' && question.completing
    ? line(`${question.completing.index + 1}/${question.completing.of}`, QUIET)
    : BLANK

/** The line being typed, `/查找的字`, with the column of the text cursor in cells. */
const promptRow = (
  label: string,
  query: string,
  right: Row,
  width: number,
  settings: Settings,
): { readonly row: Row; readonly cursor: number } => {
  const { ambiguous } = settings
  // The end of the typed text must be visible, and one cell after it for the cursor.
  const text = label + endWithin(query, width - cellWidth(label, ambiguous) - 1, ambiguous)
  return {
    row: spread(line(text), right, width, ambiguous, 1000),
    cursor: Math.min(width - 1, cellWidth(text, ambiguous)),
  }
}

/** The issue being fetched, the progress, and the key that stops it. */
export const fetchText = (state: State): string => {
  const { fetching } = state.shelf
  if (!fetching) return ''
  const { date, done, of } = fetching
  return `${wordsFor(state.settings.language).fetching(date, done, of)}  ${keyHint('stopFetch', state)}`
}

/** The last row of a screen. `cursor`: the column of the text cursor while the user types. */
export interface FootRow {
  readonly row: Row
  readonly cursor?: number
}

/** The position of the terminal's cursor on a screen whose last row is this one. */
export const cursorIn = ({ cursor }: FootRow, { rows }: Size): Pick<View, 'cursor'> =>
  cursor === undefined ? {} : { cursor: { x: cursor, y: rows - 1, typing: true } }

/** The last row of a screen: the line being typed, else the message, else key hints; with `right` at its end. */
export const footRow = (
  state: State,
  actions: readonly Action[],
  right: string,
  { left, width }: Bounds = pageOf(state.size),
): FootRow => {
  const { settings, search, question, message, count } = state
  const end = line(count === '' ? right : count, QUIET)
  if (isTyping(state)) {
    const { row, cursor } = question
      ? promptRow(
          labelOf(question, width, settings),
          question.text,
          completionCount(question),
          width,
          settings,
        )
      : promptRow('/', search.query, end, width, settings)
    return { row: shift(row, left), cursor: left + cursor }
  }
  if (message)
    return { row: shift(spread(messageRow(message, width, settings), end, width, settings.ambiguous), left) }
  return { row: shift(keyLine(actions, end, width, state), left) }
}
