import { BLANK, exactly, line, shift, spread } from '../../parts/compose.ts'
import { boundsOf, frameOf } from '../../parts/frame.ts'
import { runningHead } from '../../parts/nameplate.ts'
import { footRow, progressBar } from '../../parts/status.ts'
import { drawPage } from '../../parts/text-page.ts'
import { matchesFor } from '../../searching.ts'
import type { PrintedScreen, State } from '../../state.ts'
import { cursorAt } from '../../text/cursor.ts'
import { makePage, type SetText, shareBefore, withinPages } from '../../text/make-up.ts'
import { printedGalley } from '../../text/printed.ts'
import { wordsFor } from '../../words.ts'
import type { View } from '../view.ts'

/** The source as it is set in the window, and the row that its page begins with. */
export const printedText = (state: State, screen: PrintedScreen): SetText => {
  const frame = frameOf(state.size)
  const galley = printedGalley(state.issue, frame.measure, state.settings)
  const cursor = withinPages(galley, frame, cursorAt(galley, { block: 0, character: screen.at }))
  return { frame, galley, cursor }
}

/** The source as it was printed, each repair marked. */
export const printedView = (state: State, screen: PrintedScreen): View => {
  const { issue, settings, search } = state
  const words = wordsFor(settings.language)
  const { frame, galley, cursor } = printedText(state, screen)
  const page = makePage(galley, cursor, frame)
  const { matches, current, index } = matchesFor(state)
  const found = matches.length > 0 ? words.found(index + 1, matches.length) : ''
  const bounds = boundsOf(frame)
  const { left, width } = bounds
  const bar = progressBar(shareBefore(galley, page.next), width, settings)
  const right = line(found === '' ? '' : `/${search.query} ${found}`)
  const foot =
    search.typing || state.message
      ? footRow(state, [], found, bounds)
      : { row: shift(spread(bar, right, width, settings.ambiguous), left) }
  const rows = [
    ...exactly([runningHead(issue, [], words.asPrinted, bounds, settings), BLANK], frame.head),
    ...exactly(drawPage(page, frame, settings, { matches, current }), frame.height),
    ...exactly([], frame.foot - 1),
    foot.row,
  ]
  return {
    rows,
    ...(foot.cursor === undefined ? {} : { cursor: { x: foot.cursor, y: rows.length - 1 } }),
  }
}
