import { wordsFor } from '../../language/index.ts'
import {
  BLANK,
  boundsOf,
  drawPage,
  exactly,
  line,
  makePage,
  named,
  type Row,
  rowCells,
  type SetText,
  shareBefore,
  shift,
  spread,
} from '../../makeup/index.ts'
import { matchesFor, type ScreenMatches } from '../state/screen-matches.ts'
import type { State } from '../state/state.ts'
import { screenFrame } from './screen-frame.ts'
import { cursorIn, type FootRow, footRow, progressBar } from './status.ts'
import { rowsBody, type View } from './view.ts'

/** The parts around the page of a text. */
export interface Furniture {
  readonly head: Row
  /** What comes after the text; shown in the last row, beside the progress. */
  readonly ahead: Row
  /** Shown instead of both: a question that waits for an answer. */
  readonly offer?: Row | undefined
}

/** The progress with the matches, or with what comes next; or else the offer, the message, or the line being typed. */
const textFoot = (
  state: State,
  { frame }: SetText,
  share: number,
  { matches, index }: ScreenMatches,
  { ahead, offer }: Furniture,
): FootRow => {
  const { settings, search, message, count } = state
  const { ambiguous } = settings
  const bounds = boundsOf(frame)
  const { left, width } = bounds
  const found = matches.length > 0 ? wordsFor(settings.language).found(index + 1, matches.length) : ''
  if (search.typing || message || count !== '') return footRow(state, [], found, bounds)
  if (offer) return { row: shift(spread(offer, BLANK, width, ambiguous), left) }
  const bar = progressBar(share, width, settings)
  const room = Math.max(0, width - rowCells(bar, ambiguous) - 3)
  const right = found === '' ? ahead : line(named(`/${search.query}`, [found], ' ', room, ambiguous))
  return { row: shift(spread(bar, spread(right, BLANK, room, ambiguous), width, ambiguous), left) }
}

/** A text from one of its rows on, with the matches highlighted. */
export const textView = (state: State, text: SetText, around: Furniture): View => {
  const { frame, galley, cursor } = text
  const screen = screenFrame(state.size)
  const page = makePage(galley, cursor, frame)
  const found = matchesFor(state)
  const foot = textFoot(state, text, shareBefore(galley, page.next), found, around)
  return {
    head: exactly([around.head, BLANK], screen.head),
    body: rowsBody(exactly(drawPage(page, frame, state.settings, found), frame.height)),
    foot: [...exactly([], screen.foot - 1), foot.row],
    ...cursorIn(foot, state.size),
  }
}
