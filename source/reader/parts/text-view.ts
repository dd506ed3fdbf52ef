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
import { isTyping, type State } from '../state/state.ts'
import { screenFrame } from './screen-frame.ts'
import { cursorIn, type FootRow, footRow, progressBar } from './status.ts'
import { rowsBody, type View } from './view.ts'

/** What surrounds a page of text. */
interface Furniture {
  readonly head: Row
  /** The key that leads back, and what it does; shown in the last row beside the progress, where there is room. */
  readonly back?: Row | undefined
  /** Names what follows the text; shown in the last row, after these. */
  readonly ahead: Row
  /** Shown instead of the progress: the offer of the next article. */
  readonly offer?: Row | undefined
}

/** Cells of a last row that has room for the way back, beside the progress and the title of what follows. */
const ROOM_FOR_BACK = 36

/** The line being typed, the message or the count; else the offer; else the progress with the matches or what follows. */
const textFoot = (
  state: State,
  { frame }: SetText,
  share: number,
  { matches, index }: ScreenMatches,
  { back = BLANK, ahead, offer }: Furniture,
): FootRow => {
  const { settings, search, message, count } = state
  const { ambiguous } = settings
  const bounds = boundsOf(frame)
  const { left, width } = bounds
  const matchCount = matches.length > 0 ? wordsFor(settings.language).found(index + 1, matches.length) : ''
  if (isTyping(state) || message || count !== '') return footRow(state, [], matchCount, bounds)
  if (offer) return { row: shift(spread(offer, BLANK, width, ambiguous), left) }
  const progress = progressBar(share, width, settings)
  const bar = width >= ROOM_FOR_BACK && back.length > 0 ? [...progress, { text: '  ' }, ...back] : progress
  const room = Math.max(0, width - rowCells(bar, ambiguous) - 3)
  const right =
    matchCount === '' ? ahead : line(named(`/${search.query}`, [matchCount], ' ', room, ambiguous))
  return { row: shift(spread(bar, spread(right, BLANK, room, ambiguous), width, ambiguous), left) }
}

/** A page of text with the matches highlighted. */
export const textView = (state: State, text: SetText, around: Furniture): View => {
  const { frame, galley, cursor } = text
  const screen = screenFrame(state.size)
  const page = makePage(galley, cursor, frame)
  const matches = matchesFor(state)
  const foot = textFoot(state, text, shareBefore(galley, page.next), matches, around)
  return {
    head: exactly([around.head, BLANK], screen.head),
    body: rowsBody(exactly(drawPage(page, frame, state.settings, matches), frame.height)),
    foot: [...exactly([], screen.foot - 1), foot.row],
    // At the edge of the text, not under a centred headline: the cursor moves less.
    cursor: { x: boundsOf(frame).left, y: screen.head },
    ...cursorIn(foot, state.size),
  }
}
