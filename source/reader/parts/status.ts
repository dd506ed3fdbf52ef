import { oneLine, say, wordsFor } from '../../language/index.ts'
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
import { type Action, bindingOf, keyName } from '../keys.ts'
import type { Message, State } from '../state.ts'
import type { View } from './view.ts'

/** How far the reader is, as a bar of at most 20 cells; none where there is no room for one that says something. */
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

export const messageText = (message: Message, settings: Settings): string => {
  const words = wordsFor(settings.language)
  switch (message.kind) {
    case 'notFound':
      return words.notFound(message.query)
    case 'fetched':
      return words.fetched(message.day)
    case 'copied':
    case 'tooLong':
    case 'columns':
      return words[message.kind](message.count)
    case 'said':
      return oneLine(say(words, message.saying))
    default:
      return words[message.kind]
  }
}

export const messageRow = (message: Message, width: number, settings: Settings): Row =>
  fitRow(line(messageText(message, settings), STRONG), width, settings.ambiguous)

/** `↑↓ 选`: a key and what it does, in as few cells as say it. */
const hint = (action: Action, { language }: Settings): string | undefined => {
  const { keys, shortKeys = keyName(keys[0], language) } = bindingOf(action)
  const said: Partial<Record<Action, string>> = wordsFor(language).shortly
  return said[action] && `${shortKeys} ${said[action]}`
}

/**
 * The line of keys: those of `actions` that have a short name, left out from the end where there is no room; but the
 * last, which tells where the others are, goes last.
 */
export const keyLine = (actions: readonly Action[], right: Row, width: number, settings: Settings): Row => {
  const { ambiguous } = settings
  const hints = actions.map((action) => hint(action, settings)).filter((text) => text !== undefined)
  const taken = right.reduce((sum, { text }) => sum + cellWidth(text, ambiguous), 0)
  const room = width - (taken > 0 ? taken + 2 : 0)
  while (hints.length > 0 && cellWidth(hints.join('  '), ambiguous) > room)
    hints.splice(Math.max(0, hints.length - 2), 1)
  return spread(line(hints.join('  '), QUIET), right, width, ambiguous, 0)
}

/** As much of a text's end as `width` cells hold. */
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

/** Where the line typed so far ends, in cells, and the line itself: `/查找的字`. */
export const promptRow = (
  query: string,
  right: Row,
  width: number,
  settings: Settings,
): { readonly row: Row; readonly cursor: number } => {
  const { ambiguous } = settings
  // The end of what is typed is what must be seen, and a cell behind it for the cursor.
  const text = `/${endWithin(query, width - 2, ambiguous)}`
  return {
    row: spread(line(text), right, width, ambiguous, 1000),
    cursor: Math.min(width - 1, cellWidth(text, ambiguous)),
  }
}

/** What is being fetched, how far, and the key that stops it. */
export const fetchText = ({ shelf, settings }: State): string => {
  const { fetching } = shelf
  if (!fetching) return ''
  const { date, done, of } = fetching
  return `${wordsFor(settings.language).fetching(date, done, of)}  ${hint('stopFetch', settings)}`
}

/** The last row of a screen. `cursor`: the column where typing goes on. */
export interface Foot {
  readonly row: Row
  readonly cursor?: number
}

/** Where the terminal's cursor stands on a screen that ends in this foot. */
export const cursorIn = ({ cursor }: Foot, { rows }: Size): Pick<View, 'cursor'> =>
  cursor === undefined ? {} : { cursor: { x: cursor, y: rows - 1 } }

/**
 * The last row of a screen: the line being typed, else what there is to say, else the keys that matter here; with
 * `right` at its end.
 */
export const footRow = (
  state: State,
  actions: readonly Action[],
  right: string,
  { left, width }: Bounds = pageOf(state.size),
): Foot => {
  const { settings, search, message, count } = state
  const end = line(count === '' ? right : count, QUIET)
  if (search.typing) {
    const { row, cursor } = promptRow(search.query, end, width, settings)
    return { row: shift(row, left), cursor: left + cursor }
  }
  if (message)
    return { row: shift(spread(messageRow(message, width, settings), end, width, settings.ambiguous), left) }
  return { row: shift(keyLine(actions, end, width, settings), left) }
}
