import { wordsFor } from '../../../language/index.ts'
import {
  BLANK,
  boundsOf,
  cursorAt,
  line,
  printedGalley,
  QUIET,
  runningHead,
  type SetText,
  withinPages,
} from '../../../makeup/index.ts'
import { cachedView } from '../../parts/cached-view.ts'
import { screenFrame } from '../../parts/screen-frame.ts'
import { keyHint } from '../../parts/status.ts'
import { textView } from '../../parts/text-view.ts'
import type { View } from '../../parts/view.ts'
import type { PrintedScreen, State } from '../../state/state.ts'

/** The source as it is set in the window, and the first row of the current page. */
export const printedText = (state: State, screen: PrintedScreen): SetText => {
  const frame = screenFrame(state.size)
  const galley = printedGalley(state.issue, frame.measure, state.settings)
  const cursor = withinPages(galley, frame, cursorAt(galley, { block: 0, character: screen.offset }))
  return { frame, galley, cursor }
}

/** The source as printed, with every repair marked. */
export const printedView = cachedView((state: State, screen: PrintedScreen): View => {
  const { issue, settings } = state
  const text = printedText(state, screen)
  const { asPrinted } = wordsFor(settings.language)
  const head = runningHead(issue, [], asPrinted, boundsOf(text.frame), settings)
  return textView(state, text, { head, back: line(keyHint('back', state) ?? '', QUIET), ahead: BLANK })
})
