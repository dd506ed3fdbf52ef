import { countCharacters } from '../../../issue/index.ts'
import type { Action } from '../../keys.ts'
import { closing, type PrintedScreen, type State, type Step, screenOf, showing, step } from '../../state.ts'
import { type Cursor, moved, onText, placeAt, START } from '../../text/cursor.ts'
import { lastPageStart, makePage, pageBefore, withinPages } from '../../text/make-up.ts'
import { placeOfSource } from '../../text/source-offset.ts'
import { printedText } from './printed-view.ts'

/** Back to the article, at the sentence that stands at the top here. */
const leave = (state: State, screen: PrintedScreen): State => {
  const under = closing(state)
  const below = screenOf(under)
  if (below.kind !== 'article' || screen.from === undefined) return under
  const place = screen.at === screen.from.at ? screen.from.place : placeOfSource(state.issue, screen.at)
  return place ? showing(under, { ...below, place }) : under
}

/** What an action does in the source as printed; undefined for those that do the same everywhere. */
export const moveInPrinted = (state: State, screen: PrintedScreen, action: Action): Step | undefined => {
  const { frame, galley, cursor } = printedText(state, screen)
  const at = (to: Cursor): Step => {
    const { character } = placeAt(galley, withinPages(galley, frame, to))
    return step(showing(state, { ...screen, at: character }))
  }
  const rows = (count: number): Step => at(onText(galley, moved(galley, cursor, count), count > 0 ? 1 : -1))
  const half = Math.max(1, Math.floor(frame.height / 2))
  switch (action) {
    case 'down':
      return rows(1)
    case 'up':
      return rows(-1)
    case 'halfDown':
      return rows(half)
    case 'halfUp':
      return rows(-half)
    case 'pageDown': {
      const { next } = makePage(galley, cursor, frame)
      return next ? at(onText(galley, next, 1)) : step(state)
    }
    case 'pageUp':
      return at(pageBefore(galley, frame, cursor))
    case 'first':
      return at(START)
    case 'last':
      return at(lastPageStart(galley, frame))
    case 'copy': {
      const text = state.issue.source.text ?? ''
      return step(state, { kind: 'copy', text, count: countCharacters(text) })
    }
    case 'printed':
    case 'back':
    case 'quit':
      return step(leave(state, screen))
    default:
      return undefined
  }
}
