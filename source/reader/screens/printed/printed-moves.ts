import { sourceLength } from '../../../issue/index.ts'
import { placeAt, placeOfSource, withinPages } from '../../../makeup/index.ts'
import type { Move } from '../../keys/key-table.ts'
import { moveInText } from '../../parts/text-moves.ts'
import {
  closing,
  type PrintedScreen,
  type State,
  type Step,
  screenOf,
  showing,
  step,
} from '../../state/state.ts'
import { printedText } from './printed-rows.ts'

/** Goes back to the article, at the sentence at the top of the window. */
const leave = (state: State, screen: PrintedScreen): State => {
  const closed = closing(state)
  const below = screenOf(closed)
  if (below.kind !== 'article' || screen.from === undefined) return closed
  const place =
    screen.offset === screen.from.offset ? screen.from.place : placeOfSource(state.issue, screen.offset)
  return place ? showing(closed, { ...below, place }) : closed
}

/** What an action does in the source as printed; undefined for those that do the same everywhere. */
export const moveInPrinted = (state: State, screen: PrintedScreen, action: Move): Step | undefined => {
  const text = printedText(state, screen)
  const to = moveInText(action, text)
  if (to) {
    const { character } = placeAt(text.galley, withinPages(text.galley, text.frame, to))
    return step(showing(state, { ...screen, offset: character }))
  }
  switch (action) {
    case 'copy': {
      const source = state.issue.source.text ?? ''
      return step(state, { kind: 'copy', text: source, count: sourceLength(state.issue) })
    }
    case 'printed':
    case 'back':
    case 'quit':
      return step(leave(state, screen))
    default:
      return undefined
  }
}
